"""A receipt as a person reads it: who, in which words, by which chain, and where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.linking.stances import say_stances
from dateline.terminal.consoles import stance_style
from dateline.terminal.counting import count, enumerate_words
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console

    from dateline.receipts import Receipt
    from dateline.records import ChainStep, Source

WIDEST: Final = 600
NAME: Final = 100
LONGEST: Final = 4000  # of an address
QUOTES: Final = "“”\"'‘’ "


def print_receipt(console: Console, receipt: Receipt) -> None:
    """Print a receipt: the words, then a line a fact."""
    words = " … ".join(span.text.strip(QUOTES) for span in receipt.words)
    console.print(Text(f"“{show_line(words, WIDEST)}”", style="title"))
    console.print(Text(say_who(receipt), style=stance_style(receipt.stance)))
    console.print()
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="quiet", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, value in facts_of(receipt):
        facts.add_row(name, value)
    console.print(Padding(facts, (0, 0, 0, 2), expand=False))
    if receipt.address:  # on a line of its own, whole: to be copied
        console.print(Text(f"\n{show_line(receipt.address, LONGEST)}"), soft_wrap=True)


def say_who(receipt: Receipt) -> str:
    """Return who says it and how: ``asserted by Libyan officials, in their own words``."""
    said = say_stances((receipt.stance, name_source(one)) for one in receipt.sources)
    marks = ["word for word"] if receipt.direct else []
    marks += ["hedged"] if receipt.hedged else []
    return show_line(", ".join([said or "asserted by a source not stated", *marks]), WIDEST)


def name_source(source: Source) -> str:
    """Return the words for a source."""
    return source.text or "a source not stated"


def facts_of(receipt: Receipt) -> Iterator[tuple[str, str]]:
    """Yield the facts of a receipt with their names, those that there are."""
    capture = receipt.capture
    yield "sentence", show_line(receipt.sentence, WIDEST)
    yield "chain", show_line(" → ".join(say_step(step) for step in receipt.chain), WIDEST)
    for borne in receipt.bears:
        origins = enumerate_words([show_line(name, NAME) for name in borne.origins])
        yield "bears", f"{borne.incident}: {borne.side} {origins}"
    page = (receipt.outlet, receipt.published, receipt.title)
    yield "page", show_line(" · ".join(part for part in page if part), WIDEST)
    yield "where", show_line(receipt.url or receipt.source, WIDEST)
    yield "bytes", f"sha256:{capture.page_sha256}"
    yield "", f"{count(capture.bytes, 'byte')}, {capture.media_type}, {say_times(receipt)}"
    yield "text", f"sha256:{receipt.text_sha256}"
    yield "read by", f"{show_line(capture.reader, NAME)}, {say_time(capture.read_at)}"
    yield "ids", f"{receipt.claim}, {receipt.article}, {capture.id}"
    if receipt.carried_by:
        held = ", ".join(receipt.carried_by)
        yield "also in", f"{count(len(receipt.carried_by), 'article')} of the same text: {held}"


def say_step(step: ChainStep) -> str:
    """Return a step of a chain: its name and what it did."""
    return f"{step.name} ({step.relation})"


def say_times(receipt: Receipt) -> str:
    """Return when the bytes were gathered and kept."""
    kept = f"kept {say_time(receipt.capture.kept_at)}"
    gathered = receipt.capture.gathered
    return f"gathered {say_time(gathered)}, {kept}" if gathered else kept


def say_time(moment: str) -> str:
    """Return a moment in UTC for a person."""
    return f"{moment[:19].replace('T', ' ')} UTC"
