"""Why an event was read as it was, for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.terminal.claims_view import say_sources
from dateline.terminal.consoles import stance_style
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from dateline.reading.explaining import Explanation, Tried
    from dateline.reading.passed_over import PassedOver, Weighed
    from dateline.records import Article, Claim

GROUPS = {"denied": "did not happen", "unsure": "open", "happened": "happened"}
WIDEST = 300
HEAVIEST = 6  # signs shown; the rest weighs little


def print_explanation(console: Console, article: Article, told: Explanation) -> None:
    """Print an event with its sentence, the rows tried, its parts, and what its status rests on."""
    console.print(say_head(told))
    console.print(Padding(mark_sentence(article, told), (1, 2)))
    print_section(console, "What it is", [say_row(one) for one in told.tried])
    print_section(console, "Who and what", [say_part(slot, span.text) for slot, span in told.parts])
    print_section(console, f"Status by the words: {told.by_words}", say_signs(told))
    print_section(
        console, f"With the claims: {told.event.status}", [say_claim(one) for one in told.claims]
    )
    print_section(console, "The language model, as two sets of people scored", say_facts(told))
    print_section(console, "For and against its being an event of the news", say_signs_of(told.weighed))


def print_passed_over(console: Console, found: Iterable[PassedOver]) -> None:
    """Print what was taken for no event of the news, each with the signs that weighed most."""
    for one in found:
        head = Text.assemble((one.type, "title"), (f"  {show_line(one.trigger.text)}", "cue"))
        console.print(head)
        console.print(Padding(Text(show_line(one.anchor.text, WIDEST)), (0, 2)))
        print_section(console, "For and against", say_signs_of(one.weighed))


def say_signs_of(weighed: tuple[Weighed, ...]) -> list[tuple[str, Text]]:
    """Return the signs that weigh most, with what they add or take away."""
    return [(f"{one.adds:+.1f}", Text(one.sign)) for one in weighed[:HEAVIEST]]


def say_head(told: Explanation) -> Text:
    """Return the event's type, mode and status, and its word."""
    event = told.event
    kind = " ".join(part for part in (event.type, event.mode) if part)
    return Text.assemble(
        (kind, "title"),
        (f"  {event.status}", "count"),
        (f"  {show_line(event.trigger.text)}", "cue"),
        (f"  {event.id}", "quiet"),
    )


def mark_sentence(article: Article, told: Explanation) -> Text:
    """Return the sentence of an event with its word and the words of its status marked."""
    start, end = told.event.anchor.start, told.event.anchor.end
    for sentence in article.sentences:
        if sentence.start <= told.event.trigger.start < sentence.end:
            start, end = sentence.start, sentence.end
    text = Text(show_line(article.text[start:end], WIDEST))
    text.stylize("title", told.event.trigger.start - start, told.event.trigger.end - start)
    for one in told.shown:
        text.stylize("hedge", one.words.start - start, one.words.end - start)
    return text


def print_section(console: Console, title: str, lines: list[tuple[str, Text]]) -> None:
    """Print a title and its lines; nothing where there are none."""
    if not lines:
        return
    console.print(Text(title, style="title"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="quiet", no_wrap=True)
    grid.add_column(ratio=1)
    for left, right in lines:
        grid.add_row(left, right)
    console.print(Padding(grid, (0, 0, 1, 2)))


def say_row(tried: Tried) -> tuple[str, Text]:
    """Return a row that was tried: what of it failed, or that it fits."""
    if tried.failed:
        return "no", Text.assemble(tried.row, (f"  not: {tried.failed}", "trouble"))
    kind = tried.type if tried.type != "-" else "no event"
    return "fits", Text.assemble(tried.row, (f"  {kind}", "count"))


def say_part(slot: str, words: str) -> tuple[str, Text]:
    """Return a part and its words."""
    return slot, Text(show_line(words, WIDEST))


def say_signs(told: Explanation) -> list[tuple[str, Text]]:
    """Return the words that bear on the status."""
    return [(one.why, Text(show_line(one.words.text), style="hedge")) for one in told.shown]


def say_claim(claim: Claim) -> tuple[str, Text]:
    """Return a claim that holds the event: its stance, who, and by which words."""
    cue = " ".join(span.text for span in claim.cue)
    return claim.stance, Text.assemble(
        (say_sources(claim), "source"), (f"  {show_line(cue)}", stance_style(claim.stance))
    )


def say_facts(told: Explanation) -> list[tuple[str, Text]]:
    """Return how likely each group of statuses is, by each set."""
    return [
        (name, Text(", ".join(f"{words} {fact[group]:.0%}" for group, words in GROUPS.items())))
        for name, fact in told.facts.items()
    ]
