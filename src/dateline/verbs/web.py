"""The options of the verbs that fetch, and the fetcher that they set up."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.errors import InputError
from dateline.verbs.values import Seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.gather.fetch_settings import FetchSettings
    from dateline.gather.shelf import Shelf
    from dateline.gather.sources import Web

OPTIONS: Final = (
    click.option(
        "--most",
        type=click.IntRange(min=1),
        default=200,
        show_default=True,
        help="Pages to fetch of one feed or site map.",
    ),
    click.option(
        "--pause",
        type=Seconds(),
        default=1.0,
        show_default=True,
        help="Seconds between two requests to one server.",
    ),
    click.option(
        "--contact",
        envvar="DATELINE_CONTACT",
        help="Whom a server may write to: an address of mail or of a page, sent with each request.",
    ),
    click.option(
        "--allow-private",
        is_flag=True,
        help="Also fetch from your own network, which is refused otherwise.",
    ),
)


@dataclass(frozen=True, slots=True)
class WebOptions:
    """What the command line says of fetching; ``pause`` in seconds."""

    most: int = 200
    pause: float = 1.0
    contact: str | None = None
    allow_private: bool = False


def with_web_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a verb the options of fetching."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


@contextmanager
def open_web(options: WebOptions, shelf: Shelf) -> Iterator[Web]:
    """Give what fetches addresses and keeps the answers on a shelf."""
    from dateline.gather.fetching import Fetcher
    from dateline.gather.sources import Web
    from dateline.gather.web import Following

    with Fetcher(make_settings(options), shelf) as fetcher:
        yield Web(fetcher.fetch, Following(most=options.most))


def make_settings(options: WebOptions) -> FetchSettings:
    """Return how pages are fetched; raises UsageError for a contact that cannot be sent."""
    from dateline.gather.fetch_settings import FetchSettings

    try:
        return FetchSettings(
            contact=options.contact, allow_private=options.allow_private, pause=options.pause
        )
    except InputError as error:
        raise click.UsageError(str(error)) from error
