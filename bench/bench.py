# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the parts, prints the table and writes build/bench.json. Called by tools/bench."""
import argparse
import json
import os
import sys
import time

import client
import plans
from measures import Bench, Length, Report
from stack import ROOT, BenchError, Cluster, Server, bench_folder, remove

PARTS = ["transfers", "hot_account", "deposits", "lonely", "reads", "logins", "search", "two_servers", "growth", "memory",
         "client"]


def say(text):
    print(f"bench: [{time.monotonic() - STARTED:5.0f} s, load {os.getloadavg()[0]:.1f}] {text}", file=sys.stderr, flush=True)


def table(report):
    width = max(len(row["measure"]) for row in report.rows)
    lines = [f"{'measure':{width}}  {'value':>9}  {'bound':>15}"]
    for row in report.rows:
        bound = f"{row['sense']} {row['bound']:g}"
        lines.append(f"{row['measure']:{width}}  {row['value']:9.3g}  {bound:>15}  {'' if row['holds'] else 'MISSED'}".rstrip())
    return "\n".join(lines)


def run(options, report):
    folder = bench_folder()
    cluster, server = None, None
    length = Length(rounds=3, seconds=3) if options.quick else Length(rounds=5, seconds=6)
    parts = [part for part in options.parts or PARTS if not (options.quick and part == "growth")]
    try:
        (folder / "cluster").mkdir()
        cluster = Cluster(folder / "cluster").start()
        cluster.create("bank")
        server = Server(folder / "server", cluster, "bank").start()
        bench = Bench(folder, cluster, server, length, report)
        say("loading 1,000 accounts and 64 tellers")
        bench.make()
        for part in parts:
            say(part.replace("_", " "))
            if part == "client":
                client.measure(bench, options.quick)
            else:
                getattr(bench, part)()
        if options.plans:
            plans.write(bench)
    finally:
        if server:
            server.stop()
        if cluster:
            cluster.stop()
        remove(folder)


def main():
    arguments = argparse.ArgumentParser(prog="tools/bench")
    arguments.add_argument("--quick", action="store_true", help="short rounds, no growth part")
    arguments.add_argument("--parts", nargs="+", choices=PARTS, help="only these")
    arguments.add_argument("--plans", action="store_true", help="also write build/bench-plans.txt")
    options = arguments.parse_args()
    report = Report(say)
    try:
        run(options, report)
    except BenchError as error:
        say(f"FAILED: {error}")
        return 1
    (ROOT / "build/bench.json").write_text(json.dumps(report.rows, indent=1) + "\n")
    print(table(report))
    print("\n".join(f"{name:45}  {value:12.6g}" for name, value in report.facts.items()))
    return 0


STARTED = time.monotonic()
if __name__ == "__main__":
    sys.exit(main())
