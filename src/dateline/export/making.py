"""Rows of one article: what its reading holds by ids, put together with names, words and page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final, Self

from dateline.answers.titles import SIDES, title_claim, title_event, words_holding
from dateline.export.places import make_where
from dateline.export.rows import (
    ArticleRow,
    ClaimRow,
    EventRef,
    EventRow,
    Number,
    PageRef,
    Party,
    Saying,
    Speaker,
)
from dateline.export.sayings import name_speakers
from dateline.linking.details import Details
from dateline.linking.voices import claims_on
from dateline.reviewed import Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from msgspec import UnsetType

    from dateline.answered import LaterVersion
    from dateline.answers.lapsing import Lapse
    from dateline.export.rows import Where
    from dateline.ledger.sealed import StoredPage
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import (
        Actor,
        Article,
        Claim,
        Event,
        PageFacts,
        Participant,
        Place,
        Source,
        Span,
        Time,
    )
    from dateline.reviewed import Verdict


ORDER: Final[dict[str, int]] = {stance: number for number, stance in enumerate(SIDES)}


@dataclass(frozen=True, slots=True)
class Held:
    """What the reading of an article holds, by ids; ``starts``: where its sentences begin."""

    actors: dict[str, Actor]
    places: dict[str, Place]
    times: dict[str, Time]
    starts: list[int]

    @classmethod
    def of(cls, article: Article) -> Self:
        """Put in order what an article holds."""
        return cls(
            {actor.id: actor for actor in article.actors},
            {place.id: place for place in article.places},
            {time.id: time for time in article.times},
            [sentence.start for sentence in article.sentences],
        )


@dataclass(frozen=True)
class RowMaker:
    """Makes the rows of one article of a page. ``lapse``: what a later version of it left out."""

    stored: StoredPage
    one: LinkedArticle
    lapse: Lapse | None = None

    @cached_property
    def page(self) -> PageRef:
        """What bears the rows."""
        page = make_page(self.one, self.stored.page)
        return replace(page, superseded_by=self.lapse.later) if self.lapse else page

    @cached_property
    def held(self) -> Held:
        """What the article's reading holds, by ids."""
        return Held.of(self.one.article)

    @cached_property
    def claims_of(self) -> dict[str, list[Claim]]:
        """The claims that each event rests on, by the event's id."""
        details = Details(self.one.article)
        return {event.id: claims_on(self.one, event, details) for event in self.one.article.events}

    @cached_property
    def events_of(self) -> dict[str, list[Event]]:
        """The events that rest on each claim, by the claim's id."""
        found: dict[str, list[Event]] = {}
        for event in self.one.article.events:
            for claim in self.claims_of[event.id]:
                found.setdefault(claim.id, []).append(event)
        return found

    def article(self) -> ArticleRow:
        """Return the row of the article itself."""
        article = self.one.article
        return ArticleRow(
            page=self.page,
            bylines=article.bylines,
            modified=article.modified,
            canonical_url=article.canonical_url,
            originally_published_on=article.originally_published_on,
            claims=len(article.claims),
            events=len(article.events),
        )

    def events(self) -> Iterator[EventRow]:
        """Yield a row for each event, in the order of the report."""
        yield from map(self.event, self.one.article.events)

    def claims(self) -> Iterator[ClaimRow]:
        """Yield a row for each claim, in the order of the report."""
        yield from map(self.claim, self.one.article.claims)

    def event(self, event: Event) -> EventRow:
        """Return the row of an event."""
        member = self.stored.members.get((self.one.article.id, event.id))
        time = self.held.times.get(event.when or "")
        sentence = self.sentence(event.trigger.start)
        claims = self.claims_of[event.id]
        sayings = tuple(map(self.saying, claims))
        return EventRow(
            event=event.id,
            title=self.title(event, claims, sayings),
            type=event.type,
            mode=event.mode,
            quad=event.quad,
            cameo=event.cameo,
            score=event.score,
            status=event.status,
            hedged=event.hedged,
            earliest=time.earliest if time else None,
            latest=time.latest if time else None,
            time=time.value if time else None,
            words=event.anchor,
            trigger=event.trigger,
            actors=tuple(map(self.party, event.actors)),
            recipients=tuple(map(self.party, event.recipients)),
            objects=event.object,
            instruments=event.instruments,
            places=tuple(self.where(event)),
            numbers=tuple(self.numbers(event)),
            said_by=sayings,
            status_by=event.status_by,
            incident=member.incident if member else None,
            independent_origins=member.origins if member else None,
            confidence=event.confidence,
            reviewed=verdict(event.reviewed),
            page=self.page,
            sentence=sentence,
            paragraph=None if sentence is None else self.one.article.sentences[sentence].paragraph,
            later_version=self.fate([event.anchor]),
        )

    def fate(self, spans: Sequence[Span]) -> LaterVersion | None:
        """Return what a later version made of words; null where all of them stand."""
        found = {self.lapse.of(span) for span in spans} if self.lapse else set()
        return "withdrawn" if "withdrawn" in found else "changed" if "changed" in found else None

    def sentence(self, at: int) -> int | None:
        """Return the number of the sentence that holds a place of the text."""
        number = bisect_right(self.held.starts, at) - 1
        return number if number >= 0 and at < self.one.article.sentences[number].end else None

    def claim(self, claim: Claim) -> ClaimRow:
        """Return the row of a claim."""
        speakers = tuple(map(self.speaker, claim.sources))
        return ClaimRow(
            claim=claim.id,
            title=title_claim(claim, name_speakers(speakers)),
            stance=claim.stance,
            venue=claim.venue,
            direct=claim.direct,
            hedged=claim.hedged,
            conditional=claim.conditional,
            implicit=claim.implicit,
            within=claim.within,
            speakers=speakers,
            words=claim.content,
            cue=claim.cue,
            hedges=claim.hedges,
            chain=tuple(step.name for step in claim.chain),
            told_to=claim.told_to,
            events=tuple(map(self.ref, self.events_of.get(claim.id, ()))),
            confidence=claim.confidence,
            reviewed=verdict(claim.reviewed),
            page=self.page,
            later_version=self.fate(claim.content),
        )

    def title(self, event: Event, claims: Sequence[Claim], sayings: Sequence[Saying]) -> str:
        """Return who says so and the words; an event's asserting claims go before the others."""
        if not claims:
            return title_event(self.one, event)
        at = 0 if len(claims) == 1 else min(range(len(claims)), key=lambda at: place(claims[at]))
        named = name_speakers(sayings[at].speakers)
        return title_claim(claims[at], named, words_holding(claims[at], event))

    def ref(self, event: Event) -> EventRef:
        """Return an event as a claim's row names it."""
        member = self.stored.members.get((self.one.article.id, event.id))
        incident, origins = (member.incident, member.origins) if member else (None, None)
        return EventRef(event.id, event.type, event.status, incident, origins)

    def party(self, part: Participant) -> Party:
        """Return one who takes part, with what is known of the actor."""
        actor = self.held.actors.get(part.actor or "")
        if actor is None:
            return Party(name=next((span.text for span in part.spans), ""), words=part.spans)
        return Party(
            name=actor.name,
            words=part.spans,
            actor=actor.id,
            type=actor.type,
            country=actor.country,
            sector=actor.sector,
            role=actor.role,
            aliases=actor.aliases,
        )

    def speaker(self, source: Source) -> Speaker:
        """Return a source of a claim with the name of the actor meant."""
        actor = self.held.actors.get(source.actor or "")
        return Speaker(
            text=source.text,
            name=actor.name if actor else None,
            kind=source.kind,
            named=source.named,
            affiliation=source.affiliation,
            actor=source.actor,
        )

    def saying(self, claim: Claim) -> Saying:
        """Return a claim as the row of its event has it."""
        return Saying(
            claim=claim.id,
            stance=claim.stance,
            direct=claim.direct,
            hedged=claim.hedged,
            speakers=tuple(map(self.speaker, claim.sources)),
            cue=claim.cue,
            words=claim.content,
        )

    def where(self, event: Event) -> Iterator[Where]:
        """Yield the places of an event."""
        for part in event.places:
            if part.place in self.held.places:
                yield make_where(self.held.places[part.place], part.role)

    def numbers(self, event: Event) -> Iterator[Number]:
        """Yield the numbers of an event."""
        if not event.quantities:
            return
        for one in self.one.article.quantities:
            if one.id in event.quantities:
                yield Number(
                    what=one.what,
                    value=one.value,
                    low=one.low,
                    high=one.high,
                    bound=one.bound,
                    words=one.span,
                )


def make_page(one: LinkedArticle, page: PageFacts) -> PageRef:
    """Return what bears the rows of an article."""
    article = one.article
    return PageRef(
        article=article.id,
        capture=one.capture,
        page_sha256=page.id.removeprefix("sha256:"),
        text_sha256=article.text_sha256,
        url=page.url,
        source=page.source,
        outlet=article.outlet,
        agency=article.agency,
        title=article.title,
        language=article.language,
        published=article.published.value,
        published_basis=article.published.basis,
        gathered=page.gathered,
    )


def place(claim: Claim) -> int:
    """Return the place of a claim among those of one event: that of the side it takes."""
    return ORDER.get(claim.stance, len(ORDER))


def verdict(reviewed: Reviewed | UnsetType) -> Verdict | None:
    """Return what a person decided of something; None where nobody did."""
    return reviewed.verdict if isinstance(reviewed, Reviewed) else None
