"""``dateline evaluate``: measures the readers against readings made by hand."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.verbs.evaluate_linking import linking
from dateline.verbs.values import IsoDate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.evaluation.scored import Figures, Scored

list_errors_too = click.option(
    "--errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List N errors, by kind of error.",
)
as_json_last = click.option(
    "--json", "as_json", is_flag=True, help="Print the figures as one JSON object, last."
)

SAID_EXAMPLES = """
\b
Examples:
  dateline evaluate said gold.jsonl --errors 40 --role source
  dateline evaluate said gold.jsonl --json | jq .triples_f1
  dateline evaluate said tests/reading/said_gold --errors 40
"""
PAGE_EXAMPLES = """
\b
Example:
  dateline evaluate page page.txt expected.json --published 2024-12-20
"""
PAGES_EXAMPLES = """
\b
Examples:
  dateline evaluate pages gold.jsonl --misses 10
  dateline evaluate pages gold.jsonl --json | jq .body_f1
"""
LANGUAGE_EXAMPLES = """
\b
Example:
  dateline evaluate language treebank.conllu --json
"""
NAMES_EXAMPLES = """
\b
Example:
  dateline evaluate names names.jsonl --json
"""
WHO_EXAMPLES = """
\b
Examples:
  dateline evaluate who gap.jsonl --json
  dateline evaluate who tests/reading/who_gold
"""
WHAT_EXAMPLES = """
\b
Examples:
  dateline evaluate what plv.jsonl --errors 40
  dateline evaluate what plv.jsonl --json | jq .root_macro_f1
  dateline evaluate what tests/reading/what_gold --errors 40
"""
HOWMANY_EXAMPLES = """
\b
Examples:
  dateline evaluate howmany tests/reading/howmany_gold --errors 40
  dateline evaluate howmany muc4.jsonl --json | jq .victims_recall
"""
WHERE_EXAMPLES = """
\b
Examples:
  dateline evaluate where event_location.jsonl --errors 40
  dateline evaluate where lgl.jsonl --json | jq .reach
"""
STATUS_EXAMPLES = """
\b
Example:
  dateline evaluate status uw_dev.jsonl --errors 40
"""
WHEN_EXAMPLES = """
\b
Examples:
  dateline evaluate when timebank.jsonl --errors 50
  dateline evaluate when timebank.jsonl --half even --json | jq .value_f1
  dateline evaluate when tests/reading/when_gold --errors 40
"""
SENTENCES_EXAMPLES = """
\b
Example:
  dateline evaluate sentences treebank.conllu.gz --json
