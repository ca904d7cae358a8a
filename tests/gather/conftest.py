"""What the tests of gathering share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.gather.town import Town

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def town() -> Iterator[Town]:
    """A town whose servers answer 404 until they are given pages."""
    built = Town()
    built.open()
    yield built
    built.close()
