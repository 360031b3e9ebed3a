# SPDX-License-Identifier: GPL-3.0-or-later
"""The client under Xvfb against the local server: beside KeePassXC what starts and what is kept in memory, and what a
teller waits for. The gauge is the client's own parts driven by key presses (client/tour/gauge.h)."""
import http.client
import json
import os
import ssl
import statistics
import subprocess
import time

from books import SQL, TELLERS
from screen import Screen, crash_note, end_of, run
from stack import PASSWORD, ROOT, BenchError

CLIENT = ROOT / "build/release/client/tellerdesk"
GAUGE = ROOT / "build/release/client/tellerdesk-gauge"
DESK = TELLERS + 1  # a teller who only works at this desk
STATEMENT = 999  # the customer with the long statement
PHONE = 300_000_000  # of the customer 0


def p99(values):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * 0.99))]


def make_people(bench):
    """Customers who are found, a till for the desk's teller, and one of each other role: a bank without administrator
    would show its set-up instead of the login page."""
    for role in ("supervisor", "administrator"):
        bench.server.command("user", "create", "--username", f"desk-{role}", "--full-name", role.title(), "--role", role,
                             "--password-stdin", text=PASSWORD + "\n")
    bench.cluster.sql("bank", file=SQL / "desk.sql")
    bench.bank._serve_till(DESK)


class Gauge:
    def __init__(self, bench, screen, configuration):
        self.folder = bench.folder / "desk"
        self.screen = screen
        self.configuration = configuration
        self.password = self.folder / "password"
        self.password.touch(mode=0o600)
        self.password.write_text(PASSWORD + "\n")
        self.runs = 0

    def measure(self, what, user, count, customer=1):
        """The samples of one run, by list."""
        self.runs += 1
        home = self.folder / f"gauge{self.runs}"
        environment = self.screen.environment(home) | {"TELLERDESK_CONFIG": str(self.configuration)}
        done = subprocess.run([GAUGE, what, "--user", user, "--password-file", self.password, "--count", str(count),
                               "--phone", f"0{PHONE + customer}", "--data", home], env=environment, capture_output=True,
                              text=True, timeout=900)
        if done.returncode != 0:
            raise BenchError(f"tellerdesk-gauge {what}: {end_of(done.returncode)}; {done.stderr[-500:]}"
                             f"{crash_note(environment)}")
        return json.loads(done.stdout)


def values(found, name):
    if not found.get(name):
        raise BenchError(f"tellerdesk-gauge measured no {name}")
    return [sample["value"] for sample in found[name]]


def against_keepassxc(bench, screen, configuration, turns):
    """Both in turn; what is kept of each is its median. Returns KeePassXC's resident bytes."""
    folder = bench.folder / "desk"
    ours = screen.environment(folder / "ours") | {"TELLERDESK_CONFIG": str(configuration)}
    theirs = screen.environment(folder / "theirs")
    sides = ([], [])
    for turn in range(turns + 1):
        found = (run(screen, [str(CLIENT)], ours), run(screen, ["keepassxc"], theirs))
        if turn > 0:  # the first start reads the programs from the disk
            sides[0].append(found[0])
            sides[1].append(found[1])

    def median(side, what):
        return statistics.median(getattr(one, what) for one in sides[side])
    for side, name in enumerate(("client", "KeePassXC")):
        bench.report.fact(f"{name}: start to first picture, s", median(side, "shown"))
        bench.report.fact(f"{name}: start to whole picture, s", median(side, "settled"))
        bench.report.fact(f"{name}: resident, MiB", median(side, "resident") / 2**20)
    bench.report.add("client: start to login window over KeePassXC's", median(0, "settled") / median(1, "settled"), 1.0,
                     "at most")
    resident = median(1, "resident")
    bench.report.add("client: resident at the login page over KeePassXC idle", median(0, "resident") / resident, 0.9,
                     "at most")
    return resident


def after_customers(bench, gauge, customers, idle):
    before, after = values(gauge.measure("serve", f"t{DESK}", customers), "resident")
    bench.report.fact("gauge: resident at the counter, MiB", before / 2**20)
    bench.report.fact("gauge: resident after the customers, MiB", after / 2**20)
    bench.report.add(f"client: resident after {customers} served customers over KeePassXC idle", after / idle, 1.3, "at most")


