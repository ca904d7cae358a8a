"""Actors across articles as a person reads them: a line or two each, or one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from dateline.terminal.counting import count
from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.actors import ActorAnswer, RoleTold

FEW: Final = 6  # names and roles in a list
ARTICLES: Final = 10  # whose ids are shown of one
WIDE: Final = 300


def print_actors(found: Iterable[ActorAnswer]) -> None:
    """Print actors, each with its other names and its roles beneath."""
    for one in found:
        click.echo(show_line(f"{one.name}  {describe(one)}  {one.id}", WIDE))
        others = [each.name for each in one.names if each.name != one.name]
        if others:
            click.echo(show_line(f"    also {cut(others)}", WIDE))
        if one.roles:
            click.echo(show_line(f"    {cut([say_role(role) for role in one.roles])}", WIDE))


def cut(words: list[str]) -> str:
    """Return the first words of a list, with how many more there are."""
    more = len(words) - FEW
    return "; ".join(words[:FEW]) + (f"; {more} more" if more > 0 else "")


def describe(one: ActorAnswer) -> str:
    """Return what an actor is, how many name it, and when."""
    facts = [one.type, one.country or "", one.sector or ""]
    if not one.public:
        facts.append("no public role told")
    told = f"{count(one.articles, 'article')} of {count(one.outlets, 'outlet')}"
    return f"({', '.join(fact for fact in facts if fact)}) in {told}{say_days(one.first, one.last)}"


def say_days(first: str | None, last: str | None) -> str:
    """Return the days between which something was told."""
    if not first or not last:
        return ""
    return f", {first}" if first == last else f", {first} to {last}"


def say_role(role: RoleTold) -> str:
    """Return a role with the days between which articles give it."""
    past = " (as of before)" if role.past else ""
    return f"{role.role}{past}{say_days(role.first, role.last)}"


def print_actor(one: ActorAnswer) -> None:
    """Print all of one actor."""
    click.echo(show_line(f"{one.name}  {describe(one)}", WIDE))
    click.echo(one.id)
    print_part("Names", [f"{each.name} ({each.times})" for each in one.names])
    print_part("Roles, as articles of these days give them", [say_role(role) for role in one.roles])
    print_part("Why these are one", one.reasons)
    print_part("Who is kept apart, and why", one.refusals)
    print_part("Ids given before that lead here", one.merged)
    shown = one.article_ids[:ARTICLES]
    more = len(one.article_ids) - len(shown)
    print_part("Articles", [*shown, *([f"and {more:,} more: see --json"] if more else [])])


def print_part(title: str, lines: Iterable[str]) -> None:
    """Print some lines under a title, nothing where there are none."""
    held = list(lines)
    if held:
        click.echo(f"{title}:")
        for line in held:
            click.echo(f"  {show_line(line, WIDE)}")
