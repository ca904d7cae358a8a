"""Stories and origins by day as a picture (SVG) that needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH, HEIGHT, EDGE = 720, 240, 30
FILLS: Final = ("#4a7fb5", "#c8553d")
LABELS: Final = 8  # names below the picture


def draw_svg(rows: Mapping[str, tuple[int, int, int]]) -> str:
    """Return a picture of stories and origins by day (of ``figures_view.gather_days``)."""
    series = [[row[0] for row in rows.values()], [row[2] for row in rows.values()]]
    most = max(max(values, default=0) for values in series) or 1
    step = (WIDTH - 2 * EDGE) / max(1, len(rows))
    bars = "".join(
        bar(EDGE + step * (at + 0.42 * which), step * 0.4, value / most, FILLS[which])
        for which, values in enumerate(series)
        for at, value in enumerate(values)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' font-family="sans-serif" font-size="11"><title>Stories and origins by day</title>'
        f'<text x="{EDGE}" y="16" fill="{FILLS[0]}">stories (most: {most:,})</text>'
        f'<text x="{EDGE + 160}" y="16" fill="{FILLS[1]}">origins</text>'
        f"{bars}{name_days(list(rows), step)}</svg>\n"
    )


def bar(x: float, width: float, share: float, fill: str) -> str:
    """Return a bar; ``share``: of the most, 0 to 1."""
    height = (HEIGHT - 2 * EDGE) * share
    top = HEIGHT - EDGE - height
    return f'<rect x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def name_days(names: list[str], step: float) -> str:
    """Return the names of some of the days, below them."""
    every = max(1, -(-len(names) // LABELS))
    return "".join(
        f'<text x="{EDGE + step * at:.1f}" y="{HEIGHT - 12}">{escape(names[at])}</text>'
        for at in range(0, len(names), every)
    )
