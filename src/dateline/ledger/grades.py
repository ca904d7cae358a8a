"""Analysts' own grades: how reliable a source, how credible a claim is, by whom and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from sqlalchemy import insert, select, update

from dateline import jsons
from dateline.errors import ReviewRefused
from dateline.identity import make_id
from dateline.ledger.clock import now
from dateline.ledger.decisions import Decision, decide
from dateline.ledger.finding import find_read, find_thing
from dateline.ledger.review_rows import reviews_of
from dateline.ledger.review_tables import GRADES
from dateline.linking.folding import name_key
from dateline.reviewed import Credibility, GradedKind, Reliability
from dateline.reviewing.matching import find_stack, key_of
from dateline.reviewing.orders import LONGEST, NAMED, check_words
from dateline.rights.spelling import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from sqlalchemy import Connection, Row

LETTERS: Final = get_args(Reliability)
DIGITS: Final = get_args(Credibility)
WITHDRAWN: Final = "none"


@dataclass(frozen=True, slots=True)
class GradeWords:
    """What of a grade may name a person; erased when that person is forgotten."""

    name: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A grade as it is kept. ``name``: a source's or outlet's, or a claim's id, kept by ``key``.

    ``grade`` is A to F or 1 to 6, ``none`` where it was withdrawn. Of each person's grades on one thing
    the last one is in force; those of several people stand side by side.
    """

    number: int = 0
    kind: GradedKind
    name: str
    key: str = ""
    grade: str
    why: str
    by: str
    at: str = ""
    in_force: bool = True


def give_grade(connection: Connection, wanted: Grade) -> Grade:
    """Add a grade, unless the last by that person says the same; return it as it is kept.

    Raises ReviewRefused where something of it does not fit.
    """
    check_grade(wanted)
    name, key = find_key(connection, wanted)
    row = {
        "kind": wanted.kind,
        "key": key,
        "grade": wanted.grade.strip().upper() if wanted.grade.lower() != WITHDRAWN else WITHDRAWN,
        "content": jsons.encode_text(GradeWords(name, wanted.why.strip())),
        "who": wanted.by.strip(),
        "at": now(),
    }
    mine = (GRADES.c.kind == wanted.kind, GRADES.c.key == key, GRADES.c.who == row["who"])
    query = select(GRADES).where(*mine).order_by(GRADES.c.number.desc()).limit(1)
    last = connection.execute(query).first()
    if last is None or (last.grade, last.content) != (row["grade"], row["content"]):
        connection.execute(insert(GRADES), row)
        last = connection.execute(query).one()
    return load_grade(last, last=True)


def check_grade(wanted: Grade) -> None:
    """Raise ReviewRefused for a grade that is none, or one without a reason or a name."""
    known = DIGITS if wanted.kind == "claim" else LETTERS
    if wanted.grade.strip().upper() not in known and wanted.grade.strip().lower() != WITHDRAWN:
        raise ReviewRefused(
            f"There is no grade {wanted.grade[:40]!r} for a {wanted.kind}.",
            f"A source or outlet has A to F, a claim 1 to 6; {WITHDRAWN} withdraws yours.",
        )
    if not wanted.why.strip():
        raise ReviewRefused("A grade needs a reason.", "Give --why WORDS.")
    if not wanted.by.strip():
        raise ReviewRefused("A grade needs the name of whoever gives it.", NAMED)
    check_words(wanted.by, wanted.why, wanted.name)


def find_key(connection: Connection, wanted: Grade) -> tuple[str, str]:
    """Return what is graded and its key: a folded name's hash, or a claim's text and spans."""
    if wanted.kind != "claim":
        folded = name_key(wanted.name)
        if not folded or len(wanted.name) > LONGEST:
            raise ReviewRefused(f"{wanted.name[:80]!r} is no name.", "Give it as the texts have it.")
        return " ".join(wanted.name.split()), name_hash(folded)
    found = find_thing(connection, "claim", wanted.name)
    whole = find_read(connection, found.text_sha256)
    before = reviews_of(connection, [found.text_sha256])
    read = next((claim for claim in whole.claims if claim.id == found.id), None)
    key = find_stack(before, whole, "claim", found.id) or (key_of(read) if read else "")
    return found.id, claim_key(found.text_sha256, key)


def name_hash(folded: str) -> str:
    """Return what a folded name is kept by."""
    return make_id("name", folded)


def claim_key(text_sha256: str, key: str) -> str:
    """Return what a claim is kept by: its text and its spans."""
    return f"{text_sha256}@{key}"


def all_grades(connection: Connection) -> tuple[Grade, ...]:
    """Return all grades in the order of time, each with whether it is in force."""
    rows = connection.execute(select(GRADES).order_by(GRADES.c.number)).all()
    last = {(row.kind, row.key, row.who): row.number for row in rows}
    return tuple(load_grade(row, last=last[row.kind, row.key, row.who] == row.number) for row in rows)


def load_grade(row: Row[Any], *, last: bool) -> Grade:
    """Return the grade of a row; ``last``: whether it is its person's last on the thing."""
    words = jsons.decode(row.content, GradeWords) if row.content else GradeWords()
    return Grade(
        number=row.number,
        kind=row.kind,
        name=words.name,
        key=row.key,
        grade=row.grade,
        why=words.why,
        by=row.who,
        at=row.at,
        in_force=last and row.grade != WITHDRAWN,
    )


def erase_grades(connection: Connection, names: Iterable[tuple[str, ...]], reason: str, by: str) -> None:
    """Erase the words of grades that name one of these people (names as folded words)."""
    wanted = [frozenset(name) for name in names]
    for one in all_grades(connection):
        held = frozenset(name_words(f"{one.name} {one.why}"))
        if any(name <= held for name in wanted):
            erase_words(connection, one.number, reason, by)


def erase_text_grades(connection: Connection, hashes: Iterable[str], reason: str, by: str) -> None:
    """Erase the words of grades of claims that stand in these texts; the grades themselves stay."""
    gone = set(hashes)
    query = select(GRADES.c.number, GRADES.c.key)
    query = query.where(GRADES.c.kind == "claim", GRADES.c.content.is_not(None))
    for number, key in connection.execute(query.order_by(GRADES.c.number)).all():
        if key.partition("@")[0] in gone:
            erase_words(connection, number, reason, by)


def erase_words(connection: Connection, number: int, reason: str, by: str) -> None:
    """Erase the words of one grade."""
    decide(connection, Decision("forget", f"grade:{number}", None, reason, by))
    connection.execute(update(GRADES).where(GRADES.c.number == number).values(content=None))
