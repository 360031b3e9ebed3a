# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers of the release build on a private PostgreSQL of their own, and everything needed to look at them."""
import glob
import json
import os
import pwd
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SERVER = ROOT / "build/release/server/tellerdesk-server"
PASSWORD = "a bench of tellers"


class BenchError(Exception):
    """A run that must not count: an unexpected reply, books that do not hold, a program that does not start."""


def bench_folder():
    """As root the private PostgreSQL is another account's, which may not be able to enter the checkout."""
    folder = ROOT / "build/bench"
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        account = pwd.getpwnam("postgres")
        reach = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", "test", "-x"]
        if subprocess.run(reach + [str(folder)]).returncode != 0:
            elsewhere = Path(tempfile.mkdtemp(prefix="tellerdesk-bench-", dir="/var/tmp"))
            elsewhere.chmod(0o755)
            return elsewhere
    made = Path(tempfile.mkdtemp(prefix="run-", dir=folder))
    made.chmod(0o755)
    return made


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One tellerdesk-server process on a database of the cluster."""

    highest_rss = 0  # of all of them

    def __init__(self, folder, cluster, database, program=SERVER):
        self.folder = folder
        self.program = str(program)
        self.log = folder.parent / f"{folder.name}.log"
        self.environment = {
            "HOME": os.environ.get("HOME", "/"),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "DATA_DIR": str(folder),
            "ACCESS_TOKEN_DURATION": "3h",
            "DB_SOURCE": cluster.url(database, "tellerdesk_app"),
            "DB_OWNER_SOURCE": cluster.url(database, "tellerdesk_owner"),
        }
        self.process = None
        self._said = b""
        self._listen_on(free_port())

    @property
    def url(self):
        return f"https://127.0.0.1:{self.port}"

    def start(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for _ in range(5):
            if self._comes_up():
                return self
            if b"Address already in use" not in self._said:
                break
            self._listen_on(free_port())  # somebody took it since it was found free
        raise BenchError(f"the server does not start: {self._said.decode(errors='replace')[-500:]}")

    def _listen_on(self, port):
        self.port = port
        self.environment["SERVER_ADDRESS"] = f"127.0.0.1:{port}"

    def _comes_up(self):
        with open(self.log, "ab") as log:
            before = log.tell()
            self.process = subprocess.Popen([self.program, "serve"], env=self.environment, cwd=self.folder,
                                            stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            ended = self.process.poll() is not None
            with open(self.log, "rb") as log:
                log.seek(before)
                self._said = log.read()
            if b"\nready https://" in b"\n" + self._said:
                return True
            if ended:
                return False
            time.sleep(0.05)
        self.process.kill()
        return False

    def stop(self):
        if self.process and self.process.poll() is None:
            self.rss()
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise BenchError(f"the server does not stop, see {self.log}")

    def command(self, *arguments, text=None):
        done = subprocess.run([self.program, *arguments], env=self.environment, cwd=self.folder, input=text,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise BenchError(f"tellerdesk-server {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout

    def rss(self):
        """Notes the resident bytes of the server's process at its highest, without its PostgreSQL."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        peak = next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:"))
        Server.highest_rss = max(Server.highest_rss, peak)

    def token_key(self):
        """What another server needs to take this one's tokens."""
        found = [file for file in self.folder.rglob("*") if file.is_file() and file.read_bytes().startswith(b"k4.local.")]
        if not found:
            raise BenchError("the server keeps no token key")
        return found[0].read_text().strip()

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def call(self, method, path, body=None, token=None, key=None):
        """One request over its own connection; the reply's JSON, or BenchError for anything but 2xx."""
        request = urllib.request.Request(self.url + path, method=method)
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        if key:
            request.add_header("Idempotency-Key", key)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        trust = ssl.create_default_context(cafile=str(self.folder / "tls/ca.pem"))
        try:
            with urllib.request.urlopen(request, context=trust, timeout=30) as reply:
                content = reply.read()
                return json.loads(content) if content else None
        except urllib.error.HTTPError as error:
            raise BenchError(f"{method} {path}: {error.code} {error.read().decode()}") from error


def postgres_folder():
    """Where this machine's newest PostgreSQL keeps its programs."""
    found = [Path(path) for path in glob.glob("/usr/lib*/postgresql/*/bin")] + [Path("/usr/bin")]
    found = [path for path in found if (path / "initdb").exists()]
    if not found:
        raise BenchError("PostgreSQL's initdb is not installed")
    return max(found, key=lambda path: [int(part) for part in re.findall(r"\d+", str(path))])


class Cluster:
    """A PostgreSQL of our own on a unix socket: durability as by default, memory and log sized as for a bank's books."""

    SIZES = ["shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=15min"]

    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "postgres"
        self.socket = str(folder)
        self.programs = postgres_folder()
        self.account = []
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            self.account = ["setpriv", f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups"]
        self.process = None

    def start(self):
        self.data.mkdir()
        if self.account:
            shutil.chown(self.data, "postgres")
            shutil.chown(self.folder, "postgres")
        initdb = [self.programs / "initdb", "-D", self.data, "-U", "tellerdesk_owner", "--auth=trust", "--encoding=UTF8",
                  "--locale=C.UTF-8", "--data-checksums", "--no-sync"]
        done = subprocess.run([*self.account, *initdb], capture_output=True, text=True, cwd=self.folder)
        if done.returncode != 0:
            raise BenchError(f"initdb: {done.stderr}")
        settings = ["listen_addresses=", f"unix_socket_directories={self.socket}", "max_connections=200", "jit=off", *self.SIZES]
        arguments = [argument for setting in settings for argument in ("-c", setting)]
        with open(self.folder / "postgres.log", "ab") as log:
            self.process = subprocess.Popen([*self.account, self.programs / "postgres", "-D", self.data, *arguments],
                                            stdout=log, stderr=log, stdin=subprocess.DEVNULL,
                                            cwd=self.folder)
        deadline = time.monotonic() + 60
        while subprocess.run([self.programs / "pg_isready", "-q", "-h", self.socket]).returncode != 0:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise BenchError(f"PostgreSQL does not start, see {self.folder}/postgres.log")
            time.sleep(0.05)
        self.sql("postgres", "CREATE ROLE tellerdesk_app LOGIN")
        return self

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)

    def create(self, database):
        self.sql("postgres", f"CREATE DATABASE {database}")

    def url(self, database, role):
        return f"postgresql://{role}@/{database}?host={self.socket}"

    def arguments(self, database):
        return ["-h", self.socket, "-U", "tellerdesk_owner", "-d", database]

    def sql(self, database, text=None, file=None, **variables):
        """Runs a script; the unaligned rows that it prints."""
        command = [self.programs / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"]
        for name, value in variables.items():
            command += ["-v", f"{name}={value}"]
        command += ["-f", str(file)] if file else ["-f", "-"]
        done = subprocess.run(command + self.arguments(database), input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise BenchError(f"psql: {done.stderr}")
        return done.stdout.strip()

    def settle(self, *databases):
        """What was written is vacuumed and on the disk, so that the next measure does not pay for it."""
        for database in databases:
            self.sql(database, "VACUUM ANALYZE")
        self.sql("postgres", "CHECKPOINT")

    def number(self, database, text):
        return int(self.sql(database, text) or 0)


def remove(folder):
    shutil.rmtree(folder, ignore_errors=True)
