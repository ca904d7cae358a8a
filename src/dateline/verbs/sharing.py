"""The options with which answers are made to leave the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.answers.sharing import Sharing
    from dateline.linking.neighbours import LinkedArticle
    from dateline.searches import Hit

FOR_SHARING = "Mask the names of people without a public role, and keep quotations short."


def share_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options ``--for-sharing`` and ``--named``."""
    named = click.option("--named", is_flag=True, help="With --for-sharing: mask nobody.")
    return click.option("--for-sharing", is_flag=True, help=FOR_SHARING)(named(command))


def read_sharing(given: dict[str, Any]) -> Sharing | None:
    """Take both options out of those given; return how to share, None for the house alone."""
    for_sharing, named = given.pop("for_sharing"), given.pop("named")
    if named and not for_sharing:
        raise click.UsageError("--named goes with --for-sharing: without it nobody is masked.")
    if not for_sharing:
        return None
    from dateline.answers.sharing import Sharing

    return Sharing(masked=not named)


def share_article(found: LinkedArticle, sharing: Sharing) -> tuple[Hit, ...]:
    """Return an article with its claims and events, as they may leave the machine."""
    from dateline.answers.article_hits import list_hits
    from dateline.answers.sharing_hits import share_hits

    return share_hits(list_hits(found), [found.article], sharing)
