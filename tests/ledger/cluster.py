"""A PostgreSQL server of the tests' own: in a temporary folder, on a socket, careless of power cuts."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

USER = "keeper"  # owns the ledgers
STARTED = 60.0  # seconds within which a server starts
FAST = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=60")
RULES = "local all locked scram-sha-256\nlocal all all trust\n"


def find_binaries() -> Path | None:
    """Return the folder of a server's programs, None where there is none."""
    asked = os.environ.get("DATELINE_TEST_POSTGRES", "")
    folders = [Path(asked)] if asked else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    folders += [Path(found).parent for found in [shutil.which("postgres")] if found]
    whole = [one for one in folders if (one / "postgres").exists() and (one / "initdb").exists()]
    return next((one for one in whole if one.parent.name == "15"), whole[0] if whole else None)


def find_user() -> dict[str, Any]:
    """Return as whom a server runs: it refuses to be root, so root lends it to another user."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return {"user": 65534, "group": 65534, "extra_groups": []}


def die_with_parent() -> None:
    """Have the server end when the tests are killed."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGQUIT)


class Cluster:
    """One server with its data; ``start`` and ``stop`` may be called again and again."""

    def __init__(self, binaries: Path) -> None:
        self.binaries = binaries
        self.folder = Path(tempfile.mkdtemp(prefix="dateline-", dir="/tmp"))
        self.user = find_user()
        self.server: subprocess.Popen[bytes] | None = None
        self.folder.chmod(0o755)
        if self.user:
            os.chown(self.folder, self.user["user"], self.user["group"])
        self.initialise()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def initialise(self) -> None:
        """Make the data; texts are ordered as people do it, so that the ledger must ask for its own."""
        options = [
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--auth=trust",
            f"--username={USER}",
        ]
        people = ["--locale-provider=icu", "--icu-locale=en"]
        command = [str(self.binaries / "initdb"), f"--pgdata={self.data}", *options]
        done = self.run([*command, *people])
        if done.returncode:  # a server built without ICU
            shutil.rmtree(self.data, ignore_errors=True)
            done = self.run(command)
        assert done.returncode == 0, done.stderr
        (self.data / "pg_hba.conf").write_text(RULES, encoding="utf-8")

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=False, **self.user
        )

    def start(self) -> None:
        """Start the server and wait until it answers."""
        settings = [part for one in FAST for part in ("-c", one)]
        where = ["-D", str(self.data), "-k", str(self.folder)]
        command = [str(self.binaries / "postgres"), *where, *settings]
        with (self.folder / "log").open("ab") as log:
            self.server = subprocess.Popen[bytes](
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=die_with_parent,
                **self.user,
            )
        self.wait()

    def wait(self) -> None:
        ready = [str(self.binaries / "pg_isready"), "-q", "-h", str(self.folder), "-U", USER]
        last = time.monotonic() + STARTED
        while self.run(ready).returncode:
            assert time.monotonic() < last, (self.folder / "log").read_text(encoding="utf-8")
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: SIGINT rolls back, SIGQUIT is as if the machine's power went."""
        if self.server is not None:
            self.server.send_signal(how)
            self.server.wait(timeout=60)
            self.server = None

    def remove(self) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def address(self, database: str, user: str = USER, password: str = "") -> str:
        """Return the address of a database."""
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@/{database}?host={self.folder}"
