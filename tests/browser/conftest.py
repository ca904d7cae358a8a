"""What the tests in a real browser share: Debian's Chromium, and a desk that is really served.

Chromium comes from the system (``apt-get install chromium``); Playwright downloads none. Where it is
absent the tests skip; where ``CI`` is set they fail instead.
"""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from dateline.desk import serving
from dateline.desk.desk import Desk
from dateline.desk.site.making import make_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.desk.writing import Doors

NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@pytest.fixture(
    scope="module"
)  # Playwright's event loop runs as long: no other test may find it running
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        why = "no Chromium on this machine (apt-get install chromium)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(why)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield opened
        opened.close()


@contextmanager
def served(desk: Desk, doors: Doors | None = None) -> Iterator[str]:
    """Serve a desk's pages on a free port of this machine; give its address."""
    with serving.listen("127.0.0.1", 0) as made:
        server = serving.make_server(make_site(desk, doors=doors))
        running = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
        running.start()
        yield serving.address_of(made)
        server.should_exit = True
        running.join(timeout=30)


@pytest.fixture(scope="session")
def site(examples_ledger: Path) -> Iterator[str]:
    """The address of a desk that shows the examples."""
    with served(Desk(str(examples_ledger))) as address:
        yield address
