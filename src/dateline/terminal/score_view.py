"""Figures of an evaluation, for a person or as one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from dateline.evaluation.said import ROLES
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.evaluation.pages import PageScore
    from dateline.evaluation.said import Score
    from dateline.evaluation.seed import Outcome

SHOWN = 160  # characters of a line among the misses


def figures_of_said(score: Score) -> dict[str, float]:
    """Return exact and overlap F1 of each role, in per cent."""
    exact = {f"{role}_exact_f1": score.of(role).exact_f1 for role in ROLES}
    overlap = {f"{role}_overlap_f1": score.of(role).overlap_f1 for role in ROLES}
    return {name: round(100 * value, 1) for name, value in (exact | overlap).items()}


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
    for name, value in figures.items():
        click.echo(f"{name:<20} {'-' if value is None else value:>6}")
