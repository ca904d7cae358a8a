"""Whom a text means by a source that it does not name there: one source under several words.

News names people late: "the director of the hospital said" comes first, "Solveig Tangen told the Post"
in the next sentence. What is taken for one here is what a reader takes for one: a person described and
named right after; a person named with the role that is described elsewhere; "the researcher" after the
only researcher; a body and the spokesman who speaks for it; "both" and "one of the two" after two.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from dateline.linking.descriptions import role_stems, source_words
from dateline.linking.folding import fold_words, stem
from dateline.tables import read_column

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dateline.records import Actor, Article, Claim, Source

SOON: Final = 3  # sentences within which a person who was described is named
NEXT: Final = 2  # sentences within which "their spokesman" speaks for a body
SHORT: Final = 2  # words of a role that says little: "senior official"
OPENING: Final = 2  # first sentences of a text, in which a body may stand for who is named right after
CLAUSES: Final = frozenset({"who", "whose"})
LEADERS: Final = frozenset(
    ("president", "head", "chairman", "chairwoman", "secretary", "leader", "director", "coordinator")
)
LEADS: Final = frozenset(
    {"heads", "leads", "runs", "speaks", "chairs", "directs", "founded", "led", "headed"}
)
FORCES: Final = frozenset({"police", "army", "navy", "military", "gendarmerie", "force", "forces"})
ORGANISERS: Final = frozenset({"organisers", "organizers"})
HONORIFICS: Final = frozenset(
    ("dr", "mr", "mrs", "ms", "miss", "professor", "prof", "monsignor", "father", "reverend", "sister")
)
IDLE: Final = HONORIFICS | {"a", "an", "the", "he", "she", "they"}
OFFICE: Final = frozenset({"official", "government", "military"})
OWNERS: Final = frozenset({"his", "her", "its", "their", "whose"})
DEFINITE: Final = OWNERS | {"the"}
BODIES: Final = frozenset({"organisation", "government", "military", "armed_group", "media"})
KNOWING: Final = frozenset(
    {"witness", "victim", "document", "imagery", "data", "anonymous", "outlet", "agency"}
)
GENERIC: Final = frozenset({"official", "man", "woman", "worker", "source", "diplomat", "officer"})


@dataclass(frozen=True, slots=True)
class Said:
    """A source of a claim as it stands in the text; ``at``: where it stands, or where the claim does."""

    claim: Claim
    place: int
    source: Source
    actor: Actor | None
    at: int

    @property
    def words(self) -> tuple[str, ...]:
        """Return the folded words of the source."""
        return fold_words(self.source.text or "")

    @property
    def person(self) -> bool:
        """Whether the source is one person."""
        return bool(self.actor and self.actor.type == "person")


def begins_at(claim: Claim, source: Source) -> int:
    """Return the code point at which a source, else its claim, begins."""
    return min(span.start for span in source.spans or claim.cue or claim.content)


class Speakers:
    """The sources of an article in the order of the text, and whom those without a name mean."""

    def __init__(self, article: Article) -> None:
        """``article``: as it was read."""
        self.actors = {actor.id: actor for actor in article.actors}
        found = (
            Said(claim, place, source, self.actors.get(source.actor or ""), begins_at(claim, source))
            for claim in article.claims
            for place, source in enumerate(claim.sources)
        )
        self.said = sorted(found, key=lambda one: (one.at, one.place))
        self.starts = [one.at for one in self.said]

    def after(self, one: Said) -> Iterator[Said]:
        """Yield the sources that stand after one, in the order of the text."""
        return islice(self.said, bisect_right(self.starts, one.at), None)

    @cached_property
    def named(self) -> Sequence[Said]:
        """The persons who are named, each as often as it speaks."""
        return [one for one in self.said if one.source.named and one.person]

    @cached_property
    def meant(self) -> Mapping[tuple[str, int], Source]:
        """Whom the sources mean that name nobody, by claim id and place; one actor means one source."""
        found: dict[tuple[str, int], Source] = {}
        by_actor: dict[str, Source] = {}
        for one in self.said:
            meant = by_actor.get(one.source.actor or "") or next(self.find(one), None)
            if not meant or (one.person and one.source.named):
                continue
            found[one.claim.id, one.place] = meant
            if one.person:
                by_actor[one.source.actor or ""] = meant
        return found

    def find(self, one: Said) -> Iterator[Source]:
        """Yield whom a source may mean, the surest first."""
        rules: tuple[Callable[[Speakers, Said], Source | None], ...] = (
            (named_next, with_role, named_before)
            if one.person
            else (spokesman_of, leader_of, group_before, described_next)
        )
        for rule in rules:
            meant = rule(self, one)
            if meant and not (one.person and one.source.named):
                yield meant

    def role(self, actor: Actor) -> str:
        """Return the words by which a text says what a named person is, wherever it says so."""
        meant = self.meant
        told = [
            one.source.text or ""
            for one in self.said
            if (source := meant.get((one.claim.id, one.place))) and source.actor == actor.id
        ]
        appositions = [
            " ".join(own_words(one)) for one in self.said if one.actor is actor and one.source.named
        ]
        return " ".join(dict.fromkeys(filter(None, (*appositions, *told))))


def named_next(speakers: Speakers, one: Said) -> Source | None:
    """Return the person named soon after a described one, if nothing else says what that person is."""
    for other in speakers.after(one):
        if other.claim.sentence - one.claim.sentence > SOON:
            return None
        if other.person and other.actor is not one.actor:
            fits = other.source.named and is_first(other, one) and says_no_other(other, one)
            return other.source if fits else None
    return None


def is_first(named: Said, described: Said) -> bool:
    """Tell whether a person is not named before a described one stands."""
    actor = named.actor
    names = [mention.start for mention in actor.mentions if mention.kind == "name"] if actor else []
    return not names or min(names) >= described.at


def says_no_other(named: Said, described: Said) -> bool:
    """Tell whether the words at a name say, or leave open, that the person is the described one."""
    own, mine = own_words(named), role_stems(described.source.text or "")
    generic = len(own) <= SHORT and bool(set(own[-1:]) & GENERIC)
    ranked = described.source.kind in OFFICE and set(own) <= read_column("link_ranks", "word")
    if not own or generic or ranked or {stem(word) for word in own} & mine or own[0] in CLAUSES:
        return True
    return named.source.kind == described.source.kind in OFFICE and mine <= vague_stems()


def own_words(one: Said) -> tuple[str, ...]:
    """Return the folded words at a name that are no part of it: what the text says the person is."""
    name = set(fold_words(one.actor.name)) if one.actor else set()
    words = (one.actor.role or "" if one.actor else "", one.source.text or "")
    found = (word for part in words for word in fold_words(part) if word not in name | IDLE)
    return tuple(dict.fromkeys(found))


@cache
def vague_stems() -> frozenset[str]:
    """Return the stems of words for officials that leave open who they are: ``a local official``."""
    return frozenset(stem(word) for word in read_column("link_source_vague", "word"))


def with_role(speakers: Speakers, one: Said) -> Source | None:
    """Return the only person named with the role that a described one has: ``whose lawyer``."""
    mine = role_stems(one.source.text or "")
    if not mine or not (DEFINITE & set(one.words[:1]) or "s" in possessive(one)):
        return None
    fitting = {
        other.source.actor: other.source
        for other in reversed(speakers.named)
        if (role := role_stems(" ".join(own_words(other)))) and share(mine, role)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def possessive(one: Said) -> str:
    """Return ``s`` where a description belongs to somebody: ``the governor's spokesman``."""
    text = one.source.text or ""
    return "s" if "'s " in text or "’s " in text else ""


