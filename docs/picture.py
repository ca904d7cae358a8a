"""Draws ``docs/answer.svg``, the README's picture: what `who-says` answers on the examples."""

from __future__ import annotations

import io
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.terminal_theme import TerminalTheme

from dateline.answers.who_says import who_says
from dateline.gather.sources import gather
from dateline.ledger.ledger import Ledger
from dateline.page.told import Told
from dateline.pipeline import link_ledger, read_sources
from dateline.terminal.answer_view import print_answers
from dateline.terminal.consoles import THEME

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer

ROOT = Path(__file__).resolve().parents[1]
COLUMNS = 104

# No font is fetched: whoever looks at the picture sees it in a monospace font of the machine.
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xml:space="preserve"
 xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
<rect fill="#fbfaf7" stroke="#d9d4c7" width="100%" height="100%" rx="8"/>
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""
PAPER = TerminalTheme(
    (251, 250, 247),
    (43, 42, 38),
    [
        (43, 42, 38),
        (178, 58, 46),
        (46, 117, 72),
        (156, 110, 20),
        (42, 93, 150),
        (130, 70, 140),
        (20, 112, 120),
        (120, 116, 106),
    ],
)


def answer_examples() -> tuple[IncidentAnswer, ...]:
    """Return the answers on the examples, from a ledger of their own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "examples.db", create=True) as ledger,
    ):
        list(read_sources(gather(["examples"], io.BytesIO()), Told(), ledger))
        link_ledger(ledger)
        return who_says(ledger, "air defense libya")


def draw() -> str:
    """Return the picture of the lead incident's answer as SVG."""
    console = Console(
        record=True,
        width=COLUMNS,
        theme=THEME,
        file=io.StringIO(),
        highlight=False,
        force_terminal=True,
        color_system="truecolor",
    )
    print_answers(console, answer_examples()[:1])
    return console.export_svg(theme=PAPER, code_format=SVG, unique_id="answer")


if __name__ == "__main__":
    os.chdir(ROOT)
    (ROOT / "docs" / "answer.svg").write_text(draw(), encoding="utf-8")
