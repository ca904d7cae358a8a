"""What the kills break off: reading again, linking, reading and linking, reviewing and migrating."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.ledger.broken_off import Work
from tests.ledger.looking import ask
from tests.ledger.older import make_filled
from tests.ledger.planted import plant_linkage, plant_page

from dateline.ledger import Ledger
from dateline.ledger.upgrading import upgrade
from dateline.ledger.versions import VERSIONS
from dateline.linking.linkage import IncidentGroup, IncidentMerge, Linkage
from dateline.pipeline import link_ledger
from dateline.reviewing.orders import Order

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES = 9
LINKINGS = 8
MORE = 4
OLD = "0004"
READ_TWICE = "SELECT count(*) FROM revisions WHERE reader = 'reader/2'"
LINKED = "SELECT count(*) FROM journal WHERE act = 'linking'"
PAGES_READ = "SELECT count(*) FROM captures"
MEMBERS = "SELECT count(*) FROM incident_members"
REVIEWED = "SELECT count(*) FROM reviews"
VERSION = "SELECT version_num FROM dateline_version"


def make_start(folder: Path) -> Path:
    """Make the ledger on which every work but migrating begins."""
    path = folder / "ledger.db"
    with Ledger.open(path, create=True) as ledger:
        for number in range(PAGES):
            ledger.add(*plant_page(number), "reader/1", "{}")
    return path


def make_old_start(folder: Path) -> Path:
    """Make a ledger of an older version with what the other one holds."""
    source = make_start(folder)
    path = folder / "old.db"
    make_filled(path, OLD, source)
    return path


def read_again(path: Path, acknowledge: Callable[[], None]) -> None:
    """Read every page with a reader that finds less and types events anew."""
    with Ledger.open(path, create=True) as ledger:
        for number in range(PAGES):
            data, report = plant_page(number)
            story, *rest = report.articles
            first, *events = story.events
            other = replace(first, id=f"{first.id}-again", type="COERCE")
            story = replace(story, claims=story.claims[1:], events=(other, *events))
            ledger.add(data, replace(report, articles=(story, *rest)), "reader/2", "{}")
            acknowledge()


def lost_revisions(path: Path, acknowledged: int) -> list[str]:
    return fewer(path, READ_TWICE, acknowledged)


def link_again(path: Path, acknowledge: Callable[[], None]) -> None:
    """Link with one incident less, then with all, in turn."""
    with Ledger.open(path, create=True) as ledger:
        whole = plant_linkage(ledger)
        one, other, *rest = whole.incidents
        merged = IncidentGroup(one.id, (*one.members, *other.members))
        merge = IncidentMerge(other.id, one.id, "one bridge, two names")
        fewer_incidents = Linkage(whole.copies, whole.ties, (merged, *rest), (merge,))
        for number in range(LINKINGS):
            ledger.save_linkage(fewer_incidents if number % 2 else whole)
            acknowledge()


def lost_linkings(path: Path, acknowledged: int) -> list[str]:
    return fewer(path, LINKED, acknowledged)


def link_page_by_page(path: Path, acknowledge: Callable[[], None]) -> None:
    """Read more pages, and link after each as `dateline read` does."""
    with Ledger.open(path, create=True) as ledger:
        for number in range(PAGES, PAGES + MORE):
            ledger.add(*plant_page(number), "reader/1", "{}")
            link_ledger(ledger)
            acknowledge()


def lost_pages(path: Path, acknowledged: int) -> list[str]:
    return fewer(path, PAGES_READ, PAGES + acknowledged) + fewer(path, MEMBERS, 5 * acknowledged)


def review(path: Path, acknowledge: Callable[[], None]) -> None:
    """Review every claim of some pages."""
    with Ledger.open(path, create=True) as ledger:
        for number in range(0, PAGES, 3):
            for claim in plant_page(number)[1].articles[0].claims:
                ledger.review([Order("accept", claim.id, "Ada", note="as it says")])
                acknowledge()


def lost_reviews(path: Path, acknowledged: int) -> list[str]:
    return fewer(path, REVIEWED, acknowledged)


def migrate(path: Path, acknowledge: Callable[[], None]) -> None:
    """Bring the ledger to this version."""
    upgrade(path, 30.0)
    acknowledge()


def lost_by_migrating(path: Path, acknowledged: int) -> list[str]:
    """Return what is missing: of the ledger as it was, of its copy, of the version that was promised."""
    wrong = fewer(path, "SELECT count(*) FROM captures JOIN revisions ON capture = id", PAGES)
    version = ask(path, VERSION)[0][0]
    copies = [one for one in path.parent.iterdir() if ".before-" in one.name]
    wrong += [f"the version is {version}"] if version not in {OLD, VERSIONS[-1]} else []
    if acknowledged and version == OLD:
        wrong.append("it was acknowledged and is not migrated")
    if version != OLD and len(copies) != 1:
        wrong.append(f"copies: {copies}")
    if version != OLD and copies:
        wrong += [] if ask(copies[0], VERSION) == [(OLD,)] else ["the copy is no copy"]
    return wrong


def fewer(path: Path, query: str, least: int) -> list[str]:
    """Return a sentence where a query counts fewer than were acknowledged."""
    found = ask(path, query)[0][0]
    return [f"{found} of {least} that were acknowledged"] if found < least else []


WORKS: dict[str, tuple[Callable[[Path], Path], Work]] = {
    "reading again": (make_start, Work(read_again, lost_revisions)),
    "linking": (make_start, Work(link_again, lost_linkings)),
    "reading and linking": (make_start, Work(link_page_by_page, lost_pages)),
    "reviewing": (make_start, Work(review, lost_reviews)),
    "migrating": (make_old_start, Work(migrate, lost_by_migrating)),
}
