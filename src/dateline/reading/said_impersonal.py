"""Claims without a stated source: "reportedly", "is believed to", "alleged", "it was reported that"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_content import Field, clause_end, quoted_content, trim
from dateline.reading.said_drafts import Draft
from dateline.reading.said_phrases import take_base, take_phrase, take_source
from dateline.reading.said_subjects import clause_start, find_subject, skip_opening
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene, Unit

BY: Final = 3  # tokens from a passive to its "by"


def read_impersonal(scene: Scene, unit: Unit, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield the claims of a unit that rest on no stated source, or on one after "by"."""
    field = Field(scene, unit, ())
    for group in groups:
        if group.shape == "passive" and not group.negated and (draft := read_passive(field, group)):
            yield draft
        if group.shape == "participle" and (draft := read_agent(field, group)):
            yield draft
    for token in range(unit.first, unit.last):
        if scene.inside[token] == unit.speech and (draft := read_hearsay(field, token)):
            yield draft


def read_hearsay(field: Field, token: int) -> Draft | None:
    """Return the claim that a word of hearsay makes of its clause or noun phrase."""
    if field.scene.words[token] in words_of("hearsay"):
        return read_adverb(field, token)
    return read_adjective(field, token) if field.scene.words[token] in words_of("alleged") else None


def read_passive(field: Field, group: Group) -> Draft | None:
    """Return the claim of a passive: "the army is believed to have ...", "it is feared that ..."."""
    scene, start = field.scene, group.last
    agent = take_agent(field, start)
    if agent:
        start = agent[1]
    if group.verb.words[0] in ("quote", "cite"):
        return read_quoted(field, group, start, agent)
    if start >= field.last:
        return None
    word = scene.words[start]
    opinion = group.verb.words[0] in words_of("opinion")
    if word == "that" and (is_impersonal(scene, group) or (agent and is_telling(group))):
        return make_draft(group, ((start, clause_end(field, start)),), agent)
    charge = is_charge(group, word)
    if (word == "to" and opinion) or charge:
        subject = find_subject(scene, field.unit.first, group.first)
        if subject is None or scene.words[subject.first] in ("i", "we", "you"):
            return None
        first = subject.antecedent[0] if subject.antecedent else subject.first
        part = (first, subject.last)
        return make_draft(group, (part, (start, clause_end(field, start, narrow=charge))), agent)
    return read_agentive(field, group, agent) if agent else None


def is_impersonal(scene: Scene, group: Group) -> bool:
    """Tell whether an "it" is the subject of a passive that a clause can follow."""
    return "t" in group.verb.frames and scene.words[group.first - 1 : group.first] == ("it",)


def is_telling(group: Group) -> bool:
    """Tell whether a verb takes one who is told and a clause ("it had been told by ... that ...")."""
    return {"o", "t"} <= group.verb.frames


def read_quoted(field: Field, group: Group, start: int, agent: Stretch | None) -> Draft | None:
    """Return the claim of one who "was quoted by" an outlet "as saying" it."""
    scene = field.scene
    saying = start + 1
    if saying >= field.last or scene.words[start] != "as" or scene.codes[saying] != "G":
        return None
    subject = find_subject(scene, field.unit.first, group.first)
    content = quoted_content(field, saying + 1, subject) if subject else ()
    if subject is None or not content:
        return None
    draft = Draft("indirect", content, ((group.first, group.last), (start, saying + 1)))
    return replace(draft, source=(subject.first, subject.last), main=group.main, via=agent)


def is_charge(group: Group, word: str) -> bool:
    """Tell whether a passive charges its subject with what ``word`` opens ("is accused of")."""
    return f"n+{word}" in group.verb.frames and group.verb.words[0] in words_of("charging")


def take_agent(field: Field, start: int) -> Stretch | None:
    """Return the noun phrase after "by" at ``start``."""
    if (
        start + 1 >= field.last
        or field.scene.words[start] != "by"
        or field.scene.codes[start + 1] == "G"
    ):
        return None
    end = take_phrase(field.scene, start + 1, field.last)
    if not opens_content(field, end):
        end = take_source(field.scene, start + 1, field.last)
    return (start + 1, end) if end > start + 1 else None


def opens_content(field: Field, token: int) -> bool:
    """Tell whether a "that" opens what was said and no relative clause ("by a man that saw it")."""
    scene = field.scene
    that = token + 1 < field.last and scene.words[token] == "that"
    return that and scene.codes[token + 1] not in "FEB"


def read_agentive(field: Field, group: Group, agent: Stretch) -> Draft | None:
    """Return the claim of a passive whose subject is what its agent says ("announced by ...")."""
    if "n" not in group.verb.frames:
        return None
    subject = find_subject(field.scene, field.unit.first, group.first)
    if subject is None:
        return None
    return make_draft(group, (subject.antecedent or (subject.first, subject.last),), agent)


def read_agent(field: Field, group: Group) -> Draft | None:
    """Return the claim of a participle after a noun ("the ban announced by the ministry")."""
    agent = take_agent(field, group.last)
    if agent is None or "n" not in group.verb.frames or group.first <= field.unit.first:
        return None
    subject = find_subject(field.scene, field.unit.first, group.first)
    return make_draft(group, ((subject.first, subject.last),), agent) if subject else None


def make_draft(group: Group, content: tuple[Stretch, ...], agent: Stretch | None) -> Draft:
    """Return the draft of a passive claim."""
    return Draft(
        rule="agent" if agent else "impersonal",
        content=content,
        cue=((group.first, group.last),),
        source=agent,
        main=group.main,
        stance=group.verb.stance,
    )


def read_adverb(field: Field, token: int) -> Draft | None:
    """Return the claim of the clause that holds an adverb of hearsay."""
    scene = field.scene
    low = max(field.unit.first, token - 60)
    first = skip_opening(scene, clause_start(scene, low, token), token)
    last = (
        clause_end(field, token + 1, narrow=first > field.unit.first)
        if token + 1 < field.last
        else token
    )
    parts = tuple(part for part in ((first, token), (token + 1, last)) if part[0] < part[1])
    return Draft("impersonal", parts, ((token, token + 1),), main=token) if parts else None


def read_adjective(field: Field, token: int) -> Draft | None:
    """Return the claim of a noun phrase that an adjective of hearsay stands in."""
    scene = field.scene
    end = take_base(scene, token + 1, field.last)
    if end == token + 1 or scene.codes[token - 1 : token] not in ("D", "'", "N", "P", "C"):
        return None
    first = token
    while first > field.unit.first and scene.codes[first - 1] in "'N":
        first -= 1
    last = trim(scene, first, end)
    parts = tuple(part for part in ((first, token), (token + 1, last)) if part[0] < part[1])
    return Draft("alleged", parts, ((token, token + 1),), main=token)
