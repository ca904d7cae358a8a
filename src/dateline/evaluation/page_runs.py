"""Takes the pages of a gold list apart and sums up how they compare with it."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dateline.errors import DatelineError, PageMissing, PageUnreadable
from dateline.evaluation.bodies import average, mean
from dateline.evaluation.pages import PageScore, score_article
from dateline.evaluation.said import Tally, f1, ratio
from dateline.gather.captures import Capture
from dateline.page.anatomy import take_apart
from dateline.page.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.records import Article

FACTS: Final = ("title", "title_contained", "authors", "date", "agency")
UNPACKED: Final = 50_000_000  # bytes of a page


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One page of the gold with the bytes of its file."""

    gold: Mapping[str, Any]
    data: bytes


def score_pages(path: str) -> tuple[PageScore, ...]:
    """Take each page of the gold list apart by the page room alone, and score it.

    Raises PageMissing where the list or a page of it cannot be opened, PageUnreadable where a line is
    no gold.
    """
    return tuple(score_page(page) for page in read_gold_pages(path))


def read_gold_pages(path: str) -> Iterator[GoldPage]:
    """Yield the pages of a gold list in their order."""
    beside = Path(path).parent
    for number, line in enumerate(read_bytes(Path(path)).splitlines(), start=1):
        gold = decode_line(path, number, line)
        yield GoldPage(gold, read_bytes(beside / gold["file"]))


def decode_line(path: str, number: int, line: bytes) -> Mapping[str, Any]:
    """Return one line of a gold list; raises PageUnreadable where it names no page."""
    try:
        gold = msgspec.json.decode(line, type=dict[str, Any])
    except msgspec.DecodeError as error:
        raise PageUnreadable(f"{path}, line {number} is no JSON object.", "Mend the line.") from error
    if not {"id", "file"} <= gold.keys():
        cause = f"{path}, line {number} lacks id or file."
        raise PageUnreadable(cause, "Give a list of pages as docs/commands.md describes it.")
    return gold


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, ``.gz`` unpacked; raises PageMissing where there are none."""
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as packed:
            return packed.read(UNPACKED)
    except (OSError, EOFError) as error:
        raise PageMissing(f"{path} cannot be read: {error}.", "Check the list of pages.") from error


def score_page(page: GoldPage) -> PageScore:
    """Score one page; one that cannot be taken apart scores as if nothing was found on it."""
    try:
        return score_article(page.gold, find_story(page))
    except DatelineError as error:
        return score_article(page.gold, None, failed=error.cause)


def find_story(page: GoldPage) -> Article:
    """Return the story of a page; raises PageUnreadable where none is found.

    A page that was split is scored by the texts of all its stories together: its gold is one text.
    """
    name = str(page.gold["file"]).removesuffix(".gz")
    found = take_apart(Capture(name, page.data), Told(url=page.gold.get("url"))).articles
    texts = (one.text for one in found if one.kind == "story")
    return replace(found[0], text="\n\n".join(texts))


def sum_up(scores: Iterable[PageScore]) -> dict[str, float | int | None]:
    """Return the figures of all pages, shares from 0 to 1; None for what no page's gold has."""
    pages = tuple(scores)
    figures: dict[str, float | int | None] = dict(sum_up_bodies(pages))
    figures |= {name: share(getattr(page, name) for page in pages) for name in FACTS}
    figures |= sum_up_subheads(pages)
    texts = [page for page in pages if page.body]
    figures["furniture"] = share(bool(page.leftovers) for page in texts)
    figures["first_lost"] = share(page.first_lost for page in texts)
    figures["segments_kept"] = share(page.segments_kept for page in pages)
    figures["segments_left_out"] = share(page.segments_left_out for page in pages)
    figures["pages"] = len(pages)
    figures["failed"] = sum(page.failed is not None for page in pages)
    return figures


def sum_up_bodies(pages: tuple[PageScore, ...]) -> dict[str, float | None]:
    """Return F1, precision and recall of the texts."""
    bodies = [page.body for page in pages if page.body]
    precision, recall, both = average(bodies) if bodies else (None, None, None)
    named = {"body_f1": both, "body_precision": precision, "body_recall": recall}
    return {name: None if value is None else round(value, 4) for name, value in named.items()}


def sum_up_subheads(pages: tuple[PageScore, ...]) -> dict[str, float | None]:
    """Return F1, precision and recall of the subheads; None where the gold has none."""
    total = sum((page.subheads for page in pages if page.subheads), Tally())
    precision, recall = ratio(total.exact, total.found), ratio(total.exact, total.gold)
    named = {
        "subheads_f1": f1(precision, recall),
        "subheads_precision": precision,
        "subheads_recall": recall,
    }
    return {name: round(value, 4) if total.gold else None for name, value in named.items()}


def share(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that there are, yes as one and no as nought; None without any."""
    known = [float(value) for value in values if value is not None]
    return round(mean(known), 4) if known else None


def list_misses(scores: Iterable[PageScore], most: int) -> list[PageScore]:
    """Return the pages with the worst texts, then those with other faults, ``most`` of them."""
    missed = [page for page in scores if page.lost or page.surplus or page.faults or page.failed]
    return sorted(missed, key=lambda page: page.body.f1 if page.body else 1.0)[:most]
