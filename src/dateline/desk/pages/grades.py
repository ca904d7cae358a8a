"""Grades of a source, an outlet or a claim: those that analysts gave, and a form to give one's own."""

from __future__ import annotations

from typing import Final, get_args

from fastapi import Request, Response  # noqa: TC002  - annotations are read at run time

from dateline.desk.replies import desk_of
from dateline.desk.site.answering import make_router
from dateline.desk.site.links import with_query
from dateline.desk.site.sending import Sent, fresh, is_hidden, need, take
from dateline.errors import ReviewRefused
from dateline.ledger.grades import Grade
from dateline.ledger.ledger import Ledger
from dateline.reviewed import GradedKind

ADDRESS: Final = "/grade"
LETTERS: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
DIGITS: Final = {
    "1": "confirmed",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "cannot be judged",
}
router = make_router()


@router.get(ADDRESS)
def show_grades(request: Request, of: GradedKind, name: str) -> Response:
    """Show the grades of one thing, and the form for another."""
    hidden = is_hidden(request)
    grades = () if hidden else desk_of(request).ledger().grades()
    folded = " ".join(name.split()).casefold()
    told = {
        "of": of,
        "name": name,
        "grades": [one for one in grades if one.kind == of and one.name.casefold() == folded],
        "values": DIGITS if of == "claim" else LETTERS,
        "shared": hidden,
    }
    return fresh(request, "grades.html", told)


@router.post(ADDRESS)
async def give_grade(request: Request) -> Response:
    """Take an analyst's grade of a source, an outlet or a claim; it changes no count."""

    def do(sent: Sent) -> str:
        kind, name = need(sent, "of"), need(sent, "name")
        if kind not in get_args(GradedKind):
            raise ReviewRefused(f"{kind[:40]!r} is not graded.", "Grade a source, an outlet or a claim.")
        value, why = need(sent, "grade"), sent.get("why")
        given = Grade(kind=kind, name=name, grade=value, why=why, by=sent.by)  # type: ignore[arg-type]  # checked above
        with Ledger.open(desk_of(request).where, create=False) as ledger:
            ledger.grade(given)
        return with_query(ADDRESS, [("of", kind), ("name", name)])

    return await take(request, do)
