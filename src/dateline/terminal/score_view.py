"""Figures of an evaluation, for a person or as one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from dateline.evaluation.said import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.evaluation.said import Score
    from dateline.evaluation.seed import Outcome


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


def print_figures(figures: Mapping[str, float], *, as_json: bool) -> None:
    """Print one figure a line, or all of them as one JSON object."""
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        click.echo(f"{name:<20} {value:>6}")
