"""Scores the page room on pages whose article is known: title, authors, date, agency, text, subheads.

The gold is JSON Lines, a page a line: ``file`` (a page beside the list, ``.gz`` unpacked) and any of
``url``, ``title``, ``authors``, ``date``, ``agency``, ``text``, ``blocks`` (spans of ``text`` with the
kinds summary, head and paragraph), ``must_have`` and ``must_not_have`` (texts). What the gold does not
have is not scored; ``agency`` may be null: no other house wrote the text. A page that cannot be taken
apart counts as one of which nothing was found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from dateline.evaluation.bodies import Body, compare_bodies, count_runs
from dateline.evaluation.leftovers import name_leftover
from dateline.evaluation.said import Tally
from dateline.page.names import same_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.records import Article

WORD: Final = re.compile(r"\w+")
KEPT: Final = 0.5  # share of a paragraph's runs of words that must be found


@dataclass(frozen=True, slots=True)
class PageScore:
    """How one page compares with its gold. What the gold does not have is None or empty.

    ``lost`` are the gold's paragraphs that were not found, ``surplus`` the lines found that are none of
    the gold's, ``leftovers`` those among them that no article has; ``faults`` says what else is wrong.
    """

    id: str
    body: Body | None = None
    title: bool | None = None
    title_contained: bool | None = None
    authors: bool | None = None
    date: bool | None = None
    agency: bool | None = None
    subheads: Tally | None = None
    first_lost: bool | None = None
    lost: tuple[str, ...] = ()
    surplus: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    segments_kept: float | None = None
    segments_left_out: float | None = None
    faults: tuple[str, ...] = ()
    failed: str | None = None


def score_article(
    gold: Mapping[str, Any], found: Article | None, failed: str | None = None
) -> PageScore:
    """Return how a page's story compares with its gold; ``found`` is None where the page failed."""
    text = found.text if found else ""
    lines = text.split("\n\n") if text else []
    surplus = tuple(find_surplus(gold["text"], lines)) if gold.get("text") else ()
    lost = tuple(find_lost(gold, text))
    title = found.title if found else None
    facts = judge_facts(gold, found)
    return PageScore(
        id=str(gold["id"]),
        body=compare_bodies(gold["text"], text) if gold.get("text") else None,
        title=same_title(gold["title"], title) if gold.get("title") else None,
        title_contained=contains(gold["title"], title) if gold.get("title") else None,
        **facts,
        subheads=score_subheads(gold, found),
        first_lost=loses_first(gold, lost),
        lost=lost,
        surplus=surplus,
        leftovers=tuple(line for line in surplus if name_leftover(line)),
        segments_kept=share_within(gold.get("must_have"), text),
        segments_left_out=share_outside(gold.get("must_not_have"), text),
        faults=tuple(tell_faults(gold, found, facts)),
        failed=failed,
    )


def judge_facts(gold: Mapping[str, Any], found: Article | None) -> dict[str, bool | None]:
    """Return whether authors, date and agency are right; None for what the gold does not have."""
    names = [one.name for one in found.bylines] if found else []
    stamp = found.published.value if found else None
    agency = found.agency if found else None
    return {
        "authors": set_of_words(gold["authors"]) == set_of_words(names) if gold.get("authors") else None,
        "date": same_day(str(gold["date"]), stamp) if gold.get("date") else None,
        "agency": agency_is_right(gold["agency"], agency) if "agency" in gold else None,
    }


def agency_is_right(wanted: str | None, agency: str | None) -> bool:
    """Tell whether the agency is the wanted one, or none is wanted and none was found."""
    return agency is None if wanted is None else same_name(wanted, agency)


def tell_faults(
    gold: Mapping[str, Any], found: Article | None, facts: Mapping[str, bool | None]
) -> Iterator[str]:
    """Yield what is wrong with title, authors, date and agency, for a person."""
    got: dict[str, object] = {
        "title": found.title if found else None,
        "authors": [one.name for one in found.bylines] if found else [],
        "date": found.published.value if found else None,
        "agency": found.agency if found else None,
    }
    right = dict(facts, title=not gold.get("title") or same_title(gold["title"], str(got["title"])))
    for name in ("title", "authors", "date", "agency"):
        if right[name] is False:
            yield f"{name} {got[name]!r}, wanted {gold[name]!r}"


