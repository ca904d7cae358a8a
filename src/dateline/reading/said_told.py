"""Whom a claim was told to, from the words around its cue: "told ...", "an interview with ...".

What lies in content, source or cue is nobody who was told; where the claim was said and when stays out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.said_kinds import hit_at, media_words
from dateline.reading.said_lexicon import read_forms
from dateline.reading.said_phrases import is_clause_subject, is_time, take_base, take_told
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene

FAR: Final = 24  # tokens around a cue in which it may be told to whom
SKIPPED: Final = 8  # tokens of time between a cue and its addressee
BARRED: Final = frozenset({"according", "per"})


def find_told(scene: Scene, draft: Draft) -> Stretch | None:
    """Return whom a claim was told to, or None; a claim without cue has the rules' own answer."""
    if not draft.cue:
        return draft.told_to
    if draft.rule in BARRED or scene.words[draft.cue[0][0]] in BARRED:
        return None
    held = held_tokens(draft)
    near = within_cue(scene, draft) or after_cue(scene, draft, held)
    return near or around_cue(scene, draft, held) or asked_first(scene, draft)


def held_tokens(draft: Draft) -> frozenset[int]:
    """Return the tokens of a claim's content and source."""
    parts = [*draft.content, *([draft.source] if draft.source else [])]
    return frozenset(token for first, last in parts for token in range(first, last))


def sentence_at(scene: Scene, token: int) -> Stretch:
    """Return the tokens of the sentence that a token stands in."""
    reading = scene.reading
    return reading.bounds[reading.sentence_at(reading.starts[token])]


def within_cue(scene: Scene, draft: Draft) -> Stretch | None:
    """Return the addressee that a cue holds ("confirmed to the paper")."""
    first, last = draft.main + 1, draft.cue[-1][1]
    led = first < last - 1 and scene.words[first] == "to" and draft.rule != "nominal"
    return phrase_at(scene, first + 1, last) if led else None


def asked_first(scene: Scene, draft: Draft) -> Stretch | None:
    """Return who asked, where a sentence opens so ("Asked by the paper whether ..., he said")."""
    first, last = sentence_at(scene, draft.main)
    asked = scene.words[first : first + 2] == ("asked", "by")
    if not asked or draft.source is None or draft.main == first or draft.source[0] == first + 2:
        return None
    return phrase_at(scene, first + 2, last)


def after_cue(scene: Scene, draft: Draft, held: frozenset[int]) -> Stretch | None:
    """Return the addressee right after a cue, or after a source that follows it."""
    end = draft.cue[-1][1]
    leads = scene.words[end - 1] in ("to", "at") and draft.rule != "nominal"
    if draft.source and 0 <= draft.source[0] - end <= 1:
        end, leads = draft.source[1], False
    last = limit(scene, draft.main, end, held)
    if leads or tells(scene, draft):
        return phrase_at(scene, end, last)
    start = skip_time(scene, end, last)
    if start < last and scene.words[start] in ("to", "at"):
        return phrase_at(scene, start + 1, last, human=scene.words[start] == "at")
    return None


def limit(scene: Scene, main: int, first: int, held: frozenset[int]) -> int:
    """Return the end of the tokens from ``first`` that lie in the cue's sentence and are not held."""
    last = min(sentence_at(scene, main)[1], first + FAR)
    return next((token for token in range(first, last) if token in held), max(first, last))


def tells(scene: Scene, draft: Draft) -> bool:
    """Tell whether a cue's verb takes an addressee right after it."""
    forms = read_forms().get(scene.words[draft.main], ())
    return any("o" in form.verb.frames and not form.rest for form in forms)


def skip_time(scene: Scene, first: int, last: int) -> int:
    """Return the token after adverbs and times."""
    token = first
    while token < min(last, first + SKIPPED):
        timed = scene.codes[token] == "P" and token + 1 < last and is_time(scene, token + 1)
        if not (timed or scene.codes[token] == "A" or scene.words[token] in words_of("clock")):
            break
        token += 1
    return token


def phrase_at(scene: Scene, first: int, last: int, *, human: bool = False) -> Stretch | None:
    """Return the noun phrase at ``first`` if it can be one who is told something."""
    if first >= last or scene.codes[first] not in "DNU'm" or is_time(scene, first):
        return None
    end = take_told(scene, first, last)
    base = take_base(scene, first, last)
    if end == first or is_clause_subject(scene, end) or not any_word(scene, first, base):
        return None
    if is_place(scene, first, base) or scene.words[base - 1] in words_of("clock"):
        return None
    hit = hit_at(scene.words, base - 1, first)
    return None if human and not (hit and hit.sort == "person") else (first, end)


def is_place(scene: Scene, first: int, base: int) -> bool:
    """Tell whether a phrase is where one writes or what one speaks to ("questions"), no outlet."""
    word, capital = scene.words[base - 1], scene.reading.word(base - 1)[0].isupper()
    named = capital and base - first > 1 and word in media_words()
    return word in words_of("place_told") and not named


def any_word(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a stretch holds a word and not marks alone."""
    return any(word[0].isalnum() for word in scene.words[first:last])


def around_cue(scene: Scene, draft: Draft, held: frozenset[int]) -> Stretch | None:
    """Return the addressee of an interview, a letter or a speech that the sentence names."""
    low, high = sentence_at(scene, draft.main)
    low, high = max(low, draft.cue[0][0] - FAR), min(high, draft.cue[-1][1] + FAR)
    for token in range(low, high - 1):
        if token in held or token + 1 in held or parted(scene, draft, token, held):
            continue
        start = addressed_at(scene, token, high)
        if start and (found := phrase_at(scene, start, limit(scene, token, start, held))):
            return found
    return None


def parted(scene: Scene, draft: Draft, token: int, held: frozenset[int]) -> bool:
    """Tell whether another verb stands between a token and a cue, so that it is that one's."""
    first, last = (token, draft.cue[0][0]) if token < draft.cue[0][0] else (draft.cue[-1][1], token)
    return any(scene.codes[at] == "F" and at not in held for at in range(first, last))


def addressed_at(scene: Scene, token: int, high: int) -> int:
    """Return where an addressee starts after a word that leads to one ("interview with"), else 0."""
    word = scene.words[token]
    if word in ("addressing", "briefing") and (token == 0 or scene.codes[token - 1] not in "DNP'"):
        return token + 1
    spoken = word in ("speaking", "talking", "writing")
    if not spoken and word not in words_of("addressed"):
        return 0
    after = token + 1
    if not spoken and after < high and scene.words[after] in words_of("handed_on"):
        after += 1
    return after + 1 if after < high - 1 and scene.words[after] in ("to", "with") else 0
