"""Kinds of source: what its nouns, its actor and what the article says of it elsewhere make it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from dateline.reading.said_words import words_of
from dateline.tables import read_column, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene
    from dateline.records import ActorType, SourceKind

OF_ACTOR: Final[Mapping[ActorType, SourceKind]] = {
    "government": "government",
    "military": "military",
    "armed_group": "armed_group",
    "media": "outlet",
}
OF_SECTOR: Final[Mapping[str, SourceKind]] = {
    "GOV": "official",
    "LEG": "official",
    "JUD": "official",
    "COP": "official",
    "SPY": "official",
    "MIL": "military",
    "REB": "armed_group",
    "PRM": "armed_group",
    "UAF": "armed_group",
    "CRM": "armed_group",
    "IMG": "armed_group",
    "NGO": "civil_society",
    "ISM": "civil_society",
    "SOC": "civil_society",
    "REL": "civil_society",
    "EDU": "expert",
    "MED": "expert",
    "JRN": "outlet",
    "REF": "victim",
    "CVL": "witness",
}
INTERSTATE: Final = frozenset({"UNO", "IGO", "EUR"})
SPEAKING_FOR: Final = frozenset({"military", "armed_group"})
LONGEST: Final = 4  # words of a term
PREFIX: Final = re.compile(r"^(?:ex|co|vice|deputy|sub|mid|non|then|self-styled)-(?=\w{3})")
SCIENCE: Final = re.compile(r"\w{3}(?:olog|onom|iatr)ists?$")
VAGUE: Final = frozenset({"other", "witness"})
PEOPLE: Final = frozenset({"people", "person", "persons", "man", "woman", "men", "women", "those"})
NEAR: Final = 8  # tokens after a name in which what it went through is looked for


@dataclass(frozen=True, slots=True)
class KindWord:
    """What a noun makes a source: its kind, and whether it is a person, a body or a thing."""

    kind: SourceKind
    sort: str


PAPERS: Final = frozenset({"paper", "papers"})
SCIENTIST: Final = KindWord("expert", "person")


@cache
def read_kinds() -> Mapping[str, KindWord]:
    """Return the nouns that tell a kind."""
    return {
        word: KindWord(cast("SourceKind", row["kind"]), row["sort"])
        for row in read_table("said_kinds")
        for word in row["words"].split()
    }


@cache
def media_words() -> frozenset[str]:
    """Return the words that end the names of outlets and agencies."""
    return read_column("page_outlet_words", "word")


@cache
def states() -> frozenset[str]:
    """Return the names of states, their capitals and other names for their governments, folded."""
    cells = (
        name.strip()
        for row in read_table("countries")
        for column in ("name", "others", "capital", "metonyms")
        for name in row[column].split("|")
    )
    return frozenset(cell.casefold() for cell in cells if cell)


def kind_by_words(scene: Scene, part: Stretch) -> SourceKind | None:
    """Return the kind that the nouns of a source tell: its head first, then what stands before it."""
    core = core_of(scene, part)
    if is_state(scene, core):
        return "government"
    if scene.words[core[1] - 1] in words_of("leading"):
        return led_kind(scene, (core[0], part[1]))
    if is_unnamed_people(scene, part, core):
        return "anonymous"
    return kind_by_nouns(scene, part, core)


def kind_by_nouns(scene: Scene, part: Stretch, core: Stretch) -> SourceKind | None:
    """Return the kind that a source's nouns tell, or else those of its appositions."""
    hits = list(hits_in(scene, core))
    if not hits or hits[0].kind in VAGUE:
        hits = apposed_hits(scene, part, core) or hits
    if not hits:
        return "witness" if is_bystander(scene, part, core) else None
    head = hits[0]
    if is_company(scene, core):
        return "other"
    if head.sort == "person" or head.kind == "civil_society":
        return next((hit.kind for hit in hits[1:] if hit.kind in SPEAKING_FOR), head.kind)
    international = head.kind == "government" and is_international(scene, core)
    return "official" if international else head.kind


def is_unnamed_people(scene: Scene, part: Stretch, core: Stretch) -> bool:
    """Tell whether people are known by what they know alone ("people briefed on the talks")."""
    if scene.words[core[1] - 1] not in PEOPLE:
        return False
    return not words_of("in_the_know").isdisjoint(scene.words[core[1] : part[1]])


def is_bystander(scene: Scene, part: Stretch, core: Stretch) -> bool:
    """Tell whether what follows a name shows a private person: an age, a home, what befell them."""
    if not is_name(scene, core[1] - 1):
        return False
    after = scene.words[core[1] : min(part[1], core[1] + NEAR)]
    if len(after) > 1 and after[0] == "," and after[1].isdigit() and len(after[1]) == 2:
        return True
    lives = "who" in after or "whose" in after
    return lives and not words_of("private_life").isdisjoint(after)


def is_international(scene: Scene, core: Stretch) -> bool:
    """Tell whether a body's name says that it is one of several states."""
    names = (scene.reading.word(token) for token in range(*core))
    return any(name[0].isupper() and name.casefold() in words_of("worldwide") for name in names)


def is_company(scene: Scene, core: Stretch) -> bool:
    """Tell whether a source is called like a company: a name and "Group"."""
    last = core[1] - 1
    named = last > core[0] and scene.reading.word(last) == "Group"
    return named and hit_at(scene.words, last - 1, core[0]) is None


