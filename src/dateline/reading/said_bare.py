"""Bare contents: what a cue seems to govern and that is yet nothing said.

A time alone ("reported on Friday"), a wish to stay unnamed ("asked not to be named"), silence ("declined
to comment"), a word that only points ("rejected that"), and a thing turned down that nobody had stated
("rejected a bill", but "rejected the allegation").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.quotes import MARKS
from dateline.reading.said_content import has_finite
from dateline.reading.said_phrases import take_base
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene

TURNING_DOWN: Final = frozenset({"reject", "rejects", "rejected", "rejecting"})
POINTING: Final = frozenset({"that", "this", "it", "so", "them", "those", "these"})
UNNAMED: Final = frozenset({"named", "identified", "quoted"})


def is_bare(scene: Scene, draft: Draft) -> bool:
    """Tell whether the content of a draft is nothing that anyone said."""
    part = draft.content[0]
    if draft.direct or len(draft.content) > 1 or "Q" in scene.codes[slice(*part)]:
        return False
    if is_time(scene, part) or is_unnaming(scene, part) or is_empty(scene, part):
        return True
    if is_summons(scene, draft):
        return True
    return is_turned_down(scene, draft, part)


def is_time(scene: Scene, part: Stretch) -> bool:
    """Tell whether a content is words of time and nothing else, a day or the like among them."""
    words = [word for word in scene.words[slice(*part)] if word not in words_of("before_time")]
    named = any(word.rstrip(".").isalpha() for word in words)
    return named and all(word in words_of("clock") for word in words)


def is_unnaming(scene: Scene, part: Stretch) -> bool:
    """Tell whether a content is the wish not to be named."""
    first = part[0] + (scene.words[part[0]] == "not")
    words = scene.words[first : first + 3]
    return len(words) == 3 and words[:2] == ("to", "be") and words[2] in UNNAMED


def is_empty(scene: Scene, part: Stretch) -> bool:
    """Tell whether a content is silence, or one word that only points at something said elsewhere."""
    words = scene.words[slice(*part)]
    return words[:2] == ("to", "comment") or (len(words) == 1 and words[0] in POINTING)


def is_summons(scene: Scene, draft: Draft) -> bool:
    """Tell whether somebody is called and not named: "called the guard", but "called him a liar"."""
    reading = scene.reading
    if not reading.heads or reading.lemmas[draft.main] != "call":
        return False
    tokens = [at for part in draft.content for at in range(*part)]
    told = {reading.relations[at] for at in tokens if reading.heads[at] == draft.main}
    spoken = any(reading.tags[at] in {"VERB", "AUX"} for at in tokens)
    called = "obj" in told and not spoken and told.isdisjoint({"xcomp", "ccomp"})
    return called and not any(names_it(scene, part) for part in draft.content)


def names_it(scene: Scene, part: Stretch) -> bool:
    """Tell whether a content is two phrases side by side, what is called and how: "it a mistake"."""
    first, last = part
    marked = any(word in MARKS for word in scene.words[first:last])
    pointing = last - first > 1 and scene.words[first] in words_of("personal") | {"him", "them"}
    return marked or pointing or "ND" in scene.codes[first:last]


def is_turned_down(scene: Scene, draft: Draft, part: Stretch) -> bool:
    """Tell whether a thing is turned down that is no statement, by its head noun."""
    if draft.stance != "denies" or scene.words[draft.main] not in TURNING_DOWN:
        return False
    end = take_base(scene, part[0], part[1])
    if end == part[0] or has_finite(scene, part[0], end):
        return False
    return scene.words[part[0]] != "that" and scene.words[end - 1] not in words_of("statable")
