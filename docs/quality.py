"""Measures the readers on the repository's own texts, for the desk's page "How we are wrong".

Writes ``src/dateline/desk/data/quality.json``: figures, how many errors there are of each kind, and a
sample of them, evenly over each set. All texts were invented for the project.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.desk.measured import Figure, Measured, Quality, Wrong, encode_quality
from dateline.evaluation import (
    howmany_facts,
    howmany_faults,
    linking_origins,
    said_faults,
    said_figures,
    what_facts,
    what_faults,
    when_facts,
)
from dateline.evaluation.linking_incidents import label, score_labels
from dateline.evaluation.linking_world import read_world
from dateline.evaluation.who import score_who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dateline.evaluation.scored import Figures

ROOT = Path(__file__).resolve().parents[1]
TO = ROOT / "src" / "dateline" / "desk" / "data" / "quality.json"
COUNTS = frozenset({"linked_too_high"})
SAMPLE = 10  # errors shown of each reader
KINDS = re.compile(r"^\S+ \d+ (?P<kind>missed|not there|wrong|wrongly resolved)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """How one reader is measured. ``shown``: of its figures these, with what each tells."""

    name: str
    question: str
    measured_on: str
    folder: str
    shown: Mapping[str, str]
    verb: str = ""


SAID = Asked(
    "Who says what",
    "Is every claim found, with its words and the one who is said to have said it?",
    "326 own texts with 461 claims: chains, denials, headlines, posts, traps. Many errors were read"
    " while the reader was written, so expect a little less on pages of your own.",
    "said_gold",
    {
        "claims_precision": "of the claims found, those that are there",
        "claims_recall": "of the claims there, those found",
        "speaker": "of claims with the right content, those with the right speaker",
        "speaker_pronoun": "the same where the text only says he, she or they",
        "within": "of claims inside another claim, those placed inside the right one",
        "chain": "of claims that came through others, those with the whole way right",
    },
)
WHAT = Asked(
    "What happened, and whether it did",
    "Is every event found, with its type, its parties and whether it happened?",
    "392 own texts with 498 events, written before the reader saw them.",
    "what_gold",
    {
        "events_precision": "of the events coded, those that are there",
        "events_recall": "of the events there, those coded",
        "type": "of events met, those of the right type",
        "status": "of events met, those with the right status",
        "status_denied_recall": "of denied events, those told as denied",
        "actors_f1": "who did it, F1",
        "recipients_f1": "to whom, F1",
    },
)
WHERE = Asked(
    "Where it happened",
    "Does an event get its own place, and its origin and destination?",
    "164 own texts with 181 events about places. Their errors were read while the reader was written.",
    "place_gold",
    {
        "at_f1": "the place of an event, F1",
        "origin_f1": "where a movement begins, F1",
        "destination_f1": "where it ends, F1",
        "object_f1": "what is moved or hit, F1",
    },
    "what",
)
WHEN = Asked(
    "When",
    "Is every time found, and resolved to the right days?",
    "149 own texts with 222 times. Their errors were read while the reader was written; on texts of"
    " others four values in five are right (docs/figures.md).",
    "when_gold",
    {
        "strict_f1": "times with their exact words, F1",
        "value_f1": "times with the right days, F1",
        "event_when": "of events with a time, those with the right one",
    },
)
HOWMANY = Asked(
    "How many",
    "Is every count of people found, with what is counted, its value and its bounds?",
    "346 own texts, half of them kept apart while the reader was written.",
    "howmany_gold",
    {
        "numbers_precision": "of the counts found, those that are right",
        "numbers_recall": "of the counts there, those found",
        "value": "of counts met, those with the right value",
        "event": "of counts met, those tied to the right event",
    },
)
WHO = Asked(
    "Who is whom",
    "Are all names, roles and pronouns of one actor joined, and of two kept apart?",
    "429 own texts: acronyms, roles, demonyms, name orders, lists.",
    "who_gold",
    {
        "pairs_precision": "of mentions joined, those of one actor",
        "pairs_recall": "of mentions of one actor, those joined",
        "pronouns_right": "of pronouns, those led to the right actor",
        "pronouns_wrong": "of pronouns, those led to a wrong one",
        "role": "of actors, those with the right role",
    },
)
LINKING = Asked(
    "Across articles: incidents, chains and origins",
    "Are the events of many articles joined to one incident, and led back to their far ends?",
    "Two invented worlds of 60 and 48 pages in which every incident, chain and origin is known.",
    "",
    {
        "pair_precision": "of pairs of pages joined to one incident, those that belong together",
        "pair_recall": "of pairs that belong together, those joined",
        "b_cubed_f1": "incidents, B-cubed F1",
        "linked_edges_precision": "of the steps shown in chains, those that are right",
        "linked_edges_recall": "of the steps there, those shown",
        "linked_too_high": "of twelve incidents, those with more origins counted than there are",
    },
)


def measure_texts(
    asked: Asked,
    read: Callable[[str], Sequence[Any]],
    score: Callable[[Any], Figures],
    faults: Callable[[Any], Iterable[str]],
) -> Measured:
    """Return what a reader of marked texts does."""
    folder = f"tests/reading/{asked.folder}"
    readings = read(str(ROOT / folder))
    wrong = [make_wrong(one.gold.text, line) for one in readings for line in faults([one])]
    return make_measured(asked, f"{verb_of(asked)} {folder}", score(readings), wrong)


def verb_of(asked: Asked) -> str:
    """Return the command that gives the figures, without its gold."""
    return f"dateline evaluate {asked.verb or asked.folder.partition('_')[0]}"


def make_wrong(text: str, line: str) -> Wrong:
    """Return an error from the line that an evaluation lists."""
    found = KINDS.match(line)
    kind = found["kind"] if found else "wrong"
    fault = line[found.start("kind") :] if found else line
    return Wrong(kind, text, fault.removesuffix(f": {text}"))


def make_measured(asked: Asked, command: str, figures: Figures, wrong: Sequence[Wrong]) -> Measured:
    """Return the record of one reader."""
    shown = tuple(
        Figure(tells, round(value, 1), "" if key in COUNTS else "%")
        for key, tells in asked.shown.items()
        if (value := figures[key]) is not None
    )
    kinds = dict(sorted(Counter(one.kind for one in wrong).items()))
    number = min(SAMPLE, len(wrong))
    sample = tuple(wrong[at * len(wrong) // number] for at in range(number))
    return Measured(asked.name, asked.question, asked.measured_on, command, shown, kinds, sample)


def measure_who() -> Measured:
    """Return what is known of the actors of single articles; its evaluation lists no errors."""
    folder = f"tests/reading/{WHO.folder}"
    return make_measured(WHO, f"dateline evaluate who {folder}", score_who(str(ROOT / folder)), ())


def measure_linking() -> Measured:
    """Return what linking makes of the two invented worlds of pages."""
    sys.path.insert(0, str(ROOT))
    rows_of = import_module("tests.linking.gold_rows")
    with tempfile.TemporaryDirectory() as folder:
        where = Path(folder) / "world.jsonl"
        rows = [
            row
            for name in ("world", "world2")
            for row in rows_of.world_rows(rows_of.WORLD.parent / name)
        ]
        world = read_world(rows_of.write_rows(where, rows))
    judged = list(linking_origins.judge_linked(world))
    figures = score_labels(*label(world)) | linking_origins.sum_up("linked", judged)
    wrong = [
        Wrong(one.kind, one.document, one.line) for one in linking_origins.list_faults("linked", judged)
    ]
    return make_measured(LINKING, "python -m tests.linking.world_score", figures, wrong)


def main() -> None:
    """Measure all readers and write the file."""
    readers = (
        measure_texts(
            SAID, said_figures.read_folder, said_figures.figures_of_texts, said_faults.list_faults
        ),
        measure_texts(WHAT, what_facts.read_texts, what_facts.figures_of_texts, what_faults.list_faults),
        measure_texts(
            WHERE, what_facts.read_texts, what_facts.figures_of_texts, what_faults.list_faults
        ),
        measure_texts(WHEN, when_facts.read_texts, when_facts.figures_of_texts, when_facts.list_faults),
        measure_texts(
            HOWMANY, howmany_facts.read_texts, howmany_facts.figures_of_texts, howmany_faults.list_faults
        ),
        measure_who(),
        measure_linking(),
    )
    TO.parent.mkdir(exist_ok=True)
    TO.write_bytes(encode_quality(Quality(version("dateline"), readers)))


if __name__ == "__main__":
    main()
