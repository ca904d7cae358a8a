"""Actors of articles as they are compared across articles."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.gazetteer.fold import fold as fold_listed
from dateline.linking.actor_pins import pin_actors
from dateline.linking.actors import is_named
from dateline.linking.folding import fold_words, name_key, words_in
from dateline.linking.nations import take_nations
from dateline.linking.romanised import name_parts
from dateline.listing.listed import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dateline.linking.rulings import Spot as Decided
    from dateline.listing.listed import ActorList, ListedActor
    from dateline.records import Actor, Article

BODIES: Final = frozenset({"government", "military", "armed_group", "organisation", "media", "unknown"})
POLITICS: Final = frozenset(
    {"GOV", "MIL", "LEG", "JUD", "COP", "PTY", "SPY", "OPP", "ELI", "REB", "PRM", "IGO", "UNO", "EUR"}
)
UNKNOWN: Final = frozenset({"UNK", "UAF"})
LONGEST_SHORT: Final = 6  # letters of the longest acronym


def plainly_public(actor: Actor, article: Article) -> bool:  # noqa: ARG001  - rights/roles looks at it
    """Tell whether an actor has a public role by its reading alone; what is no person has one."""
    return actor.type != "person" or actor.public is True


@dataclass(frozen=True, slots=True)
class Setting:
    """What grouping is told beside the articles.

    ``stories``: each article's story, by its id; ``given``: group ids given before, by founding key
    (article id, blank, actor id), the earliest first; ``is_public``: ``rights.roles.has_public_role``,
    as a rule.
    """

    listed: ActorList = NOBODY
    stories: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    is_public: Callable[[Actor, Article], bool] = plainly_public


PLAIN: Final = Setting()
NO_PINS: Final[Mapping[str, Sequence[Decided]]] = {}


class Spot(NamedTuple):
    """An actor of an article: the article's id and the actor's."""

    article: str
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One actor of one article. ``kind``: person, state, forces or body; ``words``: its name's.

    ``trade``: politics or other, where sector tells; ``day``: the article's, or nothing. ``story``: what
    the article shares with others of one story. ``listed``: the key of the user's own list;
    ``pinned``: the marks of the decisions that name it.
    """

    spot: Spot
    text_sha256: str
    actor: Actor
    kind: str
    words: tuple[str, ...]
    short: tuple[str, ...]
    country: str
    trade: str
    public: bool
    day: str
    story: str
    listed: str = ""
    listed_name: str = ""
    pinned: str = ""


def read_entries(
    article: Article, setting: Setting = PLAIN, pins: Mapping[str, Sequence[Decided]] = NO_PINS
) -> list[Entry]:
    """Return the actors of an article that have names, as they are compared with those of others.

    ``pins``: what people decided on, by the hash of its text (``actor_pins.find_pins``).
    """
    spots = pins.get(article.text_sha256, ())
    pinned = pin_actors(article, spots) if spots else {}
    found = (read_entry(actor, article, setting) for actor in article.actors)
    return [replace(entry, pinned=pinned.get(entry.actor.id, "")) for entry in found if entry]


def read_entry(actor: Actor, article: Article, setting: Setting) -> Entry | None:
    """Return one actor as it is compared; None for a people, a crowd, or who is only described.

    "The Russian government" is described, and yet a state.
    """
    if actor.type == "group":
        return None
    known = find_listed(actor, setting.listed)
    country = (known.country if known and known.country else actor.country) or ""
    kind, words, own = person_name(actor) if actor.type == "person" else body_name(actor)
    nation = kind in {"state", "forces"}
    if not (is_named(actor) and (words or nation)) and not (own and nation):
        return None
    return Entry(
        spot=Spot(article.id, actor.id),
        text_sha256=article.text_sha256,
        actor=actor,
        kind=kind,
        words=words,
        short=short_names(actor) if kind == "body" else (),
        country=own or country,
        trade=field_of((known.sector if known else None) or actor.sector),
        public=setting.is_public(actor, article) or bool(known and known.public),
        day=(article.published.value or "")[:10],
        story=setting.stories.get(article.id, ""),
        listed=known.key if known else "",
        listed_name=known.name if known else "",
    )


def find_listed(actor: Actor, listed: ActorList) -> ListedActor | None:
    """Return the actor of the user's list that bears a name of this one, and is no other kind."""
    for name in (actor.name, *actor.aliases):
        known = listed.by_name.get(fold_listed(name)) if " " in name or actor.type != "person" else None
        if known and fits_listed(actor, known):
            return known
    return None


def fits_listed(actor: Actor, known: ListedActor) -> bool:
    """Tell whether an actor may be one of the list: no other country, and no body for a person."""
    if known.type and (actor.type == "person") != (known.type == "person"):
        return False
    return not actor.country or not known.country or actor.country == known.country


def person_name(actor: Actor) -> tuple[str, tuple[str, ...], str]:
    """Return the kind and words of a person's name."""
    return "person", name_parts(actor.name), ""


def body_name(actor: Actor) -> tuple[str, tuple[str, ...], str]:
    """Return the kind of a body, the words of its name without its country's, and that country."""
    folded = fold_words(name_key(actor.name))
    nations, left = take_nations(folded)
    words = tuple(same_word(word) for word in left if word not in words_in("link_actor_idle"))
    own = next(iter(nations)) if len(nations) == 1 else ""
    if not words and (own or actor.country):
        return ("forces" if actor.type == "military" else "state"), (), own
    if words and (own or actor.country) and all(word in force_words() for word in words):
        return "forces", (), own
    generic = any(word in words_in("link_actor_generic") for word in words)
    return "body", tuple(sorted(words)) if generic else words, own


def force_words() -> frozenset[str]:
    """Return the words for all of a state's forces: ``army``, ``armed forces``."""
    return words_in("link_actor_forces")


def same_word(word: str) -> str:
    """Return one spelling of a word that bodies' names have in two."""
    return word.replace("defense", "defence").replace("organiz", "organis").replace("center", "centre")


def short_names(actor: Actor) -> tuple[str, ...]:
    """Return the acronyms that a text gives for a body whose name is longer, or that are its name."""
    names = (actor.name, *actor.aliases)
    return tuple(sorted({plain for name in names if (plain := acronym(name))}))


def acronym(name: str) -> str:
    """Return a name that is an acronym in small letters, or nothing: ``R.S.F.`` and ``RSF`` are rsf."""
    plain = name.removeprefix("the ").replace(".", "").replace("’s", "")
    short = 1 < len(plain) <= LONGEST_SHORT and plain.isalpha() and plain.isupper()
    return plain.lower() if short else ""


def acronym_key(letters: str) -> str:
    """Return the letters of an acronym in the order of the alphabet: ministries are named both ways."""
    return "".join(sorted(letters))


def initials(words: tuple[str, ...]) -> str:
    """Return the acronym that the words of a name make."""
    return "".join(word[0] for word in words)


def surname(words: tuple[str, ...]) -> str:
    """Return the surname among a person's words: the last, or the first where that is the custom."""
    return words[0] if words[0] in words_in("link_first_surnames") else words[-1]


def field_of(sector: str | None) -> str:
    """Return whether a sector is of politics or other; nothing where it is unknown."""
    codes = set((sector or "").replace(",", " ").split()) - UNKNOWN
    if not codes:
        return ""
    return "politics" if codes & POLITICS else "other"
