"""A page that ended its process is read a second time, and no third."""

from __future__ import annotations

import pytest

from dateline.archive.twice import Twice
from dateline.gather.captures import Capture
from dateline.listing.listed import NOBODY, ActorList
from dateline.page.told import Told
from dateline.records import Note, PageFacts, Report

PAGE = PageFacts(f"sha256:{'0' * 64}", "a.html")
CRASHED = Report(PAGE, (), (Note("error", "page-crashed", "It crashed."),))
SLOW = Report(PAGE, (), (Note("error", "page-too-slow", "It took long."),))
READ = Report(PAGE)


class Pending:
    def __init__(self, report: Report) -> None:
        self.report = report

    def is_ready(self) -> bool:
        return True

    def result(self) -> Report:
        return self.report


class Scripted:
    """A reader that gives the reports of a list, one after the other."""

    ahead = 3

    def __init__(self, *reports: Report) -> None:
        self.left = list(reports)

    def submit(self, capture: Capture, told: Told, listed: ActorList) -> Pending:
        del capture, told, listed
        return Pending(self.left.pop(0))


@pytest.mark.parametrize(
    ("reports", "outcome", "left"),
    [
        ((READ, READ), READ, 1),
        ((CRASHED, READ, READ), READ, 1),
        ((CRASHED, CRASHED, READ), CRASHED, 1),
        ((SLOW, READ), SLOW, 1),
    ],
)
@pytest.mark.parametrize("asked", [True, False])
def test_what_a_page_gives(
    reports: tuple[Report, ...], outcome: Report, left: int, *, asked: bool
) -> None:
    reader = Scripted(*reports)
    twice = Twice(reader)
    pending = twice.submit(Capture("a.html", b"-"), Told(), NOBODY)
    if asked:
        assert pending.is_ready()
    assert pending.result() is outcome
    assert (len(reader.left), twice.ahead) == (left, 3)
