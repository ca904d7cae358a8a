"""Reads the documents of a gold of attributions once, and keeps what the scorers of said ask for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dateline.errors import PageUnreadable
from dateline.evaluation.casts import make_cast
from dateline.evaluation.runs import read_gold
from dateline.evaluation.said import ROLES, attribution_of, attributions_in
from dateline.evaluation.source_pronouns import count
from dateline.gather.captures import Capture, CorpusRow
from dateline.language.analyse import analyse
from dateline.page.anatomy import take_apart
from dateline.page.told import Told
from dateline.reading.newsroom import read_article
from dateline.reading.quotes import find_quotations
from dateline.soundness import make_sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dateline.evaluation.said import Attribution, Offsets
    from dateline.language.reading import Reading


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its attributions by the gold and as found, and where its sentences begin.

    ``quoted`` are the stretches in quotation marks, with the marks; ``pronouns`` counts how plain
    pronouns that are sources were answered.
    """

    id: str
    text: str
    gold: tuple[Attribution, ...] = ()
    found: tuple[Attribution, ...] = ()
    sentences: tuple[int, ...] = ()
    quoted: tuple[Offsets, ...] = ()
    pronouns: Counter[str] = field(default_factory=Counter)


def read_documents(path: str) -> Iterator[Document]:
    """Read each document of the gold (JSON Lines with ``id``, ``text``, ``attributions``), and yield it.

    Raises PageMissing where the file cannot be opened, PageUnreadable where a line is no gold.
    """
    for row in read_gold(path):
        yield read_document(path, row)


def read_document(path: str, row: Mapping[str, Any]) -> Document:
    """Read one row of the gold as ``dateline read`` reads a row of a corpus."""
    gold = read_attributions(row)
    corpus_row = CorpusRow(str(row["id"]), row["text"], published=row.get("date"), language="en")
    capture = Capture(path, row["text"].encode("utf-8", "replace"), corpus_row)
    reading = analyse(take_apart(capture, Told()).articles[0])
    article, _ = make_sound(read_article(reading))
    return Document(
        id=corpus_row.id,
        text=article.text,
        gold=gold,
        found=attributions_in(article.claims, article.text),
        sentences=tuple(sentence.start for sentence in article.sentences),
        quoted=tuple(find_quoted(reading)),
        pronouns=count(row, make_cast(reading, article.actors, article.places)),
    )


def read_attributions(row: Mapping[str, Any]) -> tuple[Attribution, ...]:
    """Return the attributions of a row; raises PageUnreadable where one does not fit its text."""
    try:
        gold = tuple(attribution_of(item) for item in row["attributions"])
        check_bounds(gold, len(row["text"]))
    except (KeyError, TypeError, ValueError) as error:
        cause = (
            f"The row {row['id']}: an attribution lacks a role, or a span's start and end in the text."
        )
        raise PageUnreadable(
            cause, "Give gold in the format that docs/commands.md describes."
        ) from error
    return gold


def check_bounds(gold: Iterable[Attribution], length: int) -> None:
    """Raise ValueError where a span is empty or lies outside a text of this length."""
    spans = (span for one in gold for role in ROLES for span in one.of(role))
    for start, end in spans:
        if not 0 <= start < end <= length:
            raise ValueError(start, end)


def find_quoted(reading: Reading) -> Iterator[Offsets]:
    """Yield the stretches of text in quotation marks, in order."""
    words = [reading.lower(token) for token in range(len(reading.starts))]
    for quotation in find_quotations(reading, words):
        for first, last in quotation.pieces:
            yield reading.starts[first], reading.ends[last - 1]
