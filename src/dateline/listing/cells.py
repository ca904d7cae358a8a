"""From the words of a file to a listed actor: checks what each field may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast, get_args

from dateline.errors import ActorListBroken
from dateline.gazetteer.countries import countries, country_names
from dateline.gazetteer.fold import fold
from dateline.listing.listed import ListedActor
from dateline.records import ActorType
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MOST_NAMES: Final = 100  # aliases of one actor
LONGEST: Final = 300  # characters of a name or role
TYPES: Final = frozenset(get_args(ActorType))
YES: Final = frozenset({"yes", "true", "1", "public"})
NO: Final = frozenset({"no", "false", "0", "private", "none"})
SHOWN: Final = 40  # characters of a bad value that an error shows


def make_actor(
    fields: Mapping[str, str], where: str, aliases: Iterable[str] | None = None
) -> ListedActor:
    """Return the actor of one row.

    ``fields``: name, aliases (parted by | or ;), type, country, sector, role, public; those not given
    may be left out. ``aliases``: those already parted, instead. ``where``: file and row, for errors.
    Raises ActorListBroken.
    """
    name = check_name(fields.get("name", ""), where)
    if aliases is None:
        aliases = split_names(fields.get("aliases", ""))
    return ListedActor(
        name=name,
        aliases=check_aliases(aliases, name, where),
        type=read_type(fields.get("type", ""), where),
        country=read_country(fields.get("country", ""), where),
        sector=read_sector(fields.get("sector", ""), where),
        role=check_length(fields.get("role", ""), "role", where) or None,
        public=read_public(fields.get("public", ""), where),
    )


def broken(where: str, cause: str, remedy: str = "Mend the row.") -> ActorListBroken:
    """Return the error of one row."""
    return ActorListBroken(f"{where}: {cause}", remedy)


def shorten(value: str) -> str:
    """Return a bad value as an error shows it."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in value[:SHOWN])
    return f"“{shown}…”" if len(value) > SHOWN else f"“{shown}”"


def check_name(value: str, where: str) -> str:
    """Return a name; raises where there is none, or it has no letter."""
    name = check_length(value, "name", where)
    if not name:
        raise broken(where, "the name is empty.", "Give every actor a name.")
    if not any(letter.isalpha() for letter in name):
        raise broken(where, f"the name {shorten(name)} has no letter.")
    return name


def check_length(value: str, field: str, where: str) -> str:
    """Return the words of a field in one line; raises where they are too long."""
    words = " ".join(value.split())
    if len(words) > LONGEST:
        raise broken(where, f"the {field} {shorten(words)} is longer than {LONGEST} characters.")
    return words


def split_names(value: str) -> list[str]:
    """Return the names of one cell."""
    return value.replace(";", "|").split("|")


def check_aliases(aliases: Iterable[str], name: str, where: str) -> tuple[str, ...]:
    """Return the aliases that are names, each once and without the name itself."""
    found = [check_length(alias, "alias", where) for alias in aliases]
    kept = dict.fromkeys(one for one in found if one != name and any(map(str.isalpha, one)))
    if len(kept) > MOST_NAMES:
        raise broken(where, f"{shorten(name)} has more than {MOST_NAMES} aliases.")
    return tuple(kept)


def read_type(value: str, where: str) -> ActorType | None:
    """Return the type of actor that a cell names."""
    kind = value.strip().lower().replace(" ", "_")
    if kind and kind not in TYPES:
        cause = f"the type {shorten(value)} is not known."
        raise broken(where, cause, f"Known types are {', '.join(sorted(TYPES))}.")
    return cast("ActorType", kind) if kind else None


def read_country(value: str, where: str) -> str | None:
    """Return the country that a cell gives by its code or name."""
    code = value.strip()
    if not code:
        return None
    found = code.upper() if code.upper() in countries() else country_names().get(fold(code))
    if found is None:
        cause = f"the country {shorten(code)} is not known."
        raise broken(where, cause, "Give its ISO 3166 code of two letters, or its English name.")
    return found


def read_sector(value: str, where: str) -> str | None:
    """Return the PLOVER sectors of a cell, parted by commas."""
    codes = [code.strip().upper() for code in value.replace("|", ",").split(",") if code.strip()]
    unknown = [code for code in codes if code not in read_column("plover_sectors", "sector")]
    if unknown:
        cause = f"the sector {shorten(unknown[0])} is not known."
        raise broken(where, cause, "Give PLOVER codes, such as GOV or MIL (docs/actors.md).")
    return ",".join(dict.fromkeys(codes)) or None


def read_public(value: str, where: str) -> bool | None:
    """Return whether a cell says that the actor has a public role."""
    low = value.strip().lower()
    if low in YES:
        return True
    if low in NO:
        return False
    if low:
        raise broken(where, f"{shorten(value)} in the column public is neither yes nor no.")
    return None
