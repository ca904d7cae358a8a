"""Verb groups of cues: a cue verb with its auxiliaries, adverbs and particles, as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.reading.said_lexicon import CueForm, CueVerb, read_forms
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading
    from dateline.reading.said_scene import Scene, Unit

Shape = Literal["finite", "infinitive", "ing", "participle", "passive"]
LONGEST_GROUP: Final = 8
CLAUSE: Final = 30
PAIRED: Final = 4  # tokens from "not" over the first verb and "or" to the second
VERBAL: Final = frozenset({"VERB", "AUX"})
NAMED: Final = frozenset({"PROPN", "PRON"})
CLAUSE_AHEAD: Final = re.compile("DN{1,3}F")
PLURAL_SUBJECTS: Final = frozenset(
    {"they", "we", "i", "you", "who", "some", "many", "others", "police", "people"}
)


@dataclass(frozen=True, slots=True)
class Group:
    """A cue verb in its group: tokens ``first`` to ``last`` (exclusive), the verb itself at ``main``."""

    verb: CueVerb
    first: int
    main: int
    last: int
    shape: Shape
    negated: bool = False
    modal: bool = False


def find_groups(scene: Scene, unit: Unit) -> Iterator[Group]:
    """Yield the cue verbs of a unit in order, in groups that do not overlap."""
    forms = read_forms()
    low, token = unit.first, unit.first
    while token < unit.last:
        entries = forms.get(scene.words[token])
        group = read_group(scene, unit, low, token, entries) if entries else None
        if group:
            yield group
            low = token = max(group.last, token + 1)
        else:
            token += 1


def read_group(
    scene: Scene, unit: Unit, low: int, token: int, entries: tuple[CueForm, ...]
) -> Group | None:
    """Return the group of the longest entry that stands at ``token``, if it is a verb there."""
    if scene.inside[token] != unit.speech:
        return None
    entry = next((entry for entry in entries if follows(scene, unit, token + 1, entry.rest)), None)
    if entry is None:
        return None
    first = extend_left(scene, low, token)
    shape = shape_of(scene, entry, first, token) if is_verb(scene, entry, token) else None
    if shape is None or is_withheld(scene, low, first):
        return None
    before = scene.words[first:token]
    return Group(
        entry.verb,
        first,
        token,
        token + 1 + len(entry.rest),
        shape,
        negated=not words_of("negation").isdisjoint(before) or refused(scene, low, first),
        modal=not words_of("modal").isdisjoint(before),
    )


def is_withheld(scene: Scene, low: int, first: int) -> bool:
    """Tell whether a group is half of "neither confirmed nor denied", which claims nothing.

    So it is in "has not confirmed or denied" too.
    """
    if first <= low:
        return False
    before = scene.words[max(0, first - PAIRED) : first]
    paired = before[-1] == "or" and not words_of("negation").isdisjoint(before)
    return paired or before[-1] in words_of("withholding")


def is_verb(scene: Scene, entry: CueForm, token: int) -> bool:
    """Tell whether a word that could be a noun or an adjective too is a verb where it stands."""
    tag = scene.reading.tags[token]
    after = scene.words[token + 1 : token + 2]
    if is_attribute(scene.reading, token):
        return False
    if scene.codes[token] == "N" and (tag in VERBAL or after == ("tank",)):
        return False  # part of a name or of "think tank"
    if tag == "ADJ" and after != ("that",):
        return False
    if (
        "s" in entry.forms
        and token
        and scene.codes[token - 1] in "FE"
        and is_cue(scene.words[token - 1])
    ):
        return False  # "denied reports that"
    if tag in VERBAL or entry.verb.words[0] not in words_of("nounlike"):
        return True
    return governs_there(scene, entry, token, after)


def is_attribute(reading: Reading, token: int) -> bool:
    """Tell whether a participle stands before the noun that it describes: "400 pledged delegates"."""
    return (
        bool(reading.relations) and reading.relations[token] == "amod" and reading.heads[token] > token
    )


def is_cue(word: str) -> bool:
    """Tell whether a word is a past form of a cue verb."""
    return any("past" in entry.forms and not entry.rest for entry in read_forms().get(word, ()))


def governs_there(scene: Scene, entry: CueForm, token: int, after: tuple[str, ...]) -> bool:
    """Tell whether a word tagged as a noun is a verb after all, by what stands around it."""
    before = scene.codes[token - 1] if token else ""
    if "ing" in entry.forms and before == ",":
        return after == ("that",)
    if takes_clause(scene, entry, token):
        return True
    if not entry.forms & {"s", "base"} or after not in (("that",), ("to",)):
        return False
    if "base" in entry.forms:
        return after == ("that",) and has_plural_subject(scene, token)
    named = token > 0 and scene.reading.tags[token - 1] in NAMED
    return (named and after == ("that",)) or is_only_verb(scene, token, whole=after == ("to",))


def takes_clause(scene: Scene, entry: CueForm, token: int) -> bool:
    """Tell whether a bare clause follows a word that is its clause's only verb."""
    governs = "s" in entry.forms and "b" in entry.verb.frames
    ahead = CLAUSE_AHEAD.match(scene.codes, token + 1) is not None
    return governs and ahead and is_only_verb(scene, token, whole=False)


