"""What a person asks a ledger to decide, before it is looked up there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, get_args

from dateline.errors import ReviewRefused
from dateline.reviewing.adding import check_added
from dateline.reviewing.applying import KINDS
from dateline.reviewing.review import Choice, ReviewKind

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIXES: Final[Mapping[str, ReviewKind]] = {"clm": "claim", "evt": "event", "plc": "place"}
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)
NAMED: Final = "Give --by NAME, or set DATELINE_REVIEWER."
WHOLE_ID: Final = re.compile(r"(?:clm|evt|plc|inc|art|act|agr):[0-9a-f]{1,64}")
CHANGING: Final = frozenset({"correct", "add"})
NO_ARTICLE: Final = (
    "An event is added to an article: give its id, as `dateline show LEDGER` has it (art:...)."
)
LONGEST: Final = 2000  # characters of a note or a name
WRONG_ID: Final = (
    "Give an id as `dateline show LEDGER ARTICLE --json` has it (clm:..., evt:..., plc:...), or two "
    "joined by = (evt:...=evt:..., inc:...=inc:..., act:...=act:...)."
)


@dataclass(frozen=True, slots=True)
class Order:
    """One decision as it is asked for. ``id`` may be the start of one; ``set`` as a person gives it.

    To add an event it is the id of the article.
    """

    choice: Choice
    id: str
    by: str
    set: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""

    @property
    def kind(self) -> ReviewKind:
        """What the order is about; raises ReviewRefused where the id tells nothing."""
        if self.choice == "add":
            return "event"
        if "=" in self.id:
            return "merge"
        kind = PREFIXES.get(self.id.partition(":")[0])
        if kind is None:
            raise ReviewRefused(f"{self.id[:80]!r} is no id of a claim, event or place.", WRONG_ID)
        return kind


def check_order(order: Order) -> None:
    """Raise ReviewRefused where an order lacks something or does not hang together."""
    kind = order.kind
    if not all(WHOLE_ID.fullmatch(part.strip()) for part in order.id.split("=")):
        raise ReviewRefused(f"{order.id[:80]!r} is no id.", WRONG_ID)
    if not order.by.strip():
        raise ReviewRefused("A decision needs the name of whoever takes it.", NAMED)
    check_words(order.by, order.note)
    if order.choice not in CHANGING and order.set:
        raise ReviewRefused(
            f"To {order.choice} changes no field.", "Use correct with --set, or leave --set out."
        )
    if order.choice == "correct":
        check_fields(kind, order.set)
    if order.choice == "add":
        check_article(order.id)
        check_added(order.set)


def check_article(wanted: str) -> None:
    """Raise ReviewRefused for an id that is no article's."""
    if not wanted.strip().startswith("art:") or "=" in wanted:
        raise ReviewRefused(f"{wanted[:80]!r} is no id of an article.", NO_ARTICLE)


def check_words(*words: str) -> None:
    """Raise ReviewRefused for a name or note that is no text, or too long to be one."""
    if any("\ud800" <= letter <= "\udfff" for letter in "".join(words)):
        raise ReviewRefused("A name or a note holds bytes that are no text.", "Give it in UTF-8.")
    if max(map(len, words)) > LONGEST:
        raise ReviewRefused(f"A name or a note has more than {LONGEST} characters.", "Keep it shorter.")


def check_fields(kind: ReviewKind, given: Mapping[str, Any]) -> None:
    """Raise ReviewRefused where a kind of thing has no such field, or no field is given."""
    if kind == "merge":
        raise ReviewRefused(
            "Of two that are one, or are not, nothing can be corrected.", "Use accept or reject."
        )
    known = ", ".join(KINDS[kind])
    if not given:
        raise ReviewRefused("Nothing is corrected.", f"Give --set FIELD=VALUE; a {kind} has {known}.")
    wrong = [name for name in given if name not in KINDS[kind]]
    if wrong:
        raise ReviewRefused(f"A {kind} has no field {wrong[0][:80]!r}.", f"It has {known}.")


def read_order(row: Mapping[str, Any], by: str) -> Order:
    """Return the order of a JSON object; ``by`` where it names nobody. Raises ReviewRefused."""
    unknown = sorted(row.keys() - {"choice", "id", "set", "note", "by"})
    if unknown:
        raise ReviewRefused(
            f"There is no field {unknown[0][:80]!r}.", "A review has choice, id, set, note and by."
        )
    subject, given = row.get("id"), row.get("set") or {}
    choice = next((one for one in CHOICES if one == row.get("choice")), None)
    if choice is None:
        cause = f"There is no choice {str(row.get('choice'))[:80]!r}."
        raise ReviewRefused(cause, f"Give one of: {', '.join(CHOICES)}.")
    if not isinstance(subject, str) or not isinstance(given, dict):
        raise ReviewRefused("A review lacks its id, or its set is no object.", WRONG_ID)
    note, name = row.get("note") or "", row.get("by") or by
    if not isinstance(note, str) or not isinstance(name, str):
        raise ReviewRefused("Note and by are texts.", NAMED)
    return Order(choice, subject, name, given, note)
