"""Indirect speech: the content a cue verb governs, by the frames its table row names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.said_content import (
    Field,
    clause_end,
    content_after,
    content_before,
    quoted_content,
    starts_clause,
)
from dateline.reading.said_drafts import Draft, Drafts
from dateline.reading.said_kinds import core_of, is_name, kind_by_words
from dateline.reading.said_phrases import find_told, skip_circumstances, take_phrase
from dateline.reading.said_speakers import find_speaker
from dateline.reading.said_subjects import WHO, find_subject
from dateline.reading.said_words import words_of
from dateline.reading.stance import stance_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene, Unit

NOMINAL: Final = "NDUm'"
BOUNDS: Final = frozenset(
    {("at", "least"), ("at", "most"), ("up", "to"), ("more", "than"), ("as", "many")}
)
CITING: Final = frozenset({"cite", "quote"})
QUOTED: Final = 20  # tokens from who is quoted to "as saying"
ADDRESSED: Final = 12  # tokens from a cue to the preposition of "accused the army of"


class Found(NamedTuple):
    """A content found: its tokens, the end of the cue before it, and the frame that found it."""

    content: Stretch
    cue_last: int
    frame: str


def read_indirect(scene: Scene, unit: Unit, groups: Sequence[Group], drafts: Drafts) -> Iterator[Draft]:
    """Yield the claims of indirect speech in a unit, adding them to ``drafts``, those read before."""
    trailing = [draft for group in groups if (draft := read_trailing(Field(scene, unit, ()), group))]
    for draft in trailing:
        drafts.put(draft)
    field = Field(scene, unit, tuple(sorted(draft.content[0][1] for draft in trailing)))
    done = {draft.main for draft in trailing}
    yield from trailing
    for group in sorted(groups, key=lambda group: group.verb.words[0] in CITING):
        if group.main not in done and (found := read_leading(field, group, drafts)):
            drafts.put(found)
            yield found


def read_trailing(field: Field, group: Group) -> Draft | None:
    """Return the claim of a cue that follows its content ("..., officials said")."""
    if "l" not in group.verb.frames or group.shape != "finite" or group.negated or governs(field, group):
        return None
    scene, low = field.scene, field.unit.first
    subject = find_subject(scene, low, group.first)
    if subject is not None and subject.first > low and scene.words[subject.first - 1] in WHO:
        return None
    if subject is not None and subject.clause > low and scene.codes[subject.clause - 1] == ",":
        source, comma, after = (subject.first, subject.last), subject.clause - 1, group.last
    elif group.first > low and scene.codes[group.first - 1] == ",":
        after = take_phrase(scene, group.last, field.last)
        source, comma = (group.last, after), group.first - 1
    else:
        return None
    if told := find_told(field, group):
        after = max(after, told[1])
    if source[0] == source[1]:
        return None
    comma += scene.words[comma] != ","  # a closing mark after the comma belongs to the content
    content = surround(field, low, comma, after)
    return make_draft(group, content, source, told=told) if content else None


def surround(field: Field, low: int, comma: int, after: int) -> tuple[Stretch, ...]:
    """Return the content before ``comma``, with what goes on after a cue that stands inside it."""
    whole = content_before(field, low, comma)
    rest = content_after(field, after, broken=whole is None)
    if whole is not None:
        return (whole, rest) if rest else (whole,)
    if rest is None:
        return ()
    part = content_before(field, low, comma, broken=True)
    return (part, rest) if part else (rest,)


def governs(field: Field, group: Group) -> bool:
    """Tell whether a cue has its content after it, so that nothing before it can be that."""
    start, _ = skip_circumstances(field, group)
    if start >= field.last:
        return False
    if group.first > field.unit.first and field.scene.codes[group.first - 1] == ",":
        return opens_clause(field, group, start)
    return find_content(field, group, start) is not None


def read_leading(field: Field, group: Group, before: Drafts) -> Draft | None:
    """Return the claim of a cue that stands before its content."""
    if stance_of(group) is None:
        return None
    if quoting := read_quoting(field, group, before):
        return quoting
    start, told = skip_circumstances(field, group)
    found = find_content(field, group, start) if start < field.last else None
    if found is None:
        return read_parted(field, group)
    if group.verb.words[0] in CITING:
        return cite(field, group, found.content, before)
    speaker = find_speaker(field, group, before)
    if speaker is None or says_nothing(field, group, speaker, found.frame):
        return None
    told = told if told and told[1] <= found.content[0] else None
    draft = make_draft(group, (found.content,), speaker, found.cue_last, told)
    untrue = calls_untrue(field.scene, group, found.content)
    return replace(draft, stance="denies" if untrue else stance_of(group, found.frame) or "asserts")


def calls_untrue(scene: Scene, group: Group, content: Stretch) -> bool:
    """Tell whether a source only names something untrue: "called the reports baseless"."""
    names = group.verb.words[0] in words_of("naming") and not group.negated
    return names and scene.words[content[1] - 1] in words_of("untrue")


def says_nothing(field: Field, group: Group, speaker: Stretch, frame: str) -> bool:
    """Tell whether nothing is claimed.

    So it is where nobody is said to say it ("no group has said"), where it is only supposed ("if he
    says"), and where what shows a thing is no evidence ("the map shows" is, "the horse shows" is not).
    """
    scene, first = field.scene, speaker[0]
    before = scene.words[first - 1] if first > field.unit.first else ""
    if scene.words[first] in words_of("nobody") or before in ("if", "whether", "unless"):
        return True
    if frame == "c" and scene.reading.tags[first] == "PRON":
        return True  # "she said she counted 27" is one claim
    if frame == "c" and group.verb.words[0] not in words_of("counting"):
        return kind_by_words(scene, speaker) is None
    return frame == "n" and "e" in group.verb.frames and not is_evidence(scene, speaker)


def read_parted(field: Field, group: Group) -> Draft | None:
    """Return the claim of a cue inside a relative clause ("which officials said had been repaired")."""
    scene, verb = field.scene, group.last
    if "b" not in group.verb.frames or group.shape != "finite" or verb >= field.last:
        return None
    if scene.codes[verb] != "F" and scene.codes[verb : verb + 2] != "AF":
        return None
    subject = find_subject(scene, field.unit.first, group.first)
    place = subject.first - 1 if subject else -1
    if (
        subject is None
        or place < field.unit.first
        or scene.words[place] not in ("which", "who", "that", "what")
    ):
        return None
    rest = (verb, clause_end(field, verb, narrow=True))
    return make_draft(group, ((place, place + 1), rest), (subject.first, subject.last))


def read_quoting(field: Field, group: Group, before: Drafts) -> Draft | None:
    """Return the claim of one whom an outlet "quoted as saying" it."""
    scene, first = field.scene, group.last
    end = quoted_end(field, group) if group.verb.words[0] in CITING else first
    if end == first:
        return None
    content = quoted_content(field, end + 2, find_subject(scene, field.unit.first, group.first))
    if not content:
        return None
    subject = find_speaker(field, group, before)
    source = (first, end - (scene.codes[end - 1] == ","))
    draft = make_draft(group, content, source)
    return replace(draft, cue=((group.first, group.last), (end, end + 2)), via=subject)


def quoted_end(field: Field, group: Group) -> int:
    """Return where the "as saying" after who is quoted starts; the end of the cue if none does."""
    scene, first = field.scene, group.last
    end = take_phrase(scene, first, field.last)
    if end == first:
        return first
    high = min(field.last - 1, end + QUOTED)
    for token in range(end, high):
        if scene.words[token] == "as" and scene.codes[token + 1] == "G":
            near = token - end <= 1 or scene.codes[end] in "R,"
            return token if near else first
        if scene.codes[token] in ";Q":
            break
    return first


def cite(field: Field, group: Group, cited: Stretch, before: Drafts) -> Draft | None:
    """Return the claim of a source that another claim's source cites: the same content within it."""
    scene = field.scene
    kind = kind_by_words(scene, cited)
    outer = before.before(field.unit.first, group.main) or before.after(group.main, field.unit.last)
    if kind is None and not is_name(scene, cited[1] - 1):
        speaker = find_speaker(field, group, before)
        return make_draft(group, (cited,), speaker) if speaker else None
    if group.shape != "ing" or outer is None:
        return None
    cited = (cited[0], take_phrase(scene, cited[0], cited[1]) or cited[1])
    draft = make_draft(group, outer.content, cited)
    return replace(draft, rule="citing", outer=outer.main, direct=outer.direct)


def is_evidence(scene: Scene, source: Stretch) -> bool:
    """Tell whether a source is a document, an image, data or a poll, by its nouns."""
    first, last = core_of(scene, source)
    return any(word in words_of("evidence") for word in scene.words[first:last])


def opens_clause(field: Field, group: Group, start: int) -> bool:
    """Tell whether a clause that the verb can govern starts at ``start``."""
    word, frames = field.scene.words[start], group.verb.frames
    return (
        (word == "that" and "t" in frames and not is_relative(field.scene, group, start))
        or (word in words_of("question") and "w" in frames)
        or (word in words_of("asked") and "w" in frames and group.verb.stance == "asks")
        or (word == "to" and "i" in frames and opens_infinitive(field.scene, start))
        or ("b" in frames and starts_clause(field, start))
    )


def is_relative(scene: Scene, group: Group, start: int) -> bool:
    """Tell whether a "that" opens a relative clause: a verb follows, and its word may be a noun."""
    nounlike = group.verb.words[0] in words_of("nounlike")
    return nounlike and scene.codes[start + 1 : start + 2] == "F"


def opens_infinitive(scene: Scene, start: int) -> bool:
    """Tell whether a "to" opens an infinitive."""
    after = start + 1 + (scene.codes[start + 1 : start + 2] == "A")
    return after < len(scene.words) and (
        scene.codes[after] in "BF" or scene.reading.tags[after] in ("VERB", "AUX")
    )


def find_content(field: Field, group: Group, start: int) -> Found | None:
    """Return the content that starts at ``start`` by one of the verb's frames."""
    word, frames = field.scene.words[start], group.verb.frames
    if opens_clause(field, group, start):
        return Found((start, clause_end(field, start)), group.last, "i" if word == "to" else "")
    if word in frames and len(word) > 1 and start + 1 < field.last and start == group.last:
        if word == "to" and opens_infinitive(field.scene, start):
            return None
        return Found((start + 1, clause_end(field, start + 1, narrow=True)), start + 1, word)
    return find_nominal(field, group, group.last)


def find_nominal(field: Field, group: Group, start: int) -> Found | None:
    """Return the noun phrase, gerund or infinitive with its subject that a cue governs."""
    if start >= field.last:
        return None
    return find_gerund(field, group, start) or find_phrase(field, group, start)


def find_gerund(field: Field, group: Group, start: int) -> Found | None:
    """Return the gerund that a cue governs."""
    gerund = field.scene.codes[start] == "G" or field.scene.words[start] == "having"
    if gerund and "g" in group.verb.frames:
        return Found((start, clause_end(field, start)), group.last, "g")
    return None


def find_phrase(field: Field, group: Group, start: int) -> Found | None:
    """Return the noun phrase, or infinitive with its subject, that a cue governs."""
    frames = group.verb.frames
    if not starts_phrase(field.scene, start):
        return None
    if counts_by(field, group, start):
        return Found((start, clause_end(field, start, narrow=True)), group.last, "c")
    if "oi" in frames and follows_phrase(field, start, ("to", "not")):
        return Found((start, clause_end(field, start)), group.last, "oi")
    named = any(follows_phrase(field, start, (frame[2:],)) for frame in frames if frame[:2] == "n+")
    if not named and frames.isdisjoint(("n", "s", "e")):
        return None
    return Found((start, clause_end(field, start, narrow=True)), group.last, "n+" if named else "n")


def counts_by(field: Field, group: Group, start: int) -> bool:
    """Tell whether a cue that counts governs a number: "counted 27", "gave the dead as eleven"."""
    scene, frames = field.scene, group.verb.frames
    if "c" in frames and scene.reading.tags[start] == "NUM":
        return True
    near = range(start, min(field.last - 1, start + ADDRESSED))
    at = next((token for token in near if scene.words[token] == "as"), 0)
    return "c+as" in frames and at > 0 and scene.reading.tags[at + 1] == "NUM"


def starts_phrase(scene: Scene, start: int) -> bool:
    """Tell whether a noun phrase starts at a token, modified ones and bounded numbers included."""
    if scene.codes[start] in NOMINAL or scene.codes[start : start + 2] in ("AN", "EN", "GN"):
        return True
    return scene.words[start : start + 2] in BOUNDS


def follows_phrase(field: Field, start: int, words: tuple[str, ...]) -> bool:
    """Tell whether one of ``words`` follows the noun phrase at ``start``, before any other verb."""
    scene = field.scene
    for token in range(start + 1, min(field.last, start + ADDRESSED)):
        if scene.words[token] in words:
            return True
        if scene.codes[token] in "F;Q,R":
            return False
    return False


def make_draft(
    group: Group,
    content: tuple[Stretch, ...],
    source: Stretch,
    cue_last: int | None = None,
    told: Stretch | None = None,
) -> Draft:
    """Return the draft of an indirect claim."""
    return Draft(
        rule="indirect",
        content=content,
        cue=((group.first, cue_last or group.last),),
        source=source,
        main=group.main,
        stance=stance_of(group) or "asserts",
        venue=group.verb.venue,
        told_to=told,
    )
