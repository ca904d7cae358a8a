"""Lists what went wrong with the spans of a role, with the words around: what to mend next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.evaluation.said import spans_by_role
from dateline.evaluation.said_speech import wrong_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.evaluation.said import Offsets
    from dateline.evaluation.said_documents import Document

KINDS: Final = ("missed", "extra", "too long", "too short", "other bounds", "wrong source")
AROUND: Final = 5  # words shown on either side
MOST: Final = 60  # characters of one stretch between two marks


class Mistake(NamedTuple):
    """One error: the document, its kind, its place in the text, and a line that shows it."""

    document: str
    kind: str
    at: int
    line: str


def list_errors(documents: Iterable[Document], role: str) -> list[Mistake]:
    """Return all errors of a role, by documents in order and by place in the text.

    In the lines, ``[ ]`` is the gold's span and ``< >`` the one found.
    """
    return [error for document in documents for error in sorted(find_errors(document, role), key=place)]


def place(error: Mistake) -> tuple[int, int]:
    """Return what errors of one document are sorted by."""
    return error.at, KINDS.index(error.kind)


def choose(errors: Sequence[Mistake], number: int) -> list[Mistake]:
    """Return so many errors, evenly over documents and texts, sorted by kind."""
    number = min(number, len(errors))
    chosen = [errors[at * len(errors) // number] for at in range(number)]
    return sorted(chosen, key=lambda error: KINDS.index(error.kind))


def find_errors(document: Document, role: str) -> Iterator[Mistake]:
    """Yield the errors of one document; a span that a wrong source tells of is told of once."""
    told: set[Offsets] = set()
    if role == "source":
        for content, other in wrong_sources(document):
            told |= {*content.of.source, *other.of.source}
            line = show_sources(document.text, content.of.source, other.of.source, content.span)
            yield Mistake(document.id, "wrong source", content.span[0], line)
    wanted = spans_by_role(document.gold)[role]
    found = spans_by_role(document.found)[role]
    for gold, got in pair_spans(wanted - found, found - wanted):
        if gold not in told and got not in told:
            at, line = min(one for one in (gold, got) if one)[0], show(document.text, gold, got)
            yield Mistake(document.id, name_kind(gold, got), at, line)


def pair_spans(
    gold: set[Offsets], found: set[Offsets]
) -> Iterator[tuple[Offsets | None, Offsets | None]]:
    """Yield each gold span with the found one it shares most with, then the found ones left over."""
    used: set[Offsets] = set()
    for wanted in sorted(gold):
        got = most_shared(wanted, found)
        used |= {got} if got else set()
        yield wanted, got
    for got in sorted(found - used):
        yield most_shared(got, gold), got


def most_shared(span: Offsets, others: Iterable[Offsets]) -> Offsets | None:
    """Return the span that shares most with this one, the first of several; None where none does."""
    best = max(sorted(others), key=lambda other: shared(span, other), default=None)
    return best if best and shared(span, best) > 0 else None


def shared(one: Offsets, other: Offsets) -> int:
    """Return how many characters two spans share; below 0 where they lie apart."""
    return min(one[1], other[1]) - max(one[0], other[0])


def name_kind(gold: Offsets | None, found: Offsets | None) -> str:
    """Return the kind of error of a span that is missing, surplus, or has other bounds."""
    if found is None:
        return "missed"
    if gold is None:
        return "extra"
    if found[0] <= gold[0] and gold[1] <= found[1]:
        return "too long"
    return "too short" if gold[0] <= found[0] and found[1] <= gold[1] else "other bounds"


# --- lines -----------------------------------------------------------------------------------


def show(text: str, gold: Offsets | None, found: Offsets | None) -> str:
    """Return the words of two spans, either of which may be missing, and a few around them, marked."""
    spans = [span for span in (gold, found) if span]
    start, end = min(span[0] for span in spans), max(span[1] for span in spans)
    marks: list[tuple[int, int, str]] = []
    for span, opening, closing in ((found, "<", ">"), (gold, "[", "]")):
        if span:
            inner = span is gold
            marks += [(span[0], 2 + inner, opening), (span[1], 1 - inner, closing)]
    marks.sort()
    pieces = [before(text, start)]
    for (at, _, mark), (following, _, _) in zip(marks, [*marks[1:], marks[-1]], strict=True):
        pieces += [mark, shorten(text[at:following])]
    return "".join([*pieces, after(text, end)])


def show_sources(text: str, gold: Sequence[Offsets], found: Sequence[Offsets], content: Offsets) -> str:
    """Return the sources of the gold and of the claim, and how their content begins and ends."""
    wanted, got = (" … ".join(text[slice(*span)] for span in spans) for spans in (gold, found))
    return f"[{wanted or 'nobody'}] <{got or 'nobody'}>: {shorten(text[slice(*content)])}"


def shorten(words: str) -> str:
    """Return words without their middle where they are many."""
    half = MOST // 2
    return words if len(words) <= MOST else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def before(text: str, at: int) -> str:
    """Return a few words before a place, on its line, with the space after them."""
    line = text[max(0, at - AROUND * MOST) : at].rpartition("\n")[2]
    words = line.split()[-AROUND:]
    return " ".join(words) + " " * (line[-1:].isspace())


def after(text: str, at: int) -> str:
    """Return a few words after a place, on its line, with the space before them."""
    line = text[at : at + AROUND * MOST].partition("\n")[0]
    words = line.split()[:AROUND]
    return " " * (line[:1].isspace()) + " ".join(words)