def share(mine: frozenset[str], role: frozenset[str]) -> bool:
    """Tell whether two roles are one: all words of the one among those of the other."""
    return mine <= role or role <= mine


def named_before(speakers: Speakers, one: Said) -> Source | None:
    """Return the person named last, for ``the researcher`` after the only researcher who is named."""
    if one.words[:1] != ("the",) or len(role_stems(one.source.text or "")) > 1:
        return None
    before = [other for other in speakers.named if other.at < one.at]
    alike = {other.source.actor for other in before if other.source.kind == one.source.kind}
    if not before or alike != {before[-1].source.actor} or own_words(before[-1]):
        return None
    return before[-1].source


def spokesman_of(speakers: Speakers, one: Said) -> Source | None:
    """Return the only spokesman named in the text who speaks for a body that is a source itself."""
    if not one.actor or (one.actor.type not in BODIES and not set(one.words) & ORGANISERS):
        return None
    fitting = {
        other.source.actor: other.source
        for other in reversed(speakers.named)
        if other.actor and speaks_for(other, one)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def speaks_for(spokesman: Said, body: Said) -> bool:
    """Tell whether a named person's role is to speak for a body."""
    words = own_words(spokesman)
    heads = [word for word in words if source_words().get(word, ("", ""))[1] == "spokesperson"]
    near = 0 <= spokesman.claim.sentence - body.claim.sentence <= NEXT
    of_body = {stem(word) for word in words if word not in heads} & {stem(word) for word in body.words}
    ranked = bool(set(words) & read_column("link_ranks", "word")) and "for" not in words
    if ranked and set(body.words) & FORCES:  # a commissioner for information is none of the police
        return True
    if set(words) & LEADERS and set(body.words) & ORGANISERS:
        return True
    if set(words) & LEADERS and stem(body.words[-1] if body.words else "") in of_body:
        return True
    return bool(heads) and bool(of_body or (near and set(words[:1]) & OWNERS))


def leader_of(speakers: Speakers, one: Said) -> Source | None:
    """Return who speaks for a body that a text opens with unnamed, and is named right after.

    "..., an aid group said. Teresa Nhantumbo, who heads Lantern Road Relief, told ..."
    """
    if one.source.named or is_group(one) or one.claim.sentence >= OPENING or one.source.kind in KNOWING:
        return None
    for other in speakers.after(one):
        if other.claim.sentence - one.claim.sentence > NEXT:
            return None
        if other.person and other.source.named:
            return other.source if is_first(other, one) and stands_for(other, one) else None
    return None


def stands_for(named: Said, body: Said) -> bool:
    """Tell whether a person's role is to lead a body or to speak, and the body is left open.

    "The ministry" is one that a text need not name again.
    """
    words = own_words(named)
    speaks = any(source_words().get(word, ("", ""))[1] == "spokesperson" for word in words)
    shares = bool({stem(word) for word in words} & role_stems(body.source.text or ""))
    unsaid = body.words[:1] in {("a",), ("an",)} or (shares and body.source.kind not in OFFICE)
    return unsaid and (speaks or not set(words).isdisjoint(LEADERS | LEADS))


def group_before(speakers: Speakers, one: Said) -> Source | None:
    """Return the people described last before ``both`` or ``one of the two``."""
    words = " ".join(fold_words((one.source.text or "").split(",")[0]))
    if words not in read_column("link_source_anaphors", "words"):
        return None
    before = [other for other in speakers.said if other.at < one.at and is_group(other)]
    return before[-1].source if before else None


def described_next(speakers: Speakers, one: Said) -> Source | None:
    """Return the people described more closely soon after: "two officials at the port"."""
    mine = role_stems(one.source.text or "")
    if not is_group(one) or not mine or one.claim.told_to:
        return None
    later = [
        other for other in speakers.after(one) if 0 < other.claim.sentence - one.claim.sentence <= SOON
    ]
    closer = [other for other in later if is_group(other) and mine < role_stems(other.source.text or "")]
    alike = {other.source.actor for other in closer}
    return closer[0].source if len(alike) == 1 else None


def is_group(one: Said) -> bool:
    """Tell whether a source is several unnamed people."""
    return not one.source.named and bool(one.actor and one.actor.type == "group")
