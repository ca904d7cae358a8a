"""Named ends of different texts that are one: by the same name, a shorter one, or another spelling.

Within one incident and on one side "Hanan Idris", "Hanan Idris Saleh" and "Dr Hanan Idriss" are one
person, unless what the texts say of them contradicts, or a shorter name may be two people's.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.actors import same_person
from dateline.linking.descriptions import role_stems
from dateline.linking.romanised import alike, name_parts
from dateline.linking.web import Bridge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.answered import Side
    from dateline.linking.descriptions import Description
    from dateline.linking.web import Web


def join_named(web: Web) -> None:
    """Join threads of one named source; a shorter name only where it can be one person's alone."""
    keys: dict[Side, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, thread in enumerate(web.threads):
        if thread.end == "named":
            keys[thread.side][thread.key].append(index)
    for side in sorted(keys):
        for key, indices in sorted(keys[side].items()):
            fuller = [
                other for other in sorted(keys[side]) if is_fuller_name(web, keys[side], key, other)
            ]
            if are_one(fuller):
                join_all(web, [*indices, *(keys[side][name][0] for name in fuller)])
            else:
                join_all(web, indices)


def join_speakers(web: Web) -> None:
    """Join a body with the one person who speaks for it: "the charity says", "its director says".

    Only where one named person of that side has the body's name in the role that texts give.
    """
    bodies = [n for n, one in enumerate(web.threads) if one.end == "named" and not is_person(web, [n])]
    persons = [n for n, one in enumerate(web.threads) if one.end == "named" and is_person(web, [n])]
    for body in bodies:
        thread = web.threads[body]
        words = role_stems(thread.voices[0].name)
        fitting = [
            n for n in persons if web.threads[n].side == thread.side and has_in_role(web, n, words)
        ]
        if words and len({web.unions.find(n) for n in fitting}) == 1:
            reason = f"{web.threads[fitting[0]].voices[0].name} speaks for {thread.voices[0].name}"
            web.join(Bridge(fitting[0], body, "same_source", reason))


def has_in_role(web: Web, person: int, words: frozenset[str]) -> bool:
    """Tell whether all words of a body's name stand in what a text says that a person is."""
    role = web.threads[person].role
    return role is not None and words <= role.further


def join_all(web: Web, indices: Sequence[int]) -> None:
    """Join threads of one named source, with the name as the reason."""
    first = min(indices)
    for index in indices:
        if index != first:
            reason = f"both quote {web.threads[index].voices[0].name} by name"
            web.join(Bridge(first, index, "same_source", reason))


def is_fuller_name(web: Web, held: dict[str, list[int]], key: str, other: str) -> bool:
    """Tell whether another key is a fuller or an equal form of a person's name."""
    if key == other or not (is_person(web, held[key]) and is_person(web, held[other])):
        return False
    if not may_be_one_name(key, other) or len(other.split()) < len(key.split()):
        return False
    roles = [web.threads[held[one][0]].role for one in (key, other)]
    return " " not in key or not contradict(*roles)


def is_person(web: Web, indices: Sequence[int]) -> bool:
    """Tell whether a named end is a person."""
    return any(voice.person for index in indices for voice in web.threads[index].voices)


def are_one(names: Sequence[str]) -> bool:
    """Tell whether names, all fuller forms of one, are forms of one name themselves."""
    longest = max(names, key=lambda name: (len(name.split()), name), default="")
    return bool(names) and all(name == longest or may_be_one_name(name, longest) for name in names)


def may_be_one_name(a: str, b: str) -> bool:
    """Tell whether two folded names may be one person's: in any spelling, or with names left out."""
    if same_person(a, b):
        return True
    short, long = sorted((name_parts(a), name_parts(b)), key=len)
    return len(short) > 1 and alike(short[0], long[0]) and is_part(short[1:], long[1:])


def is_part(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether all words of the one stand, in any spelling, in the other in the same order."""
    rest: Iterator[str] = iter(long)
    return all(any(alike(word, other) for other in rest) for word in short)


def contradict(a: Description | None, b: Description | None) -> bool:
    """Tell whether two roles are of two people: they share no word and no kind of people."""
    if a is None or b is None or not (a.further and b.further):
        return False
    if a.nations and b.nations and not a.nations & b.nations:
        return True
    return not a.further & b.further and not (a.head and a.head == b.head)
