"""Claims carried again: what a partly derived text has from another, word for word, is that one's claim.

Two texts are partly derived where a fifth of the shorter one's five-word runs stand in both. A claim
whose content stands in a passage that they share, and that the other text makes too, is no second
hearing and no second origin: it leads where the other's claim leads. Which of the two carries it again,
the days of publication tell, else that one says it heard the source itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from dateline.linking.actors import same_person
from dateline.linking.copies import DERIVED
from dateline.linking.days import published_day
from dateline.linking.descriptions import same_description
from dateline.linking.passages import shared_passages
from dateline.linking.shingles import RUN, count_shared, shingle_text, text_words
from dateline.linking.web import Bridge, Way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.linking.texts import Text
    from dateline.linking.voices import Voice
    from dateline.linking.web import Web

UNKNOWN: Final = 10_000_000  # the day of a text that has none
REACH: Final = 3  # how many followers over one run of words a text is compared with
QUOTED: Final = 8  # words of a reason
KEPT: Final = 1 << 13  # contents in a row that are remembered

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """The voices of each text without what only repeats another's; where others have it from."""

    voices: tuple[tuple[Voice, ...], ...]
    sources: Mapping[Voice, Voice]

    def lead(self, web: Web) -> None:
        """Lead the threads whose voices are all carried again to the threads that they have it from."""
        threads = {voice: n for n, thread in enumerate(web.threads) for voice in thread.voices}
        for index, thread in enumerate(web.threads):
            found = [self.sources.get(voice) for voice in thread.voices]
            if thread.end != "described" or None in found or any(way.steps for way in web.ways[index]):
                continue
            targets = sorted({threads[voice] for voice in found if voice in threads})
            apart = [each for each in targets if web.unions.find(each) != web.unions.find(index)]
            if targets and apart == targets:
                web.ways[index] = [Way((), target) for target in targets]
                reason = f"these words stand in both: “{quote(thread.voices)}”"
                bridges = [Bridge(index, target, "probably_from", reason) for target in targets]
                web.bridges += bridges
                web.presumed += bridges[:1]


def find_carried(texts: Sequence[Text], voices: Sequence[tuple[Voice, ...]]) -> Carried:
    """Return what of the voices of each text is carried again, and where it is from."""
    kept = [list(spoken) for spoken in voices]
    sources: dict[Voice, Voice] = {}
    for a, b in derived_pairs(texts, voices):
        first, later = sorted((a, b), key=lambda text: rank(texts[text], kept[text], text))
        shared = passages_of(texts[first], texts[later])
        for place, voice in reversed(list(enumerate(kept[later]))):
            origin = next((each for each in kept[first] if is_carried(voice, each, shared)), None)
            if origin and voice.end == "nobody":
                del kept[later][place]
            elif origin:
                kept[later][place] = replace(voice, heard=False)
                sources[kept[later][place]] = sources.get(origin, origin)
    return Carried(tuple(map(tuple, kept)), sources)


def derived_pairs(
    texts: Sequence[Text], voices: Sequence[tuple[Voice, ...]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of partly derived texts, by index, whose voices share words."""
    runs: dict[Words, list[int]] = defaultdict(list)
    for text, spoken in enumerate(voices):
        for run in sorted({run for voice in spoken for words in voice.words for run in runs_of(words)}):
            runs[run].append(text)
    near = {
        (low, high)
        for held in runs.values()
        for place, low in enumerate(held)
        for high in held[place + 1 : place + 1 + REACH]
    }
    for a, b in sorted(near):
        if is_derived(texts[a], texts[b]):
            yield a, b


def runs_of(words: str) -> Iterator[Words]:
    """Yield the runs of five words; a shorter content is one run."""
    folded = text_words(words)
    for start in range(max(1, len(folded) - RUN + 1) if folded else 0):
        yield folded[start : start + RUN]


def is_derived(one: Text, other: Text) -> bool:
    """Tell whether a fifth of the shorter text's runs stand in both."""
    a, b = (shingle_text(text.articles[0].article.text) for text in (one, other))
    return count_shared(a, b) >= DERIVED * min(a.size, b.size) > 0


def rank(text: Text, voices: Iterable[Voice], place: int) -> tuple[int, bool, int]:
    """Return what the first of two texts is told by: its day, and whether it heard a source itself."""
    days = [published_day(one.article) or UNKNOWN for one in text.articles]
    return min(days), not any(voice.heard for voice in voices), place


def passages_of(one: Text, other: Text) -> tuple[str, ...]:
    """Return the words of the passages that two texts share, each in a row."""
    found = shared_passages(one.articles[0].article.text, other.articles[0].article.text)
    return tuple(row(passage.one.text) for passage in found)


@lru_cache(maxsize=KEPT)
def row(words: str) -> str:
    """Return words in a row, a blank around each."""
    return f" {' '.join(text_words(words))} "


def is_carried(voice: Voice, origin: Voice, shared: Sequence[str]) -> bool:
    """Tell whether a voice says what another says, in words that both texts share, by one source."""
    if voice.side != origin.side or voice.steps or not may_be_from(voice, origin):
        return False
    mine, other = ([row(words) for words in each.words] for each in (voice, origin))
    return bool(mine) and all(
        any(words in passage for passage in shared)
        and any(words in each or each in words for each in other)
        for words in mine
    )


def may_be_from(voice: Voice, origin: Voice) -> bool:
    """Tell whether a voice names no other source than the one it may be from."""
    if voice.end == "nobody":
        return True
    if voice.end == "named":
        return origin.end == "named" and same_person(origin.key, voice.key)
    if voice.end != "described" or origin.end in {"nobody", "press"}:
        return False
    mine, other = voice.description, origin.description
    return mine is None or other is None or same_description(mine, other)


def quote(voices: Sequence[Voice]) -> str:
    """Return the first words of what is carried again."""
    words = next((words for voice in voices for words in voice.words), "").split()
    return " ".join(words[:QUOTED]) + (" …" if len(words) > QUOTED else "")
