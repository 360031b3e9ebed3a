# SPDX-License-Identifier: GPL-3.0-or-later
"""The client under Xvfb against the local server, in turn with KeePassXC: start to window, and memory when idle."""
import os
import select
import statistics
import subprocess
import time
from pathlib import Path

from stack import ROOT, BenchError

CLIENT = ROOT / "build/release/client/tellerdesk"
PATIENCE = 30


class Screen:
    """An X server of our own, without a window manager."""

    def __enter__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
                                        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        if not select.select([read], [], [], PATIENCE)[0]:
            raise BenchError("Xvfb does not start")
        self.display = ":" + os.read(read, 16).decode().strip()
        os.close(read)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def environment(self, home):
        home.mkdir(parents=True, exist_ok=True)
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700, exist_ok=True)
        return {"DISPLAY": self.display, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "PATH": os.environ["PATH"],
                "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb"}

    def has_window(self, environment, process):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "--name", "."],
                               env=environment, capture_output=True)
        return bool(found.stdout.strip())


def resident(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


def start(screen, command, environment, idle_seconds):
    """Seconds from the process to its visible window, and its memory after some idle seconds."""
    begin = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not screen.has_window(environment, process):
            if process.poll() is not None or time.monotonic() - begin > PATIENCE:
                raise BenchError(f"{command[0]} shows no window")
        seconds = time.monotonic() - begin
        time.sleep(idle_seconds)
        return seconds, resident(process)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def measure(bench, quick):
    folder = bench.folder / "desk"
    folder.mkdir()
    configuration = folder / "tellerdesk.conf"
    configuration.write_text(bench.server.command("client-config"))
    with Screen() as screen:
        ours = screen.environment(folder / "ours") | {"TELLERDESK_CONFIG": str(configuration)}
        theirs = screen.environment(folder / "theirs")
        sides = ([], [])
        for turn in range(4 if quick else 8):
            found = (start(screen, [str(CLIENT)], ours, 2), start(screen, ["keepassxc"], theirs, 2))
            if turn > 0:  # the first start reads the programs from the disk
                sides[0].append(found[0])
                sides[1].append(found[1])
    def median(side, what):
        return statistics.median(one[what] for one in sides[side])
    bench.report.fact("client: start to window, s", median(0, 0))
    bench.report.fact("KeePassXC: start to window, s", median(1, 0))
    bench.report.fact("client: resident at the login page, MiB", median(0, 1) / 2**20)
    bench.report.fact("KeePassXC: resident idle, MiB", median(1, 1) / 2**20)
    bench.report.add("client: start to login window over KeePassXC's", median(0, 0) / median(1, 0), 1.0, "at most")
    bench.report.add("client: resident at the login page over KeePassXC idle", median(0, 1) / median(1, 1), 0.9, "at most")
