"""What of a claim can be corrected: how each field is given, and how it is put into the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from dateline.records import ChainStep, Claim, Source, SourceKind, Stance
from dateline.reviewing.context import Under, choose, find_spots, is_empty, owner_of, parse_flag
from dateline.reviewing.spots import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dateline.records import Article, Span

    Parse = Callable[[Under, Any], Any]
    Apply = Callable[[Under, Any], Under]


def claim_of(under: Under) -> Claim:
    """Return the claim under review."""
    return cast("Claim", under.thing)


def parse_stance(_: Under, given: Any) -> str:
    """Return a stance."""
    return choose("stance", given, get_args(Stance))


def apply_stance(under: Under, value: Any) -> Under:
    """Give the claim a stance."""
    return under._replace(thing=replace(claim_of(under), stance=value))


def parse_hedged(_: Under, given: Any) -> bool:
    """Return whether the claim is hedged."""
    return parse_flag("hedged", given)


def apply_hedged(under: Under, value: Any) -> Under:
    """Make the claim hedged, or not; the words that showed it go with it."""
    claim = claim_of(under)
    return under._replace(thing=replace(claim, hedged=value, hedges=claim.hedges if value else ()))


def parse_source(under: Under, given: Any) -> list[list[int]]:
    """Return the offsets of the words for each source; none for an unstated one."""
    if is_empty(given):
        return []
    claim = claim_of(under)
    spans = (*claim.cue, *claim.content)
    return find_spots(under.article, given, spans[0].start if spans else 0)


def apply_source(under: Under, value: Any) -> Under:
    """Give the claim its sources, and its chain their end."""
    claim = claim_of(under)
    sources = tuple(make_source(under.article, claim, cut(under.article, spot)) for spot in value)
    sources = sources or (Source(kind="unstated"),)
    chain = (*steps_before(claim), *steps_of(under.article, sources))
    return under._replace(thing=replace(claim, sources=sources, chain=chain))


def make_source(article: Article, claim: Claim, span: Span) -> Source:
    """Return the source that some words are, as what it was read to be where it was read."""
    actor = owner_of(span, article.actors)
    same = [one for one in claim.sources if actor and one.actor == actor.id]
    kind = same[0].kind if same else "other"
    named = actor is not None and any(mention.kind == "name" for mention in actor.mentions)
    return Source((span,), span.text, actor.id if actor else None, kind, named)


def steps_before(claim: Claim) -> tuple[ChainStep, ...]:
    """Return the steps of a claim's chain that are none of its sources."""
    starts = {span.start for source in claim.sources for span in source.spans}
    return tuple(step for step in claim.chain if not {span.start for span in step.spans} & starts)


def steps_of(article: Article, sources: tuple[Source, ...]) -> tuple[ChainStep, ...]:
    """Return the last step of a chain: its sources, if they are stated."""
    stated = [source for source in sources if source.spans]
    if not stated:
        return ()
    names = {actor.id: actor.name for actor in article.actors}
    name = " and ".join(names.get(one.actor or "", one.text or "") for one in stated)
    spans = tuple(span for source in stated for span in source.spans)
    return (ChainStep(name, stated[0].kind, "told", None, spans),)


def parse_kind(_: Under, given: Any) -> str:
    """Return a kind of source."""
    return choose("kind of source", given, get_args(SourceKind))


def apply_kind(under: Under, value: Any) -> Under:
    """Give all sources of the claim a kind."""
    claim = claim_of(under)
    sources = tuple(replace(source, kind=value) for source in claim.sources)
    return under._replace(thing=replace(claim, sources=sources))


def parse_named(_: Under, given: Any) -> bool:
    """Return whether the source is called by a name."""
    return parse_flag("named", given)


def apply_named(under: Under, value: Any) -> Under:
    """Make the sources of the claim named, or not."""
    claim = claim_of(under)
    sources = tuple(replace(source, named=value) for source in claim.sources)
    return under._replace(thing=replace(claim, sources=sources))


CLAIM_FIELDS: Final[Mapping[str, tuple[Parse, Apply]]] = {
    "stance": (parse_stance, apply_stance),
    "hedged": (parse_hedged, apply_hedged),
    "source": (parse_source, apply_source),
    "source_kind": (parse_kind, apply_kind),
    "named": (parse_named, apply_named),
}
