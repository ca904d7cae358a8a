"""Claims as a person reads them: who, with which stance, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.terminal.consoles import stance_style
from dateline.terminal.counting import enumerate_words
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from dateline.records import Article, Claim, Note, Report, Source

WORDS_WIDTH = 400
NUMBER_WIDTH = 4


def print_report(console: Console, report: Report) -> None:
    """Print what was read on one page: its articles with their claims, and the notes."""
    console.print(Text(show_line(report.page.source), style="link"))
    for article in report.articles:
        print_claims(console, article)
    for note in report.notes:
        console.print(Padding(describe_note(note), (0, 0, 0, 2)))
    console.print()


def print_claims(console: Console, article: Article) -> None:
    """Print the title of an article and its numbered claims; a teaser says that it is one."""
    if article.kind == "teaser" and not article.claims:
        return
    kind = "" if article.kind == "story" else "teaser: "
    title = article.title or article.text
    console.print(Padding(Text(f"{kind}{show_line(title, 100)}", style="title"), (1, 0, 0, 2)))
    for number, claim in enumerate(article.claims, start=1):
        console.print(describe_claim(number, claim))


def describe_claim(number: int, claim: Claim) -> RenderableType:
    """Return one claim: number, sources, stance and flags on one line, the words beneath."""
    head = Text.assemble(
        (say_sources(claim), "source"),
        (f"  {claim.stance}", stance_style(claim.stance)),
        (f"  {say_flags(claim)}".rstrip(), "quiet"),
    )
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", width=NUMBER_WIDTH, style="quiet")
    grid.add_column(ratio=1)
    grid.add_row(str(number), head)
    grid.add_row("", Text(show_line(join_words(claim), WORDS_WIDTH)))
    return Padding(grid, (0, 0, 0, 1))


def say_sources(claim: Claim) -> str:
    """Return the sources as one phrase; an unstated source is said to be unstated."""
    return show_line(enumerate_words([say_source(source) for source in claim.sources])) or "not stated"


def say_source(source: Source) -> str:
    """Return the words for one source."""
    return source.text or "not stated"


def say_flags(claim: Claim) -> str:
    """Return what qualifies a claim: quoted, hedged, conditional, implied."""
    flags = [
        (claim.direct, "quoted"),
        (claim.hedged, "hedged"),
        (claim.conditional, "conditional"),
        (claim.implicit, "goes on"),
    ]
    return ", ".join(word for holds, word in flags if holds)


def join_words(claim: Claim) -> str:
    """Return the content of a claim, its parts joined by an ellipsis."""
    return " … ".join(span.text for span in claim.content)


def describe_note(note: Note) -> Text:
    """Return one note as a line."""
    style = "trouble" if note.level == "error" else "quiet"
    return Text(f"{note.level}: {show_line(note.message)}", style=style)
