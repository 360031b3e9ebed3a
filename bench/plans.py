# SPDX-License-Identifier: GPL-3.0-or-later
"""EXPLAIN (ANALYZE, BUFFERS) of what the server really runs under load, one plan for each statement."""
import re

from stack import ROOT, Server

KINDS = ("transfer", "deposit", "account", "entries", "search", "login")


def write(bench):
    """PostgreSQL's own auto_explain looks at each statement of a second of each kind of load; the last plan counts."""
    cluster = bench.cluster
    for setting in ("session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on", "auto_explain.log_buffers = on", "auto_explain.sample_rate = 0.02"):
        cluster.sql("postgres", f"ALTER ROLE tellerdesk_app SET {setting}")
    server = Server(bench.folder / "explained", cluster, "bank")
    server.folder.mkdir()
    server.environment["TOKEN_SYMMETRIC_KEY"] = bench.token_key()
    server.start()
    before = bench.bank.server
    bench.bank.server = server
    try:
        for kind in KINDS:
            bench.load(kind, seconds=3, connections=8 if kind == "login" else 32)
    finally:
        server.stop()
        bench.bank.server = before
    log = (cluster.folder / "postgres.log").read_text(errors="replace")
    plans = {}
    for entry in re.split(r"^\d{4}-\d\d-\d\d [^\n]*?LOG:  ", log, flags=re.M):
        if entry.startswith("duration:") and "plan:" in entry:
            text = entry[entry.index("plan:"):]
            query = re.sub(r"\s+", " ", text.split("Query Text: ", 1)[-1])[:160]
            plans[query] = entry.rstrip()
    (ROOT / "build/bench-plans.txt").write_text("\n\n".join(plans.values()) + "\n")
    bench.report.say(f"the plans of {len(plans)} statements are in build/bench-plans.txt")
