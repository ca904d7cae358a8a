"""Voices: what one article says, on one event, by one source, through which hands.

A voice has three possible ends. A *source* (people, data, a document); the *press*, where the last
that the text names is an outlet or agency; or *nobody*, where the article asserts without a source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from dateline.linking.descriptions import Description, describe
from dateline.linking.details import detail_claims
from dateline.linking.folding import fold_words, name_key, words_in
from dateline.linking.nations import first_nation, take_nations
from dateline.linking.outlets import PRESS, printed_by
from dateline.linking.press_paths import reporter_of
from dateline.linking.pronouns import UNKNOWN, is_pronoun
from dateline.linking.rebuttals import rebuttal
from dateline.linking.seen import seen_by
from dateline.linking.sides import own_side, side_of
from dateline.linking.sights import saw_in, writer_of
from dateline.linking.tellings import Telling, telling_of
from dateline.linking.turnouts import turnout_claims
from dateline.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answered import Side
    from dateline.linking.details import Details
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Actor, Article, Claim, Event

End = Literal["named", "described", "press", "nobody"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source of one event in one article. ``steps``: outlets between the page's and the end.

    ``key`` is what a named end is compared by, ``description`` what an unnamed one is, ``role`` what a
    text says a named person is; ``heard`` tells that the page's outlet itself heard or saw the end;
    ``words`` and ``figures`` are what it says, ``said`` what the source says anywhere in the text.
    """

    article: str
    event: str
    claim: str | None
    side: Side
    steps: tuple[str, ...] = ()
    end: End = "nobody"
    name: str = ""
    kind: str = "unstated"
    named: bool = False
    key: str = ""
    person: bool = False
    description: Description | None = None
    role: Description | None = None
    heard: bool = False
    words: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def read_voices(one: LinkedArticle, events: Iterable[str]) -> tuple[Voice, ...]:
    """Return the voices of an article on those of its events that are named by id."""
    telling = telling_of(one)
    wanted = frozenset(events)
    members = [event for event in one.article.events if event.id in wanted]
    return tuple(voice for event in members for voice in event_voices(telling, event))


def event_voices(telling: Telling, event: Event) -> Iterator[Voice]:
    """Yield the voices on one event: those of its claims, else the article's own."""
    claims = claims_on(telling.one, event)
    own = {claim.id for claim in claims} - vouching(telling.one.article, event)
    passed = passed_on(telling, event, claims)
    for claim in claims:
        side = side_for(telling, event, claim)
        if side and claim.id not in passed:
            bare = Voice(article=telling.one.article.id, event=event.id, claim=claim.id, side=side)
            yield from claim_voices(telling, claim, bare, presupposed=is_presupposed(event))
    side = own_side(event)
    if side and not any(claim.id in own for claim in claims):
        words = (event.anchor.text,)
        bare = Voice(article=telling.one.article.id, event=event.id, claim=None, side=side, words=words)
        yield eyewitness(telling, bare) if is_seen(telling.one, event) else bare


def side_for(telling: Telling, event: Event, claim: Claim) -> Side | None:
    """Return the side that a claim takes to an event."""
    return rebuttal(telling.one.article, event, claim) or side_of(event, claim)


def passed_on(telling: Telling, event: Event, claims: Sequence[Claim]) -> frozenset[str]:
    """Return the claims whose word on an event is another claim's, so that both are one voice.

    Of two on one side, one inside the other, the inner says it, and the outer only hands it on
    ("officials said that the rebels claimed it"); unless the inner is a mind that the outer reads ("she
    believes that the killers wanted to punish"): then the outer says it. What the press hands on is
    never its own.
    """
    known = {claim.id: claim for claim in claims}
    passed: set[str] = set()
    for inner in claims:
        outer = known.get(inner.within or "")
        if outer is None:
            continue
        if is_press(telling, outer):
            passed.add(outer.id)
        elif side_for(telling, event, inner) == side_for(telling, event, outer):
            passed.add(inner.id if inner.stance in MINDS else outer.id)
    return frozenset(passed)


MINDS = frozenset({"intends", "fears", "expects"})


def is_seen(one: LinkedArticle, event: Event) -> bool:
    """Tell whether the writer of an article says in an event's sentence to have seen it."""
    at = event.anchor.start
    found = (each for each in one.article.sentences if each.start <= at < each.end)
    return any(saw_in(one, each.start, each.end) for each in found)


def eyewitness(telling: Telling, bare: Voice) -> Voice:
    """Return the voice of the writer, who saw it."""
    name = writer_of(telling.one)
    return replace(bare, end="named", name=name, kind="witness", key=name_key(name), heard=True)


def is_press(telling: Telling, claim: Claim) -> bool:
    """Tell whether all sources of a claim are outlets or agencies: what is inside it says more."""
    return all(is_press_source(source, telling.actor(source)) for source in claim.sources)


def is_press_source(source: Source, actor: Actor | None) -> bool:
    """Tell whether a source is an outlet or agency; who is named as a person is none."""
    return source.kind in PRESS and not (source.named and actor and actor.type == "person")


def claims_on(one: LinkedArticle, event: Event, details: Details | None = None) -> list[Claim]:
    """Return the claims an event rests on, those that bear one of its numbers included.

    ``details``: those of the article, by whoever asks for several of its events.
    """
    wanted = {*event.according_to, *(each.claim for each in event.status_by)}
    wanted |= vouching(one.article, event, details)
    if event.quantities:
        counts = (each for each in one.article.quantities if each.id in event.quantities)
        wanted.update(name for each in counts for name in each.according_to)
    return [claim for claim in one.article.claims if claim.id in wanted] if wanted else []


