"""Versions of an article as a person reads them: which text came when, and what went and came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from dateline.terminal.counting import count, enumerate_words
from dateline.terminal.indenting import print_indented
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from dateline.answered import IncidentAnswer, Version
    from dateline.answers.lineage import Lineage
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Span

MOST_STEPS: Final = 6  # changes that are printed: those nearest to the article
MOST_PASSAGES: Final = 4  # of one change, of each kind
WORDS_WIDTH: Final = 200
NAMED_WIDTH: Final = 60
AROUND: Final = 40  # characters around a short passage


def print_lineage(console: Console, told: Lineage) -> None:
    """Print the versions of an article, each change with the passages that went and came."""
    if not told.versions:
        return
    title = f"\n{count(len(told.versions) + 1, 'version')} of this article"
    console.print(Text(title, style="title"))
    shown = nearest(told.versions, told.own)
    if len(shown) < len(told.versions):
        left = count(len(told.versions) - len(shown), "change")
        print_indented(console, Text(f"{left} further away not shown", style="quiet"))
    for step in shown:
        print_step(console, step, told)


def nearest(versions: Sequence[Version], own: str) -> Sequence[Version]:
    """Return the changes nearest to one article, in time order."""
    at = next((n for n, each in enumerate(versions) if each.earlier == own), len(versions))
    first = max(0, min(at - MOST_STEPS // 2, len(versions) - MOST_STEPS))
    return versions[first : first + MOST_STEPS]


def print_step(console: Console, step: Version, told: Lineage) -> None:
    """Print one change."""
    earlier, later = told.articles[step.earlier], told.articles[step.later]
    print_indented(console, Text.assemble(say_text(earlier, told), "  →  ", say_text(later, told)))
    parts = (("-", "denies", step.gone, earlier), ("+", "asserts", step.new, later))
    for mark, style, spans, one in parts:
        for span in spans[:MOST_PASSAGES]:
            words = mark_passage(one.article.text, span, style, plain=console.color_system is None)
            print_indented(console, Text.assemble((f"{mark} ", style), words), 4)
        if len(spans) > MOST_PASSAGES:
            line = f"{mark} and {count(len(spans) - MOST_PASSAGES, 'passage')} more"
            print_indented(console, Text(line, style="quiet"), 4)


def say_text(one: LinkedArticle, told: Lineage) -> Text:
    """Return which text it is: its time, its id, and whether it is the one that is shown."""
    article = one.article
    time = article.modified or article.published.value or one.gathered or "time not stated"
    here = " (this one)" if article.id == told.own else ""
    shown = show_line(time[:16].replace("T", " "))
    return Text.assemble(shown, (f" {article.id}", "quiet"), (here, "count"))


def mark_passage(text: str, span: Span, style: str, *, plain: bool) -> Text:
    """Return a passage, marked in the words around it where it is short; in >< without colours."""
    room = AROUND if len(span.text) <= AROUND else 0
    before = text[max(0, span.start - room) : span.start]
    after = text[span.end : span.end + room]
    if room and span.start > room:
        before = f"… {before.partition(' ')[2]}"
    if room and span.end + room < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    words = show_line(span.text, WORDS_WIDTH)
    shown = f">{words}<" if plain and room else words
    return Text.assemble(tidy(before), (shown, style), tidy(after))


def tidy(words: str) -> str:
    """Return words with one blank for every blank and line's end, those at the ends kept."""
    lead, trail = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' * lead}{show_line(words)}{' ' * (trail and not words.isspace())}"


def count_earlier(answer: IncidentAnswer) -> frozenset[str]:
    """Return the articles of an answer of which a later version is among its articles too."""
    ids = frozenset(answer.article_ids)
    return frozenset(each.earlier for each in answer.versions if {each.earlier, each.later} <= ids)


def say_versions(answer: IncidentAnswer) -> Iterator[str]:
    """Yield a line for each later version of an answer's articles: what went and what came."""
    pages = {piece.article: piece.url or piece.article for piece in answer.evidence}
    for each in answer.versions:
        page = pages.get(each.earlier) or pages.get(each.later) or each.later
        parts = [f"without {say_words(each.gone)}" if each.gone else ""]
        parts.append(f"with {say_words(each.new)}" if each.new else "")
        what = "; ".join(part for part in parts if part) or "other words in another order"
        yield f"Later version of {show_line(page)}: {what}"


def say_words(spans: Sequence[Span]) -> str:
    """Return the first passages in quotation marks, and how many more there are."""
    said = [f"“{show_line(span.text, NAMED_WIDTH)}”" for span in spans[:2]]
    more = len(spans) - 2
    return enumerate_words([*said, *([f"{more:,} more"] if more > 0 else [])])
