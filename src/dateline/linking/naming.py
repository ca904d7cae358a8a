"""The ids of incidents: given once from the founding member, and kept when incidents merge or grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.identity import make_id
from dateline.linking.days import published_day
from dateline.linking.linkage import IncidentGroup, IncidentMerge, founding_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.linking.incidents import Found
    from dateline.records import Article

UNDATED = 10_000_000


def name_incident(
    found: Found, known: Mapping[str, str], articles: Mapping[str, Article]
) -> tuple[IncidentGroup, list[IncidentMerge]]:
    """Return an incident with its id: the one given before, else one made from its founding member.

    Where several ids were given before, the one whose founding member is earliest stays; the others
    lead to it. ``articles``: those of the members, for their days.
    """
    members = sorted(
        found.members, key=lambda member: (published_day(articles[member[0]]) or UNDATED, member)
    )
    given = [member for member in members if founding_key(member) in known]
    founder = given[0] if given else members[0]
    name = known.get(founding_key(founder)) or make_id("inc", founding_key(founder))
    olds = dict.fromkeys(known[founding_key(member)] for member in given)
    why = "their events were found to be one happening"
    merges = [IncidentMerge(old, name, why) for old in olds if old != name]
    ordered = (founder, *(member for member in members if member != founder))
    return IncidentGroup(name, ordered, found.reasons), merges