def list_words(text: str | None) -> list[str]:
    """Return the words of a text in lower case."""
    return WORD.findall((text or "").casefold())


def set_of_words(names: Sequence[str]) -> frozenset[str]:
    """Return the words of several names together."""
    return frozenset(word for name in names for word in list_words(name))


def same_title(wanted: str, text: str | None) -> bool:
    """Tell whether two titles are the same, white space aside."""
    return wanted.split() == (text or "").split()


def contains(wanted: str, text: str | None) -> bool:
    """Tell whether one of two titles holds the other."""
    one, other = pad(wanted), pad(text)
    return bool(one.strip() and other.strip()) and (one in other or other in one)


def pad(text: str | None) -> str:
    """Return the words of a text parted by spaces, one before and one behind them."""
    return f" {' '.join(list_words(text))} "


def same_day(wanted: str, stamp: str | None) -> bool:
    """Tell whether two ISO dates fall on one calendar day, as written or in UTC."""
    if stamp is None:
        return False
    return wanted[:10] == stamp[:10] or day_in_utc(wanted) == day_in_utc(stamp)


def day_in_utc(stamp: str) -> str:
    """Return the day of an ISO date or datetime in UTC; one without a zone is left as it is."""
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp[:10]
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()


def find_lost(gold: Mapping[str, Any], text: str) -> Iterator[str]:
    """Yield the gold's paragraphs of which less than half of the runs of words stand in the text."""
    got = count_runs(text)
    for paragraph in list_paragraphs(gold):
        if not is_kept(paragraph, got, text):
            yield paragraph


def is_kept(paragraph: str, got: Mapping[tuple[str, ...], int], text: str) -> bool:
    """Tell whether a paragraph stands in a text, half of its runs of words at least."""
    runs = count_runs(paragraph)
    met = sum(count for run, count in runs.items() if run in got)
    return met >= KEPT * runs.total() or pad(paragraph) in pad(text)


def list_paragraphs(gold: Mapping[str, Any]) -> list[str]:
    """Return the gold's paragraphs in their order, subheads and a summary above them left out."""
    blocks = [block["text"] for block in gold.get("blocks") or () if block["kind"] == "paragraph"]
    lines = blocks or (gold.get("text") or "").split("\n")
    return [line for line in lines if list_words(line)]


def loses_first(gold: Mapping[str, Any], lost: Sequence[str]) -> bool | None:
    """Tell whether the first paragraph is lost; None where the gold has no text."""
    paragraphs = list_paragraphs(gold)
    return paragraphs[0] in lost if paragraphs else None


def find_surplus(text: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that do not stand in the gold text."""
    wanted, whole = count_runs(text), pad(text)
    for line in lines:
        if list_words(line) and pad(line) not in whole and not is_kept(line, wanted, text):
            yield line


def score_subheads(gold: Mapping[str, Any], found: Article | None) -> Tally | None:
    """Count the gold's subheads and the found ones; a summary may be one. None without blocks."""
    blocks = gold.get("blocks")
    if not blocks:
        return None
    wanted = {pad(block["text"]) for block in blocks if block["kind"] == "head"}
    summary = {pad(block["text"]) for block in blocks if block["kind"] == "summary"}
    got = {pad(span.text) for span in found.subheads} - summary if found else set()
    return Tally(len(wanted), len(got), len(wanted & got))


def share_within(segments: Sequence[str] | None, text: str) -> float | None:
    """Return the share of the segments that stand in a text; None where there are no segments."""
    if not segments:
        return None
    whole = " ".join(text.split())
    return sum(" ".join(one.split()) in whole for one in segments) / len(segments)


def share_outside(segments: Sequence[str] | None, text: str) -> float | None:
    """Return the share of the segments that do not stand in a text; None where there are no segments."""
    within = share_within(segments, text)
    return None if within is None else 1 - within
