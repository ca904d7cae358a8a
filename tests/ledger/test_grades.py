"""Analysts' own grades: two fields with a name and a reason, side by side, and no part of a count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from msgspec import UnsetType
from tests.ledger.looking import ask
from tests.ledger.planted import plant_page

from dateline.answers.grading import add_grades
from dateline.answers.who_says import who_says
from dateline.errors import ReviewRefused
from dateline.ledger import Ledger
from dateline.ledger.grades import Grade
from dateline.pipeline import link_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.records import Event, Report
    from dateline.reviewed import GradedKind, GradeGiven


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as opened:
        data, report = plant_page(1)
        opened.add(data, resting(report), "reader/1", "{}")
        link_ledger(opened)
        yield opened


def resting(report: Report) -> Report:
    """The report, each of its events resting on the claim of its sentence."""
    story, *others = report.articles
    pairs = zip(story.events, story.claims, strict=True)
    events: list[Event] = [replace(event, according_to=(claim.id,)) for event, claim in pairs]
    return replace(report, articles=(replace(story, events=tuple(events)), *others))


CLAIM = plant_page(1)[1].articles[0].claims[0].id


def give(ledger: Ledger, kind: GradedKind, name: str, grade: str, by: str = "Ada") -> Grade:
    return ledger.grade(Grade(kind=kind, name=name, grade=grade, why="seen", by=by))


def shown(ledger: Ledger) -> list[GradeGiven]:
    answers = add_grades(ledger, who_says(ledger, None), ledger.grades())
    found = [grade for one in answers if not isinstance(one.grades, UnsetType) for grade in one.grades]
    return list({(one.of, one.by): one for one in found}.values())


def test_an_answer_without_grades_says_nothing_of_them(ledger: Ledger) -> None:
    answers = who_says(ledger, None)
    assert answers
    assert list(add_grades(ledger, answers, ())) == list(answers)


def test_grades_of_several_stand_side_by_side_and_change_no_count(ledger: Ledger) -> None:
    before = [(one.independent_origins, one.not_established) for one in who_says(ledger, None)]
    give(ledger, "source", "nera  CALDER", "b")
    give(ledger, "source", "Nera Calder", "D", by="Bo")
    give(ledger, "outlet", "Mirn Courier", "C")
    give(ledger, "claim", CLAIM[:12], "2")
    told = {(one.of, one.by): (one.reliability, one.credibility) for one in shown(ledger)}
    assert told == {
        ("source", "Ada"): ("B", None),
        ("source", "Bo"): ("D", None),
        ("outlet", "Ada"): ("C", None),
        ("claim", "Ada"): (None, "2"),
    }
    assert next(one.claims for one in shown(ledger) if one.of == "claim") == (CLAIM,)
    assert [(one.independent_origins, one.not_established) for one in who_says(ledger, None)] == before


def test_the_last_grade_of_a_person_counts_and_the_history_stays(ledger: Ledger) -> None:
    for grade in ("B", "C", "none"):
        give(ledger, "source", "Nera Calder", grade)
    assert [(one.grade, one.in_force) for one in ledger.grades()] == [
        ("B", False),
        ("C", False),
        ("none", False),
    ]
    assert shown(ledger) == []


def test_the_same_grade_of_a_person_is_kept_once(ledger: Ledger) -> None:
    one, again = give(ledger, "source", "Nera Calder", "B"), give(ledger, "source", "Nera Calder", "b")
    assert one == again
    assert ledger.grades() == (one,)
    other = give(ledger, "source", "Nera Calder", "B", by="Bo")
    assert ledger.grades() == (one, other)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Grade(kind="source", name="N", grade="2", why="w", by="A"), "no grade '2' for a source"),
        (Grade(kind="claim", name=CLAIM, grade="B", why="w", by="A"), "no grade 'B' for a claim"),
        (Grade(kind="source", name="N", grade="A", why=" ", by="A"), "needs a reason"),
        (Grade(kind="source", name="N", grade="A", why="w", by=" "), "needs the name"),
        (Grade(kind="source", name=" .", grade="A", why="w", by="A"), "is no name"),
        (Grade(kind="source", name="N", grade="A", why="w" * 3000, by="A"), "more than 2000"),
        (Grade(kind="claim", name="clm:ffff", grade="1", why="w", by="A"), "has no claim"),
    ],
)
def test_a_grade_that_does_not_fit_is_refused(ledger: Ledger, wanted: Grade, said: str) -> None:
    with pytest.raises(ReviewRefused) as refused:
        ledger.grade(wanted)
    assert said in refused.value.cause
    assert refused.value.remedy


def test_a_forgotten_person_is_in_no_grade(ledger: Ledger, where: Path | str) -> None:
    give(ledger, "source", "Nera Calder", "B")
    give(ledger, "source", "Ivo Brandt", "B")
    ledger.forget_person("Nera Calder", "asked to", "Ada")
    contents = [content for (content,) in ask(where, "SELECT content FROM grades ORDER BY number")]
    assert contents[0] is None
    assert "Ivo Brandt" in contents[1]


def test_a_forgotten_page_leaves_no_words_of_grades_on_its_claims(
    ledger: Ledger, where: Path | str
) -> None:
    give(ledger, "claim", CLAIM, "2")
    give(ledger, "outlet", "Mirn Courier", "C")
    (one,) = {article.capture for article in ledger.articles()}
    ledger.forget(one, "asked to", "Ada")
    claim, outlet = ask(where, "SELECT grade, content FROM grades ORDER BY number")
    assert tuple(claim) == ("2", None)
    assert "Mirn Courier" in outlet[1]
