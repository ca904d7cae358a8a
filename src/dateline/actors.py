"""What the ledger answers on one actor across articles, as a record."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Count  # noqa: TC001  - its fields' types are read at run time


@dataclass(frozen=True, slots=True)
class NameTold:
    """A name of an actor and how many articles' actors bear it, as their name or another one."""

    name: str
    times: Count


@dataclass(frozen=True, slots=True)
class RoleTold:
    """A role as texts give it, and the days (ISO) of the first and last article that do.

    ``past``: the texts say that it was held before ("former", "then").
    """

    role: str
    first: str | None
    last: str | None
    past: bool
    times: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorAnswer:
    """One actor across articles. ``reasons``: why its names are one; ``refusals``: who it is not.

    ``public``: whether some article gives a public role; what is no person has one. ``merged``: ids that
    were given before and lead here. ``article_ids``: empty in a list of many.
    """

    id: str
    name: str
    type: str
    country: str | None
    sector: str | None
    public: bool
    names: tuple[NameTold, ...]
    roles: tuple[RoleTold, ...]
    articles: Count
    outlets: Count
    first: str | None
    last: str | None
    reasons: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    article_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsWanted:
    """Which actors are wanted: by words of a name, type, country, and how many articles name them.

    ``ids``: of groups. ``masked``: people without a public role are left out, and unnamed in reasons.
    """

    words: str = ""
    type: str | None = None
    country: str | None = None
    articles: int = 1
    ids: tuple[str, ...] = ()
    masked: bool = False
