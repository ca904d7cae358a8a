"""``dateline evaluate linking``: measures what linking finds across articles."""

from __future__ import annotations

import click

EXAMPLES = """
\b
Examples:
  dateline evaluate linking copies copies.jsonl
  dateline evaluate linking copies texts.jsonl --pairs pairs.jsonl
  dateline evaluate linking stories stories.jsonl --json | jq .b_cubed_f1
  dateline evaluate linking ecb ecbplus.jsonl
  dateline evaluate linking incidents world.jsonl
  dateline evaluate linking origins world.jsonl --errors 20
  dateline evaluate linking actors marked_names.jsonl --json
"""
as_json_last = click.option(
    "--json", "as_json", is_flag=True, help="Print the figures as one JSON object, last."
)
list_errors_too = click.option(
    "--errors", type=click.IntRange(min=0), default=0, metavar="N", help="List N errors."
)


@click.group(epilog=EXAMPLES)
def linking() -> None:
    """Score what linking finds across articles."""


@linking.command(epilog=EXAMPLES)
@click.argument("gold", metavar="GOLD")
@click.option("--pairs", metavar="FILE", help="Pairs of texts of GOLD that are one text, or are not.")
@list_errors_too
@as_json_last
def copies(gold: str, pairs: str | None, errors: int, *, as_json: bool) -> None:
    """Score copies: pairs, and the adjusted Rand index.

    GOLD is JSON Lines (.jsonl or .jsonl.gz): id, text and label, which copies of one text share. With
    --pairs FILE the pairs in that file are scored, each with id, a and b (ids in GOLD) and copy (true
    or false).
    """
    from dateline.evaluation.linking import evaluate_copies
    from dateline.verbs.evaluate import show_scored

    show_scored(evaluate_copies(gold, pairs), errors, as_json=as_json)


@linking.command(epilog=EXAMPLES)
@click.argument("gold", metavar="GOLD")
@as_json_last
def stories(gold: str, *, as_json: bool) -> None:
    """Score stories: B-cubed, pairs, and the adjusted Rand index.

    GOLD is JSON Lines: id, text (an article, or a headline alone), title, story or event, and date (ISO)
    or time (milliseconds since 1970).
    """
    from dateline.evaluation.linking import evaluate_stories
    from dateline.verbs.evaluate import show_scored

    show_scored(evaluate_stories(gold), 0, as_json=as_json)


@linking.command(epilog=EXAMPLES)
@click.argument("gold", metavar="GOLD")
@as_json_last
def ecb(gold: str, *, as_json: bool) -> None:
    """Score mentions of one event across documents, cross-validated by topic, beside baselines.

    GOLD is JSON Lines as ECB+ has it: id, topic, text (a sentence a line), sentence_numbers,
    selected_sentences and mentions (kind, spans, sent, chain).
    """
    from dateline.evaluation.linking_ecb import score_ecb
    from dateline.evaluation.runs import decode_rows
    from dateline.verbs.evaluate import show_scored

    show_scored(score_ecb(gold, decode_rows(gold, {"id", "text"})), 0, as_json=as_json)


@linking.command(epilog=EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@as_json_last
def incidents(gold: str, errors: int, *, as_json: bool) -> None:
    """Score incidents: which pages tell one happening, as pairs and by B-cubed.

    GOLD is JSON Lines: articles as a corpus holds them (id, text, url, outlet, title, published), with
    incidents (key, type, earliest, latest) that each tells and mentions (keys) that it only names.
    """
    from dateline.evaluation.linking_incidents import evaluate_incidents
    from dateline.verbs.evaluate import show_scored

    show_scored(evaluate_incidents(gold), errors, as_json=as_json)


@linking.command(epilog=EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@as_json_last
def origins(gold: str, errors: int, *, as_json: bool) -> None:
    """Score origins: their number on each side, and the edges of the chains that lead to them.

    GOLD is JSON Lines as for incidents; each of a page's incidents also has chains (origin, steps,
    probable, names, side).
    """
    from dateline.evaluation.linking_origins import evaluate_origins
    from dateline.verbs.evaluate import show_scored

    show_scored(evaluate_origins(gold), errors, as_json=as_json)


@linking.command(epilog=EXAMPLES)
@click.argument("gold", metavar="GOLD")
@list_errors_too
@as_json_last
def actors(gold: str, errors: int, *, as_json: bool) -> None:
    """Score actors across texts: B-cubed over marked names.

    GOLD is JSON Lines: id, text and marks (start, end, actor), offsets in code points.
    """
    from dateline.evaluation.linking_actors import evaluate_actors
    from dateline.verbs.evaluate import show_scored

    show_scored(evaluate_actors(gold), errors, as_json=as_json)
