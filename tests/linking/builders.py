"""Reports built by hand for tests of linking: invented outlets, invented words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from dateline.identity import hash_text, make_id
from dateline.linking.actor_groups import find_actor_groups
from dateline.linking.link import link
from dateline.linking.linkage import IncidentGroup
from dateline.linking.neighbours import LinkedArticle, Opening
from dateline.linking.stories_told import StoryTold, tell
from dateline.linking.versions import home
from dateline.records import (
    Actor,
    Article,
    ChainStep,
    Claim,
    Event,
    EventPlace,
    Hyperlink,
    Mention,
    Participant,
    Place,
    Published,
    Quantity,
    Sentence,
    Source,
    Span,
    Time,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.answered import Tie
    from dateline.ledger.sought import Sought
    from dateline.ledger.sought_told import Told
    from dateline.linking.doers import ActorName
    from dateline.linking.linkage import CopyGroup, Linkage
    from dateline.records import ArticleKind, Bound, EventType, Stance, Status


@dataclass
class Draft:
    """An article in the making. Spans are found by their words, which must stand in ``text``."""

    outlet: str | None
    text: str
    day: str | None = "2031-03-05"
    url: str | None = None
    title: str | None = None
    kind: ArticleKind = "story"
    more: dict[str, Any] = field(default_factory=dict)
    actors: list[Actor] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def key(self, *parts: str) -> str:
        return hash_text("\n".join((self.text, *parts)))[:12]

    def actor(self, name: str, kind: str = "government", country: str | None = None, **more: Any) -> str:
        named = more.pop("named", True)
        mention = Mention(0, 0, name, "name" if named else "description")
        self.actors.append(
            Actor(f"act:{self.key(name)}", name, kind, country, mentions=(mention,), **more)  # type: ignore[arg-type]  # words are checked by the records' users
        )
        return self.actors[-1].id

    def place(self, name: str, kind: str, country: str | None, **more: Any) -> str:
        self.places.append(Place(f"plc:{self.key(name)}", name, kind=kind, country=country, **more))  # type: ignore[arg-type]  # as above
        return self.places[-1].id

    def time(self, words: str, day: str) -> str:
        time = Time(
            f"tmx:{self.key(words)}",
            self.span(words),
            "DATE",
            value=day,
            earliest=day,
            latest=day,
            anchor="published",
            resolved=True,
        )
        self.times.append(time)
        return time.id

    def number(self, words: str, value: float | None, bound: Bound = "exactly", **more: Any) -> str:
        known = {"low": value, "what": "killed", **more}
        number = Quantity(
            f"qty:{self.key(words)}",
            self.span(words),
            value=value,
            bound=bound,
            **known,
        )
        self.quantities.append(number)
        return number.id

    def claim(
        self,
        content: str,
        *sources: Source,
        via: Iterable[str] = (),
        stance: Stance = "asserts",
        **more: Any,
    ) -> str:
        chain = [ChainStep(self.outlet or "", "outlet", "published")]
        chain += [ChainStep(name, "outlet", "reported") for name in via]
        chain += [ChainStep(source.text or "", source.kind, "told") for source in sources]
        name = f"clm:{self.key(content, *(source.text or '' for source in sources))}"
        self.claims.append(
            Claim(
                name,
                0,
                (self.span(content),),
                sources=sources,
                stance=stance,
                chain=tuple(chain),
                **more,
            )
        )
        return name

    def event(
        self,
        anchor: str,
        kind: EventType,
        *,
        by: Iterable[str] = (),
        actors: Iterable[str] = (),
        at: Mapping[str, str] | str | None = None,
        status: Status = "happened",
        **more: Any,
    ) -> str:
        words = self.span(anchor)
        trigger = more.pop("trigger", None)
        roles = {at: "at"} if isinstance(at, str) else dict(at or {})
        parties = more.pop("parties", ())
        recipients = tuple(Participant(one) for one in more.pop("recipients", ()))
        event = Event(
            id=f"evt:{self.key(anchor, kind)}",
            type=kind,
            anchor=words,
            trigger=self.span(trigger) if trigger else words,
            actors=(*(Participant(one) for one in actors), *parties),
            recipients=recipients,
            places=tuple(EventPlace(place, role) for place, role in roles.items()),  # type: ignore[arg-type]  # as above
            status=status,
            according_to=tuple(by),
            **more,
        )
        self.events.append(event)
        return event.id

    def link_to(self, words: str, address: str) -> None:
        self.links.append(Hyperlink(self.span(words), address))

    @property
    def capture(self) -> str:
        return make_id("cap", self.outlet or "", self.text, self.url or "", self.day or "")

    def finish(self) -> LinkedArticle:
        article = Article(
            id=make_id("art", self.capture, self.kind),
            kind=self.kind,
            title=self.title,
            outlet=self.outlet,
            published=Published(self.day, "argument" if self.day else "none"),
            text=self.text,
            text_sha256=hash_text(self.text),
            sentences=(Sentence(0, len(self.text), 0),),
            actors=tuple(self.actors),
            places=tuple(self.places),
            times=tuple(self.times),
            quantities=tuple(self.quantities),
            claims=tuple(self.claims),
            events=tuple(self.events),
            links=tuple(self.links),
            **self.more,
        )
        return LinkedArticle(article, self.capture, self.url, f"{self.outlet or 'page'}.html")


def officials(text: str = "officials", **more: Any) -> Source:
    return Source(text=text, kind="official", **more)


def paper(name: str) -> Source:
    return Source(text=name, kind="outlet", named=True)


def reprint(of: LinkedArticle, outlet: str, day: str = "2031-03-06", **more: Any) -> LinkedArticle:
    """The same words under another outlet, with what was read in them."""
    capture = make_id("cap", outlet, of.article.text)
    article = replace(
        of.article,
        id=make_id("art", capture),
        outlet=outlet,
        published=Published(day, "argument"),
        **more,
    )
    return LinkedArticle(article, capture, None, f"{outlet}.html")


class Shelf:
    """Articles with what linking found in them: the neighbours and the store of a test."""

    def __init__(
        self, articles: Iterable[LinkedArticle], known: Mapping[str, str] | None = None
    ) -> None:
        self.held = list(articles)
        self.known = dict(known or {})
        self.names: dict[tuple[str, str], ActorName] = {}
        self.linkage: Linkage = link(self)

    def articles(self) -> list[LinkedArticle]:
        return self.held

    def incident_ids(self) -> dict[str, str]:
        return self.known

    def articles_of(self, ids: Iterable[str]) -> tuple[LinkedArticle, ...]:
        wanted = set(ids)
        found = (one for one in self.held if one.article.id in wanted)
        return tuple(sorted(found, key=lambda one: one.article.id))

    def stories_at(self, addresses: Iterable[str]) -> tuple[str, ...]:
        wanted = set(addresses)
        found = (one for one in self.held if one.article.kind == "story" and home(one) in wanted)
        return tuple(sorted(one.article.id for one in found))

    def openings(self, since: str | None = None, until: str | None = None) -> list[Opening]:
        texts = {key: n for n, group in enumerate(self.linkage.copies) for key in group.articles}
        stories = (one for one in self.held if one.article.kind == "story")
        return [
            Opening(
                one.article.id,
                one.article.title or "",
                one.article.text,
                one.article.published.value[:10],
                texts.get(one.article.id, one.article.id),
                one.article.outlet,
                one.url or one.source,
            )
            for one in sorted(stories, key=lambda one: one.article.id)
            if one.article.published.value
            and (since or "") <= one.article.published.value <= (until or "9999")
        ]

    def incidents_told(self, articles: Iterable[str]) -> tuple[tuple[str, int, int], ...]:
        wanted = set(articles)
        return tuple(
            (group.id, len(told), 1)
            for group in self.incident_groups()
            if (told := {one for one, _ in group.members if one in wanted})
        )

    def actor_spots(self, names: Iterable[str]) -> frozenset[tuple[str, str]]:
        asked = [name.casefold() for name in names]
        groups = find_actor_groups(one.article for one in self.held)
        return frozenset(
            (spot.article, spot.actor)
            for group in groups
            if any(one in name.casefold() for one in asked for name in group.names)
            for spot in group.members
        )

    def actor_names(self, articles: Iterable[Article]) -> dict[tuple[str, str], ActorName]:
        wanted = {article.id for article in articles}
        return {spot: name for spot, name in self.names.items() if spot[0] in wanted}

    def incident_groups(self) -> tuple[IncidentGroup, ...]:
        return self.linkage.incidents

    def incident_groups_near(self, _: Sought) -> tuple[IncidentGroup, ...]:
        return self.incident_groups()

    def stories_holding(self, _: Sought) -> None:
        return None

    def tellings_of(self, ids: Iterable[str], _: Iterable[str] = ()) -> tuple[StoryTold, ...]:
        return tuple(tell(one) for one in self.articles_of(ids) if one.article.kind == "story")

    def incident_parts(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        wanted = set(articles)
        groups = self.incident_groups_of(wanted)
        return tuple(
            IncidentGroup(one.id, tuple(m for m in one.members if m[0] in wanted)) for one in groups
        )

    def incident_groups_with(self, ids: Iterable[str]) -> tuple[IncidentGroup, ...]:
        wanted = set(ids)
        return tuple(group for group in self.incident_groups() if group.id in wanted)

    def incidents_told_of(self, _: Iterable[str]) -> dict[str, Told]:
        return {}

    def incidents_counted(self) -> int:
        return len(self.incident_groups())

    def incident_groups_of(self, articles: Iterable[str]) -> tuple[IncidentGroup, ...]:
        wanted = set(articles)
        return tuple(
            group for group in self.incident_groups() if any(one in wanted for one, _ in group.members)
        )

    def ties_of(self, ids: Iterable[str]) -> tuple[Tie, ...]:
        wanted = set(ids)
        return tuple(tie for tie in self.linkage.ties if tie.a in wanted or tie.b in wanted)

    def copy_groups_of(self, ids: Iterable[str]) -> tuple[CopyGroup, ...]:
        wanted = set(ids)
        return tuple(group for group in self.linkage.copies if wanted & set(group.articles))
