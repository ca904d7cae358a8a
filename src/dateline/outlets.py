"""What the ledger answers on outlets, as records: who prints what, and where it has it from."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Count  # noqa: TC001  - its fields' types are read at run time


@dataclass(frozen=True, slots=True)
class OutletListed:
    """An outlet, how many stories of it are held, and the days (ISO) of the first and last of them."""

    name: str
    articles: Count
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A name and how many articles it is counted in."""

    name: str
    articles: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletAnswer:
    """What the latest stories of one outlet rest on, as far as they and their links tell.

    ``articles``: how many stories are held; ``looked_at``: of how many, the latest, the rest is told.
    ``own``: those that are no copy and credit nobody on the page. ``agencies``: whom the page names as
    the writer of its text; ``copied_from``: outlets that printed the same text before, where that is
    known; ``credits``: whom its stories rest on by name; ``credited_by`` and ``copied_by``: other
    outlets whose stories are linked to these. ``article_ids``: the stories looked at, the latest first.
    """

    name: str
    articles: Count
    first: str | None
    last: str | None
    looked_at: Count
    own: Count
    agencies: tuple[Counted, ...]
    copied_from: tuple[Counted, ...]
    copied_by: tuple[Counted, ...]
    credits: tuple[Counted, ...]
    credited_by: tuple[Counted, ...]
    article_ids: tuple[str, ...]