def apposed_hits(scene: Scene, part: Stretch, core: Stretch) -> list[KindWord]:
    """Return what the first apposition that tells a kind tells by its own nouns."""
    for chunk in chunks(scene, part, core):
        first, last = core_of(scene, chunk)
        if scene.words[last - 1] in words_of("leading"):
            return [KindWord(led_kind(scene, chunk), "person")]
        if hits := list(hits_in(scene, (first, last))):
            return hits
    return []


def chunks(scene: Scene, part: Stretch, core: Stretch) -> Iterator[Stretch]:
    """Yield the appositions of a source."""
    start = core[1]
    while start < part[1]:
        end = start + 1
        while end < part[1] and scene.codes[end] != ",":
            end += 1
        if scene.codes[start] == "," and end > start + 1:
            yield start + 1, end
        start = end


def led_kind(scene: Scene, part: Stretch) -> SourceKind:
    """Return the kind of one who leads or belongs to a body: an official of a government's."""
    bodies = [
        hit.kind
        for hit in hits_in(scene, part, apposed=True)
        if hit.sort == "body" or hit.kind in SPEAKING_FOR
    ]
    if not bodies:
        head = hit_at(scene.words, core_of(scene, part)[1] - 1, part[0])
        return head.kind if head else "other"
    told = [body for body in bodies if body != "other"]
    kind = told[-1] if told else bodies[-1]
    return "official" if kind == "government" else kind


def core_of(scene: Scene, part: Stretch) -> Stretch:
    """Return the base noun phrase a source opens with: up to a preposition, comma or relative."""
    first, last = part
    end = first
    while end < last and not ends_core(scene, end):
        end += 1
    if (
        first < end < last - 1
        and scene.words[end] == "of"
        and scene.words[end - 1] in words_of("partitive")
    ):
        return core_of(scene, (end + 1, last))
    return (first, end) if end > first else part


def ends_core(scene: Scene, token: int) -> bool:
    """Tell whether a source's base noun phrase ends before a token."""
    word = scene.words[token]
    if scene.codes[token] in "GE":
        counted = token > 0 and scene.reading.tags[token - 1] == "NUM"
        if counted and scene.codes[token + 1 : token + 2] == "N":
            return False  # "three dissenting judges"
        return token > 0 and scene.codes[token - 1] in "NU)"
    return (
        scene.codes[token] in ",PTR(;"
        or word in words_of("preposition")
        or word in ("familiar", "close")
    )


def hits_in(scene: Scene, part: Stretch, *, apposed: bool = False) -> Iterator[KindWord]:
    """Yield the words of a stretch that tell a kind, last first."""
    first, last = part
    for token in range(last - 1, first - 1, -1):
        hit = hit_at(scene.words, token, first)
        if (
            hit
            and scene.codes[token] != "'"
            and counts(scene, token, hit, is_head=token == last - 1 or apposed)
        ):
            yield media_hit(scene, token) or hit


def hit_at(words: Sequence[str], token: int, first: int = 0) -> KindWord | None:
    """Return what the word at ``token`` tells, with those before it: the longest term first."""
    table = read_kinds()
    for length in range(min(LONGEST, token - first + 1), 1, -1):
        if hit := table.get("_".join(words[token + 1 - length : token + 1])):
            return hit
    if words[token] in PAPERS and is_written(words, token, first):
        return table["document"]
    word = words[token]
    bare = PREFIX.sub("", word)
    return table.get(word) or table.get(bare) or (SCIENTIST if SCIENCE.search(word) else None)


def is_written(words: Sequence[str], token: int, first: int) -> bool:
    """Tell whether a paper is a text and no newspaper: "an internal paper", "a paper of the cabinet"."""
    after = words[token + 1] if token + 1 < len(words) else ""
    return after == "of" or not words_of("written_paper").isdisjoint(words[first:token])


def counts(scene: Scene, token: int, hit: KindWord, *, is_head: bool) -> bool:
    """Tell whether a word tells the kind where it stands: inside a name only titles of persons do."""
    capital = scene.reading.word(token)[0].isupper()
    if is_head or not capital or hit.sort == "person":
        return True
    return scene.words[token + 1] in words_of("speaks_for")


def media_hit(scene: Scene, token: int) -> KindWord | None:
    """Return the kind of a capitalised word that ends an outlet's or agency's name."""
    if not scene.reading.word(token)[0].isupper() or scene.words[token] not in media_words():
        return None
    word, before = scene.words[token], scene.words[token - 1] if token else ""
    if word in (
        "agency",
        "service",
        "services",
        "bureau",
        "review",
        "record",
        "register",
        "standard",
        "report",
    ) and before not in ("news", "press"):
        return None
    agency = word in ("agency", "wire", "newswire")
    return KindWord("agency" if agency else "outlet", "body")


def is_state(scene: Scene, core: Stretch) -> bool:
    """Tell whether a source is a state or its capital, called by name."""
    first = core[0] + (scene.words[core[0]] == "the")
    if first >= core[1]:
        return False
    return scene.cut(first, core[1]).text.casefold() in states()


def is_name(scene: Scene, token: int) -> bool:
    """Tell whether a head is a proper name; a capital at the sentence's start alone is none."""
    if not scene.reading.word(token)[0].isupper() or scene.codes[token] != "N":
        return False
    plain = scene.words[token] in read_kinds() and scene.words[token] not in media_words()
    starts = token == 0 or scene.codes[token - 1] in ";QmD" or scene.codes[token - 1] == ","
    if scene.reading.tags[token] == "PROPN":
        return not (plain and starts)
    noun = scene.reading.tags[token] == "NOUN"
    return not starts or (noun and not plain and not scene.words[token].endswith("s"))
