# SPDX-License-Identifier: GPL-3.0-or-later
"""The bank that is measured: tellers with open tills, customers with accounts; and whether its books hold."""
import concurrent.futures
import secrets
import subprocess
import time
from pathlib import Path

from stack import PASSWORD, ROOT, BenchError

SQL = Path(__file__).resolve().parent / "sql"
TELLERS = 64
EXTRA_TELLERS = 8  # who only log in
OPENING_CREDIT = 1_000_000_000
CASH = 1_000_000_000


def new_key():
    value = bytearray(int(time.time() * 1000).to_bytes(6, "big") + secrets.token_bytes(10))
    value[6] = 0x70 | value[6] & 0x0F
    value[8] = 0x80 | value[8] & 0x3F
    text = value.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


class Bank:
    """A server's books with `accounts` accounts, each with a first deposit, and a file of 64 tellers' tokens."""

    def __init__(self, server, cluster, database, accounts, folder):
        self.server = server
        self.cluster = cluster
        self.database = database
        self.accounts = accounts
        self.tokens = []
        self.token_file = folder / f"{database}.tokens"
        self.one_token_file = folder / f"{database}.one-token"

    def account_id(self, number):
        return f"01900000-0000-7000-8000-{100000000000 + number}"

    def make(self, history=None):
        """With a history, that script makes the accounts' entries; else each gets a deposit through the server."""
        self.server.command("user", "create", "--username", "t0", "--full-name", "Teller", "--role", "teller",
                            "--password-stdin", text=PASSWORD + "\n")
        self.cluster.sql(self.database, file=SQL / "people.sql", tellers=TELLERS + EXTRA_TELLERS)
        self.cluster.sql(self.database, file=SQL / "accounts.sql", accounts=self.accounts)
        self.sign_in()
        if history:
            self._serve_till(0)
            self.cluster.sql(self.database, file=history, accounts=self.accounts)
        else:
            self.fill()
        self.cluster.settle(self.database)

    def sign_in(self):
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            self.tokens = list(pool.map(self._serve_till, range(1, TELLERS + 1)))
        for file, tokens in ((self.token_file, self.tokens), (self.one_token_file, self.tokens[:1])):
            file.touch(mode=0o600)
            file.write_text("".join(token + "\n" for token in tokens))

    def _serve_till(self, number):
        reply = self.server.call("POST", "/v1/login", {"username": f"t{number}", "password": PASSWORD})
        token = reply["access_token"]
        self.server.call("POST", "/v1/till-sessions", {"opening": [{"currency": "EUR", "amount": CASH}]}, token, new_key())
        return token

    def fill(self):
        """A first deposit on each account, through the server."""
        def deposit(number):
            self.server.call("POST", "/v1/deposits",
                             {"account_id": self.account_id(number), "amount": OPENING_CREDIT, "currency": "EUR"},
                             self.tokens[number % TELLERS], new_key())
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            list(pool.map(deposit, range(1, self.accounts + 1)))

    def postings(self):
        return self.cluster.number(self.database, "SELECT count(id) FROM postings")

    def check(self, verify=True):
        """Counts and sums by statements of our own, and the server's own proof."""
        faults = self.cluster.sql(self.database, file=SQL / "check.sql")
        if faults:
            raise BenchError(f"the books of {self.database} do not hold: {faults}")
        if verify:
            self.server.command("verify")


class Floor:
    """A copy of a bank's books for PostgreSQL alone."""

    def __init__(self, cluster, database, accounts):
        self.cluster = cluster
        self.database = database
        self.accounts = accounts

    def copy(self, original):
        programs, arguments = self.cluster.programs, f"-h {self.cluster.socket} -U tellerdesk_owner"
        self.cluster.create(self.database)
        copy = f"{programs}/pg_dump -Fc {arguments} {original} | {programs}/pg_restore {arguments} -d {self.database}"
        if subprocess.run(["bash", "-o", "pipefail", "-c", copy]).returncode != 0:
            raise BenchError("the books could not be copied")
        self.cluster.sql(self.database, file=SQL / "floor.sql")
        self.cluster.settle(self.database)

    def postings(self):
        return self.cluster.number(self.database, "SELECT count(id) FROM postings")

    def check(self, verify=True):
        faults = self.cluster.sql(self.database, file=SQL / "check.sql")
        if faults:
            raise BenchError(f"the books of {self.database} do not hold: {faults}")
