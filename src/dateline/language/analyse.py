"""From an article to its Reading: paragraphs, tokens, sentences, parts of speech, lemmas, phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language.lemmas import lemmatise
from dateline.language.names import find_names
from dateline.language.paragraphs import find_paragraphs
from dateline.language.phrases import find_phrases
from dateline.language.reading import Reading
from dateline.language.sentences import split
from dateline.language.tagger import tag
from dateline.language.tokens import tokenise
from dateline.records import Sentence

if TYPE_CHECKING:
    from dateline.records import Article

Bounds = list[tuple[int, int]]


def analyse(article: Article) -> Reading:
    """Return the words, sentences and shallow syntax of an article's reading text.

    The reading text is taken as it stands; subheads hold no sentence and no token. Time is linear
    in the text's length, whatever the text is. Raises nothing.
    """
    starts, ends, bounds, sentences = cut(article)
    words = tuple(article.text[start:end] for start, end in zip(starts, ends, strict=True))
    tags = tag(words, bounds)
    return Reading(
        article,
        starts=tuple(starts),
        ends=tuple(ends),
        tags=tuple(tags),
        lemmas=tuple(lemmatise(words, tags)),
        sentences=tuple(sentences),
        bounds=tuple(bounds),
        phrases=find_phrases(words, tags, bounds),
        names=find_names(words, tags, bounds),
    )


def cut(article: Article) -> tuple[list[int], list[int], Bounds, list[Sentence]]:
    """Return the tokens' starts and ends, the token range of each sentence, and the sentences."""
    starts: list[int] = []
    ends: list[int] = []
    bounds: Bounds = []
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(find_paragraphs(article.text, article.subheads)):
        for first, last in cut_paragraph(article, paragraph, starts, ends):
            bounds.append((first, last))
            sentences.append(Sentence(starts[first], ends[last - 1], number))
    return starts, ends, bounds, sentences


def cut_paragraph(
    article: Article, paragraph: tuple[int, int], starts: list[int], ends: list[int]
) -> Bounds:
    """Add a paragraph's tokens to ``starts`` and ``ends``; return the token ranges of its sentences."""
    base = len(starts)
    own_starts, own_ends = tokenise(article.text, *paragraph)
    starts += own_starts
    ends += own_ends
    words = [article.text[start:end] for start, end in zip(own_starts, own_ends, strict=True)]
    glued = [start == end for start, end in zip(own_starts, [-1, *own_ends], strict=False)]
    ranges = split(words, glued, hold=count_held(article, own_starts))
    return [(base + first, base + last) for first, last in ranges]


def count_held(article: Article, starts: list[int]) -> int:
    """Return how many of a paragraph's tokens stand within the dateline at the text's head."""
    dateline = article.dateline
    if dateline is None or not article.text.startswith(dateline.text):
        return 0
    return sum(start < len(dateline.text) for start in starts)