def has_plural_subject(scene: Scene, token: int) -> bool:
    """Tell whether a clause opens with a plural noun and has no verb before ``token``."""
    if not is_only_verb(scene, token, whole=False):
        return takes_plain_base(scene, token)
    low = token
    while low > max(0, token - CLAUSE) and scene.codes[low - 1] not in ",;QSR":
        low -= 1
    first = next((place for place in range(low, token) if scene.codes[place] == "N"), token)
    return scene.words[first].endswith("s") or takes_plain_base(scene, token)


def takes_plain_base(scene: Scene, token: int) -> bool:
    """Tell whether a plural stands right before a token."""
    return token > 0 and scene.codes[token - 1] in "NU" and scene.words[token - 1].endswith("s")


def is_only_verb(scene: Scene, token: int, *, whole: bool) -> bool:
    """Tell whether a clause has no finite verb before ``token``, nor after it if ``whole``."""
    low = token
    while low > max(0, token - CLAUSE) and scene.codes[low - 1] not in ",;QSR":
        low -= 1
    high = token + 1
    while high < min(len(scene.codes), token + CLAUSE) and scene.codes[high] not in ",;QSR":
        high += 1
    return (
        scene.codes[low : low + 1] in ("D", "N")
        and "F" not in scene.codes[low : high if whole else token]
    )


def follows(scene: Scene, unit: Unit, token: int, rest: tuple[str, ...]) -> bool:
    """Tell whether the words ``rest`` stand at ``token`` within the unit."""
    end = token + len(rest)
    return end <= unit.last and scene.words[token:end] == rest


def extend_left(scene: Scene, low: int, token: int) -> int:
    """Return the first token of the auxiliaries and adverbs before a verb."""
    first = token
    while first > max(low, token - LONGEST_GROUP):
        if joins_group(scene, first - 1):
            first -= 1
        elif first - 4 >= low and scene.codes[first - 4 : first] == "F,A,":
            first -= 4
        elif first - 4 >= low and scene.words[first - 3 : first] == ("in", "the", "past"):
            first -= 3
        else:
            break
    while first < token and is_opening(scene, first, token):
        first += 1
    return first


def joins_group(scene: Scene, token: int) -> bool:
    """Tell whether a token can stand inside a verb group before the verb."""
    word = scene.words[token]
    return (
        (word in words_of("auxiliary") and scene.codes[token] in "FG")
        or scene.codes[token] == "A"
        or word == "to"
    )


def is_opening(scene: Scene, token: int, main: int) -> bool:
    """Tell whether an adverb at the group's start belongs to the clause and not to the verb."""
    word = scene.words[token]
    return word in words_of("opening") - {"also", "later", "then"} and token < main


def refused(scene: Scene, low: int, first: int) -> bool:
    """Tell whether the group hangs on a verb of refusing ("declined to say")."""
    if first <= low or scene.words[first] != "to":
        return False
    return scene.words[first - 1] in words_of("refusal")


def shape_of(scene: Scene, entry: CueForm, first: int, main: int) -> Shape | None:
    """Return how the verb stands in its clause, or None if the word is no verb there."""
    before = scene.words[first:main]
    forms = entry.forms
    if "ing" in forms:
        return shape_of_ing(scene, first, main)
    if not words_of("be").isdisjoint(before) and "participle" in forms:
        return "passive"
    if "to" in before:
        return "infinitive" if forms & {"base"} else None
    if not words_of("have").isdisjoint(before):
        return "finite" if "participle" in forms else None
    if not words_of("auxiliary").isdisjoint(before):
        return "finite" if "base" in forms else None
    return shape_of_plain(scene, entry, first, main)


def shape_of_ing(scene: Scene, first: int, main: int) -> Shape | None:
    """Return the shape of an -ing form: finite after a form of be, none after a determiner."""
    if not words_of("be").isdisjoint(scene.words[first:main]):
        return "finite"
    before = scene.codes[first - 1] if first else ";"
    return None if before in "D'" else "ing"


def shape_of_plain(scene: Scene, entry: CueForm, first: int, main: int) -> Shape | None:
    """Return the shape of a verb without auxiliaries: finite, participle, or None for a noun."""
    before = scene.codes[first - 1] if first else ";"
    if "past" in entry.forms:
        return "participle" if before in "D'PG" else "finite"
    if scene.reading.tags[main] not in VERBAL and before in "'DP":
        return None
    if before in "D'PT" or (before == "N" and scene.words[first - 1].isdigit()):
        return None
    if scene.words[max(0, first - 1)] in ("basis", "percentage"):
        return None
    if not scene.reading.word(main)[0].islower():
        return None
    return "finite" if "s" in entry.forms or takes_base(scene, first, main, entry) else None


def takes_base(scene: Scene, first: int, main: int, entry: CueForm) -> bool:
    """Tell whether the word before a bare verb can be its plural subject."""
    if not first:
        return False
    sure = entry.verb.words[0] not in words_of("nounlike") or (
        scene.reading.tags[main] == "VERB" and is_only_verb(scene, first, whole=False)
    )
    if scene.codes[first - 1] in "NA)," and (sure or has_plural_subject(scene, first)):
        return True
    word = scene.words[first - 1]
    plural = word.endswith("s") and not word.endswith("ss") and scene.codes[first - 1] == "N"
    return word in PLURAL_SUBJECTS or plural or scene.codes[first - 1] in ",)"
