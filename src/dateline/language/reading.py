"""A Reading: the words, sentences and shallow syntax of one article's reading text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.records import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.attributions import Attribution
    from dateline.language.happenings import Happening
    from dateline.language.meant import Meant
    from dateline.records import Article, Note, Sentence


@dataclass(frozen=True, slots=True)
class Phrase:
    """A base noun phrase (or a name): tokens ``first`` to ``last`` (exclusive) and its head token.

    ``label`` is empty for noun phrases; for names it is the type where one is known
    (PER, ORG, GPE, ...), else ``NAME``.
    """

    first: int
    last: int
    head: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading text with its tokens, all arrays as long as the text has tokens.

    ``starts`` and ``ends`` are code points into ``article.text``; ``tags`` are universal parts of
    speech (UPOS); ``lemmas`` are lower case. ``bounds`` gives the token range of each sentence.
    Subheads are no sentences and hold no tokens.

    What the language model adds is empty where the small tagger has read the text: ``typed`` the names
    with their types in the order of the text (some are parts of ``names`` or hold several), ``fine`` the
    treebanks' English tags (XPOS); ``heads`` the token that each token depends on, -1 for the root of
    its sentence; ``relations`` the name of that dependency (UD); ``attributions`` the cues with their
    sources and contents, ``meant`` for each pronoun how much speaks for its meaning other words,
    ``happenings`` what is said of words that may denote one, ``news`` for each token how much speaks for
    its telling news.
    ``notes`` tell what could not be read as usual. ``words`` and ``lows`` are the words of all tokens,
    as they stand and in lower case: they are cut once.
    """

    article: Article
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[str, ...]
    lemmas: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]
    phrases: tuple[Phrase, ...] = ()
    names: tuple[Phrase, ...] = ()
    typed: tuple[Phrase, ...] = ()
    fine: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    meant: Mapping[int, Meant] = field(default_factory=dict)
    happenings: Mapping[int, Happening] = field(default_factory=dict)
    news: tuple[float, ...] = ()
    notes: tuple[Note, ...] = ()
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)
    lows: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Cut the words."""
        text = self.article.text
        words = tuple(text[start:end] for start, end in zip(self.starts, self.ends, strict=True))
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "lows", tuple(map(str.lower, words)))

    @property
    def text(self) -> str:
        """The reading text itself."""
        return self.article.text

    def word(self, token: int) -> str:
        """Return the words of one token as they stand."""
        return self.words[token]

    def lower(self, token: int) -> str:
        """Return the words of one token in lower case."""
        return self.lows[token]

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens ``first`` to ``last`` (exclusive); they must not be empty."""
        return self.cut(self.starts[first], self.ends[last - 1])

    def cut(self, start: int, end: int) -> Span:
        """Return the span of code points ``start`` to ``end`` (exclusive)."""
        return Span(start, end, self.article.text[start:end])

    def tokens_in(self, start: int, end: int) -> range:
        """Return the tokens that lie wholly within the code points ``start`` to ``end``."""
        return range(bisect_left(self.starts, start), bisect_right(self.ends, end))

    def sentence_at(self, offset: int) -> int:
        """Return the index of the last sentence that starts at or before the code point; -1 if none."""
        return bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
