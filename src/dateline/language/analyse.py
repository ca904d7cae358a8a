"""From an article to its Reading: paragraphs, tokens, sentences, syntax, names, lemmas, phrases.

Tokens and paragraphs are found by rules. The language model reads them (see ``structure``); where
there is none, or it is switched off, the small tagger gives parts of speech and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dateline.language.lemmas import lemmatise
from dateline.language.model import load
from dateline.language.names import find_names
from dateline.language.paragraphs import find_paragraphs
from dateline.language.phrases import find_phrases
from dateline.language.reading import Reading
from dateline.language.sentences import split
from dateline.language.structure import Drafts, read_structure
from dateline.language.tagger import tag
from dateline.language.tokens import tokenise
from dateline.language.upos import mend_tags
from dateline.records import Note, Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.language.model import Model
    from dateline.records import Article

Bounds = list[tuple[int, int]]
MOST_WORDS: Final = 100_000  # words of an article that the language model reads: some ten seconds


class Cut(NamedTuple):
    """The tokens of an article, and its sentences: (first token, token after the last, paragraph)."""

    starts: list[int]
    ends: list[int]
    words: tuple[str, ...]
    sentences: list[tuple[int, int, int]]
    held: int


class Words(NamedTuple):
    """What is said of words: as in a Reading, but parts of speech as the treebanks have them."""

    upos: list[str]
    lemmas: list[str]
    xpos: Sequence[str] = ()
    heads: Sequence[int] = ()
    relations: Sequence[str] = ()


def analyse(article: Article) -> Reading:
    """Return the words, sentences and syntax of an article's reading text.

    The reading text is taken as it stands; subheads hold no sentence and no token. Time is linear
    in the text's length, whatever the text is. Raises ModelBroken where the model's files are damaged.
    """
    model, parts = load(), cut(article)
    if model is None or len(parts.words) > MOST_WORDS:
        notes = (note_long(article),) if model else ()
        return read_shallow(article, parts, notes)
    return read_deep(article, parts, model)


def read_shallow(article: Article, parts: Cut, notes: tuple[Note, ...] = ()) -> Reading:
    """Return the Reading of an article by the small tagger."""
    bounds = [(first, last) for first, last, _ in parts.sentences]
    tags = tag(parts.words, bounds)
    return Reading(
        article,
        starts=tuple(parts.starts),
        ends=tuple(parts.ends),
        tags=tuple(tags),
        lemmas=tuple(lemmatise(parts.words, tags)),
        sentences=place_sentences(parts, parts.sentences),
        bounds=tuple(bounds),
        phrases=find_phrases(parts.words, tags, bounds),
        names=find_names(parts.words, tags, bounds),
        notes=notes,
    )


def read_deep(article: Article, parts: Cut, model: Model) -> Reading:
    """Return the Reading of an article by the language model."""
    spaced = np.array([*parts.starts[1:], 0][: len(parts.ends)], np.int64) > np.array(
        parts.ends, np.int64
    )
    found = read_structure(model, Drafts(parts.words, parts.sentences, spaced, parts.held))
    bounds = [(first, last) for first, last, _ in found.sentences]
    tags = mend_tags(parts.words, found)
    return Reading(
        article,
        starts=tuple(parts.starts),
        ends=tuple(parts.ends),
        tags=tuple(tags),
        lemmas=tuple(lemmatise(parts.words, tags, found.xpos)),
        sentences=place_sentences(parts, found.sentences),
        bounds=tuple(bounds),
        phrases=find_phrases(parts.words, tags, bounds),
        names=find_names(parts.words, tags, bounds),
        typed=found.names,
        fine=tuple(found.xpos),
        heads=tuple(found.heads),
        relations=tuple(found.relations),
        attributions=found.attributions,
        meant=found.meant,
        happenings=found.happenings,
        news=found.news,
        notes=(note_cut(article, found.cut),) if found.cut else (),
    )


def read_words(words: Sequence[str], sentences: Sequence[tuple[int, int, int]]) -> Words:
    """Return what is said of words in given sentences: (first word, word after the last, paragraph)."""
    model = load()
    if model is None:
        tags = tag(words, [(first, last) for first, last, _ in sentences])
        return Words(tags, lemmatise(words, tags))
    found = read_structure(model, Drafts(words, sentences, np.zeros(len(words), np.bool_)))
    lemmas = lemmatise(words, mend_tags(words, found), found.xpos)
    return Words(found.upos, lemmas, found.xpos, found.heads, found.relations)


def place_sentences(parts: Cut, sentences: list[tuple[int, int, int]]) -> tuple[Sentence, ...]:
    """Return the sentences as they stand in the text."""
    starts, ends = parts.starts, parts.ends
    return tuple(Sentence(starts[first], ends[last - 1], home) for first, last, home in sentences)


def note_long(article: Article) -> Note:
    """Return the note of an article that is too long for the language model."""
    message = (
        f"{article.id} has more than {MOST_WORDS} words: it was read without its sentence structure."
    )
    return Note("warning", "article-long", message)


def note_cut(article: Article, count: int) -> Note:
    """Return the note of sentences that were too long to be read at once."""
    message = f"In {article.id} sentences were too long to be read at once: cut at {count} places."
    return Note("info", "sentence-long", message)


def cut(article: Article) -> Cut:
    """Return the tokens of an article and its sentences by the rules."""
    starts: list[int] = []
    ends: list[int] = []
    sentences: list[tuple[int, int, int]] = []
    held = 0
    for number, paragraph in enumerate(find_paragraphs(article.text, article.subheads)):
        base = len(starts)
        own_starts, own_ends = tokenise(article.text, *paragraph)
        inside = count_held(article, own_starts)
        held = base + inside if inside else held
        ranges = cut_paragraph(article.text, own_starts, own_ends, inside)
        sentences += [(base + first, base + last, number) for first, last in ranges]
        starts += own_starts
        ends += own_ends
    words = tuple(article.text[start:end] for start, end in zip(starts, ends, strict=True))
    return Cut(starts, ends, words, sentences, held)


def cut_paragraph(text: str, starts: list[int], ends: list[int], held: int) -> Bounds:
    """Return the sentences of a paragraph as ranges of its tokens."""
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    glued = [start == end for start, end in zip(starts, [-1, *ends], strict=False)]
    return split(words, glued, hold=held)


def count_held(article: Article, starts: list[int]) -> int:
    """Return how many of a paragraph's tokens stand within the dateline at the text's head."""
    dateline = article.dateline
    if dateline is None or not article.text.startswith(dateline.text):
        return 0
    return sum(start < len(dateline.text) for start in starts)
