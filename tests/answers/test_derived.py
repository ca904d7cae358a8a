"""Shared passages: marked on the links of partly derived articles, short where they are shared."""

from __future__ import annotations

import io
import json

import jsonschema
from msgspec import UNSET, UnsetType
from rich.console import Console
from tests.linking.builders import Shelf
from tests.linking.test_carried import NILS, PASSAGE, tells

from dateline import jsons
from dateline.answers.derived import find_derived
from dateline.answers.who_says import who_says
from dateline.rights.quotations import Limits, bound
from dateline.terminal.consoles import THEME
from dateline.terminal.derived_view import print_derived
from dateline.terminal.reasons_view import print_reasons

ONE, TWO = tells("Fjord Gazette", NILS), tells("Tundra Post", NILS, day="2031-03-06")
SHELF = Shelf([ONE, TWO])
(ANSWER,) = who_says(SHELF, None)
(LINK,) = (tie for tie in ANSWER.links if tie.kind == "partly_derived")


def console() -> Console:
    return Console(file=io.StringIO(), theme=THEME, width=100, highlight=False)


def printed(used: Console) -> str:
    assert isinstance(used.file, io.StringIO)
    return used.file.getvalue()


def test_a_link_of_partly_derived_articles_marks_what_they_share() -> None:
    texts = {one.article.id: one.article.text for one in (ONE, TWO)}
    assert not isinstance(LINK.passages, UnsetType)
    (passage,) = LINK.passages
    assert passage.a.text.strip(".") == passage.b.text.strip(".") == PASSAGE.strip(".")
    assert passage.a.text == texts[LINK.a][passage.a.start : passage.a.end]
    assert passage.b.text == texts[LINK.b][passage.b.start : passage.b.end]
    assert {tie.passages for tie in ANSWER.links if tie.kind != "partly_derived"} <= {UNSET}


def test_other_links_are_written_without_passages_and_all_fit_the_schema() -> None:
    twin = json.loads(jsons.encode(ANSWER))
    assert {tie["kind"] for tie in twin["links"] if "passages" in tie} == {"partly_derived"}
    schema = {"$ref": "#/$defs/IncidentAnswer", "$defs": jsons.schema()["$defs"]}
    jsonschema.Draft202012Validator(schema).validate(twin)


def test_passages_are_bounded_where_they_are_shared() -> None:
    short = bound(ANSWER, Limits(quotation=30, article=120))
    cut = [
        each for tie in short.links if not isinstance(tie.passages, UnsetType) for each in tie.passages
    ]
    assert all(max(len(each.a.text), len(each.b.text)) <= 30 for each in cut)
    none = bound(ANSWER, Limits(quotation=30, article=20))
    assert [tie.passages for tie in none.links if tie.kind == "partly_derived"] == [()]


def test_an_explanation_quotes_the_longest_passage() -> None:
    used = console()
    print_reasons(used, ANSWER, (ONE, TWO), ())
    assert "“Norway shipped a harbour radar from Iceland, and the mast" in " ".join(
        printed(used).split()
    )


def test_show_names_the_other_article_and_what_it_shares() -> None:
    (derived,) = find_derived(SHELF, TWO)
    assert derived.other == ONE
    used = console()
    print_derived(used, [derived])
    assert f"Partly one text with\n  Fjord Gazette {ONE.article.id}\n" in printed(used)
    print_derived(used, [])
    assert find_derived(Shelf([ONE]), ONE) == ()
