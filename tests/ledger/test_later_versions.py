"""A later version changes what its earlier one rests on, also where it tells of nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from tests.ledger.test_linking_steps import fill
from tests.linking.builders import Draft, officials
from tests.linking.week import pages_of_a_week

from dateline import pipeline
from dateline.ledger import Ledger
from dateline.ledger.engine import reading
from dateline.ledger.link_tables import INCIDENT_ORIGINS

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.linking.neighbours import LinkedArticle

TOLD = "Iceland raided the harbour of Hofnes at dawn"
REST = " ".join(f"rope{number} gull{number}" for number in range(60))


def earlier() -> LinkedArticle:
    """A story with an event that officials tell of."""
    draft = Draft("The Moss Herald", f"{TOLD}, officials said. {REST}.")
    draft.url = "https://moss.example/harbour"
    claim = draft.claim(TOLD, officials())
    place = draft.place("Hofnes", "city", "IS", admin1="East")
    draft.event(TOLD, "ASSAULT", by=[claim], actors=[draft.actor("Iceland", country="IS")], at=place)
    return draft.finish()


def later(url: str) -> LinkedArticle:
    """The same story a day on, without the event."""
    draft = Draft("The Moss Herald", f"Nothing was heard in Hofnes. {REST}.", day="2031-03-06")
    draft.url = url
    return draft.finish()


def origins(ledger: Ledger) -> dict[str, int]:
    """Return the origins of incidents as linking counted them."""
    with reading(ledger._engine) as connection:
        rows = connection.execute(select(INCIDENT_ORIGINS.c.incident, INCIDENT_ORIGINS.c.origins))
        return {row.incident: row.origins for row in rows}


def test_a_version_that_left_all_out_has_its_incident_counted_anew(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, [earlier(), *pages_of_a_week()])
        pipeline.link_ledger(ledger)
        (incident,) = ledger.incident_groups_of([earlier().article.id])
        before = origins(ledger)
        assert before[incident.id] == 1
        fill(ledger, [later("https://moss.example/harbour")])
        step = ledger.link_some()
        assert step is not None
        assert step.changed == {incident.id}
        assert ledger.uncounted() == [incident.id]
        pipeline.link_ledger(ledger)
        assert origins(ledger) == before | {incident.id: 0}


def test_only_what_another_text_of_the_address_tells_of_is_counted_anew(where: Path | str) -> None:
    with Ledger.open(where, create=True) as ledger:
        fill(ledger, [earlier()])
        pipeline.link_ledger(ledger)
        before = origins(ledger)
        alone = Draft("The Moss Herald", "A choir sang in Hofnes to an empty hall.", day="2031-03-06")
        alone.url = "https://moss.example/choir"
        fill(ledger, [alone.finish()])
        ledger.link_some()
        assert ledger.uncounted() == []
        assert origins(ledger) == before
