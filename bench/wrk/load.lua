-- SPDX-License-Identifier: GPL-3.0-or-later
-- wrk ... -- KIND TOKENS ACCOUNTS: requests of one kind, as the tellers whose tokens the file TOKENS lists by line, over
-- accounts counted up to ACCOUNTS. Keys are UUIDs of version 7 and never repeat. No response() here: it would cost as
-- much as the rest, and wrk counts every reply that is not 2xx by itself.
local threads = {}

function setup(thread)
   table.insert(threads, thread)
   thread:set("number", #threads)
end

local tokens, accounts, make = {}, 0, nil
local turn, count, prefix, suffix = 0, 0, "", ""
local random, format = math.random, string.format

local function seed()
   local source = assert(io.open("/dev/urandom", "rb"))
   local bytes = source:read(6)
   source:close()
   local a, b, c, d, e, f = bytes:byte(1, 6)
   math.randomseed(((a * 256 + b) * 256 + c) * 256 + d)
   suffix = format("%03x", (e * 256 + f) % 4096)
   return format("8%03x", random(0, 4095))
end

local tail = ""
local function key()
   if count % 500 == 0 then
      local time = format("%012x", os.time() * 1000)
      prefix = time:sub(1, 8) .. "-" .. time:sub(9, 12) .. "-7" .. suffix .. "-" .. tail .. "-"
   end
   count = count + 1
   return prefix .. format("%04x%08x", number, count)
end

local function account(from, to)
   return "01900000-0000-7000-8000-" .. format("%d", 100000000000 + random(from, to))
end

local function head()
   turn = turn % #tokens + 1
   return tokens[turn]
end

local function post(path, body)
   return "POST " .. path .. head() .. "Idempotency-Key: " .. key() .. "\r\nContent-Type: application/json\r\nContent-Length: " ..
      #body .. "\r\n\r\n" .. body
end

local function transfer(from, to)
   return post("/v1/transfers", '{"from_account_id":"' .. from .. '","to_account_id":"' .. to .. '","amount":1,"currency":"EUR"}')
end

local kinds = {}

function kinds.transfer()
   return transfer(account(1, accounts / 2), account(accounts / 2 + 1, accounts))
end

function kinds.hot()
   return transfer(account(2, accounts), account(1, 1))
end

function kinds.deposit()
   return post("/v1/deposits", '{"account_id":"' .. account(1, accounts) .. '","amount":1,"currency":"EUR"}')
end

function kinds.withdrawal()
   return post("/v1/withdrawals", '{"account_id":"' .. account(1, accounts) .. '","amount":1,"currency":"EUR"}')
end

function kinds.account()
   return "GET /v1/accounts/" .. account(1, accounts) .. head() .. "\r\n"
end

function kinds.entries()
   return "GET /v1/accounts/" .. account(1, accounts) .. "/entries" .. head() .. "\r\n"
end

function kinds.page()
   return "GET /v1/accounts/" .. account(1, accounts) .. "/entries?limit=9" .. head() .. "\r\n"
end

local function look(path)
   return "GET " .. path .. head() .. "\r\n"
end

function kinds.entries_with_text()
   return look("/v1/accounts/" .. account(1, accounts) .. "/entries?q=rent")
end

function kinds.entries_of_period()
   return look("/v1/accounts/" .. account(1, accounts) .. "/entries?from=2020-01-01&to=2099-12-31&min_amount=1")
end

function kinds.summary()
   return look("/v1/accounts/" .. account(1, accounts) .. "/entries/summary")
end

function kinds.postings()
   return look("/v1/postings?mine=true")
end

function kinds.search_by_phone()
   return look("/v1/customers?q=" .. format("0%d", 150000000 + random(1, 100000)))
end

function kinds.search_by_document()
   return look("/v1/customers?q=" .. format("doc%06d", random(1, 100000)))
end

function kinds.search_by_number()
   return look("/v1/customers?q=" .. format("%d", 200000000000 + random(1, accounts)))
end

function kinds.server()
   return "GET /v1/server" .. head() .. "\r\n"
end

-- As the client asks while somebody types a name: each beginning of it, then the next name.
local typed, letters = "", 0
local names = {"kim", "park", "lee", "choi", "anna", "maria", "smith", "weber", "jung", "garcia", "novak", "silva"}
function kinds.search()
   if letters >= #typed then
      typed = names[random(1, #names)] .. "%20" .. names[random(1, #names)]
      letters = 0
   end
   letters = letters + 1
   if typed:sub(letters, letters) == "%" then
      letters = letters + 3
   end
   return "GET /v1/customers?limit=20&q=" .. typed:sub(1, letters) .. head() .. "\r\n"
end

function kinds.login()
   turn = turn % 8 + 1
   local body = '{"username":"t' .. (turn + 64) .. '","password":"a bench of tellers"}'
   return "POST /v1/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " .. #body ..
      "\r\n\r\n" .. body
end

function init(arguments)
   tail = seed()
   make = assert(kinds[arguments[1]], "no such kind")
   for token in io.lines(arguments[2]) do
      table.insert(tokens, " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " .. token .. "\r\n")
   end
   accounts = tonumber(arguments[3])
   turn = number * 31
end

function request()
   return make()
end

function done(summary, latency, requests)
   local errors = summary.errors
   io.write(format(
      'RESULT {"requests": %d, "duration_us": %d, "status": %d, "connect": %d, "read": %d, "write": %d, "timeout": %d, ' ..
         '"p50_us": %d, "p99_us": %d}\n',
      summary.requests, summary.duration, errors.status, errors.connect, errors.read, errors.write, errors.timeout,
      latency:percentile(50), latency:percentile(99)))
end
