"""How much an archive or a ledger holds, what was skipped and why, and of which days it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dateline.archive.folder import is_archive, list_summaries, read_mark
from dateline.archive.places import LINKS, WINDOW
from dateline.archive.querying import ask, link_files, shard_files
from dateline.ledger import daily
from dateline.ledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from dateline.archive.summaries import Summary


@dataclass(frozen=True, slots=True)
class Day:
    """A day of publication: its stories and their outlets.

    ``incidents`` are those first told on it, ``origins`` the independent ones that assert them; both are
    null where nothing was linked.
    """

    day: str
    stories: int
    outlets: int
    incidents: int | None = None
    origins: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What `dateline stats` tells. ``shards``, ``words``, ``seconds`` (by the clock): of archives."""

    of: Literal["archive", "ledger"]
    pages: int = 0
    stories: int = 0
    teasers: int = 0
    claims: int = 0
    events: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    days: tuple[Day, ...] = ()
    shards: int | None = None
    left_alone: int | None = None
    words: int | None = None
    seconds: float | None = None
    notes: dict[str, int] = field(default_factory=dict)


def find_figures(where: str) -> Figures:
    """Return the figures of an archive's folder or of a ledger; raises DatelineError."""
    if is_archive(where) or Path(where).is_dir():
        return figures_of_archive(Path(where))
    with Ledger.look_into(where) as ledger, ledger.at_once() as snapshot:
        return figures_of_ledger(snapshot.connection)


def figures_of_ledger(connection: Connection) -> Figures:
    """Return the figures of a ledger."""
    origins = daily.origins_by_day(connection)
    counts: dict[str, Any] = {**daily.count_rows(connection)}
    return Figures(
        "ledger",
        skipped=daily.count_skips(connection),
        languages=daily.count_languages(connection),
        days=make_days(daily.stories_by_day(connection), origins),
        **counts,
    )


def figures_of_archive(folder: Path) -> Figures:
    """Return the figures of an archive."""
    read_mark(folder)
    summaries = list(list_summaries(folder))
    found = add_summaries(summaries)
    if not summaries:
        return found
    query = """
        SELECT day::VARCHAR, count(*), count(DISTINCT outlet)
        FROM read_parquet(?) WHERE kind = 'story' AND day IS NOT NULL GROUP BY day ORDER BY day
    """
    stories = ask(query, shard_files(folder, "articles"))
    return replace(found, days=make_days(stories, origins_by_day(folder)))


def origins_by_day(folder: Path) -> dict[str, tuple[int, int]]:
    """Return the incidents first told on each day, and their origins; nothing where none were linked."""
    if not any((folder / LINKS).glob(f"{WINDOW}*")):
        return {}
    query = """
        SELECT day::VARCHAR, count(*), sum(independent_origins)::BIGINT FROM read_parquet(?) GROUP BY day
    """
    found = ask(query, link_files(folder, "incidents"))
    return {day: (incidents, origins) for day, incidents, origins in found}


def add_summaries(summaries: Iterable[Summary]) -> Figures:
    """Return what shards hold together."""
    sums = Counter[str]()
    parts = {name: Counter[str]() for name in ("skipped", "notes", "languages")}
    seconds = 0.0
    for one in summaries:
        sums.update(shards=1)
        sums.update({name: getattr(one, name) for name in COUNTED})
        seconds += one.seconds
        for name, counter in parts.items():
            counter.update(getattr(one, name))
    counts: dict[str, Any] = {name: sums[name] for name in ("shards", *COUNTED)}
    ordered: dict[str, Any] = {name: dict(sorted(each.items())) for name, each in parts.items()}
    return Figures("archive", seconds=round(seconds, 3), **counts, **ordered)


COUNTED = ("pages", "left_alone", "stories", "teasers", "claims", "events", "words")


def make_days(
    stories: Iterable[tuple[Any, ...]], origins: Mapping[str, tuple[int, int]]
) -> tuple[Day, ...]:
    """Return days with their stories, and with incidents and origins where there are any at all."""
    none: tuple[int | None, int | None] = (0, 0) if origins else (None, None)
    return tuple(Day(day, number, outlets, *origins.get(day, none)) for day, number, outlets in stories)
