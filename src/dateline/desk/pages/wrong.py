"""How we are wrong: what was measured of each reader, and samples of the errors it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time

from dateline.desk.measured import load_quality
from dateline.desk.replies import reply
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.desk.desk import Desk
    from dateline.ledger.ledger import Ledger

ADDRESS: Final = "/how-we-are-wrong"
TAB: Final = Tab(90, "How we are wrong", ADDRESS)
router = make_router()


@router.get(f"{ADDRESS}.json")
def get_twin(request: Request) -> Response:
    """Answer with what was measured."""
    return reply(request, lambda _desk, _ledger: load_quality())


@router.get(ADDRESS)
def show_wrong(request: Request) -> Response:
    """Show what was measured, and samples of errors."""

    def make(_desk: Desk, _ledger: Ledger) -> Mapping[str, Any]:
        quality = load_quality()
        return {"quality": quality, "readers": [(slug(one.name), one) for one in quality.readers]}

    return answer(request, "wrong.html", make)


def slug(name: str) -> str:
    """Return a name as the part of an address that leads to it."""
    words = "".join(char if char.isalnum() else " " for char in name.lower()).split()
    return "-".join(words)