def keys_and_pages(bench, gauge, rounds):
    keys, pages, untaken = [], [], 0
    for user in (f"t{DESK}", "desk-supervisor", "desk-administrator"):
        found = gauge.measure("keys", user, rounds)
        keys += values(found, "keys")
        untaken += len(found.get("untaken", []))
        pages += values(gauge.measure("pages", user, rounds * 5), "pages")
    bench.report.fact("keys that a field had no use for", untaken)
    bench.report.fact("keys measured", len(keys))
    bench.report.fact("slowest key, ms", max(keys))
    bench.report.add("client: key press to painted, any field, p99, ms", p99(keys), 50, "at most")
    bench.report.fact("page switches measured", len(pages))
    bench.report.fact("slowest page switch, ms", max(pages))
    bench.report.add("client: page switch, p99, ms", p99(pages), 100, "at most")


def bare_logins(bench, count):
    """Milliseconds of POST /v1/login and of GET /v1/me on one kept connection; the difference is the hash's."""
    trust = ssl.create_default_context(cafile=str(bench.server.folder / "tls/ca.pem"))
    wire = http.client.HTTPSConnection("127.0.0.1", bench.server.port, context=trust, timeout=30)

    def timed(method, path, body=None, headers={}):
        begin = time.monotonic()
        wire.request(method, path, body and json.dumps(body), headers)
        reply = wire.getresponse()
        content = reply.read()
        if reply.status != 200:
            raise BenchError(f"{method} {path}: {reply.status}")
        return (time.monotonic() - begin) * 1000, json.loads(content)
    logins, looks = [], []
    for _ in range(count):
        took, reply = timed("POST", "/v1/login", {"username": f"t{DESK}", "password": PASSWORD},
                            {"Content-Type": "application/json"})
        logins.append(took)
        looks.append(timed("GET", "/v1/me", None, {"Authorization": f"Bearer {reply['access_token']}"})[0])
    wire.close()
    return logins, looks


def login(bench, gauge, count):
    logins, looks, desks = [], [], []
    for _ in range(3):
        some_logins, some_looks = bare_logins(bench, count)
        logins += some_logins
        looks += some_looks
        desks += values(gauge.measure("logins", f"t{DESK}", count), "logins")
    hashing = statistics.median(logins) - statistics.median(looks)
    bench.report.fact("password hash, ms", hashing)
    bench.report.fact("login to usable counter, ms", statistics.median(desks))
    bench.report.fact("slowest login to usable counter, ms", max(desks))
    bench.report.add("client: login to usable counter, beyond the password hash, ms", p99(desks) - hashing, 300, "at most")


def statement(bench, gauge, entries):
    bench.cluster.sql("bank", file=SQL / "statement.sql", entries=entries, customer=STATEMENT, teller="t1")
    bench.cluster.sql("bank", "VACUUM ANALYZE entries")
    opens, frames = [], []
    for _ in range(3):
        found = gauge.measure("statement", f"t{DESK}", 1, STATEMENT)
        if found["rows"] < entries:
            raise BenchError(f"the statement has {found['rows']} rows")
        opens += values(found, "opens")
        frames += values(found, "frames")
    bench.report.fact("frames measured", len(frames))
    bench.report.fact("frame p99, ms", p99(frames))
    bench.report.add(f"client: statement of {entries:,} entries, open, slowest, ms", max(opens), 150, "at most")
    bench.report.add(f"client: statement of {entries:,} entries, slowest frame to its end, ms", max(frames), 50, "at most")


def measure(bench, quick):
    folder = bench.folder / "desk"
    folder.mkdir()
    configuration = folder / "tellerdesk.conf"
    configuration.write_text(bench.server.command("client-config"))
    make_people(bench)
    with Screen(folder / "screen") as screen:
        idle = against_keepassxc(bench, screen, configuration, 3 if quick else 7)
        gauge = Gauge(bench, screen, configuration)
        login(bench, gauge, 3 if quick else 10)
        keys_and_pages(bench, gauge, 1 if quick else 3)
        after_customers(bench, gauge, 40 if quick else 500, idle)
        statement(bench, gauge, 1_000_000)
    bench.bank.check()
