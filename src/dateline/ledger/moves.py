"""How incidents changed from one linking to the next: formed, grown, split, merged, gone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dateline import jsons
from dateline.ledger.batching import batches
from dateline.ledger.decisions import Decision, add_decision
from dateline.ledger.journal import MACHINE, Entry, Noted, note
from dateline.ledger.link_tables import INCIDENT_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from dateline.linking.linkage import Linkage, Member

Members = dict[str, set["Member"]]

FOUND: Final = "Linking found it."
MOVED: Final = "Linking put other events into it."
GONE: Final = "No event of it is left."
FORGOTTEN: Final = "An article of it was forgotten."
ELSEWHERE: Final = "Its events are found in another incident now."
PARTED: Final = "Their events are no longer found to be one happening."


def find_members(connection: Connection) -> Members:
    """Return the members of every incident of the last linking."""
    found: Members = {}
    columns = (INCIDENT_MEMBERS.c.incident, INCIDENT_MEMBERS.c.article, INCIDENT_MEMBERS.c.event)
    for incident, article, event in connection.execute(select(*columns)):
        found.setdefault(incident, set()).add((article, event))
    return found


def note_linking(connection: Connection, old: Members, linkage: Linkage) -> None:
    """Note how the incidents of a linking differ from those before, and decide merges and splits."""
    new = {group.id: set(group.members) for group in linkage.incidents}
    merges = {
        merge.old: Decision("merge", merge.old, merge.new, merge.why, MACHINE)
        for merge in linkage.merged
    }
    home = {member: key for key, members in new.items() for member in members}
    splits = list(find_splits(old, new))
    for decision in (*merges.values(), *splits):
        add_decision(connection, decision)
    changes = (
        *(formed(key, members) for key, members in sorted(new.items()) if key not in old),
        *(noted(decision, "split") for decision in splits),
        *(grown(key, old[key], new[key]) for key in sorted(new) if key in old and old[key] != new[key]),
        *(gone(key, old[key], home, merges) for key in sorted(old) if key not in new),
    )
    if changes:
        note(connection, Entry("linking", changes))


def find_splits(old: Members, new: Members) -> Iterator[Decision]:
    """Yield a split for every new incident with events of one that was there and still is."""
    home = {member: key for key, members in old.items() for member in members}
    for key in sorted(new.keys() - old.keys()):
        sources = {home[member] for member in new[key] if member in home}
        for source in sorted(sources & new.keys()):
            yield Decision("split", source, key, PARTED, MACHINE)


def noted(decision: Decision, kind: Any) -> Noted:
    """Return a decision of linking as a change."""
    return Noted(kind, "incident", decision.subject, target=decision.target, reason=decision.reason)


def formed(key: str, members: set[Member]) -> Noted:
    """Return that an incident is new, with its members."""
    return Noted("added", "incident", key, members=tell(joined=members), reason=FOUND)


def grown(key: str, old: set[Member], new: set[Member]) -> Noted:
    """Return that an incident has other members than before."""
    told = tell(joined=new - old, left=old - new)
    return Noted("revised", "incident", key, fields="members", members=told, reason=MOVED)


def gone(key: str, old: set[Member], home: dict[Member, str], merges: dict[str, Decision]) -> Noted:
    """Return that an incident is no more: merged into another, or withdrawn.

    ``home``: the incident in which each event is found now.
    """
    if key in merges:
        return noted(merges[key], "merged")
    found = Counter(home[member] for member in old if member in home)
    target = max(sorted(found), key=lambda other: found[other], default=None)
    why = ELSEWHERE if target else GONE
    return Noted("withdrawn", "incident", key, target=target, members=tell(left=old), reason=why)


def tell(joined: Iterable[Member] = (), left: Iterable[Member] = ()) -> str:
    """Return members that joined and left as JSON."""
    return jsons.encode_text({"joined": sorted(joined), "left": sorted(left)})


def note_unlinking(connection: Connection, articles: Iterable[str]) -> None:
    """Note, before articles are taken out of their incidents, which events leave which of them."""
    gone = set(articles)
    changes = []
    for incident, members in sorted(members_around(connection, gone).items()):
        left = {member for member in members if member[0] in gone}
        kind, fields = ("revised", "members") if left < members else ("withdrawn", "")
        changes.append(
            Noted(kind, "incident", incident, fields=fields, members=tell(left=left), reason=FORGOTTEN)  # type: ignore[arg-type]
        )
    if changes:
        note(connection, Entry("linking", tuple(changes)))


def members_around(connection: Connection, articles: set[str]) -> Members:
    """Return all members of every incident that has an event of these articles."""
    columns = (INCIDENT_MEMBERS.c.incident, INCIDENT_MEMBERS.c.article, INCIDENT_MEMBERS.c.event)
    found: Members = {}
    for batch in batches(sorted(articles)):
        touched = select(INCIDENT_MEMBERS.c.incident).where(INCIDENT_MEMBERS.c.article.in_(batch))
        query = select(*columns).where(INCIDENT_MEMBERS.c.incident.in_(touched))
        for incident, article, event in connection.execute(query):
            found.setdefault(incident, set()).add((article, event))
    return found
