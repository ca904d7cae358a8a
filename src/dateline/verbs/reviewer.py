"""Who decides: a name that is given, configured or asked for; never the system's silently."""

from __future__ import annotations

import sys

import click

VARIABLE = "DATELINE_REVIEWER"

by_option = click.option(
    "--by",
    metavar="NAME",
    envvar=VARIABLE,
    help=f"Who decides; kept with the decision. [default: {VARIABLE}, else asked for]",
)


def ask_name(given: str | None) -> str:
    """Return the name of whoever decides; asks for it on a terminal, and else tells how to give it."""
    if given and given.strip():
        return given.strip()
    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError(
            f"A decision needs a name: give --by NAME, or set {VARIABLE} in the environment."
        )
    name: str = click.prompt("Your name, to be kept with the decision", err=True)
    return name.strip()
