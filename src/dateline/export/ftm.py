"""Entities of FollowTheMoney as its library writes them by ``to_statement_dict``: a statement a value.

By hand: the library needs ICU and thirty packages; what is written is some JSON, and the tests hold it
against the library. Ids follow its rules: letters, digits, ``-``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha1
from typing import TYPE_CHECKING, Any, Final

from dateline.export.codes import utc_of
from dateline.export.composed import clean

if TYPE_CHECKING:
    from dateline.export.rows import PageRef

DATASET: Final = "dateline"
UNSAFE: Final = frozenset(
    {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
)  # what FollowTheMoney takes away or blanks
OUTSIDE: Final = re.compile("[^0-9A-Za-z]+")


def make_id(*ids: str) -> str:
    """Return ids of ours as one that FollowTheMoney takes: ``art:1``, ``evt:2`` are ``art-1-evt-2``."""
    return OUTSIDE.sub("-", "-".join(ids)).strip("-")


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity in the making. Statements come from one article (``origin``) and were seen with it."""

    id: str
    schema: str
    origin: str | None
    seen: str | None
    statements: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, prop: str, value: object, original: str | None = None) -> None:
        """Add a statement, where there is a value; ``original``: the words of the page that it is."""
        told = clean(str(value)) if value is not None else ""
        if not told:
            return
        key = sha1(f"{DATASET}.{self.id}.{prop}.{told}".encode(), usedforsecurity=False).hexdigest()
        self.statements.setdefault(
            key,
            {
                "canonical_id": self.id,
                "entity_id": self.id,
                "prop": prop,
                "schema": self.schema,
                "value": told,
                "dataset": DATASET,
                "lang": None,
                "original_value": original if original != told else None,
                "first_seen": self.seen,
                "last_seen": self.seen,
                "external": False,
                "origin": self.origin,
                "id": key,
            },
        )

    def record(self, caption: str) -> dict[str, Any]:
        """Return the entity as a line of a file has it."""
        return {
            "id": self.id,
            "caption": clean(caption),
            "schema": self.schema,
            "statements": list(self.statements.values()),
        }


def start_entity(schema: str, page: PageRef, *ids: str) -> Entity:
    """Return an empty entity that an article tells of; ``ids`` are its own beside the article's."""
    seen = utc_of(page.gathered) or utc_of(page.published)
    return Entity(make_id(page.article, *ids), schema, make_id(page.article), seen)
