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
