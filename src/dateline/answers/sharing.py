"""Answers that leave the machine: names of private people masked, quotations bounded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.rights.masks import mask_answer
from dateline.rights.quotations import LIMITS, Limits, bound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.answered import IncidentAnswer
    from dateline.answers.store import Store


@dataclass(frozen=True, slots=True)
class Sharing:
    """How answers are shared: are people without a public role masked, and how much is quoted."""

    masked: bool = True
    limits: Limits = LIMITS


SHARING: Final = Sharing()
DECIDED: Final = "decided by a person"


def share(
    store: Store, answers: Iterable[IncidentAnswer], sharing: Sharing = SHARING
) -> Iterator[IncidentAnswer]:
    """Yield answers as they may leave the machine."""
    for answer in answers:
        short = bound(for_others(answer), sharing.limits)
        if not sharing.masked:
            yield short
            continue
        articles = [one.article for one in store.articles_of(articles_in(answer))]
        yield mask_answer(short, articles)


def for_others(answer: IncidentAnswer) -> IncidentAnswer:
    """Return an answer that keeps in the house what is nobody's business.

    Files are called by their names, wherever they lie; who decided on a link, and why, is left out.
    """
    evidence = tuple(replace(piece, url=name_place(piece.url)) for piece in answer.evidence)
    links = tuple(replace(tie, reason=DECIDED) if tie.by == "person" else tie for tie in answer.links)
    return replace(answer, evidence=evidence, links=links)


def name_place(url: str | None) -> str | None:
    """Return an address as it is, and of a path the last part."""
    return url if url is None or "://" in url else url.rstrip("/").rpartition("/")[2]


def articles_in(answer: IncidentAnswer) -> list[str]:
    """Return the ids of all articles that an answer quotes or names."""
    quoted = {piece.article for piece in answer.evidence}
    told = {article for origin in answer.origins for article in origin.articles}
    disputed = {
        one.article for dispute in answer.disputes for side in dispute.sides for one in side.spans
    }
    changed = {article for each in answer.versions for article in (each.earlier, each.later)}
    return sorted({*answer.article_ids, *quoted, *told, *disputed, *changed})
