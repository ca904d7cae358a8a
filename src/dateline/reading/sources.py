"""Sources: from the words before or after a cue to who they are, one entry each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from dateline.reading.said_kinds import (
    INTERSTATE,
    OF_ACTOR,
    OF_SECTOR,
    chunks,
    core_of,
    hit_at,
    hits_in,
    is_name,
    kind_by_words,
    read_kinds,
    states,
)
from dateline.reading.said_media import media_kind
from dateline.reading.said_subjects import WHO, find_relative
from dateline.reading.said_words import words_of
from dateline.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.language.reading import Phrase
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene
    from dateline.records import Actor, SourceKind

BODIES: Final = frozenset({"organisation", "government", "military", "armed_group", "unknown"})
NEAR: Final = 8  # tokens around a name in which its description is looked for


@dataclass(frozen=True, slots=True)
class Company:
    """Who the article speaks of.

    Actors by the tokens of their mentions, their names by id, the tokens of places, and kinds and
    affiliations by the last name.
    """

    actors: Mapping[int, Actor]
    names: Mapping[str, str]
    places: frozenset[int]
    kinds: dict[str, SourceKind]
    affiliations: dict[str, str] = field(default_factory=dict)


def meet_company(scene: Scene) -> Company:
    """Return the actors and described names of an article."""
    actors: dict[int, Actor] = {}
    for actor in scene.found.actors:
        for mention in actor.mentions:
            for token in scene.reading.tokens_in(mention.start, mention.end):
                actors.setdefault(token, actor)
    names = {actor.id: actor.name for actor in scene.found.actors}
    places = frozenset(
        token
        for place in scene.found.places
        for mention in place.mentions
        for token in scene.reading.tokens_in(mention.start, mention.end)
    )
    return Company(actors, names, places, describe_names(scene))


def describe_names(scene: Scene) -> dict[str, SourceKind]:
    """Return the kinds of the names that stand beside a title or description anywhere, by last word."""
    kinds: dict[str, SourceKind] = {}
    for name in scene.reading.names:
        kind = kind_beside(scene, name)
        if kind:
            kinds.setdefault(scene.words[name.last - 1], kind)
        press = media_kind(scene, (name.first, name.last), {}) if name.last - name.first > 1 else None
        if press and scene.words[name.first] not in words_of("preposition"):
            kinds.setdefault(scene.words[name.first], cast("SourceKind", press))
    return kinds


def kind_beside(scene: Scene, name: Phrase) -> SourceKind | None:
    """Return the kind that a title in or before a name or an apposition after it tells."""
    first = name.first
    while first > 0 and first > name.first - 3 and scene.codes[first - 1] == "N":
        first -= 1
    for token in range(name.last - 2, first - 1, -1):
        hit = hit_at(scene.words, token, first)
        if hit and hit.sort == "person":
            return hit.kind
    return kind_apposed(scene, name.last)


def kind_apposed(scene: Scene, after: int) -> SourceKind | None:
    """Return the kind that an apposition after a name tells (", the director of the institute,")."""
    end = min(after + NEAR, len(scene.words))
    if (
        after + 1 >= end
        or scene.codes[after] != ","
        or scene.words[after + 1] not in ("a", "an", "the", "who")
    ):
        return None
    stop = next((token for token in range(after + 1, end) if scene.codes[token] in ",;Q"), end)
    if not words_of("teaching").isdisjoint(scene.words[after + 2 : stop]):
        return "expert"
    return next((hit.kind for hit in hits_in(scene, (after + 1, stop)) if hit.sort == "person"), None)


def read_sources(scene: Scene, company: Company, part: Stretch | None) -> tuple[Source, ...]:
    """Return the sources of a stretch, those joined by "and" apart; one unstated for None."""
    if part is None:
        return (Source(kind="unstated"),)
    whole = before_review(scene, part)[0]
    return tuple(
        source for one in split_sources(scene, whole) for source in read_joined(scene, company, one)
    )


def before_review(scene: Scene, part: Stretch) -> tuple[Stretch, Stretch | None]:
    """Return a source without its "reviewed by ...", and who reviewed it."""
    first, last = part
    for token in range(first + 1, last - 2):
        if scene.words[token] in words_of("reviewed") and scene.words[token + 1] == "by":
            return (first, token), (token + 2, last)
    return part, None


def read_joined(scene: Scene, company: Company, part: Stretch) -> tuple[Source, ...]:
    """Return the source of a stretch; two if adjectives share a noun ("Libyan and U.S. officials")."""
    first, last = part
    shared = last - first == 4 and scene.words[first + 1] == "and" and scene.codes[first:last] == "NCNN"
    if (
        not shared
        or scene.reading.tags[first] not in ("ADJ", "PROPN")
        or not tells_kind(scene, (last - 1, last))
    ):
        return (read_source(scene, company, part),)
    other = read_source(scene, company, (first + 2, last))
    spans = (scene.cut(first, first + 1), scene.cut(last - 1, last))
    one = replace(other, spans=spans, text=f"{spans[0].text} {spans[1].text}", actor=None, named=False)
    return one, other


def split_sources(scene: Scene, part: Stretch) -> Iterator[Stretch]:
    """Yield the conjoined sources of a stretch."""
    first, last = part
    inner = {token for name in names_in(scene, part) for token in range(name.first, name.last)}
    for token in range(first + 1, last - 1):
        if scene.words[token] == "and" and token not in inner and splits(scene, first, token, last):
            comma = token - (scene.codes[token - 1] == ",")
            yield from split_list(scene, (first, comma))
            first = token + 1
    yield first, last


def split_list(scene: Scene, part: Stretch) -> Iterator[Stretch]:
    """Yield the members of a list before its "and"; an apposition is no member."""
    first, last = part
    commas = [token for token in range(first, last) if scene.codes[token] == ","]
    members = [first, *(comma + 1 for comma in commas)]
    if not commas or any(
        scene.codes[start] not in "ND" or scene.words[start] in ("a", "an", "who") for start in members
    ):
        yield part
        return
    yield from zip(members, [*commas, last], strict=True)


def splits(scene: Scene, first: int, conjunction: int, last: int) -> bool:
    """Tell whether an "and" joins two sources and no two parts of one."""
    left, right = scene.codes[first:conjunction], scene.codes[conjunction + 1 : last]
    if any(code in right or code in left for code in "RF") or right[:1] not in ("N", "D", "U"):
        return False
    if shares_noun(scene, first, conjunction, last) or is_compound(scene, first, conjunction, last):
        return False
    if "P" not in left and "," not in left:
        return tells_kind(scene, (first, conjunction)) or scene.reading.tags[conjunction - 1] == "PROPN"
    return tells_kind(scene, (conjunction + 1, last))


def shares_noun(scene: Scene, first: int, conjunction: int, last: int) -> bool:
    """Tell whether a word before "and" is an adjective of the noun after it ("U.S. and Libyan men")."""
    word, tag = scene.words[first], scene.reading.tags[first]
    single = conjunction - first == 1 and last - conjunction == 3
    return (
        single and (tag == "ADJ" or word in words_of("shortened")) and scene.codes[first:last] == "NCNN"
    )


def is_compound(scene: Scene, first: int, conjunction: int, last: int) -> bool:
    """Tell whether "and" stands within what modifies one noun: "the search and rescue chief"."""
    core = core_of(scene, (conjunction + 1, last))
    bare = scene.codes[conjunction + 1] == "N" and core[1] - core[0] > 1
    determined = scene.reading.tags[first] == "DET"
    single = not scene.words[core[1] - 1].endswith("s") and scene.reading.tags[core[1] - 1] == "NOUN"
    return bare and determined and single and scene.words[conjunction - 1] not in read_kinds()


def tells_kind(scene: Scene, part: Stretch) -> bool:
    """Tell whether a stretch is a noun phrase for one who can speak."""
    return kind_by_words(scene, part) is not None


def names_in(scene: Scene, part: Stretch) -> list[Phrase]:
    """Return the names that lie within a stretch."""
    start, end = part
    names = scene.reading.names
    low, high = 0, len(names)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if names[middle].first < start else (low, middle)
    found = []
    while low < len(names) and names[low].last <= end:
        found.append(names[low])
        low += 1
    return found


def read_source(scene: Scene, company: Company, part: Stretch) -> Source:
    """Return one source with its actor, kind, and affiliation."""
    spans = (scene.cut(*part),)
    known = antecedent_of(scene, part) or strip_comma(scene, part)
    core = core_of(scene, known)
    if core[1] - core[0] > 1 and scene.codes[core[1] - 1] == "'":
        core = (core[0], core[1] - 1)
        known = core if known[1] == core[1] + 1 else known
    actor = next(
        (company.actors[t] for t in range(core[1] - 1, core[0] - 1, -1) if t in company.actors), None
    )
    actor = apposed_name(scene, company, known, core) or actor
    last_name = scene.words[core[1] - 1]
    affiliation = find_affiliation(scene, company, known, core)
    key = actor.id if actor else last_name
    if affiliation:
        company.affiliations.setdefault(key, affiliation)
    kind = find_kind(scene, company, known, actor, affiliation)
    for chunk in chunks(scene, known, core):
        if kind != "other" and is_name_chunk(scene, chunk):
            company.kinds.setdefault(scene.words[chunk[1] - 1], kind)
    return Source(
        spans=spans,
        text=scene.cut(*known).text,
        actor=actor.id if actor else None,
        kind=kind,
        named=is_named(scene, known, core, actor),
        affiliation=affiliation or company.affiliations.get(key),
    )


def apposed_name(scene: Scene, company: Company, part: Stretch, core: Stretch) -> Actor | None:
    """Return whose name closes a description: "The head of the office, Mr. Wendt".

    A body too, where a body is described: "the group behind the march, Clean Vesk".
    """
    if any(name.first >= core[0] and name.last == core[1] for name in names_in(scene, core)):
        return None
    fitting = {"person"} | (BODIES if calls_body(scene, core) else frozenset())
    for chunk in reversed(list(chunks(scene, part, core))):
        actor = company.actors.get(chunk[1] - 1)
        if is_name_chunk(scene, chunk) and actor is not None and actor.type in fitting:
            return actor
    return None


def calls_body(scene: Scene, core: Stretch) -> bool:
    """Tell whether a core calls a body by a noun: "the local utility"."""
    hit = read_kinds().get(scene.words[core[1] - 1])
    return hit is not None and hit.sort == "body"


def strip_comma(scene: Scene, part: Stretch) -> Stretch:
    """Return a stretch without the comma that closes its apposition."""
    return (part[0], part[1] - 1) if scene.codes[part[1] - 1] == "," and part[1] - part[0] > 1 else part


def antecedent_of(scene: Scene, part: Stretch) -> Stretch | None:
    """Return the noun phrase that a relative pronoun stands for."""
    first, last = part
    if last - first != 1 or scene.words[first] not in WHO:
        return None
    subject = find_relative(scene, max(0, first - 60), last)
    return subject.antecedent if subject else None


def find_kind(
    scene: Scene, company: Company, part: Stretch, actor: Actor | None, affiliation: str | None
) -> SourceKind:
    """Return the kind of a source: by its own words, its actor's role, or its name's description."""
    core = core_of(scene, part)
    body = company.actors.get(core[1] - 1)
    if body and body.type == "organisation" and (body.sector or "").split(",")[0] in INTERSTATE:
        return "official"
    press = media_kind(scene, core, company.actors)
    kind = cast("SourceKind | None", press) or kind_by_words(scene, part)
    if kind:
        return kind
    if actor and (known := kind_of_actor(company, actor)):
        return known
    return company.kinds.get(scene.words[core[1] - 1]) or kind_of_body(affiliation)


def kind_of_body(affiliation: str | None) -> SourceKind:
    """Return the kind of one who belongs to a body of that name."""
    known = [
        read_kinds()[word] for word in (affiliation or "").casefold().split() if word in read_kinds()
    ]
    bodies = [one.kind for one in known if one.sort == "body"]
    if not bodies:
        return "other"
    return "official" if bodies[-1] == "government" else bodies[-1]


def kind_of_actor(company: Company, actor: Actor) -> SourceKind | None:
    """Return the kind that an actor's type or role tells."""
    if actor.type in OF_ACTOR:
        return OF_ACTOR[actor.type]
    role = (actor.role or "").casefold().split()
    for token in range(len(role) - 1, -1, -1):
        hit = hit_at(role, token)
        if hit and hit.sort == "person":
            return hit.kind
    known = company.kinds.get(actor.name.casefold().split()[-1]) if actor.name else None
    return known or OF_SECTOR.get((actor.sector or "").split(",")[0])


