"""Versions in answers: one text, the later one's words in the place of the earlier's."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest
from rich.console import Console
from tests.linking.builders import Draft, Shelf, officials
from tests.linking.world import moved

from dateline import jsons
from dateline.answers.counted import count_origins
from dateline.answers.lineage import find_lineage
from dateline.answers.sharing import SHARING, for_others, share
from dateline.answers.who_says import who_says
from dateline.rights.quotations import Limits, bound
from dateline.terminal.answer_view import print_answers, say_counts
from dateline.terminal.consoles import THEME
from dateline.terminal.versions_view import print_lineage

if TYPE_CHECKING:
    from dateline.answered import IncidentAnswer
    from dateline.linking.neighbours import LinkedArticle

PAGE = "https://tundra-post.example/radar"
NORWAY = "Norway shipped a harbour radar from Iceland to Bergen"
TAIL = (
    "Dockers unbolted the array in the rain while a tug kept its lights off. Two lorries met the ship "
    "at the far end of the harbour, drivers unknown, and by evening the pier was empty but for gulls. "
    "The crates carried no marks, and the crane driver was sent home early by a man in a grey coat. "
    "The mast left the quay on a barge at dawn, and nobody at the port would say why it had to be so."
)


def carried(text: str, day: str, who: str | None, words: str = NORWAY, url: str = PAGE) -> LinkedArticle:
    draft = Draft("Tundra Post", text, day=day, url=url)
    moved(draft, [draft.claim(words, officials(who))] if who else [], anchor=words)
    return draft.finish()


def plain(day: str, text: str) -> LinkedArticle:
    return Draft("Tundra Post", text, day=day, url=PAGE).finish()


def text_of(head: str) -> str:
    return f"{head} {TAIL}"


FIRST = carried(text_of(f"{NORWAY}, Icelandic officials said."), "2031-03-05", "Icelandic officials")
AGAIN = carried(
    text_of(f"{NORWAY}, port officials in Bergen said."), "2031-03-06", "port officials in Bergen"
)
SAME = carried(
    text_of(f"{NORWAY}, Icelandic officials said at noon."), "2031-03-06", "Icelandic officials"
)
SILENT = plain("2031-03-06", text_of("Nothing is known of a radar."))
TOLD = "Norway shipped a harbour radar from Iceland to Oslo"
MORE = carried(
    text_of(f"{TOLD}, Icelandic officials said."), "2031-03-06", "Icelandic officials", words=TOLD
)


def ask(*articles: LinkedArticle) -> tuple[IncidentAnswer, ...]:
    return who_says(Shelf(articles), None)


def fates(answer: IncidentAnswer) -> dict[str, str | None]:
    return {piece.article: piece.later_version for piece in answer.evidence}


def test_two_versions_of_a_report_are_one_origin() -> None:
    (answer,) = ask(FIRST, SAME)
    assert answer.independent_origins == 1
    assert answer.origins[0].hearings == 1
    assert [(one.earlier, one.later) for one in answer.versions] == [(FIRST.article.id, SAME.article.id)]
    assert [span.text for span in answer.versions[0].new] == ["at noon"]
    assert set(fates(answer).values()) == {None}
    assert say_counts(answer) == "2 articles, 1 asserting origin, 1 earlier version"


def test_short_versions_that_no_rule_of_copies_joins_are_one_text() -> None:
    head = "Norway shipped a harbour radar from Iceland to Bergen, it is said."
    rest = " Nobody at the port in Bergen would say a word of why it was taken at dawn on a barge."
    one = carried(head, "2031-03-05", None)
    two = carried(head + rest, "2031-03-06", None)
    (answer,) = ask(one, two)
    assert answer.copies == ()
    assert answer.not_established == 1
    assert len(answer.versions) == 1


def test_what_a_later_version_withdrew_bears_no_origin() -> None:
    (answer,) = ask(FIRST, SILENT)
    assert answer.independent_origins == 0
    assert answer.origins == ()
    assert fates(answer) == {FIRST.article.id: "withdrawn"}
    assert answer.incident.title == f"Withdrawn since: Tundra Post reports: {NORWAY}"
    assert answer.article_ids == (FIRST.article.id,)


def test_what_a_later_version_changed_gives_way_to_its_own_words() -> None:
    (answer,) = ask(FIRST, MORE)
    assert answer.independent_origins == 1
    assert answer.origins[0].articles == (MORE.article.id,)
    assert fates(answer) == {FIRST.article.id: "changed", MORE.article.id: None}
    assert TOLD in answer.incident.title


def test_what_is_counted_for_searches_agrees() -> None:
    for articles in ((FIRST, SILENT), (FIRST, MORE), (FIRST, AGAIN)):
        shelf = Shelf(articles)
        answered = {one.incident.id: one.independent_origins for one in who_says(shelf, None)}
        assert count_origins(shelf, shelf.incident_groups()) == answered


def test_a_capture_with_the_words_of_an_earlier_version_has_lapsed_too() -> None:
    twin = replace(FIRST, article=replace(FIRST.article, id="art:twin"), url=f"{PAGE}/")
    (answer,) = ask(FIRST, twin, SILENT)
    assert set(fates(answer).values()) == {"withdrawn"}


def test_lineage_is_the_same_from_each_version() -> None:
    shelf = Shelf([FIRST, SAME, SILENT])
    steps = find_lineage(shelf, FIRST).versions
    assert len(steps) == 2
    assert find_lineage(shelf, SILENT).versions == steps
    lone = replace(FIRST, url=None)
    assert find_lineage(Shelf([lone]), lone).versions == ()


def console() -> Console:
    return Console(file=io.StringIO(), theme=THEME, width=100, highlight=False)


def printed(used: Console) -> str:
    assert isinstance(used.file, io.StringIO)
    return used.file.getvalue()


def test_a_person_sees_what_went_and_what_came() -> None:
    used = console()
    print_lineage(used, find_lineage(Shelf([FIRST, MORE]), MORE))
    shown = printed(used)
    assert f"2 versions of this article\n  2031-03-05 {FIRST.article.id}  →  2031-03-06" in shown
    assert "    - … a harbour radar from Iceland to >Bergen<, Icelandic officials said." in shown
    assert "    + … a harbour radar from Iceland to >Oslo<, Icelandic officials said." in shown


@pytest.mark.parametrize(("later", "fate"), [(SILENT, "withdrawn"), (MORE, "changed")])
def test_an_answer_says_what_became_of_the_words(later: LinkedArticle, fate: str) -> None:
    used = console()
    print_answers(used, ask(FIRST, later))
    assert f"{fate} in a later version" in printed(used)


def test_versions_fit_the_schema_and_are_bounded_where_they_are_shared() -> None:
    (answer,) = ask(FIRST, SILENT)
    twin = json.loads(jsons.encode(answer))
    jsonschema.Draft202012Validator(
        {"$ref": "#/$defs/IncidentAnswer", "$defs": jsons.schema()["$defs"]}
    ).validate(twin)
    short = bound(for_others(answer), Limits(quotation=20, article=60))
    assert all(len(span.text) <= 20 for one in short.versions for span in (*one.gone, *one.new))
    (shared,) = share(Shelf([FIRST, SILENT]), [answer], SHARING)
    assert shared.versions[0].earlier == FIRST.article.id
