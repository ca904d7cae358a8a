"""Why sources of different articles were taken for one, or were not: as ties between articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.answered import Tie
from dateline.linking.days import published_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.answered import LinkKind
    from dateline.linking.counting import Count
    from dateline.linking.web import Bridge, Web

SCORES: Final[Mapping[LinkKind, float]] = {"same_source": 0.9, "probably_from": 0.5}
NOT_SHOWN = 0.0  # the score of a tie that records a refusal
UNKNOWN = 10_000_000


def find_ties(web: Web, count: Count) -> tuple[Tie, ...]:
    """Return the ties of a web, in order: what was joined, what is only probable, what was refused."""
    ties = [bridge_tie(web, bridge) for bridge in web.bridges]
    ties += refusals(web, count)
    first: dict[tuple[str, str, LinkKind, bool], Tie] = {}
    for tie in sorted(ties, key=lambda tie: (tie.a, tie.b, tie.kind, -tie.score, tie.reason)):
        if tie.a != tie.b:
            first.setdefault((tie.a, tie.b, tie.kind, tie.score > 0), tie)
    return tuple(first.values())


def bridge_tie(web: Web, bridge: Bridge) -> Tie:
    """Return the tie of two threads between the articles that stand for their texts."""
    a, b = web.threads[bridge.a].text, web.threads[bridge.b].text
    if bridge.kind == "probably_from" and first_day(web, a) < first_day(web, b):
        a, b = b, a
    return Tie(
        standing_for(web, a), standing_for(web, b), bridge.kind, bridge.reason, SCORES[bridge.kind]
    )


def standing_for(web: Web, text: int) -> str:
    """Return the article that stands for a text: the original, else the first."""
    return web.texts[text].original or web.texts[text].articles[0].article.id


def first_day(web: Web, text: int) -> int:
    """Return the earliest day one of a text's articles was published; unknown days come last."""
    return min(published_day(one.article) or UNKNOWN for one in web.texts[text].articles)


def refusals(web: Web, count: Count) -> Iterator[Tie]:
    """Yield a tie with score 0 for every source that may be one already counted, shown by nothing."""
    for doubt in count.doubtful:
        mine = web.threads[doubt.end.own[0]].text
        for rival in doubt.rivals:
            reason = (
                f"not established: “{doubt.end.name}” may be “{rival.name}”; "
                "no shared wording, figures or credit shows it, and nothing tells them apart"
            )
            other = web.threads[rival.own[0]].text
            yield Tie(
                standing_for(web, mine), standing_for(web, other), "same_source", reason, NOT_SHOWN
            )
