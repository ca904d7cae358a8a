"""From other people's data to a listed actor: what is out of bounds is cut or passed over, no error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.listing.cells import LONGEST, MOST_NAMES, make_actor
from dateline.listing.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NUMBERED: Final = re.compile(r"Q[0-9]+")  # an item of Wikidata that nobody has named


def make_row(fields: Mapping[str, str], aliases: Iterable[str], where: str) -> Row:
    """Return the actor of an entry with its first aliases that fit; nobody where its name does not.

    ``fields``: as of a row of CSV, without aliases. Raises ActorListBroken where a type, country or
    sector is not known.
    """
    name = " ".join(fields.get("name", "").split())
    if not is_name(name) or len(name) > LONGEST:
        return Row(where, None, strict=False)
    role = " ".join(fields.get("role", "").split())
    found = dict.fromkeys(" ".join(alias.split()) for alias in aliases)
    wanted = [alias for alias in found if is_name(alias) and alias != name]
    kept = [alias for alias in wanted if len(alias) <= LONGEST][:MOST_NAMES]
    fits = role if len(role) <= LONGEST else ""
    actor = make_actor({**fields, "name": name, "role": fits}, where, kept)
    return Row(where, actor, strict=False, cut=len(kept) < len(wanted) or fits != role)


def is_name(words: str) -> bool:
    """Tell whether words are a name: some letters, and not the number of an item."""
    return any(map(str.isalpha, words)) and not NUMBERED.fullmatch(words)
