# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured at the server, part by part. Each part leaves books that hold, or the run fails."""
import statistics
import subprocess
import time
from dataclasses import dataclass

from books import SQL, Bank, Floor
from load import pgbench, read_wrk, wrk, wrk_command
from report import AT_LEAST, AT_MOST
from stack import BenchError, Server


@dataclass
class Length:
    rounds: int
    seconds: int
    customers: int = 100_000
    grown_accounts: int = 1_000_000


def rate(runs):
    return statistics.median(run.rate for run in runs)


def p50(runs):
    return statistics.median(run.p50 for run in runs)


def p99(runs):
    return statistics.median(run.p99 for run in runs)


def alternate(rounds, *sides):
    """Runs all sides in turn, there and back again, so that whatever else the machine does, and whatever one side leaves
    behind for the next (pages to write, rows to vacuum), meets all alike."""
    results = [[] for _ in sides]
    turns = list(zip(sides, results))
    for _ in range(rounds):
        for side, found in turns:
            found.append(side())
        turns.reverse()
    return results


class Bench:
    def __init__(self, folder, cluster, server, length, report):
        self.folder = folder
        self.cluster = cluster
        self.server = server
        self.length = length
        self.report = report
        self.bank = Bank(server, cluster, "bank", 1000, folder)
        self.floor = Floor(cluster, "floor", 1000)
        self.grown = None  # once it was measured

    def make(self):
        self.bank.make()
        self.floor.copy("bank")
        self.check(self.bank, self.floor)
        self.cluster.settle("bank", "floor")
        self.load("transfer", seconds=1)  # plans are made, files are there
        self.alone("transfer", seconds=1)

    def load(self, kind, tokens=None, seconds=None, connections=64, bank=None):
        """One round of wrk; for postings the rows must be as many more as replies, besides those cut off at the end."""
        bank = bank or self.bank
        posts = kind in ("transfer", "hot", "deposit", "withdrawal")
        before = bank.postings() if posts else 0
        run = wrk(bank.server, kind, tokens or bank.token_file, bank.accounts, seconds or self.length.seconds, connections)
        if posts:
            time.sleep(0.3)
            self.compare_rows(kind, bank.postings() - before, run.count, connections)
        return run

    @staticmethod
    def compare_rows(kind, posted, answered, connections):
        if not answered <= posted <= answered + connections:
            raise BenchError(f"{kind}: {answered} replies, {posted} postings")

    def alone(self, script, seconds=None, clients=64, latencies=False, each=1):
        """One round of pgbench, whose rows are counted to the last."""
        before = self.floor.postings() if script != "account" else 0
        run = pgbench(self.cluster, "floor", script, self.floor.accounts, seconds or self.length.seconds, clients,
                      latencies, each)
        if script != "account" and self.floor.postings() - before != run.count:
            raise BenchError(f"pgbench ({script}): {run.count} calls, {self.floor.postings() - before} postings")
        return run

    def check(self, *banks):
        for bank in banks:
            bank.check()

    def pair(self, measure, kind, script, bound):
        ours, floor = alternate(self.length.rounds, lambda: self.load(kind), lambda: self.alone(script))
        self.report.fact(f"{kind}s/s", rate(ours))
        self.report.fact(f"{kind}s/s by pgbench", rate(floor))
        self.report.add(measure, rate(ours) / rate(floor), bound, AT_LEAST)
        return ours

    def transfers(self):
        cpu = self.server.cpu_seconds()
        ours, floor, one, batch = alternate(
            self.length.rounds, lambda: self.load("transfer"), lambda: self.alone("transfer"),
            lambda: self.load("transfer", self.bank.one_token_file), lambda: self.alone("batch", clients=1, each=64))
        cpu = self.server.cpu_seconds() - cpu
        report = self.report
        report.fact("transfers/s", rate(ours))
        report.fact("transfers/s by pgbench", rate(floor))
        report.fact("transfers/s by one teller", rate(one))
        report.fact("transfers/s set-based", rate(batch))
        report.fact("server's CPU per transfer, us", cpu * 1e6 / sum(run.count for run in ours + one))
        report.fact("transfer p50, ms", p50(ours))
        report.add("transfers/s, random accounts, over pgbench's", rate(ours) / rate(floor), 1.5, AT_LEAST)
        report.add("transfers/s, one teller over 64", rate(one) / rate(ours), 0.9, AT_LEAST)
        report.add("transfers/s over set-based SQL alone", rate(ours) / rate(batch), 0.6, AT_LEAST)
        report.add("p99 of a transfer over its p50", p99(ours) / p50(ours), 4, AT_MOST)
        self.check(self.bank, self.floor)

    def hot_account(self):
        self.pair("transfers/s, one hot account, over pgbench's", "hot", "hot", 5)
        self.check(self.bank, self.floor)

    def deposits(self):
        self.pair("deposits/s over pgbench's", "deposit", "deposit", 1.3)
        self.check(self.bank, self.floor)

    def lonely(self):
        ours, floor = alternate(self.length.rounds, lambda: self.load("transfer", connections=1),
                                lambda: self.alone("transfer", clients=1, latencies=True))
        self.report.fact("lonely transfer p50, ms", p50(ours))
        self.report.fact("lonely transfer p50 by pgbench, ms", p50(floor))
        self.report.add("one lonely client: p50 of a transfer over pgbench's", p50(ours) / p50(floor), 2.5, AT_MOST)
        self.check(self.bank, self.floor)

    def reads(self):
        ours, floor = alternate(self.length.rounds, lambda: self.load("account"), lambda: self.alone("account"))
        self.report.fact("GET account/s", rate(ours))
        self.report.fact("select/s by pgbench", rate(floor))
        self.report.add("GET /v1/accounts/{id}/s over pgbench's select", rate(ours) / rate(floor), 0.2, AT_LEAST)

    def logins(self):
        with_logins, without = alternate(self.length.rounds, self.transfers_with_logins, lambda: self.load("transfer"))
        self.report.add("transfers p99 with 8 clients logging in over without", p99(with_logins) / p99(without), 3, AT_MOST)
        self.check(self.bank)

    def transfers_with_logins(self):
        seconds = self.length.seconds + 2
        command = wrk_command(self.server, "login", self.bank.token_file, 1, seconds, 8)
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as logging_in:
            time.sleep(1)
            run = self.load("transfer")
            output = logging_in.communicate()[0]
        self.report.facts["logins/s meanwhile"] = round(read_wrk("login", output).rate, 1)
        return run

    def search(self):
        self.cluster.sql("bank", file=SQL / "search.sql", customers=self.length.customers)
        self.cluster.settle("bank")
        runs = [self.load("search") for _ in range(self.length.rounds)]
        self.report.fact("searches/s", rate(runs))
        self.report.fact("search p50, ms", p50(runs))
        self.report.add("customer search as you type, 100,000 customers, p99, ms", p99(runs), 50, AT_MOST)

    def two_servers(self):
        other = Server(self.folder / "other", self.cluster, "bank")
        other.folder.mkdir(parents=True)
        other.environment["TOKEN_SYMMETRIC_KEY"] = self.server.token_key()
        other.start()
        try:
            both, one = alternate(self.length.rounds, lambda: self.load_both(other), lambda: self.load("transfer"))
        finally:
            other.stop()
        self.report.fact("transfers/s by two servers", statistics.median(both))
        self.report.add("two servers on one database: transfers/s over one", statistics.median(both) / rate(one), 0.9, AT_LEAST)
        self.check(self.bank)

    def load_both(self, other):
        before = self.bank.postings()
        commands = [wrk_command(server, "transfer", self.bank.token_file, self.bank.accounts, self.length.seconds, 32)
                    for server in (self.server, other)]
        running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) for command in commands]
        runs = [read_wrk("transfer", process.communicate()[0]) for process in running]
        time.sleep(0.3)
        self.compare_rows("two servers", self.bank.postings() - before, sum(run.count for run in runs), 64)
        return sum(run.rate for run in runs)

    def memory(self):
        """Of each server that ran, at its highest."""
        self.server.rss()
        self.report.add("server's resident memory under all of it, MiB", Server.highest_rss / 2**20, 100, AT_MOST)

    def growth(self):
        """Both banks' pages hold as many entries, nine: as long as the accounts of ten million entries' bank are."""
        self.cluster.create("grown")
        server = Server(self.folder / "grown", self.cluster, "grown").start()
        try:
            self.grown = grown = Bank(server, self.cluster, "grown", self.length.grown_accounts, self.folder)
            grown.make(history=SQL / "growth.sql")
            self.check(grown)
            self.cluster.settle("grown", "bank")
            self.load("transfer", seconds=15, bank=grown)  # until each page is in the log once since the checkpoint
            large, small = alternate(self.length.rounds, lambda: self.load("transfer", bank=grown), lambda: self.load("transfer"))
            self.where_it_goes(grown)
            self.where_it_goes(self.bank)
            self.report.fact("transfers/s, grown", rate(large))
            self.report.fact("transfers/s, beside it", rate(small))
            self.report.add("transfers/s with 1,000,000 accounts over 1,000", rate(large) / rate(small), 0.8, AT_LEAST)
            self.pages(grown)
            self.check(grown, self.bank)
        finally:
            server.stop()

    def where_it_goes(self, bank):
        """What a transfer writes to PostgreSQL's log and takes of the server's CPU, and how many balances change in place."""
        def place():
            return self.cluster.number(bank.database, "SELECT CAST(pg_current_wal_lsn() - CAST('0/0' AS pg_lsn) AS bigint)")
        cpu, begin = bank.server.cpu_seconds(), place()
        run = self.load("transfer", bank=bank)
        cpu, written = bank.server.cpu_seconds() - cpu, place() - begin
        in_place = self.cluster.number(bank.database, "SELECT 100 * n_tup_hot_upd / greatest(n_tup_upd, 1) "
                                       "FROM pg_stat_user_tables WHERE relname = 'accounts'")
        self.report.fact(f"log bytes per transfer, {bank.database}", written / run.count)
        self.report.fact(f"server's CPU per transfer, us, {bank.database}", cpu * 1e6 / run.count)
        self.report.fact(f"balances changed in place ever, %, {bank.database}", in_place)

    def pages(self, grown):
        self.cluster.settle("grown", "bank")
        self.load("page", seconds=2, bank=grown)  # plans are made
        self.load("page", seconds=2)
        large, small = alternate(self.length.rounds, lambda: self.load("page", bank=grown), lambda: self.load("page"))
        self.report.fact("statement pages/s, grown", rate(large))
        self.report.fact("statement pages/s, beside it", rate(small))
        self.report.fact("statement page p99, grown, ms", p99(large))
        self.report.fact("statement page p99, beside it, ms", p99(small))
        self.report.add("statement page p99 with 10,000,000 entries over 1,000 accounts'", p99(large) / p99(small), 1.3, AT_MOST)
