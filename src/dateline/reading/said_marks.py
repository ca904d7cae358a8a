"""Sources that a colon or a dash ties to what they say, and quotations that open the next paragraph.

Headlines ("Report: Governor knew", "Ferry sank in minutes - witnesses"), the turns of an interview
("BRONT: We never met."), a name after a quotation ("“It was cold.” — Mira Dovell"), and a cue whose
colon ends its paragraph ("The mayor added:").
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dateline.reading.quotes import MARKS, find_paragraphs
from dateline.reading.said_content import trim
from dateline.reading.said_drafts import Draft
from dateline.reading.said_kinds import core_of, kind_by_words
from dateline.reading.said_media import is_own
from dateline.reading.said_overlay import longest
from dateline.reading.said_phrases import take_phrase
from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.language.attributions import Attribution
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene

DASHES: Final = frozenset({"—", "–", "-", "--", "―"})
SHORT: Final = 25  # tokens of a headline
NAMED: Final = 6  # tokens of a source beside a mark
FEWEST: Final = 3  # tokens of what is said, letters of a speaker in capitals
UNHEARD: Final = frozenset({"imagery", "social_media"})  # "Video: ..." tells what one sees


def read_marked(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the claims that marks make in paragraphs where ``drafts`` have none of the same source."""
    if not scene.reading.bounds:
        return
    paragraphs = list(find_paragraphs(scene.reading))
    turns = count_turns(scene, paragraphs)
    for part in paragraphs:
        draft = read_credit(scene, part) or read_head(scene, part) or read_turn(scene, part, turns)
        if draft and not any(is_same(draft, other) for other in drafts):
            yield draft


def is_same(draft: Draft, other: Draft) -> bool:
    """Tell whether another draft has the same mark for cue, or in part the same content and source."""
    if any(first <= draft.main < last for first, last in other.cue):
        return True
    if draft.source is None or other.source is None:
        return False
    shared = any(meets(one, part) for one in draft.content for part in other.content)
    return shared and meets(draft.source, other.source)


