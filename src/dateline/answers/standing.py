"""What of an incident's articles stands: not what later versions of them withdrew or said otherwise.

The versions of one article are one text. Words that most of which a later version has left out bear
nothing any more; words it changed give way to its own, where it tells of the incident itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dateline.linking.linkage import CopyGroup
from dateline.linking.voices import claims_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dateline.answered import Version
    from dateline.answers.case import Case
    from dateline.answers.lapsing import Lapse
    from dateline.linking.linkage import Member
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Event, Span

WHY = "versions of one article"


@dataclass(frozen=True, slots=True)
class Standing:
    """The part of a case that stands, and the groups of articles with one text, versions among them.

    ``latest``: the articles without those that have a later version in the case.
    """

    case: Case
    latest: tuple[LinkedArticle, ...]
    copies: tuple[CopyGroup, ...]

    @property
    def articles(self) -> tuple[LinkedArticle, ...]:
        """All articles of the case; events that have lapsed rest on no claim there."""
        return self.case.articles

    @property
    def members(self) -> tuple[Member, ...]:
        """The events that stand, with their articles."""
        return self.case.group.members


def find_standing(case: Case, copies: Iterable[CopyGroup]) -> Standing:
    """Return what of a case stands; ``copies``: the copy groups of its articles."""
    lapses = {key: each for key, each in case.around.lapses.items() if key in ids_of(case)}
    if not (lapses or case.versions):
        return Standing(case, case.articles, tuple(copies))
    kept = {one.article.id: without_lapsed(one, case, lapses) for one in case.articles}
    members = tuple(
        (article, event)
        for article, event in case.group.members
        if article not in kept or event in kept[article][1]
    )
    articles = tuple(kept[one.article.id][0] for one in case.articles)
    standing = replace(case, group=replace(case.group, members=members), articles=articles)
    over = {key for key, lapse in lapses.items() if lapse.later in kept}
    latest = tuple(one for one in articles if one.article.id not in over)
    return Standing(standing, latest, join_versions(copies, case.versions))


def ids_of(case: Case) -> frozenset[str]:
    """Return the ids of a case's articles."""
    return frozenset(one.article.id for one in case.articles)


def without_lapsed(
    one: LinkedArticle, case: Case, lapses: dict[str, Lapse]
) -> tuple[LinkedArticle, frozenset[str]]:
    """Return an article whose events rest on what stands alone, and the ids of those that stand."""
    lapse = lapses.get(one.article.id)
    if lapse is None:
        return one, frozenset(event.id for event in one.article.events)
    lapsed = partial(has_lapsed, lapse, replaced=lapse.later in ids_of(case))
    gone = {claim.id for claim in one.article.claims if any(map(lapsed, claim.content))}
    standing = frozenset(event.id for event in one.article.events if stands(one, event, gone, lapsed))
    article = replace(
        one.article,
        events=tuple(rest_on(event, gone) for event in one.article.events),
        quantities=tuple(
            replace(each, according_to=tuple(key for key in each.according_to if key not in gone))
            for each in one.article.quantities
        ),
    )
    return replace(one, article=article), standing


def has_lapsed(lapse: Lapse, span: Span, *, replaced: bool) -> bool:
    """Tell whether words bear nothing any more; ``replaced``: the last version tells of it itself."""
    fate = lapse.of(span)
    return fate == "withdrawn" or (fate == "changed" and replaced)


def stands(one: LinkedArticle, event: Event, gone: set[str], lapsed: Callable[[Span], bool]) -> bool:
    """Tell whether an event stands: one of its claims does, or, where it has none, its own words."""
    claims = claims_on(one, event)
    if claims:
        return any(claim.id not in gone for claim in claims)
    return not lapsed(event.anchor)


def rest_on(event: Event, gone: set[str]) -> Event:
    """Return an event without the claims that have lapsed."""
    return replace(
        event,
        according_to=tuple(key for key in event.according_to if key not in gone),
        status_by=tuple(each for each in event.status_by if each.claim not in gone),
    )


def join_versions(copies: Iterable[CopyGroup], versions: Sequence[Version]) -> tuple[CopyGroup, ...]:
    """Return the copy groups with the versions of an article in one."""
    groups = list(copies)
    for each in versions:
        pair = {each.earlier, each.later}
        touched = [group for group in groups if pair & set(group.articles)]
        together = pair.union(*(group.articles for group in touched))
        score = min((group.score for group in touched), default=1.0)
        groups = [group for group in groups if group not in touched]
        groups.append(CopyGroup(tuple(sorted(together)), WHY, score))
    return tuple(groups)
