# SPDX-License-Identifier: GPL-3.0-or-later
"""An X server of our own whose picture can be looked at without asking it, and programs that start on it."""
import mmap
import os
import select
import signal
import subprocess
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from stack import BenchError

WIDTH, HEIGHT = 1440, 900
LINE = WIDTH * 4  # bytes
EVERY = 6  # lines between two that are looked at
PATIENCE = 30
WATCH = 2.5  # seconds: until then a start has come to rest
AT_REST = 1.2  # of these the last, so long that a cursor has blinked
PAUSE = 0.002


@dataclass
class Start:
    shown: float  # seconds from the process to the first picture
    settled: float  # to the first one of those that stay
    resident: int  # bytes when at rest


class Screen:
    """Without a window manager; it outlives its last client, which X servers otherwise start anew for."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        self.folder.mkdir()
        read, write = os.pipe()
        self.process = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-noreset",
                                         "-nolisten", "tcp", "-fbdir", str(self.folder)],
                                        pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        number = b""
        # The number and the end of its line come apart, and Xvfb ends if nobody reads the second.
        while not number.endswith(b"\n"):
            part = os.read(read, 16) if select.select([read], [], [], PATIENCE)[0] else b""
            if not part:
                self.process.kill()
                raise BenchError("Xvfb does not start")
            number += part
        os.close(read)
        self.display = ":" + number.decode().strip()
        with open(self.folder / "Xvfb_screen0", "rb") as file:
            self.picture = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        self.begin = len(self.picture) - LINE * HEIGHT
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

    def look(self):
        """A number that changes with the picture."""
        found = 0
        for line in range(0, HEIGHT, EVERY):
            at = self.begin + line * LINE
            found = zlib.crc32(self.picture[at:at + LINE], found)
        return found


def resident(process):
    status = Path(f"/proc/{process.pid}/status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS:"))


def end_of(code):
    """How a process ended, in words; `code` as subprocess gives it."""
    if code is None:
        return "it still runs"
    return f"ended by {signal.Signals(-code).name}" if code < 0 else f"ended with {code}"


def crash_note(environment):
    """What the client wrote of its own crash, if it did."""
    found = [file.read_text(errors="replace") for file in Path(environment["HOME"]).rglob("crash*") if file.is_file()]
    return "".join(f"; its crash note: {text[-1500:]}" for text in found)


def run(screen, command, environment):
    """One start of a program: when its window showed something, and when it showed all that it then keeps showing."""
    empty = screen.look()
    begin = time.monotonic()
    said = screen.folder / "said"
    with open(said, "wb") as file:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=file)
    try:
        seen, last = [], empty
        while (now := time.monotonic() - begin) < WATCH:
            picture = screen.look()
            if picture != last:
                seen.append((now, picture))
                last = picture
            time.sleep(PAUSE)
        if process.poll() is not None or not seen:
            raise BenchError(f"{command[0]} shows no window: {end_of(process.poll())}; "
                             f"{said.read_text(errors='replace')[-500:]}{crash_note(environment)}")
        # A cursor blinks at rest: what is seen then are the pictures that stay.
        stay = {picture for at, picture in seen if at > WATCH - AT_REST} | {last}
        settled = next(at for at, picture in seen if picture in stay)
        return Start(shown=seen[0][0], settled=settled, resident=resident(process))
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
        time.sleep(0.3)  # its window is gone
