# SPDX-License-Identifier: GPL-3.0-or-later
"""EXPLAIN (ANALYZE, BUFFERS) of what the server really runs under load, one plan for each statement."""
import re

from stack import ROOT, Server

SECONDS = 3
KINDS = ("transfer", "deposit", "withdrawal", "account", "entries", "entries_with_text", "entries_of_period", "summary",
         "postings", "search", "search_by_phone", "search_by_document", "search_by_number", "login")
KINDS_GROWN = ("transfer", "entries", "entries_with_text", "summary", "postings")
LOG_LINE = re.compile(r"^\d{4}-\d\d-\d\d [^\n]*?LOG:  ", re.M)
PLAN_BEGINS = re.compile(r"^\t[^\t\n].*\(cost=", re.M)


def found_in(log):
    """Of each statement its plans with their milliseconds. The driver's PREPARE of a fresh name is no statement of its own."""
    found = {}
    for entry in LOG_LINE.split(log):
        begin = PLAN_BEGINS.search(entry)
        if not entry.startswith("duration:") or not begin:
            continue
        query = entry[entry.index("Query Text: ") + len("Query Text: "):begin.start()]
        query = re.sub(r"^PREPARE \w+(?: *\([^)]*\))? AS ", "", query.rstrip())
        found.setdefault(query, []).append((float(entry.split()[1]), entry[begin.start():].rstrip()))
    return found


def explained(bench, bank, kinds):
    """PostgreSQL's own auto_explain looks at some of each kind of load, on a server whose every connection has it."""
    cluster = bench.cluster
    server = Server(bench.folder / f"explained-{bank.database}", cluster, bank.database)
    server.folder.mkdir()
    server.environment["TOKEN_SYMMETRIC_KEY"] = bank.server.token_key()
    server.start()
    before = bank.server
    bank.server = server
    texts = []
    try:
        for kind in kinds:
            log = cluster.folder / "postgres.log"
            begin = log.stat().st_size
            bench.load(kind, seconds=SECONDS, connections=8 if kind == "login" else 32, bank=bank)
            with open(log, "rb") as file:
                file.seek(begin)
                found = found_in(file.read().decode(errors="replace"))
            for query, plans in found.items():
                plans.sort()
                ms, plan = plans[len(plans) // 2]
                texts.append(f"{bank.database}, {kind}: {len(plans)} seen, {plans[0][0]} to {plans[-1][0]} ms, this one {ms}\n"
                             f"{query}\n{plan}\n")
    finally:
        server.stop()
        bank.server = before
    return texts


def write(bench):
    for setting in ("session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on", "auto_explain.log_buffers = on", "auto_explain.sample_rate = 0.05"):
        bench.cluster.sql("postgres", f"ALTER ROLE tellerdesk_app SET {setting}")
    texts = explained(bench, bench.bank, KINDS)
    if bench.grown:
        texts += explained(bench, bench.grown, KINDS_GROWN)
    (ROOT / "build/bench-plans.txt").write_text("\n".join(texts))
    bench.report.say(f"{len(texts)} plans are in build/bench-plans.txt")
