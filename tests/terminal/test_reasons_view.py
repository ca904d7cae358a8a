"""Why an answer is as it is: ids become names, many reasons are cut."""

from __future__ import annotations

from rich.console import Console

from dateline.answered import Incident, IncidentAnswer, Tie
from dateline.terminal.reasons_view import call_all, print_part, print_reasons, say_tie

NAMES = {"art:0123456789": "The Mirn Courier", "evt:0123456789": "“closed” of The Mirn Courier"}


def test_ids_are_called_by_their_names() -> None:
    words = "not joined with OTHER of art:0123456789 (evt:0123456789): their places differ"
    assert call_all(words, NAMES) == (
        "not joined with “closed” of The Mirn Courier: their places differ"
    )
    assert call_all("art:99999999 stays", NAMES) == "art:99999999 stays"


def test_what_is_kept_apart_and_what_a_person_decided_is_said() -> None:
    apart = Tie("art:0123456789", "Kelp Courier", "same_source", "nothing shows it", 0.0)
    assert say_tie(apart, NAMES) == "The Mirn Courier and Kelp Courier: kept apart: nothing shows it"
    joined = Tie("art:0123456789", "Kelp Courier", "same_event", "decided by Ada", 1.0, "person")
    assert say_tie(joined, NAMES).endswith("decided by Ada (decided by a person)")


def test_of_many_reasons_the_first_are_printed() -> None:
    console = Console(width=80, record=True, force_terminal=False)
    with console.capture() as printed:
        print_part(console, "Credits", [f"reason {number}" for number in range(15)] * 2)
    shown = printed.get()
    assert "reason 11" in shown
    assert "reason 12" not in shown
    assert "and 3 more; --json gives all" in shown


def test_where_nothing_was_joined_that_is_said() -> None:
    incident = Incident(id="inc:1", type="OTHER", title="A title")
    console = Console(width=80, record=True, force_terminal=False)
    with console.capture() as printed:
        print_reasons(console, IncidentAnswer(incident, 1, ("art:0123456789",), 1), (), ())
    assert "nothing was joined or kept apart" in printed.get()