def is_named(scene: Scene, part: Stretch, core: Stretch, actor: Actor | None) -> bool:
    """Tell whether a source is called by a proper name, itself or through its actor."""
    if actor and any(mention.kind == "name" for mention in actor.mentions):
        return True
    if is_lone_noun(scene, part):
        return False
    press = media_kind(scene, core, {})
    if press and any(scene.reading.tags[token] == "PROPN" for token in range(*core)):
        return True
    named = is_name(scene, core[1] - 1) and not is_office(scene, core)
    return named or any(is_name_chunk(scene, chunk) for chunk in chunks(scene, part, core))


def is_lone_noun(scene: Scene, part: Stretch) -> bool:
    """Tell whether a source is one noun of a kind before a colon: its capital is no name's."""
    first, last = part
    single = last - first == 1 and scene.words[last : last + 1] == (":",)
    return single and scene.words[first] in read_kinds()


def is_office(scene: Scene, core: Stretch) -> bool:
    """Tell whether a core is but an office with a capital, as state agencies write: "the Head"."""
    first, last = core
    word = scene.words[last - 1]
    hit = read_kinds().get(word)
    office = word in words_of("leading") or (hit is not None and hit.sort == "person")
    return office and scene.reading.tags[first] in {"DET", "PRON"}


def is_name_chunk(scene: Scene, chunk: Stretch) -> bool:
    """Tell whether an apposition is nothing but a name."""
    return all(scene.reading.tags[token] == "PROPN" for token in range(*chunk))


