"""The words that tell whom a source cites: "citing ...", "which quoted ...", "attributing it to ..."."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.said_kinds import is_name, kind_by_words
from dateline.reading.said_phrases import take_base, take_phrase, take_source
from dateline.reading.said_subjects import WHO
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene

FAR: Final = 8  # tokens from a verb to the preposition before who is cited


@dataclass(frozen=True, slots=True)
class Cited:
    """Whom some words cite.

    ``token``: the verb; ``last``: the end of the words; ``source``: who is cited, None for "no source";
    ``after``: the token that who cites ends at, if it stands right before; ``opens``: at the
    sentence's start; ``verb``: the chief token of the claim that cites, where the words lie in its cue.
    """

    token: int
    last: int
    source: Stretch | None
    after: int = -1
    opens: bool = False
    verb: int = 0
    press_only: bool = False


def find_cited(scene: Scene) -> Iterator[Cited]:
    """Yield who is cited in a text, in order."""
    citing, others = words_of("citing"), further()
    for token, word in enumerate(scene.words[:-1]):
        if word in citing:
            found = read_citing(scene, token)
        elif word in others:
            found = others[word](scene, token)
        else:
            continue
        if found:
            yield found


def read_citing(scene: Scene, token: int) -> Cited | None:
    """Return whom a form of "cite" or "quote" cites, beside the claim of the one who cites."""
    ing = scene.words[token].endswith("ing")
    if not ing and not is_relative(scene, token):
        return None
    return make(scene, token, token + 1)


def make(
    scene: Scene, token: int, first: int, *, verb: int = 0, press_only: bool = False
) -> Cited | None:
    """Return who is cited from the token ``first`` on; None where it is no source."""
    limit = scene.reading.bounds[scene.reading.sentence_at(scene.reading.starts[token])]
    end = cited_end(scene, first, limit[1])
    if end == first:
        return None
    nobody = scene.words[first] in words_of("nobody") or scene.words[token - 1] == "without"
    if not nobody and not is_source(scene, (first, end)):
        return None
    opens = token == limit[0]
    return Cited(
        token, end, None if nobody else (first, end), before(scene, token), opens, verb, press_only
    )


def cited_end(scene: Scene, first: int, last: int) -> int:
    """Return the end of who is cited, before the "that" or "saying" of what was said."""
    end = take_phrase(scene, first, last)
    if end + 1 < last and (
        scene.words[end] == "saying"
        or (scene.words[end] == "that" and scene.codes[end + 1] not in "FEB")
    ):
        return end
    return take_source(scene, first, last)


def is_source(scene: Scene, part: Stretch) -> bool:
    """Tell whether words name who can be cited: one who speaks, a paper or picture, or a name."""
    return kind_by_words(scene, part) is not None or is_name(scene, part[1] - 1)


def before(scene: Scene, token: int) -> int:
    """Return the last token of what stands right before a citing verb, over a comma and "in turn"."""
    skipped = WHO | words_of("in_turn") | {","}
    at = token - 1
    while at > 0 and (scene.codes[at] in ",AR(" or scene.words[at] in skipped):
        at -= 1
    return at


def is_relative(scene: Scene, token: int) -> bool:
    """Tell whether a verb is that of a relative clause ("which in turn cited")."""
    at = token - 1
    while at > 0 and (scene.codes[at] == "A" or scene.words[at] in words_of("in_turn")):
        at -= 1
    return scene.words[at] in WHO


def read_attributing(scene: Scene, token: int) -> Cited | None:
    """Return to whom "attributing the figure to ..." leads."""
    end = take_base(scene, token + 1, min(token + FAR, len(scene.words)))
    led = token + 1 < end < len(scene.words) - 1 and scene.words[end] == "to"
    return make(scene, token, end + 1) if led else None


def read_based(scene: Scene, token: int) -> Cited | None:
    """Return what an outlet's account is based on: papers, or those that it has spoken to."""
    if scene.words[token + 1] != "on" or token + 3 >= len(scene.words):
        return None
    end = take_base(scene, token + 2, min(token + 2 + FAR, len(scene.words) - 1))
    if end > token + 2 and scene.words[end - 1] in words_of("talks") and scene.codes[end] == "P":
        return make(scene, token, end + 1, press_only=True)
    return make(scene, token, token + 2, press_only=True)


def read_learned(scene: Scene, token: int) -> Cited | None:
    """Return from whom an outlet "has learned" something."""
    if scene.words[token + 1] != "from":
        return None
    return make(scene, token + 1, token + 2, verb=token, press_only=True)


def read_carried(scene: Scene, token: int) -> Cited | None:
    """Return who made the statement that an outlet "carried"."""
    end = take_base(scene, token + 1, min(token + FAR, len(scene.words) - 1))
    made = end > token + 1 and scene.words[end - 1] in words_of("paper") | words_of("addressed")
    if not made or scene.words[end] not in ("from", "by", "of"):
        return None
    return make(scene, end, end + 1, verb=token, press_only=True)


READERS: Final = {
    "attributing": read_attributing,
    "based": read_based,
    "learning": read_learned,
    "carrying": read_carried,
}


@cache
def further() -> Mapping[str, Callable[[Scene, int], Cited | None]]:
    """Return what reads who is cited after each word that tells it in another way than "cite"."""
    return {word: read for row, read in READERS.items() for word in words_of(row)}
