"""Counting: which far ends are origins, and what is not established. The counting rules, as code.

Every named source, every outlet that is the far end the texts name, and every unnamed source whose
description sets it apart is an origin of its side. An unnamed source that may be one already counted
is not established; so is a text that asserts without naming anyone. Neither is added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking.descriptions import has_role, same_description
from dateline.linking.unions import Unions
from dateline.linking.weaving import credited_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.linking.credits import Bonds
    from dateline.linking.ends import End
    from dateline.linking.web import Web

COUNTED = ("asserts", "denies", "doubts")


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An end that is not established because it may be one of ``rivals``, which are counted."""

    end: End
    rivals: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Unsourced:
    """Texts, by index, that assert without naming anyone, or only name each other: one unit."""

    texts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """The outcome: the ends that are origins, and what is not established."""

    origins: tuple[End, ...]
    doubtful: tuple[Doubtful, ...]
    unsourced: tuple[Unsourced, ...]

    def of(self, side: str) -> int:
        """Return the number of origins on one side."""
        return sum(end.side == side for end in self.origins)

    @property
    def not_established(self) -> int:
        """How many sources and texts are not established; counted apart, never added."""
        return len(self.doubtful) + len(self.unsourced)


def count_ends(web: Web, ends: Sequence[End], bonds: Bonds) -> Count:
    """Count the far ends of a web, given in their order."""
    origins: list[End] = []
    doubtful: list[Doubtful] = []
    for end in ends:
        rivals = tuple(known for known in origins if known.side == end.side and may_be_one(end, known))
        if rivals:
            doubtful.append(Doubtful(end, rivals))
        elif end.side != "allows" or not any(is_said_anyway(end, other) for other in ends):
            origins.append(end)
    told = tuple(each for each in doubtful if each.end.side in COUNTED)
    return Count(tuple(origins), told, tuple(find_unsourced(web, ends, bonds)))


def may_be_one(end: End, known: End) -> bool:
    """Tell whether an unnamed end may be one that is counted already."""
    if end.end != "described" or not end.description:
        return False
    if known.role and has_role(end.description, known.role):
        return True
    if not known.description:
        return False
    if known.end == "named" and end.description.head != "spokesperson":
        return False
    return same_description(end.description, known.description)


def is_said_anyway(end: End, other: End) -> bool:
    """Tell whether who allows something also asserts, denies or doubts it."""
    if other.side == "allows":
        return False
    return (end.key == other.key != "" and end.end == other.end == "named") or may_be_one(end, other)


def find_unsourced(web: Web, ends: Iterable[End], bonds: Bonds) -> list[Unsourced]:
    """Return the texts that assert and reach no end, those that rest on each other as one."""
    reaching = {
        web.threads[index].text for end in ends if end.side == "asserts" for index in end.threads
    }
    asserting = {thread.text for thread in web.threads if thread.side == "asserts"}
    pending = sorted(asserting - reaching)
    place = {text: number for number, text in enumerate(pending)}
    unions = Unions(len(pending))
    for text in pending:
        for other in credited_texts(web, text, bonds):
            if other in place:
                unions.join(place[text], place[other])
    groups = unions.groups(range(len(pending)))
    return [Unsourced(tuple(pending[number] for number in group)) for group in groups]
