"""Who speaks in a quotation: the subject of the verb outside that its words hang on, or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_persons import SPEECH
from dateline.reading.actor_pronouns import CLOSING, OPENING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading
    from dateline.reading.actor_syntax import Syntax

REACH: Final = 30  # words after a quotation in which its verb of speech is looked for


def find_speakers(syntax: Syntax) -> dict[int, int]:
    """Return the head of the speaker for each token in quotation marks; -1 where none is told."""
    found: dict[int, int] = {}
    for stretch in quotations(syntax.reading):
        speaker = speaker_of(syntax, stretch)
        found.update(dict.fromkeys(stretch, speaker))
    return found


def quotations(reading: Reading) -> Iterator[range]:
    """Yield the tokens of each stretch in quotation marks; none goes over the end of a paragraph."""
    start, paragraph, last = -1, -1, 0
    for sentence, (first, end) in zip(reading.sentences, reading.bounds, strict=True):
        if sentence.paragraph != paragraph:
            if start >= 0:
                yield range(start, last)
            start, paragraph = -1, sentence.paragraph
        for at in range(first, end):
            word = reading.word(at)
            if start < 0 and (word in OPENING or word == '"'):
                start = at + 1
            elif start >= 0 and (word in CLOSING or word == '"'):
                yield range(start, at)
                start = -1
        last = end
    if start >= 0:
        yield range(start, last)


def speaker_of(syntax: Syntax, stretch: range) -> int:
    """Return the head of who says the words of a stretch, -1 where nobody does."""
    reading = syntax.reading
    if not stretch:
        return -1
    for at in range(max(stretch.start - 1, 0), min(stretch.stop + REACH, len(reading.heads))):
        head = reading.heads[at]
        crosses = head >= 0 and (at in stretch) != (head in stretch)
        if not crosses or reading.tags[at] == "PUNCT":
            continue
        outer = head if at in stretch else at
        if outer in syntax.subjects and syntax.subjects[outer] not in stretch:
            return syntax.subjects[outer]
    return speaker_after(syntax, stretch.stop + 1)


def speaker_after(syntax: Syntax, at: int) -> int:
    """Return the head of who is named right after a quotation with a verb of speech: "said Prail"."""
    reading = syntax.reading
    if at >= len(reading.heads) or reading.lower(at) not in SPEECH:
        return -1
    last = at
    while last + 1 < len(reading.heads) and reading.tags[last + 1] in {"DET", "ADJ", "NOUN", "PROPN"}:
        last += 1
    return syntax.leader(last) if last > at else -1
