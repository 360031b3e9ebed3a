# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the parts, prints the table and writes build/bench.json. Called by tools/bench."""
import argparse
import json
import os
import subprocess
import sys
import time

import client
import plans
from measures import Bench, Length
from report import PARTS, Report
from stack import ROOT, BenchError, Cluster, Server, bench_folder, remove

LIMIT, QUICK_LIMIT = 30 * 60, 6 * 60  # seconds


def say(text):
    print(f"bench: [{time.monotonic() - STARTED:5.0f} s, load {os.getloadavg()[0]:.1f}] {text}", file=sys.stderr, flush=True)


def run_part(part, bench, report, quick):
    """What it found counts only if all of it went well: a part that fails says so in each of its rows."""
    begin = time.monotonic()
    say(part.replace("_", " "))
    try:
        bench.cluster.sql("postgres", "CHECKPOINT")  # nobody pays for pages that the part before has left
        if part == "client":
            client.measure(bench, quick)
        else:
            getattr(bench, part)()
    except (BenchError, OSError, LookupError, ValueError, subprocess.SubprocessError) as error:
        report.fail(part, error)
    report.seconds[part] = time.monotonic() - begin


def run(options, parts, report):
    folder = bench_folder()
    cluster, server = None, None
    length = Length(rounds=3, seconds=3) if options.quick else Length(rounds=5, seconds=6)
    try:
        (folder / "cluster").mkdir()
        cluster = Cluster(folder / "cluster").start()
        cluster.create("bank")
        server = Server(folder / "server", cluster, "bank").start()
        bench = Bench(folder, cluster, server, length, report)
        say("loading 1,000 accounts and 64 tellers")
        begin = time.monotonic()
        bench.make()
        report.seconds["loading"] = time.monotonic() - begin
        for part in parts:
            run_part(part, bench, report, options.quick)
        if options.plans:
            plans.write(bench)
    finally:
        if server:
            server.stop()
        if cluster:
            cluster.stop()
        remove(folder)


def finish(options, report, seconds):
    """The table, the file, and whether there is nothing to complain of but missed bounds."""
    limit = QUICK_LIMIT if options.quick else LIMIT
    # Only whole runs are kept under the name that others read.
    file = ROOT / ("build/bench-parts.json" if options.parts else "build/bench.json")
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(report.whole(), indent=1) + "\n")
    print(report.table())
    print("\n".join(f"{name:45}  {value:12.6g}" for name, value in report.facts.items()))
    print("\n".join(f"{'seconds: ' + name.replace('_', ' '):45}  {value:12.0f}" for name, value in report.seconds.items()))
    print(f"{'seconds: all':45}  {seconds:12.0f}  at most {limit}{'' if seconds <= limit else '  MISSED'}")
    for fault in report.faults:
        print(f"FAILED: {fault}")
    return not report.faults and seconds <= limit


def main():
    arguments = argparse.ArgumentParser(prog="tools/bench")
    arguments.add_argument("--quick", action="store_true", help="short rounds, no growth part")
    arguments.add_argument("--parts", nargs="+", choices=PARTS, help="only these, into build/bench-parts.json")
    arguments.add_argument("--plans", action="store_true", help="also write build/bench-plans.txt")
    arguments.add_argument("--built-in", type=int, default=0, help="seconds that went before, which count")
    options = arguments.parse_args()
    parts = [part for part in options.parts or PARTS if options.parts or not (options.quick and part == "growth")]
    report = Report(say, parts)
    report.seconds["installing and building"] = options.built_in
    try:
        run(options, parts, report)
    except Exception as error:  # whatever it was, what was found until then is written, and so is what was not
        report.fault(f"{type(error).__name__}: {error}")
    return 0 if finish(options, report, options.built_in + time.monotonic() - STARTED) else 1


STARTED = time.monotonic()
if __name__ == "__main__":
    sys.exit(main())
