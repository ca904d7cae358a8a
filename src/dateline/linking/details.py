"""Who vouches for a happening by a detail: a count of the dead, what was seen and heard, a picture.

"A drone hit a market. The governor put the number of the dead at four; a seller told the paper that she
had heard a buzzing": the outlet tells of the strike in its own words, and those who tell of it say no
word for it. Asked of the happening that a text opens with alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from dateline.linking.testimony import is_testimony, is_told, says_no, tells_other_time
from dateline.linking.turnouts import sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.records import Article, Claim, Event

LEAD: Final = 2
"""The last sentence in which the happening may stand; where it is of no type, only the first."""
WORDS: Final = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of what is only said: no detail vouches for that."""
REAL: Final = frozenset({"happened", "ongoing"})
WITNESSES: Final = frozenset({"witness", "victim", "other", "civil_society"})
OFFICERS: Final = frozenset({"official", "military", "armed_group"})
SENSED: Final = re.compile(
    r"\b(?:I|[Ww]e|he|she|they|had|have)\s+(?:\w+\s+)?(?:saw|seen|heard|felt|watched)\b"
    r"(?! (?:of|about|from|that|no)\b)"
)
HARM: Final = frozenset({"killed", "injured", "missing"})
SPOKES: Final = "spokes"  # of spokesman, spokeswoman, spokesperson


def detail_claims(article: Article, event: Event, details: Details | None = None) -> list[Claim]:
    """Return the claims that tell a detail of the happening a text opens with, and no event.

    Where that has a source already, only who is named tells of it too: "witnesses" may be the same.
    ``details``: those of the article, by whoever asks for several of its events.
    """
    lead = LEAD * (event.type != "OTHER")
    if event.status not in REAL or event.type in WORDS or sentence_of(article, event) > lead:
        return []
    known = details or Details(article)
    return [claim for claim in known.others(sourced=bool(event.according_to)) if known.tells(claim)]


@dataclass(frozen=True)
class Details:
    """What the claims of an article tell in detail of what it opens with."""

    article: Article
    _told: dict[str, bool] = field(default_factory=dict)

    def others(self, *, sourced: bool) -> Iterator[Claim]:
        """Yield the claims that bear no event of a type; where it is ``sourced``, of who is named."""
        for claim in self.article.claims:
            if claim.id not in self.bearing and (not sourced or is_named(claim)):
                yield claim

    def tells(self, claim: Claim) -> bool:
        """Tell whether a claim counts the dead or the hurt, or tells what was seen and done there."""
        if claim.id not in self._told:
            self._told[claim.id] = claim.stance == "asserts" and (
                claim.id in self.counting
                or is_witnessed(claim)
                or is_testimony(claim)
                or self.is_officers(claim)
            )
        return self._told[claim.id]

    @cached_property
    def bearing(self) -> frozenset[str]:
        """The claims that bear an event of a type."""
        events = (one for one in self.article.events if one.type != "OTHER")
        return frozenset(name for one in events for name in one.according_to)

    @cached_property
    def counting(self) -> frozenset[str]:
        """The claims that count the dead or the hurt."""
        counts = (one for one in self.article.quantities if one.what in HARM)
        return frozenset(name for one in counts for name in one.according_to)

    @cached_property
    def able(self) -> frozenset[str]:
        """The actors that may vouch for something."""
        persons = {one.id for one in self.article.actors if one.type == "person"}
        denied = any(claim.stance == "denies" for claim in self.article.claims)
        return frozenset(persons - (find_spokesmen(self.article) if denied else set()))

    @cached_property
    def denying(self) -> frozenset[str]:
        """The officials and officers who deny or doubt something."""
        spoken = ((claim, officers_of(claim)) for claim in self.article.claims)
        return frozenset(one for claim, actors in spoken if actors and says_no(claim) for one in actors)

    def is_officers(self, claim: Claim) -> bool:
        """Tell whether a claim is what named officials tell as past who deny and doubt nothing.

        Whom a text names beside what it opens with mostly speaks of that: "some 20 men had waited
        behind a log", "a jet had dropped two bombs".
        """
        speaking = officers_of(claim)
        if not speaking or not is_told(claim):
            return False
        return any(one in self.able and one not in self.denying for one in speaking)


def is_named(claim: Claim) -> bool:
    """Tell whether a claim has sources, all of which are named."""
    return bool(claim.sources) and all(source.named for source in claim.sources)


def officers_of(claim: Claim) -> list[str]:
    """Return the actors among the sources of a claim who are named officials or officers."""
    return [
        source.actor
        for source in claim.sources
        if source.named and source.actor and source.kind in OFFICERS
    ]


def find_spokesmen(article: Article) -> set[str]:
    """Return the actors whom an article calls spokesmen: by their role, or where it quotes them.

    Who denies is often the body that the spokesman speaks for ("its spokesman, Major Ilan Voss").
    """
    roles = {one.id for one in article.actors if SPOKES in (one.role or "").lower()}
    sources = (source for claim in article.claims for source in claim.sources)
    return roles | {one.actor for one in sources if one.actor and SPOKES in (one.text or "").lower()}


def is_witnessed(claim: Claim) -> bool:
    """Tell whether a claim says what a witness saw or heard, or what a picture shows."""
    if any(source.kind == "imagery" for source in claim.sources):
        return not tells_other_time(" ".join(source.text or "" for source in claim.sources))
    witness = any(source.kind in WITNESSES for source in claim.sources)
    return witness and any(SENSED.search(span.text) for span in claim.content)