"""


@click.group()
def evaluate() -> None:
    """Measure the readers against readings made by hand."""


evaluate.add_command(linking)


@evaluate.command("said", epilog=SAID_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option(
    "--errors",
    "errors",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List N errors of a role, evenly over the documents, by kind of error.",
)
@click.option(
    "--role",
    type=click.Choice(["source", "cue", "content"]),
    default="content",
    help="The role whose errors are listed.",
)
@as_json_last
def evaluate_said(gold: str, errors: int, role: str, *, as_json: bool) -> None:
    """Score who says what: spans, linked triples, sources of right contents, pronouns.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a document a line with id, text and attributions.
    A file .txt or a folder of such files holds texts with their claims marked, a claim a line.
    """
    if is_marked(gold):
        show_marked(gold, errors, as_json=as_json)
        return
    from dateline.evaluation.said_documents import read_documents
    from dateline.evaluation.said_errors import choose, list_errors
    from dateline.evaluation.said_report import figures_of_said
    from dateline.terminal.score_view import print_errors, print_figures

    documents = list(read_documents(gold))
    if errors:
        mistakes = list_errors(documents, role)
        print_errors(mistakes, choose(mistakes, errors))
    print_figures(figures_of_said(documents), as_json=as_json)


def is_marked(gold: str) -> bool:
    """Tell whether a gold is a text file or a folder of such files."""
    return gold.endswith(".txt") or Path(gold).is_dir()


def show_marked(gold: str, errors: int, *, as_json: bool) -> None:
    """Print the figures of texts whose claims are marked, and the first of their errors."""
    from dateline.evaluation.said_faults import list_faults
    from dateline.evaluation.said_figures import figures_of_texts, read_folder

    readings = read_folder(gold)
    show_faults(islice(list_faults(readings), errors), figures_of_texts(readings), as_json=as_json)


@evaluate.command("page", epilog=PAGE_EXAMPLES)
@click.argument("page", metavar="PAGE")
@click.argument("expected", metavar="EXPECTED")
@click.option("--published", type=IsoDate(), help="When the page was published, if it does not say so.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_page(page: str, expected: str, published: str | None, *, as_json: bool) -> None:
    """Score the claims and events of one page against its reading by hand, and list the misses."""
    from dateline.evaluation.runs import score_page
    from dateline.page.told import Told
    from dateline.terminal.score_view import figures_of_page, print_figures

    claims, events = score_page(page, expected, Told(published=published))
    if not as_json:
        click.echo(f"claims: {claims.describe()}\nevents: {events.describe()}")
    print_figures(figures_of_page(claims, events), as_json=as_json)


@evaluate.command("pages", epilog=PAGES_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option(
    "--misses",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List the N worst pages with what was lost and what was left in.",
)
@as_json_last
def evaluate_pages(gold: str, misses: int, *, as_json: bool) -> None:
    """Score how pages are taken apart: text, title, authors, date, agency, subheads.

    GOLD is JSON Lines: a page a line with id, file (beside GOLD, .gz unpacked) and what is known of it.
    """
    from dateline.evaluation.page_runs import list_misses, score_pages, sum_up
    from dateline.terminal.score_view import print_figures, print_misses

    scores = score_pages(gold)
    print_misses(list_misses(scores, misses))
    print_figures(sum_up(scores), as_json=as_json)


@evaluate.command("language", epilog=LANGUAGE_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_language(gold: str, *, as_json: bool) -> None:
    """Score parts of speech, lemmas and trees on gold tokens, and all of it again from raw text.

    GOLD is a treebank in CoNLL-U (.conllu or .conllu.gz).
    """
    from dateline.evaluation.language import score_language
    from dateline.terminal.score_view import print_figures

    print_figures(score_language(gold), as_json=as_json)


@evaluate.command("names", epilog=NAMES_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_names(gold: str, *, as_json: bool) -> None:
    """Score the names of persons, organisations and places: exact spans and types.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a document a line with id, text and spans.
    """
    from dateline.evaluation.names import score_names
    from dateline.terminal.score_view import print_figures

    print_figures(score_names(gold), as_json=as_json)


@evaluate.command("sentences", epilog=SENTENCES_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_sentences(gold: str, *, as_json: bool) -> None:
    """Score where sentences and tokens are cut in raw text: exact spans.

    GOLD is a treebank in CoNLL-U (.conllu or .conllu.gz).
    """
    from dateline.evaluation.language import score_sentences
    from dateline.terminal.score_view import print_figures

    print_figures(score_sentences(gold), as_json=as_json)


@evaluate.command("who", epilog=WHO_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
def evaluate_who(gold: str, *, as_json: bool) -> None:
    """Score who is whom: chains of mentions, pronouns between two names, pronouns as sources.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a text a line; its fields tell which kind it is.
    A file .txt or a folder of such files holds texts with their actors marked in brackets.
    """
    from dateline.evaluation.who import score_who
    from dateline.terminal.score_view import print_figures

    print_figures(score_who(gold), as_json=as_json)


@evaluate.command("what", epilog=WHAT_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@as_json_last
def evaluate_what(gold: str, errors: int, *, as_json: bool) -> None:
    """Score what happened: types of events, who takes part, where from and where to.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a text a line; its fields tell which kind it is.
    A file .txt or a folder of such files holds texts with their events marked, an event a line.
    """
    if is_marked(gold):
        show_marked_events(gold, errors, as_json=as_json)
        return
    from dateline.evaluation.what import score_what

    show_scored(score_what(gold), errors, as_json=as_json)


def show_marked_events(gold: str, errors: int, *, as_json: bool) -> None:
    """Print the figures of texts whose events are marked, and the first of their faults."""
    from dateline.evaluation.what_facts import figures_of_texts, read_texts
    from dateline.evaluation.what_faults import list_faults

    readings = read_texts(gold)
    show_faults(islice(list_faults(readings), errors), figures_of_texts(readings), as_json=as_json)


@evaluate.command("howmany", epilog=HOWMANY_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@as_json_last
def evaluate_howmany(gold: str, errors: int, *, as_json: bool) -> None:
    """Score how many: what is counted, value and bound, parts of totals, and what is no count.

    GOLD is a file .txt or a folder of such files: texts with their numbers marked, a number a line.
    JSON Lines (.jsonl or .jsonl.gz) hold articles with templates: how many were killed and injured.
    """
    if is_marked(gold):
        show_marked_numbers(gold, errors, as_json=as_json)
        return
    from dateline.evaluation.howmany import score_howmany

    show_scored(score_howmany(gold), errors, as_json=as_json)


def show_marked_numbers(gold: str, errors: int, *, as_json: bool) -> None:
    """Print the figures of texts whose numbers are marked, and the first of their faults."""
    from dateline.evaluation.howmany_facts import figures_of_texts, read_texts
    from dateline.evaluation.howmany_faults import list_faults

    readings = read_texts(gold)
    show_faults(islice(list_faults(readings), errors), figures_of_texts(readings), as_json=as_json)


@evaluate.command("where", epilog=WHERE_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@as_json_last
def evaluate_where(gold: str, errors: int, *, as_json: bool) -> None:
    """Score where things are: place names and their points; the place of what a given verb tells.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a text a line; its fields tell which kind it is.
    """
    from dateline.evaluation.where import score_where

    show_scored(score_where(gold), errors, as_json=as_json)


@evaluate.command("status", epilog=STATUS_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@as_json_last
def evaluate_status(gold: str, errors: int, *, as_json: bool) -> None:
    """Score the status of given words: happened, uncertain, did not happen.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a text a line with id, text and events (start, end and a
    score from -3, certainly not, to 3, certainly).
    """
    from dateline.evaluation.status import score_status

    show_scored(score_status(gold), errors, as_json=as_json)


@evaluate.command("when", epilog=WHEN_EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@click.option(
    "--half",
    type=click.Choice(["odd", "even"]),
    help="Only every other text of JSON Lines: the first, third, ..., or the second, fourth, ...",
)
@as_json_last
def evaluate_when(gold: str, errors: int, half: str | None, *, as_json: bool) -> None:
    """Score time expressions: spans, values, types.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): a text a line with id, text, dct (its own date) and spans
    (start, end, type, value and mod as in TIMEX3). A file .txt or a folder of such files holds texts
    with their times marked, a time a line.
    """
    if is_marked(gold):
        show_marked_times(gold, errors, as_json=as_json)
        return
    from dateline.evaluation.when import score_when

    show_scored(score_when(gold, half), errors, as_json=as_json)


def show_marked_times(gold: str, errors: int, *, as_json: bool) -> None:
    """Print the figures of texts whose times are marked, and the first of their faults."""
    from dateline.evaluation.when_facts import figures_of_texts, list_faults, read_texts

    readings = read_texts(gold)
    show_faults(islice(list_faults(readings), errors), figures_of_texts(readings), as_json=as_json)


def show_faults(faults: Iterable[str], figures: Figures, *, as_json: bool) -> None:
    """Print the first faults of marked texts, a line each, and their figures."""
    from dateline.terminal.safe import show_line
    from dateline.terminal.score_view import print_figures

    for line in faults:
        click.echo(show_line(line))
    print_figures(figures, as_json=as_json)


def show_scored(scored: Scored, errors: int, *, as_json: bool) -> None:
    """Print the figures of a gold set, before them so many errors and what tells of them all."""
    from dateline.evaluation.scored import pick
    from dateline.terminal.safe import show_line
    from dateline.terminal.score_view import print_errors, print_figures

    if errors:
        for line in scored.lines:
            click.echo(show_line(line))
        print_errors(scored.mistakes, pick(scored.mistakes, errors))
    print_figures(scored.figures, as_json=as_json)