def find_affiliation(scene: Scene, company: Company, part: Stretch, core: Stretch) -> str | None:
    """Return the body a source belongs to, as the text names it ("of the ...", "... spokesman")."""
    if not may_belong(scene, core[1] - 1):
        return None
    for name in names_in(scene, part):
        before = scene.words[max(part[0], name.first - 5) : name.first]
        joined = any(word in words_of("belonging") for word in before)
        if name.first > core[0] and joined and is_body(scene, company, name):
            return scene.cut(name.first, name_end(scene, name, part[1])).text
    return affiliation_before(scene, core)


def may_belong(scene: Scene, head: int) -> bool:
    """Tell whether a head is one who can belong to a body: a person's noun or name, no minister."""
    word = scene.words[head]
    if word in ("minister", "secretary"):
        return False
    known = read_kinds().get(word)
    person = known is not None and known.sort == "person"
    return person or word in words_of("leading") or (known is None and is_name(scene, head))


def name_end(scene: Scene, name: Phrase, last: int) -> int:
    """Return the end of a name with the capitalised words after it."""
    end = name.last
    while end < last and scene.codes[end] == "N" and scene.reading.word(end)[0].isupper():
        end += 1
    return end


def affiliation_before(scene: Scene, core: Stretch) -> str | None:
    """Return the body named before a speaker's noun ("Foreign Ministry spokesman")."""
    first = core[0] + (scene.words[core[0]] in ("the", "a", "an"))
    for token in range(first + 1, core[1]):
        if scene.words[token] in words_of("speaks_for") and scene.reading.tags[token - 1] == "PROPN":
            return body_before(scene, first, token)
    return None


def body_before(scene: Scene, first: int, last: int) -> str | None:
    """Return the name of a body that ends before a speaker's noun; one word only if it is a body's."""
    last -= scene.codes[last - 1] == "'"
    if last <= first:
        return None
    known = read_kinds().get(scene.words[first])
    if last - first == 1 and not (
        scene.reading.word(first).isupper() or (known and known.sort == "body")
    ):
        return None
    text = scene.cut(first, last).text
    return None if text.casefold() in states() else text


def is_body(scene: Scene, company: Company, name: Phrase) -> bool:
    """Tell whether a name can be a body's: no place of the article, and no single common name."""
    text = scene.cut(name.first, name.last).text
    whole = all(token in company.places for token in range(name.first, name.last))
    return not whole and (name.last - name.first > 1 or text.isupper() or len(text) > 3)
