"""Roles that stand beside a name: "Prail, a governor,", "the head of the port, Mira Dovell"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.actor_draft import Said
from dateline.reading.actor_words import context, titles
from dateline.reading.place_metonym import POSSESSIVES
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.actor_descriptions import Described
    from dateline.reading.actor_draft import Draft
    from dateline.reading.actor_styled import Style

REACH: Final = 14
KIN: Final = context("kin")


def named_beside(
    reading: Reading,
    one: Described,
    names: Mapping[int, Draft],
    ends: Mapping[int, Draft],
    styled: Mapping[int, Style],
) -> Draft | None:
    """Return the named actor that a description stands beside in apposition, if any.

    ``names`` and ``ends`` give the actors whose names begin at, and end before, a token; ``styled`` the
    full styles by their titles.
    """
    style = styled.get(one.last - 1)
    if style and (held := names.get(style.name)):
        return held
    if one.first >= 2 and reading.word(one.first - 1) == ",":
        before = ends.get(name_end(reading, one.first - 1))
        if before is not None and agrees(one, before) and closes(reading, one):
            return before
    after = name_after(reading, one, names)
    return after if after is not None and agrees(one, after) else None


def name_end(reading: Reading, comma: int) -> int:
    """Return where the name before a comma ends: before an age, "Prail, 34, a nurse"."""
    aged = comma >= 2 and reading.word(comma - 1).isdigit() and reading.word(comma - 2) == ","
    return comma - 2 if aged else comma


def closes(reading: Reading, one: Described) -> bool:
    """Tell whether the description is an apposition, no further member of a list and no possessor."""
    if one.last < len(reading.tags) and reading.word(one.last) in POSSESSIVES:
        return False
    if one.row.type == "person" and reading.relations and reading.relations[one.last - 1] == "appos":
        return True
    return reading.lower(one.first) in {"a", "an", "the"} and reading.lower(one.first - 1) != "and"


def name_after(reading: Reading, one: Described, names: Mapping[int, Draft]) -> Draft | None:
    """Return the person whose name follows: "the head of ... (PSA), Mira Dovell".

    "The envoy, known as Colonel Prail" is such an apposition too. In "the wife of the editor, Mira
    Dovell" the name is the wife's.
    """
    if one.row.type != "person" or one.row.many or belongs(reading, one):
        return None
    last = reading.bounds[one.sentence][1]
    at = one.last
    called = after_naming(reading, at, last)
    if called or (at + 2 < last and reading.word(at) == ","):
        return titled(reading, called or at + 1, names)
    if at >= last or reading.lower(at) not in {"of", "for", "at"}:
        return None
    for place in range(at + 1, min(at + REACH, last - 1)):
        if reading.word(place) == ",":
            return names.get(place + 1)
        if reading.tags[place] in {"VERB", "AUX"} or reading.word(place) in {";", ":"}:
            return None
    return None


def after_naming(reading: Reading, at: int, last: int) -> int | None:
    """Return where the name begins after words that give it: "a man identified as Tarn"."""
    start = at + 1 if at + 2 < last and reading.word(at) == "," else at
    for words in naming():
        end = start + len(words)
        if end < last and tuple(reading.lower(place) for place in range(start, end)) == words:
            return end
    return None


@cache
def naming() -> tuple[tuple[str, ...], ...]:
    """Return the runs of words after which the name of who was described stands, the longest first."""
    rows = (tuple(words.split()) for words in read_column("actor_naming", "words"))
    return tuple(sorted(rows, key=lambda words: (-len(words), words)))


def belongs(reading: Reading, one: Described) -> bool:
    """Tell whether a description only tells whose relative somebody is: "the wife of the editor"."""
    before = one.first - 2
    return before > 0 and reading.lower(before + 1) == "of" and reading.lower(before) in KIN


def titled(reading: Reading, at: int, names: Mapping[int, Draft]) -> Draft | None:
    """Return the actor whose name begins here or after one title."""
    after = names.get(at + 1) if reading.lower(at).rstrip(".") in titles() else None
    return names.get(at) or after


def agrees(one: Described, draft: Draft) -> bool:
    """Tell whether a description may be of an actor: one person, or one body."""
    if one.row.many != draft.many:
        return False
    person = one.row.type == "person"
    return person == (draft.type == "person") or draft.type == "unknown"


def attach(reading: Reading, one: Described, draft: Draft, style: Style | None = None) -> int:
    """Add an apposition to its actor as a description, with its role; return the token after it.

    ``style``: that of which it is the title; its words go before other roles.
    """
    end = one.last
    if one.row.type == "person":
        end = role_end(reading, one, style.ranked if style else None)
        told = words_without_article(reading, one.first, end)
        draft.role = told if style else draft.role or told
    draft.learn(one.facts)
    draft.mentions.append(Said(one.first, end, "description", one.sentence))
    return end


def role_end(reading: Reading, one: Described, name: int | None = None) -> int:
    """Return the token after a role with its "of ..." up to the comma, or to ``name``."""
    last = reading.bounds[one.sentence][1] if name is None else name
    if one.last >= last or reading.lower(one.last) not in {"of", "for", "at"}:
        return one.last
    for place in range(one.last + 1, min(one.last + REACH, last)):
        if reading.word(place) in {",", ".", ";", "”", "–", "—"} or reading.tags[place] in {
            "VERB",
            "AUX",
        }:
            return place
    return one.last if name is None else name


def words_without_article(reading: Reading, first: int, last: int) -> str:
    """Return the words of a role without its article."""
    while first + 1 < last and reading.lower(first) in {"a", "an", "the"}:
        first += 1
    return reading.text[reading.starts[first] : reading.ends[last - 1]]
