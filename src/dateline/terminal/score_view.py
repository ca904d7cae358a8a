"""Figures of an evaluation, for a person or as one JSON object."""

from __future__ import annotations

import json
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.evaluation.pages import PageScore
    from dateline.evaluation.said_errors import Mistake
    from dateline.evaluation.seed import Outcome

SHOWN = 160  # characters of a line among the misses
NARROW = 20  # characters of the column of names at least
LONG = 300  # characters of an error with the words around it


def figures_of_page(claims: Outcome, events: Outcome) -> dict[str, float]:
    """Return how many claims and events were wanted, right and spurious."""
    return {
        f"{name}_{what}": number
        for name, outcome in (("claims", claims), ("events", events))
        for what, number in (
            ("wanted", outcome.wanted),
            ("right", len(outcome.right)),
            ("spurious", len(outcome.spurious)),
        )
    }


def print_misses(pages: Sequence[PageScore]) -> None:
    """Print what went wrong on each of the pages: what was lost, what was left in, which facts."""
    for page in pages:
        figure = f" F1 {page.body.f1:.3f}" if page.body else ""
        click.echo(f"{show_line(page.id)}{figure}")
        for line in describe_misses(page):
            click.echo(f"  {show_line(line, SHOWN)}")


def print_errors(errors: Sequence[Mistake], shown: Sequence[Mistake]) -> None:
    """Print the errors that are shown, by kind, and how many of each kind there are in all."""
    kinds = Counter(error.kind for error in errors)
    for kind, ones in groupby(shown, key=lambda error: error.kind):
        click.echo(f"{kind} ({kinds[kind]} in all)")
        for error in ones:
            click.echo(f"  {show_line(error.document)}: {show_line(error.line, LONG)}")


def describe_misses(page: PageScore) -> Iterator[str]:
    """Yield the faults of one page, a line each."""
    if page.failed:
        yield f"failed: {page.failed}"
    yield from page.faults
    for line in page.lost:
        yield f"lost: {line}"
    for line in page.surplus:
        yield f"{'furniture' if line in page.leftovers else 'surplus'}: {line}"


def print_figures(figures: Mapping[str, float | None], *, as_json: bool) -> None:
    """Print one figure a line, or all of them as one JSON object."""
    if as_json:
        click.echo(json.dumps(figures))
        return
    width = max([NARROW, *map(len, figures)])
    for name, value in figures.items():
        click.echo(f"{name:<{width}} {'-' if value is None else value:>6}")
