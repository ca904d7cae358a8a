"""Credits: the outlets that a claim's own sentence credits ("quoted by ...", "shared with ...")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dateline.reading.said_kinds import hit_at, media_words, states
from dateline.reading.said_media import COMPOUND, bare_name, is_press_word, media_kind
from dateline.reading.said_phrases import is_time, take_base
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene
    from dateline.reading.sources import Company

FAR: Final = 24  # tokens around a cue in which an outlet is credited
BY: Final = frozenset({"by", "in", "on", "with", "to"})
OPENING: Final = re.compile(r"\((?P<name>[A-Z][^()\n]{2,40})\)\s")
FIRST: Final = re.compile(
    r"(?:(?:^|\n|[.!?]\s)\W*|\b[Tt]his (?:\w+ ){1,2}|\b[Ii]t (?:was )?)"
    r"(?i:originally|first|previously) (?:published|appeared|ran) (?:on|in|by|at) (?:the )?"
    r"(?P<name>[A-Z][\w&'’.-]*(?: (?:[A-Z][\w&'’.-]*|of|the|and|&|du|de|la|le))*)"
)


def may_be_outlet(scene: Scene, company: Company, part: Stretch) -> bool:
    """Tell whether who is told, or has seen something, is an outlet that no word tells for one.

    So it is with a name that is no person's, no place's and no body's of another kind.
    """
    first = part[0] + (scene.words[part[0]] in ("the", "a", "an"))
    last = take_base(scene, part[0], part[1])
    tokens = range(first, last)
    if not tokens or not all(scene.reading.word(token)[0].isupper() for token in tokens):
        return False
    if any(is_press_word(scene.words[token]) for token in tokens):
        return True
    actor = company.actors.get(last - 1)
    if actor is not None and actor.type not in ("unknown", "organisation", "media", "person"):
        return False
    if actor is not None and (actor.sector or (actor.type == "person" and first == part[0])):
        return False
    if any(is_time(scene, token) or scene.words[token] in words_of("clock") for token in tokens):
        return False
    told = any(hit_at(scene.words, token, first) for token in tokens)
    text = scene.cut(first, last).text.casefold()
    return not told and text not in states() and not all(token in company.places for token in tokens)


def find_credits(scene: Scene, company: Company, draft: Draft) -> Iterator[Stretch]:
    """Yield the outlets credited around a claim's cue and in its source, outside of its content."""
    if draft.main < 0 or not draft.cue:
        return
    held = {token for part in draft.content for token in range(*part)}
    for token in credit_range(scene, draft):
        if token in held or scene.words[token] not in words_of("crediting"):
            continue
        high = min(len(scene.words), token + FAR)
        by = next((at for at in range(token + 1, min(token + 4, high - 1)) if scene.words[at] in BY), 0)
        end = take_base(scene, by + 1, high) if by else 0
        if end > by + 1 and by + 1 not in held and is_press(scene, company, (by + 1, end)):
            yield by + 1, end


def credit_range(scene: Scene, draft: Draft) -> Iterator[int]:
    """Yield the tokens of a claim's source, of its cue and what follows up to the next verb.

    Those that open its sentence ("In remarks broadcast by ..., he said") and those between source and
    cue ("..., quoted by ..., said") are among them.
    """
    reading = scene.reading
    first, last = reading.bounds[reading.sentence_at(reading.starts[draft.main])]
    if draft.source:
        yield from range(*draft.source)
        yield from range(draft.source[1], min(draft.cue[0][0], draft.source[1] + FAR))
        yield from opening_range(scene, first, draft.source[0])
    yield from range(*draft.cue[-1])
    for token in range(draft.cue[-1][1], min(last, draft.cue[-1][1] + FAR)):
        if scene.codes[token] == "F":
            return
        if not (draft.source and draft.source[0] <= token < draft.source[1]):
            yield token


def opening_range(scene: Scene, first: int, last: int) -> Iterator[int]:
    """Yield the tokens of a phrase that opens a sentence and that a comma before ``last`` closes."""
    phrase = first < last <= first + FAR and scene.codes[first] == "P" and scene.codes[last - 1] == ","
    if phrase and not any(is_other_verb(scene, token) for token in range(first, last)):
        yield from range(first, last)


def is_other_verb(scene: Scene, token: int) -> bool:
    """Tell whether a finite verb stands there that is none of crediting."""
    return scene.codes[token] == "F" and scene.words[token] not in words_of("crediting")


def is_press(scene: Scene, company: Company, part: Stretch) -> bool:
    """Tell whether a stretch names an outlet."""
    return media_kind(scene, part, company.actors) is not None or may_be_outlet(scene, company, part)


def opening_credit(text: str) -> str | None:
    """Return the agency that a text opens with in brackets ("(Brellwire) The ..."), or None."""
    found = OPENING.match(text)
    words = found["name"].casefold().split() if found else []
    known = words and (words[-1] in media_words() or words[-1].endswith(COMPOUND))
    return found["name"] if found and known else None


def first_published(text: str) -> str | None:
    """Return the outlet that a text says it was first published on, or None."""
    found = re.search(FIRST, text)
    return bare_name(found["name"]).rstrip(".") if found else None
