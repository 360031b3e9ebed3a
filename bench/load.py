# SPDX-License-Identifier: GPL-3.0-or-later
"""The two load generators and what they found."""
import json
import re
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from stack import BenchError

HERE = Path(__file__).resolve().parent


@dataclass
class Run:
    rate: float  # per second
    count: int
    p50: float = 0.0  # milliseconds
    p99: float = 0.0


def wrk_command(server, kind, tokens, accounts, seconds, connections):
    threads = 1 if connections < 2 else 2
    return ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(HERE / "wrk/load.lua"),
            server.url, "--", kind, str(tokens), str(accounts)]


def read_wrk(kind, output):
    found = re.search(r"^RESULT (.*)$", output, re.M)
    if not found:
        raise BenchError(f"wrk ({kind}): {output}")
    result = json.loads(found.group(1))
    wrong = {name: result[name] for name in ("status", "connect", "read", "write", "timeout") if result[name]}
    if wrong or result["requests"] == 0:
        raise BenchError(f"wrk ({kind}): replies that were not 2xx or did not come: {wrong} of {result['requests']}")
    return Run(rate=result["requests"] * 1e6 / result["duration_us"], count=result["requests"],
               p50=result["p50_us"] / 1000, p99=result["p99_us"] / 1000)


def wrk(server, kind, tokens, accounts, seconds, connections=64):
    done = subprocess.run(wrk_command(server, kind, tokens, accounts, seconds, connections), capture_output=True, text=True)
    return read_wrk(kind, done.stdout + done.stderr)


def pgbench(cluster, database, script, accounts, seconds, clients=64, latencies=False, each=1):
    with tempfile.TemporaryDirectory() as folder:
        command = [str(cluster.programs / "pgbench"), "-n", "-M", "prepared", "-c", str(clients), "-j", str(min(clients, 2)), "-T", str(seconds),
                   "-D", f"accounts={accounts}", "-f", str(HERE / f"sql/{script}.pgbench")]
        if latencies:
            command += ["-l", f"--log-prefix={folder}/log"]
        done = subprocess.run(command + cluster.arguments(database)[:4] + [database], capture_output=True, text=True)
        rate = re.search(r"^tps = ([0-9.]+)", done.stdout, re.M)
        count = re.search(r"actually processed: (\d+)", done.stdout)
        failed = re.search(r"number of failed transactions: (\d+)", done.stdout)
        if done.returncode != 0 or not rate or not count or (failed and failed.group(1) != "0") or "aborted" in done.stderr:
            raise BenchError(f"pgbench ({script}): {done.stdout}{done.stderr}")
        run = Run(rate=float(rate.group(1)) * each, count=int(count.group(1)) * each)
        if latencies:
            times = [int(line.split()[2]) / 1000 for file in Path(folder).iterdir() for line in file.open()]
            times.sort()
            run.p50 = statistics.median(times)
            run.p99 = times[int(len(times) * 0.99)]
        return run
