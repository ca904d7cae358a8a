"""The whole page that an article was read from, line by line: what is story, teaser and furniture."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time

from dateline.desk.replies import reply
from dateline.desk.site.answering import answer, make_router
from dateline.desk.site.links import checked
from dateline.desk.views.holding import hold
from dateline.errors import NotHeld
from dateline.page.media import JSON
from dateline.page.printed import MOST, Printed, read_printed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.desk.desk import Desk
    from dateline.ledger.ledger import Ledger

AROUND: Final = frozenset({"teaser", "furniture", "beside the story", "caption"})
FOLDED: Final = 8  # lines around the story of which more in a row are folded
router = make_router()


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that follow each other; ``folded``: many lines around the story, and what these are."""

    lines: tuple[Printed, ...]
    folded: tuple[tuple[str, int], ...] = ()


@router.get("/articles/{article}/page.json")
def get_twin(request: Request, article: str) -> Response:
    """Answer with the lines of the page, each with the part it plays."""

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        return {"article": article, "lines": read_lines(desk, ledger, checked("art", article))}

    return reply(request, make)


@router.get("/articles/{article}/page")
def show_page(request: Request, article: str) -> Response:
    """Show the page that an article was read from, line by line."""
    key = checked("art", article)

    def make(desk: Desk, ledger: Ledger) -> Mapping[str, Any]:
        lines = read_lines(desk, ledger, key)
        counts = Counter(one.part for one in lines)
        held = hold(ledger, [key], None)
        return {
            "told": held.tellings[key],
            "runs": fold(lines),
            "counts": sorted(counts.items(), key=lambda one: (one[0] in AROUND, -one[1])),
            "capture": ledger.capture(held.articles[key].capture),
            "around": AROUND,
            "cut": len(lines) == MOST,
        }

    return answer(request, "printed.html", make)


def read_lines(desk: Desk, ledger: Ledger, key: str) -> tuple[Printed, ...]:
    """Return the lines of the page of an article.

    Raises NotHeld where the article or the page's bytes are not held, for a row of a corpus, which is
    no page, and on a desk that others see.
    """
    if desk.sharing is not None:
        raise NotHeld("Whole pages are not shown on this desk.", "Ask whoever runs it.")
    held = ledger.articles_of([key])
    if not held:
        raise NotHeld(f"The ledger has no article {key}.", "Look for it by its words.")
    facts, page = ledger.capture(held[0].capture), ledger.body(held[0].capture)
    if page is None or facts.media_type == JSON:
        raise NotHeld("The ledger holds no page of this article.", "Its text is all there is.")
    others = [one.id for one in ledger.articles_on(held[0].capture) if one.id != key]
    known = [one.article for one in (*held, *ledger.articles_of(others))]
    return read_printed(page, facts.media_type, facts.encoding, known)


def fold(lines: Iterable[Printed]) -> list[Run]:
    """Return lines in runs; one of many lines around the story is folded."""
    found = []
    for quiet, members in groupby(lines, key=lambda one: one.part in AROUND):
        run = tuple(members)
        folded = Counter(one.part for one in run) if quiet and len(run) > FOLDED else Counter[str]()
        found.append(Run(run, tuple(folded.most_common())))
    return found