def meets(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches share a token."""
    return one[0] < other[1] and other[0] < one[1]


def read_credit(scene: Scene, part: Stretch) -> Draft | None:
    """Return the claim of a name that stands after a quotation and a dash at a paragraph's end."""
    first, last = part
    dash = last_dash(scene, part)
    if dash < 0 or scene.words[first] not in MARKS or scene.words[dash - 1] not in MARKS:
        return None
    source = (dash + 1, trim(scene, dash + 1, last))
    if source[0] >= source[1] or not scene.reading.word(source[0])[0].isupper():
        return None
    return make_draft((first, dash), (dash, dash + 1), source, direct=True)


def read_head(scene: Scene, part: Stretch) -> Draft | None:
    """Return the claim of a headline that names its source before a colon or after a dash."""
    first, last = part
    if last - first > SHORT or scene.words[last - 1] in {"?", "!", ":"}:
        return None
    end = trim(scene, first, last)
    colon = next((at for at in range(first + 1, min(first + NAMED, end)) if scene.words[at] == ":"), -1)
    if colon > 0 and end - colon > FEWEST and is_teller(scene, (first, colon)):
        return make_draft((colon + 1, end), (colon, colon + 1), (first, colon))
    if quoted := read_quoted(scene, (first, end)):
        return quoted
    dash = last_dash(scene, part)
    said = scene.words[last - 1] != "."
    if said and dash - first >= FEWEST and is_teller(scene, (dash + 1, end)):
        return make_draft((first, dash), (dash, dash + 1), (dash + 1, end))
    return None


def read_quoted(scene: Scene, part: Stretch) -> Draft | None:
    """Return the claim of a headline that opens with a quotation and a colon before its source."""
    first, end = part
    colon = next((at for at in range(first + FEWEST, end) if scene.words[at] == ":"), -1)
    if colon < 0 or scene.words[first] not in MARKS or scene.words[colon - 1] not in MARKS:
        return None
    last = take_phrase(scene, colon + 1, end)
    if last == colon + 1 or kind_by_words(scene, (colon + 1, last)) is None:
        return None
    return make_draft((first, colon), (colon, colon + 1), (colon + 1, last), direct=True)


def read_turn(scene: Scene, part: Stretch, turns: Counter[tuple[str, ...]]) -> Draft | None:
    """Return the claim of one turn of an interview whose speaker has more than one."""
    source = speaker_of(scene, part)
    if source is None or turns[scene.words[slice(*source)]] < 2:
        return None
    return make_draft(
        (source[1] + 1, trim(scene, *part)), (source[1], source[1] + 1), source, direct=True
    )


def count_turns(scene: Scene, paragraphs: Sequence[Stretch]) -> Counter[tuple[str, ...]]:
    """Return how many paragraphs each speaker in capitals opens."""
    speakers = (speaker_of(scene, part) for part in paragraphs)
    return Counter(scene.words[slice(*one)] for one in speakers if one)


def speaker_of(scene: Scene, part: Stretch) -> Stretch | None:
    """Return the speaker in capitals whom a colon follows at a paragraph's beginning."""
    first = part[0] + (scene.words[part[0]] in MARKS)
    colon = next((at for at in range(first, min(first + 4, part[1])) if scene.words[at] == ":"), -1)
    names = [scene.reading.word(at) for at in range(first, colon)]
    whole = bool(names) and all(name.replace(".", "").isupper() for name in names)
    long = whole and len(names[-1]) >= FEWEST and colon + FEWEST < part[1]
    return (first, colon) if long else None


def last_dash(scene: Scene, part: Stretch) -> int:
    """Return the last dash of a paragraph that parts words and has few tokens after it, or -1."""
    first, last = part
    places = range(last - 2, max(first, last - 1 - NAMED), -1)
    return next((at for at in places if scene.words[at] in DASHES and is_free(scene, at)), -1)


def is_free(scene: Scene, token: int) -> bool:
    """Tell whether a dash does not join two words."""
    starts, ends = scene.reading.starts, scene.reading.ends
    return ends[token - 1] < starts[token] or scene.words[token - 1] in MARKS


def is_teller(scene: Scene, part: Stretch) -> bool:
    """Tell whether words beside a mark name who told or wrote it, and are no label ("Analysis")."""
    if (
        part[0] >= part[1]
        or part[1] - part[0] > NAMED
        or is_own(scene.reading.article, scene.cut(*part).text)
    ):
        return False
    if "," in scene.words[slice(*part)]:
        return False
    kind = kind_by_words(scene, part)
    head = scene.words[core_of(scene, part)[1] - 1]
    return kind is not None and kind not in UNHEARD and head not in words_of("label")


def read_opened(scene: Scene, tag: Attribution) -> tuple[Stretch, ...]:
    """Return the paragraph, or the quotation that opens it, after a cue whose colon ends its own."""
    colon = tag.cue[1] - (scene.words[tag.cue[1] - 1] == ":")
    if not tag.sources or colon + 1 >= len(scene.words) or scene.words[colon] != ":":
        return ()
    reading = scene.reading
    number = reading.sentence_at(reading.starts[colon])
    ends = reading.bounds[number][1] == colon + 1 and number + 1 < len(reading.bounds)
    paragraph = reading.sentences[number + 1].paragraph if ends else -1
    if not ends or paragraph == reading.sentences[number].paragraph or longest(tag.sources)[1] > colon:
        return ()
    first, last = reading.bounds[number + 1]
    if scene.inside[first] >= 0:
        return scene.speech[scene.inside[first]].pieces
    rest = zip(reading.sentences[number + 1 :], reading.bounds[number + 1 :], strict=True)
    for sentence, (_, end) in rest:
        if sentence.paragraph != paragraph:
            break
        last = end
    return ((first, trim(scene, first, last)),)


def make_draft(content: Stretch, cue: Stretch, source: Stretch, *, direct: bool = False) -> Draft:
    """Return the draft of a claim that a mark makes."""
    return Draft("marked", (content,), (cue,), source, cue[0], direct=direct)
