"""Reads documents of ECB+ with their gold mentions of events, and what the reader says of each mention.

Only the sentences that are annotated throughout (``selected_sentences``) are read and scored; all the
words of a document count for what it is about. Chains of gold mentions are what is to be found; their
participants are not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

from dateline.errors import PageUnreadable
from dateline.evaluation.casts import place_span
from dateline.evaluation.scored import Spot, convert_rows
from dateline.identity import hash_text
from dateline.language.analyse import analyse
from dateline.language.vectors import embed
from dateline.reading.actor_syntax import head_of
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from dateline.language.reading import Reading

    Floats = NDArray[np.float32]

TELLING: Final = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
NEAR: Final = 5  # words on either side of a trigger that are near it


class EcbMention(msgspec.Struct, frozen=True):
    """A gold mention: its kind, its spans, its sentence, and its chain where it has company."""

    kind: str
    spans: list[Spot]
    sent: int
    chain: str | None = None


class EcbRow(msgspec.Struct, frozen=True):
    """A document; ``text`` holds a sentence a line, in the order of ``sentence_numbers``."""

    id: str
    topic: int
    text: str
    sentence_numbers: list[int]
    selected_sentences: list[int]
    mentions: list[EcbMention]
    first_sentence_is_url: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its topic, all its words in lower case, the sentences scored."""

    id: str
    topic: int
    words: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A gold mention as it was read: where it stands, its head word, what stands around it.

    ``document`` and ``sentence`` count over the whole set, ``place`` is the sentence's among those
    scored of its document; ``content``: the telling lemmas of the sentence, ``near``: those near the
    trigger, ``kin``: those that it depends on or that depend on it; ``window``: the trigger and the
    words near it.
    """

    document: int
    sentence: int
    place: int
    chain: str
    trigger: str
    lemma: str
    tag: str
    governor: str
    content: frozenset[str]
    near: frozenset[str]
    kin: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    window: str


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """All documents and mentions, with vectors of length one (zeros without the language model).

    ``said`` [sites, 384]: of the site's sentence; ``trigger``, ``lemma``, ``window``, ``kin``: of these.
    """

    documents: Sequence[Document]
    sites: Sequence[Site]
    vectors: Mapping[str, Floats]


def read_corpus(path: str, rows: Iterable[Mapping[str, Any]]) -> Corpus:
    """Return the documents and mentions of gold rows; raises PageUnreadable where there are none."""
    documents: list[Document] = []
    sites: list[Site] = []
    for row in convert_rows(path, rows, EcbRow):
        sentences = sum(len(one.sentences) for one in documents)
        found = make_document(row)
        sites += find_sites(row, found, len(documents), sentences)
        documents.append(found)
    if not sites:
        raise PageUnreadable(f"{path} holds no mentions of events.", "Give documents as ECB+ has them.")
    return Corpus(documents, sites, make_vectors(documents, sites))


def make_document(row: EcbRow) -> Document:
    """Return a row as a document; a first sentence that is an address is not told."""
    lines = row.text.split("\n")
    told = lines[1:] if row.first_sentence_is_url else lines
    words = tuple(word.lower() for line in told for word in line.split() if any(map(str.isalnum, word)))
    return Document(row.id, row.topic, words, tuple(lines[at] for at in scored_lines(row)))


def scored_lines(row: EcbRow) -> list[int]:
    """Return the lines of a row's text that are annotated throughout."""
    chosen = frozenset(row.selected_sentences)
    return [at for at, number in enumerate(row.sentence_numbers) if number in chosen]


