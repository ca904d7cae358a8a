"""Judges cues that the model alone finds: which of them say something, and which only sound like it.

A claim has a content that could be put as a sentence: a clause, a quotation, or a noun phrase that a
verb of saying can have for a clause. "Agreed to pay", "heard the case" and "tell us" say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.quotes import MARKS
from dateline.reading.said_according import is_accord
from dateline.reading.said_nominal import OWN
from dateline.reading.said_overlay import longest
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from dateline.language.attributions import Attribution
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene

SURE_CLAUSE, SURE_PHRASE = 0.5, 0.55  # odds of a cue that no table has
CARRIED: Final = (
    2  # tokens to a further cue that a cue only carries: "appears to show", "repeated its warning"
)
BARE: Final = frozenset({"PRON", "DET", "PUNCT"})  # "what the strikers remember"
VERBAL: Final = frozenset({"VERB", "AUX"})


def is_carrier(scene: Scene, tag: Attribution, begun: AbstractSet[int]) -> bool:
    """Tell whether a cue only carries the next one, which follows without a subject of its own."""
    relations = scene.reading.relations
    for token in range(tag.cue[1], min(tag.cue[1] + CARRIED, len(scene.words))):
        if token in begun:
            return True
        if relations and relations[token].startswith("nsubj"):
            return False
    return False


def is_doubtful(scene: Scene, tag: Attribution, group: Group | None) -> bool:
    """Tell whether a cue claims nothing ("refused to say"), or is too unsure for what it governs.

    A noun phrase is a weaker sign than a clause: what one "signed" or "backed" was not said.
    """
    words = scene.words[slice(*tag.cue)]
    if tag.sources and is_nobody(scene, longest(tag.sources)):
        return True
    if not (words_of("withholding") | words_of("refusal")).isdisjoint(words):
        return True
    if is_deed(scene, tag, group) or is_measure(scene, tag) or is_naming(scene, tag):
        return True
    tokens = [token for part in tag.contents for token in range(*part)]
    if all(scene.reading.tags[at] in BARE for at in tokens):
        return True
    clause = any(scene.reading.tags[at] in VERBAL or scene.codes[at] == "Q" for at in tokens)
    if clause:
        return group is None and tag.odds < SURE_CLAUSE
    known = group is not None and "n" in group.verb.frames
    return not known and tag.odds < SURE_PHRASE


def is_title(scene: Scene, content: Sequence[Stretch]) -> bool:
    """Tell whether a content is a title or the like in quotation marks, and no speech."""
    first, last = content[0][0], content[-1][1]
    quoted = scene.words[first] in MARKS and scene.words[last - 1] in MARKS
    return len(content) == 1 and quoted and scene.inside[first] < 0


def is_nobody(scene: Scene, source: Stretch) -> bool:
    """Tell whether nobody says it ("no group"), or it is only supposed ("if the court says")."""
    before = scene.words[source[0] - 1] if source[0] else ""
    return scene.words[source[0]] in words_of("nobody") or before in {"if", "whether", "unless"}


def is_deed(scene: Scene, tag: Attribution, group: Group | None) -> bool:
    """Tell whether a verb of the tables does not say what it governs: "heard the case", "agreed to pay".

    So it is with nouns that these verbs handle, and with what one claims as one's own ("her title").
    """
    content = [token for part in tag.contents for token in range(*part)]
    if group is None or not content or not scene.reading.heads:
        return False
    lemma, first = group.verb.words[0], scene.words[content[0]]
    if first == "to":
        return lemma in words_of("agreeing")
    if not is_thing(scene, content, group.main):
        return False
    return lemma in words_of("handling") or (lemma == "claim" and first in OWN)


def is_thing(scene: Scene, content: Sequence[int], main: int) -> bool:
    """Tell whether a content is the bare object of a verb, by the tree: no clause, no quotation."""
    reading = scene.reading
    told = {reading.relations[at] for at in content if reading.heads[at] == main}
    asked = scene.words[content[0]] in words_of("question") | words_of("asked")
    quoted = any(scene.codes[at] == "Q" for at in content)
    return "obj" in told and not (asked or quoted) and told.isdisjoint({"ccomp", "xcomp"})


def is_naming(scene: Scene, tag: Attribution) -> bool:
    """Tell whether a cue only gives a thing its name: "a system, known as the “Iron Shield”"."""
    first, last = tag.cue
    return scene.words[first] in words_of("tongs") and scene.words[last - 1] == "as"


def is_measure(scene: Scene, tag: Attribution) -> bool:
    """Tell whether "according to" names what one acts by ("its custom")."""
    words = scene.words[slice(*tag.cue)]
    return words == ("according", "to") and any(is_accord(scene, source) for source in tag.sources)
