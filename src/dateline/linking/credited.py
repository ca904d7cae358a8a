"""Ties of articles of which one credits the other, within one incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.answered import Tie
from dateline.linking.texts import make_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.linking.cast import Cast
    from dateline.linking.credits import Bonds
    from dateline.linking.incidents import Found


def credit_ties(cast: Cast, found: Found) -> Iterator[Tie]:
    """Yield a tie for every article that credits another text of its incident."""
    articles = sorted({article for article, _ in found.members})
    for a, b in credit_pairs(articles, cast.bonds):
        yield Tie(a, original_of(cast, b), "credits", cast.bonds.credit(a, b), 1.0)


def original_of(cast: Cast, article: str) -> str:
    """Return the article that a text was written for, where it is known, else the one given."""
    members = cast.copies_of(article)
    return make_text(members).original or article


def credit_pairs(articles: Sequence[str], bonds: Bonds) -> Iterator[tuple[str, str]]:
    """Yield the pairs (crediting, credited) among articles; one credited article a name or address."""
    known: dict[str, str] = {}
    for article in articles:
        for key in bonds.standing[article].names | bonds.standing[article].addresses:
            known.setdefault(key, article)
    for article in articles:
        credited = bonds.standing[article].credits
        others = {known[key] for key in (*credited.names, *credited.addresses) if key in known}
        for other in sorted(others):
            if bonds.bond(article, other) == "credit":
                yield article, other