def find_sites(row: EcbRow, document: Document, number: int, first: int) -> Iterator[Site]:
    """Yield the mentions of events in the scored sentences; ``first`` is the number of the first one."""
    text = "\n".join(document.sentences)
    reading = analyse(Article(id="art:0", kind="story", text=text, text_sha256=hash_text(text)))
    shifts = find_shifts(row)
    for at, mention in enumerate(row.mentions):
        if "ACTION" in mention.kind and mention.sent in shifts and mention.spans:
            shift, place = shifts[mention.sent]
            spot = mention.spans[0]
            start, end = spot.start + shift, spot.end + shift
            chain = mention.chain or f"{row.id} {at}"
            yield make_site(reading, (start, end), (number, first + place, place), chain)


def find_shifts(row: EcbRow) -> dict[int, tuple[int, int]]:
    """Return for each scored sentence how far it moved in the text read, and its place there."""
    lines, shifts, length = row.text.split("\n"), {}, 0
    for place, at in enumerate(scored_lines(row)):
        start = sum(len(line) + 1 for line in lines[:at])
        shifts[row.sentence_numbers[at]] = (length - start, place)
        length += len(lines[at]) + 1
    return shifts


def make_site(
    reading: Reading, spot: tuple[int, int], numbers: tuple[int, int, int], chain: str
) -> Site:
    """Return what the reader says of a mention at code points ``spot`` of the text read."""
    first, last = place_span(reading, *spot)
    head = head_of(reading, first, last)
    line = line_of(reading, spot[0])
    around = [token for token in line if not first <= token < last]
    near = [token for token in around if abs(token - head) <= NEAR]
    linked = [token for token in around if head in heads_of(reading, token)]
    above = [token for token in heads_of(reading, head) if token in line]
    return Site(
        *numbers,
        chain,
        reading.text[slice(*spot)].lower(),
        reading.lemmas[head],
        reading.tags[head],
        next((reading.lemmas[token] for token in above), ""),
        telling(reading, around),
        telling(reading, near),
        telling(reading, [*linked, *above]),
        frozenset(reading.lemmas[token].lower() for token in around if reading.tags[token] == "PROPN"),
        frozenset(reading.lemmas[token] for token in around if reading.tags[token] == "NUM"),
        " ".join(reading.lower(token) for token in line if abs(token - head) <= NEAR + 1),
    )


def line_of(reading: Reading, start: int) -> list[int]:
    """Return the tokens of the line that a code point lies in."""
    end = reading.text.find("\n", start)
    return list(
        reading.tokens_in(reading.text.rfind("\n", 0, start) + 1, end if end >= 0 else len(reading.text))
    )


def heads_of(reading: Reading, token: int) -> tuple[int, ...]:
    """Return the token that a token depends on, or none (the root, or without the language model)."""
    return tuple(head for head in reading.heads[token : token + 1] if head >= 0)


def telling(reading: Reading, tokens: Iterable[int]) -> frozenset[str]:
    """Return the lemmas of the words that carry meaning, lower case."""
    chosen = (token for token in tokens if reading.tags[token] in TELLING)
    return frozenset(lemma for token in chosen if len(lemma := reading.lemmas[token].lower()) > 1)


def make_vectors(documents: Sequence[Document], sites: Sequence[Site]) -> dict[str, Floats]:
    """Return the vectors of the mentions by what they are made of, each [sites, 384]."""
    sentences = embed_once([line for one in documents for line in one.sentences])
    said = np.array([site.sentence for site in sites])
    kin = [" ".join(sorted(site.kin)) for site in sites]
    return {
        "said": sentences[said],
        "trigger": embed_once([site.trigger for site in sites]),
        "lemma": embed_once([site.lemma for site in sites]),
        "window": embed_once([site.window for site in sites]),
        "kin": embed_once(kin) * np.array([[bool(words)] for words in kin], np.float32),
    }


def embed_once(texts: Sequence[str]) -> Floats:
    """Return a vector for each text, made once for those that are the same; zeros without a model."""
    different = sorted(set(texts))
    made = embed(different)
    if not len(made):
        return np.zeros((len(texts), 1), np.float32)
    places = {text: at for at, text in enumerate(different)}
    return made[[places[text] for text in texts]]
