"""An actor while it is being read: its mentions so far and what the text says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.countries import country_names
from dateline.gazetteer.fold import fold
from dateline.identity import span_id, span_key
from dateline.records import Actor, Mention

if TYPE_CHECKING:
    from dateline.language.reading import Reading
    from dateline.records import ActorType, MentionKind


@dataclass(frozen=True, slots=True)
class Said:
    """One mention: tokens ``first`` to ``last`` (exclusive) in a sentence."""

    first: int
    last: int
    kind: MentionKind
    sentence: int


@dataclass(slots=True)
class Draft:
    """An actor in the making; ``words`` are nouns that may name it later ("warlord")."""

    key: str
    type: ActorType = "unknown"
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    reason: str = ""
    gender: str = ""
    many: bool = False
    public: bool = False
    named: bool = False
    words: set[str] = field(default_factory=set)
    mentions: list[Said] = field(default_factory=list)

    def learn(self, other: Facts) -> None:
        """Take over what a mention tells and is not known yet."""
        if self.type == "unknown":
            self.type = other.type
        self.country = self.country or other.country
        self.sector = self.sector or other.sector
        self.role = self.role or other.role
        self.gender = self.gender or other.gender
        self.many = self.many or other.many
        self.public = self.public or other.public
        self.words |= other.words


@dataclass(frozen=True, slots=True)
class Facts:
    """What one mention tells of its actor."""

    type: ActorType = "unknown"
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    gender: str = ""
    many: bool = False
    public: bool = False
    words: frozenset[str] = frozenset()


STATELESS: Final = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
PEOPLE: Final = frozenset({"person", "group", "unknown"})  # who may be people
RANK: Final = {"name": 0, "description": 1, "pronoun": 2}


def make_actor(reading: Reading, draft: Draft) -> Actor:
    """Return the record of a draft; its name is the longest name, else the first description."""
    said = sorted(draft.mentions, key=lambda one: (one.first, one.last))
    mentions = tuple(mention_of(reading, one) for one in said)
    name = full_name(draft, mentions)
    aliases = {one.text: None for one in mentions if one.kind != "pronoun" and one.text != name}
    stateless = draft.sector is not None and STATELESS & set(draft.sector.split(","))
    return Actor(
        id=span_id("act", reading.article.text_sha256, span_key(mentions)),
        name=name,
        type=draft.type,
        country=None if stateless else draft.country,
        sector=draft.sector,
        role=draft.role,
        aliases=tuple(aliases),
        mentions=mentions,
        public=draft.public if draft.type in PEOPLE else None,
        reason=draft.reason,
    )


def full_name(draft: Draft, mentions: tuple[Mention, ...]) -> str:
    """Return the fullest name: a country's own name before its capital's, else the longest."""
    ranked = sorted(
        mentions, key=lambda one: (RANK[one.kind], -len(one.text) if one.kind == "name" else 0)
    )
    code = draft.key.removeprefix("state:")
    own = (one.text for one in mentions if country_names().get(fold(one.text)) == code)
    return next(own, ranked[0].text)


def mention_of(reading: Reading, one: Said) -> Mention:
    """Return the record of one mention."""
    span = reading.span(one.first, one.last)
    return Mention(span.start, span.end, span.text, one.kind)