def vouching(article: Article, event: Event, details: Details | None = None) -> set[str]:
    """Return the claims that vouch for an event which the article tells in its own words."""
    found = (*turnout_claims(article, event), *detail_claims(article, event, details))
    return {claim.id for claim in found}


def claim_voices(telling: Telling, claim: Claim, bare: Voice, *, presupposed: bool) -> Iterator[Voice]:
    """Yield one voice for each source of a claim; who only comments on an event has none."""
    words = tuple(span.text for span in claim.content)
    base = replace(bare, words=words, figures=figures_of(telling, claim))
    for place in range(len(claim.sources)):
        source = telling.meant(claim, place)
        if not (presupposed and looks_on(source)):
            route, said = telling.route(claim, source), telling.said.get(source.actor or "", ())
            heard = replace(base, steps=route.steps, heard=route.heard, said=said)
            yield with_end(telling, heard, source)
    if not claim.sources:
        route = telling.route(claim, Source())
        yield press_end(telling, replace(base, steps=route.steps, heard=route.heard), Source())


def looks_on(source: Source) -> bool:
    """Tell whether a source is one that comments: an expert, a trader."""
    words = fold_words((source.text or "").split(",")[0])
    return source.kind == "expert" or not words_in("link_onlookers").isdisjoint(words)


def is_presupposed(event: Event) -> bool:
    """Tell whether an event is only referred to: ``the move``, ``Moscow's move``."""
    before = event.anchor.text[: max(0, event.trigger.start - event.anchor.start)]
    first = fold_words(event.anchor.text)[:1]
    return bool(set(first) & REFERRING) or before.rstrip().endswith(("'s", "’s", "s'", "s’"))


REFERRING = frozenset({"the", "this", "that", "these", "those", "such", "its", "his", "her", "their"})


def figures_of(telling: Telling, claim: Claim) -> tuple[str, ...]:
    """Return the unusual figures of a claim: exact ones that are neither small nor round."""
    found = (each for each in telling.one.article.quantities if claim.id in each.according_to)
    exact = ((each.what, each.value) for each in found if each.value is not None)
    return tuple(sorted({f"{value:g} {what}" for what, value in exact if value > 12 and value % 10}))


def with_end(telling: Telling, base: Voice, source: Source) -> Voice:
    """Return a voice with its end: a source, the press, or nobody."""
    actor = telling.actor(source)
    press = is_press_source(source, actor) or bool(reporter_of(telling.scene, source))
    if (
        press
        or is_own_work(source)
        or source.kind == "unstated"
        or fold_words(source.text or "") == ("it",)
    ):
        return press_end(telling, base, source)
    name = source_name(source, actor)
    kind = "other" if source.kind in PRESS else source.kind
    facts = replace(base, name=name, kind=kind, named=source.named)
    if not name:
        return press_end(telling, base, source)
    if not source.named:
        return described(facts, describe(source, actor))
    return with_role(telling, named_end(facts, source, actor), actor)


OWN_WORK: Final = re.compile(
    r"\b(?:in|on|of) (?:this|our) (?:news)?(?:paper|website|site|magazine|pages)\b"
    r"|\ban (?:earlier )?(?:article|report|story|headline) (?:of|on|published on) \d",
    re.IGNORECASE,
)
"""What a correction calls what its outlet printed before: "a report in this newspaper"."""


def is_own_work(source: Source) -> bool:
    """Tell whether a source is what the page's outlet told before: no origin of what it takes back."""
    return bool(OWN_WORK.search(source.text or ""))


def source_name(source: Source, actor: Actor | None) -> str:
    """Return what a source is called: a named one by its actor, a bare pronoun by nothing it says."""
    if actor and (source.named or not source.text):
        return actor.name
    words = source.text or ""
    if is_pronoun(words):
        return UNKNOWN
    return words.split(", ")[0] if source.named else words


def press_end(telling: Telling, base: Voice, source: Source) -> Voice:
    """Return a voice that ends with the last outlet named, or with what it says to have seen.

    Where no outlet is named, it ends with nobody.
    """
    if base.heard and source.kind in PRESS:
        own = printed_by(telling.one)
        return replace(base, end="named", name=f"{own} itself", kind="witness", key=f"eyes of {own}")
    if not base.steps:
        return base
    seen = seen_by(telling.scene, base.steps[-1])
    if seen:
        facts = replace(base, name=seen.text or "", kind=seen.kind)
        return described(facts, describe(seen, None))
    return replace(base, end="press", name=base.steps[-1], kind="outlet", named=True)


def named_end(facts: Voice, source: Source, actor: Actor | None) -> Voice:
    """Return a voice with a named end; a state that speaks is its spokesman, named or not."""
    nations, left = take_nations(fold_words(facts.name))
    if nations and not left and not (actor and actor.type == "person"):
        return described(facts, Description("spokesperson", nations, frozenset()))
    role = replace(source, text=f"{actor.role or ''}" if actor else "", kind="other")
    about = describe(role, actor)
    if not about.nations and fold_words(role.text or "")[:1] in {("its",), ("their",)}:
        about = replace(about, nations=first_nation(fold_words(" ".join(facts.words))))
    speaks = about if about.head == "spokesperson" else None
    person = bool(actor and actor.type == "person")
    return replace(facts, end="named", key=name_key(facts.name), person=person, description=speaks)


def with_role(telling: Telling, voice: Voice, actor: Actor | None) -> Voice:
    """Return the voice of a named person with what the text says that person is."""
    words = telling.speakers.role(actor) if actor and voice.person else ""
    if not words:
        return voice
    role = describe(Source(text=words), actor)
    known = voice.description.nations if voice.description else frozenset()
    return replace(voice, role=replace(role, nations=role.nations or known))


def described(facts: Voice, description: Description) -> Voice:
    """Return a voice with an end that goes by its description."""
    return replace(facts, end="described", description=description)
