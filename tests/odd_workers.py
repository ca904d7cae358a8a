"""What the tests of the workers have processes do: crash, spin, sleep, go away."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from dateline.workers import answer_page, limit_time

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def refuse(pipe: Connection, page_seconds: float) -> None:
    """End before a page can be taken."""
    del pipe, page_seconds
    os._exit(7)


def behave(pipe: Connection, page_seconds: float) -> None:
    """Do what the page says, or read it."""
    while True:
        try:
            capture, told, _ = pipe.recv()
        except EOFError:
            return
        match capture.data:
            case b"crash":
                os.kill(os.getpid(), signal.SIGSEGV)
            case b"leave":
                os._exit(3)
            case b"spin":
                limit_time(page_seconds)
                while True:
                    pass
            case b"sleep":
                time.sleep(600)
            case _:
                pipe.send_bytes(answer_page(capture, told))
