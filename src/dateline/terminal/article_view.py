"""One article with its claims marked in the text, and the claims beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from dateline.terminal.claims_view import describe_claim, describe_note
from dateline.terminal.consoles import stance_style
from dateline.terminal.counting import count
from dateline.terminal.safe import show_line, show_safely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from dateline.records import Article, Claim, Note, Span


def print_article(console: Console, article: Article, where: str, notes: Sequence[Note] = ()) -> None:
    """Print the article's head, its text with numbered claims, the claims, and the notes on its page."""
    print_head(console, article, where)
    console.print(Padding(mark_claims(article), (1, 2)))
    for number, claim in enumerate(article.claims, start=1):
        console.print(describe_claim(number, claim))
    console.print(
        Text(f"\n{count(len(article.claims), 'claim')}, {count(len(article.events), 'event')}")
    )
    for note in notes:
        console.print(describe_note(note))


def print_head(console: Console, article: Article, where: str) -> None:
    """Print title, who published and wrote it and when, and where the page was found."""
    console.print(Text(show_line(article.title or "(no title)"), style="title"))
    console.print(Text(say_makers(article), style="quiet"))
    console.print(Text(show_line(where), style="link"))


def say_makers(article: Article) -> str:
    """Return outlet, agency, authors and day as one line; what is not stated is said so."""
    parts = [article.outlet or "outlet not stated"]
    if article.agency and article.agency != article.outlet:
        parts.append(f"text by {article.agency}")
    parts += [byline.name for byline in article.bylines]
    parts.append(article.published.value or "day not stated")
    return show_line(" · ".join(parts))


def mark_claims(article: Article) -> Text:
    """Return the text with contents in the colour of their stance and a number after each claim."""
    text = Text(show_safely(article.text))
    for claim in article.claims:
        stylize(text, claim.content, stance_style(claim.stance))
        stylize(text, claim.cue, "cue")
        stylize(text, claim.hedges, "hedge")
        for source in claim.sources:
            stylize(text, source.spans, "source")
    return insert_numbers(text, article.claims)


def stylize(text: Text, spans: tuple[Span, ...], style: str) -> None:
    """Lay a style over the spans; offsets are those of the reading text."""
    for span in spans:
        text.stylize(style, span.start, span.end)


def insert_numbers(text: Text, claims: tuple[Claim, ...]) -> Text:
    """Return ``text`` with ``[n]`` behind the last content span of the n-th claim."""
    marks = sorted(
        (claim.content[-1].end, number) for number, claim in enumerate(claims, 1) if claim.content
    )
    pieces = text.divide([end for end, _ in marks])
    marked = Text()
    for piece, (_, number) in zip(pieces, marks, strict=False):
        marked.append_text(piece).append(f"[{number}]", style="quiet")
    return marked.append_text(pieces[-1]) if len(pieces) > len(marks) else marked
