"""The nouns of Dateline as frozen, slotted records: what a report and an answer are made of.

The JSON twin of every record is the output contract in ``docs/report-format.md``. Fields may be
added; none is renamed or dropped. Offsets are code points of the article's text, end-exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from msgspec import UNSET, Meta, UnsetType

from dateline.factuality import Factuality  # noqa: TC001  - its fields' types are read at run time
from dateline.reviewed import Reviewed  # noqa: TC001  - as above
from dateline.shown import Shown, shorten

FORMAT: Final = "dateline-report/1"

# fmt: off
ArticleKind = Literal["story", "teaser"]
Level = Literal["info", "warning", "error"]
DateBasis = Literal["argument", "metadata", "url", "text", "none"]
CreditRelation = Literal["agency", "reprint", "based_on", "contributed"]
MentionKind = Literal["name", "description", "pronoun"]
ActorType = Literal["person", "government", "military", "armed_group", "organisation", "media", "group",
    "unknown"]
PlaceKind = Literal["country", "region", "city", "facility", "water", "area", "unknown"]
PlaceRole = Literal["at", "origin", "destination", "topic"]
AllusionUse = Literal["people", "government", "name"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuantityOf = Literal["killed", "injured", "casualties", "missing", "detained", "abducted", "displaced",
    "protesters", "troops", "weapons", "money", "other"]
Bound = Literal["exactly", "about", "at least", "more than", "at most", "up to", "between", "dozens",
    "hundreds", "thousands"]
SourceKind = Literal["official", "government", "military", "armed_group", "expert", "witness", "victim",
    "civil_society", "outlet", "agency", "document", "imagery", "social_media", "anonymous", "unstated",
    "other"]
Stance = Literal["asserts", "denies", "doubts", "allows", "fears", "expects", "intends", "demands",
    "asks"]
Venue = Literal["interview", "statement", "briefing", "post", "document", "speech", "seen", "unstated"]
ChainRelation = Literal["published", "reprinted", "reported", "citing", "told", "seen"]
EventType = Literal["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER"]
Quad = Literal["VC", "MC", "VX", "MX"]
Status = Literal["happened", "ongoing", "planned", "possible", "hypothetical", "denied", "not_happened",
    "demanded"]
# fmt: on
Offset = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=0)]
PageId = Annotated[str, Meta(pattern="^sha256:[0-9a-f]{64}$")]
CountryCode = Annotated[str, Meta(pattern="^[A-Z]{2}$")]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a reading text: ``text`` always equals ``article.text[start:end]``."""

    start: Offset
    end: Offset
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor or a place, and how it does so."""

    start: Offset
    end: Offset
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reading text; ``paragraph`` counts from 0, subheads not counted."""

    start: Offset
    end: Offset
    paragraph: Count


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The capture a report was made from. ``id`` is ``sha256:`` and the hash of the bytes."""

    id: PageId
    source: str
    given_id: str | None = None
    url: str | None = None
    gathered: str | None = None
    media_type: str = "application/octet-stream"
    bytes: Count = 0
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the report should know. ``code`` is stable, ``message`` is for people."""

    level: Level
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Byline:
    """A person the text is signed by, with the role printed beside the name."""

    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Who else made this text. ``span`` is null where the credit stands outside the reading text."""

    name: str
    relation: CreditRelation
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link of the article body: the words that carry it and where it leads."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dispatch was filed, and by whom; never where things happened."""

    text: str
    place: str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """Publication date or datetime (ISO 8601) and what it rests on."""

    value: str | None = None
    basis: DateBasis = "none"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts or speaks, once an article. ``public``: in a public role; null for bodies."""

    id: str
    name: str
    type: ActorType = "unknown"
    country: CountryCode | None = None
    sector: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    public: bool | None = None
    reason: str = ""  # what the user's own list of actors gave where the text gives nothing


@dataclass(frozen=True, slots=True)
class PlaceAlternative:
    """Another place of the same name. ``score`` is in 0..1, comparable within one place only."""

    geonames_id: int | None
    name: str
    country: str | None
    score: Share


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym and what it was resolved to; coordinates in degrees (WGS 84), radius in km."""

    id: str
    name: str
    mentions: tuple[Mention, ...] = ()
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: CountryCode | None = None
    admin1: str | None = None
    kind: PlaceKind = "unknown"
    radius_km: float = 0.0
    alternatives: tuple[PlaceAlternative, ...] = ()
    reason: str = ""
    reviewed: Reviewed | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class Allusion:
    """Words that name a place and put nothing there: "Libyan officials", "University of Damascus"."""

    span: Span
    use: AllusionUse
    place: Place


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression (TIMEX3). Bounds are ISO dates; an unresolved time never has a concrete day."""

    id: str
    span: Span
    type: TimexType
    value: str | None = None
    mod: str | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a number counts, with its bound; ``part_of`` a total, ``revises`` an earlier total."""

    id: str
    span: Span
    what: QuantityOf
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    bound: Bound = "exactly"
    part_of: str | None = None
    group: tuple[Span, ...] = ()
    as_of: str | None = None
    according_to: tuple[str, ...] = ()
    event: str | None = None
    revises: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who or what a claim rests on. ``named``: called by a proper name, metonyms included."""

    spans: tuple[Span, ...] = ()
    text: str | None = None
    actor: str | None = None
    kind: SourceKind = "other"
    named: bool = False
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of the way information took, and the words that show it (none for the page itself)."""

    name: str
    kind: str
    relation: ChainRelation
    href: str | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Source, cue, content, stance and certainty. ``chain`` runs from this page's outlet outwards."""

    id: str
    sentence: Count
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    sources: tuple[Source, ...] = ()
    told_to: str | None = None
    venue: Venue = "unstated"
    stance: Stance = "asserts"
    direct: bool = False
    hedged: bool = False
    hedges: tuple[Span, ...] = ()
    conditional: bool = False
    implicit: bool = False
    within: str | None = None
    chain: tuple[ChainStep, ...] = ()
    said_when: str | None = None
    confidence: Share = 0.5
    reviewed: Reviewed | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class Participant:
    """One who takes part in an event: the actor where it is known, the words in any case."""

    actor: str | None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A place of an event and the part it plays."""

    place: str
    role: PlaceRole
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class StatusBy:
    """The status one claim gives an event, where sources differ."""

    claim: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act or happening coded from one article. ``score``: PLOVER conflict-cooperation, -10..10."""

    id: str
    type: EventType
    mode: str | None = None
    quad: Quad | None = None
    anchor: Span
    trigger: Span
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    object: tuple[Span, ...] = ()
    instruments: tuple[Span, ...] = ()
    cause: str | None = None
    cause_spans: tuple[Span, ...] = ()
    cameo: str | None = None
    score: float | None = None
    places: tuple[EventPlace, ...] = ()
    when: str | None = None
    status: Status = "happened"
    hedged: bool = False
    according_to: tuple[str, ...] = ()
    status_by: tuple[StatusBy, ...] = ()
    quantities: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    confidence: Share = 0.5
    reviewed: Reviewed | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class Predicate:
    """A happening or state, its status and the words of its places; only with ``--predicates``."""

    span: Span
    status: Status
    hedged: bool = False
    event: str | None = None
    where: tuple[Span, ...] = ()
    factuality: Factuality | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Article(Shown):
    """One piece of reporting on a page: anatomy first, what the readers found after it."""

    id: str
    kind: ArticleKind
    title: str | None = None
    language: str = "und"
    outlet: str | None = None
    agency: str | None = None
    originally_published_on: str | None = None
    rights: str | None = None
    corrections: tuple[str, ...] = ()
    bylines: tuple[Byline, ...] = ()
    canonical_url: str | None = None
    modified: str | None = None
    credits: tuple[Credit, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    dateline: Dateline | None = None
    published: Published = field(default_factory=Published)
    text: str
    text_sha256: str
    subheads: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    allusions: tuple[Allusion, ...] = ()
    predicates: tuple[Predicate, ...] | UnsetType = UNSET

    def _brief(self) -> str:
        """Return the id, the title, who published it and when, and how much was found in it."""
        facts = ", ".join(one for one in (self.outlet, self.published.value) if one)
        found = f"claims {len(self.claims)}, events {len(self.events)}"
        return f"{self.id} “{shorten(self.title or self.text)}” ({facts or self.kind}): {found}"


@dataclass(frozen=True, slots=True, repr=False)
class Report(Shown):
    """What ``dateline read`` says of one page: the story or stories, then the teasers in page order."""

    format: Literal["dateline-report/1"] = field(default=FORMAT, kw_only=True)
    page: PageFacts
    articles: tuple[Article, ...] = ()
    notes: tuple[Note, ...] = ()

    def _brief(self) -> str:
        """Return the page and how many articles were found on it."""
        return f"{shorten(self.page.url or self.page.source, 80)}: articles {len(self.articles)}"
