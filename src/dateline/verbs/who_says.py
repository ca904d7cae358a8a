"""``dateline who-says``: the incidents of a ledger, with their origins and chains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from dateline.verbs.printing import print_lines, quote_ledger
from dateline.verbs.sharing import read_sharing, share_options
from dateline.verbs.values import IsoDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answered import IncidentAnswer
    from dateline.answers.filters import Wanted
    from dateline.answers.sharing import Sharing
    from dateline.answers.store import Store
    from dateline.ledger.ledger import Ledger

PART: Final = 50  # answers made at a time

EXAMPLES = """
\b
Examples:
  dateline who-says ledger.db
  dateline who-says ledger.db air defence libya --explain
  dateline who-says ledger.db --type ASSAULT --place Mali --since 2026-11-01 --origins 2
  dateline who-says ledger.db --disputed --json | jq .independent_origins
  dateline who-says ledger.db --for-sharing --json > answers.jsonl
"""


@click.command("who-says", epilog=EXAMPLES)
@click.argument("ledger", metavar="LEDGER")
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--actor", "actors", multiple=True, help="Who acts, is acted on or says so; repeatable.")
@click.option("--place", "places", multiple=True, help="A place, region or country; repeatable.")
@click.option("--type", "types", multiple=True, help="A PLOVER type, or OTHER; repeatable.")
@click.option("--outlet", "outlets", multiple=True, help="An outlet that tells of it; repeatable.")
@click.option("--since", type=IsoDate(), help="Happenings of this day and later.")
@click.option("--until", type=IsoDate(), help="Happenings of this day and earlier.")
@click.option("--origins", type=click.IntRange(min=0), default=0, help="Asserting origins, at least.")
@click.option("--disputed", is_flag=True, help="Only what sources contradict each other on.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=5, show_default=True, help="Incidents to print."
)
@click.option(
    "--explain", is_flag=True, help="Tell why articles, events and sources were joined or not."
)
@click.option("--json", "as_json", is_flag=True, help="Print every answer, each a line of JSON.")
@share_options
def who_says(ledger: str, words: tuple[str, ...], *, limit: int, as_json: bool, **given: Any) -> None:
    """Answer who says so: the incidents that fit WORDS, with their origins and chains.

    The most relevant come first, however many articles tell of them. Without WORDS all incidents are
    answered, those that most independent origins assert first.
    """
    from dateline.answers.filters import EVERYTHING
    from dateline.answers.incidents import list_incidents
    from dateline.ledger.ledger import Ledger

    explained, sharing = given.pop("explain"), read_sharing(given)
    if explained and (as_json or sharing):
        raise click.UsageError("--explain is for a person in the house; --json has the links anyway.")
    wanted = make_wanted(given)
    with Ledger.open(ledger, create=False) as opened:
        found = list_incidents(opened, " ".join(words) or None, wanted)
        linked = opened.is_linked()
        answers = make_answers(opened, found if as_json else found[:limit], sharing)
        if as_json:
            print_lines(answers)
        else:
            show_answers(answers, opened if explained else None)
    if not as_json:
        say_left(len(found), limit, narrowed=bool(words) or wanted != EVERYTHING)
    if not linked:
        click.echo(f"{UNLINKED} dateline link {quote_ledger(ledger)}", err=True)


UNLINKED = "Some pages are not linked yet: a run was stopped. Link them:"


def make_answers(
    ledger: Ledger, found: Sequence[str], sharing: Sharing | None
) -> Iterator[IncidentAnswer]:
    """Yield the answers on incidents, made some at a time: all of a large ledger fill the memory."""
    from dateline.answers.finishing import finish
    from dateline.answers.incidents import answer_incidents

    for start in range(0, len(found), PART):
        yield from finish(ledger, answer_incidents(ledger, found[start : start + PART]), sharing)


def make_wanted(given: dict[str, Any]) -> Wanted:
    """Return what is wanted; raises click.UsageError for a type that is none."""
    from dateline.answers.filters import Wanted
    from dateline.tables import read_column

    types = tuple(str(name).upper() for name in given["types"])
    known = read_column("plover_types", "type") | {"OTHER"}
    if wrong := [name for name in types if name not in known]:
        raise click.UsageError(f"{wrong[0]!r} is no type. There are: {', '.join(sorted(known))}.")
    return Wanted(**{**given, "types": types})


def show_answers(answers: Iterable[IncidentAnswer], store: Store | None) -> None:
    """Print answers for a person; with a store, why they are as they are."""
    from dateline.terminal.answer_view import print_answers
    from dateline.terminal.consoles import make_console
    from dateline.terminal.reasons_view import print_reasons

    console = make_console()
    if store is None:
        print_answers(console, answers)
        return
    for answer in answers:
        print_answers(console, [answer])
        articles = store.articles_of(answer.article_ids)
        groups = store.incident_groups_of(answer.article_ids)
        reasons = next((each.reasons for each in groups if each.id == answer.incident.id), ())
        print_reasons(console, answer, articles, reasons)


def say_left(found: int, limit: int, *, narrowed: bool) -> None:
    """Say how many incidents there are beside those printed."""
    if not found:
        click.echo(f"The ledger holds no incident{' that fits' if narrowed else ''}.", err=True)
    elif found > limit:
        click.echo(f"{found - limit} more: narrow it by WORDS, or raise --limit.", err=True)
