"""Decisions on readings, a line each, as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dateline.terminal.safe import show_line

if TYPE_CHECKING:
    from dateline.ledger.grades import Grade
    from dateline.ledger.review_lists import ReviewShown
    from dateline.ledger.review_queue import QueueItem
    from dateline.ledger.reviewing import Taken

DONE: Final = {
    "accept": "Accepted",
    "correct": "Corrected",
    "reject": "Rejected",
    "undo": "Undone",
    "add": "Added",
}
CHANGING: Final = frozenset({"correct", "add"})
WIDEST: Final = 90


def say_taken(taken: Taken) -> str:
    """Return the line for a decision that was taken just now."""
    review = taken.review
    fields = f": {', '.join(review.content.set)}" if review.choice in CHANGING else ""
    known = "" if taken.new else " (decided before, nothing was added)"
    return show_line(f"{DONE[review.choice]} {review.subject}{fields}, by {review.by}{known}.")


def say_review(review: ReviewShown) -> str:
    """Return the lines for a decision of the list: what, by whom, when; its words, fields and note."""
    counts = "" if review.in_force or review.choice == "undo" else "  (does not count any more)"
    head = (
        f"{review.at[:16].replace('T', ' ')}  {DONE[review.choice].lower()}  {review.id}  by {review.by}"
    )
    lines = [show_line(head) + counts]
    if review.words:
        lines.append(f"    “{show_line(review.words, WIDEST)}”")
    if review.choice in CHANGING:
        told = ", ".join(f"{name}={say_value(value)}" for name, value in review.set.items())
        lines.append(f"    {show_line(told, 2 * WIDEST)}")
    if review.note:
        lines.append(f"    {show_line(review.note)}")
    return "\n".join(lines)


def say_value(value: Any) -> str:
    """Return a corrected value in words."""
    if isinstance(value, list):
        return "; ".join(say_value(item) for item in value) or "none"
    if isinstance(value, dict):
        words = str(value.get("text") or value.get("name") or "")
        more = [value.get(name) for name in ("role", "what", "value", "geonames_id")]
        told = [str(one) for one in more if one is not None]
        told += sorted(set(value.get("days", ())))
        return f"{words} ({', '.join(told)})" if told else words
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def say_item(item: QueueItem) -> str:
    """Return the lines for something to be looked at."""
    sure = "" if item.confidence is None else f"  {item.confidence:.2f}"
    title = f"  ({show_line(item.title, WIDEST)})" if item.title else ""
    return (
        show_line(f"{item.id}{sure}  {item.read_as}") + f"\n    “{show_line(item.words, WIDEST)}”{title}"
    )


def say_grade(grade: Grade) -> str:
    """Return the lines for a grade: of what, which, by whom, why."""
    counts = "" if grade.in_force or grade.grade == "none" else "  (does not count any more)"
    given = "grade withdrawn" if grade.grade == "none" else f"graded {grade.grade}"
    when = grade.at[:16].replace("T", " ")
    head = show_line(f"{grade.kind} {grade.name}: {given} by {grade.by}")
    return f"{when}  {head}{counts}\n    {show_line(grade.why)}"
