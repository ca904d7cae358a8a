"""Chains: the way information took, from this page's outlet to the origin that the text names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.reading.said_credits import find_credits, first_published, may_be_outlet, opening_credit
from dateline.reading.said_kinds import core_of
from dateline.reading.said_media import bare_name, is_own, is_unnamed, media_kind
from dateline.reading.said_phrases import take_base
from dateline.reading.said_words import words_of
from dateline.reading.sources import before_review, meet_company, name_end
from dateline.records import ChainStep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.reading.said_drafts import Draft, Stretch
    from dateline.reading.said_scene import Scene
    from dateline.reading.sources import Company
    from dateline.records import Article, ChainRelation, Hyperlink, Source, Span

UNKNOWN: Final = "this page"
REPORTER: Final = frozenset({"reporter", "correspondent", "journalist", "reporters", "journalists"})


@dataclass(slots=True)
class Links:
    """What chains are made with: the scene, who is in it, its links by start, outlets by token."""

    scene: Scene
    company: Company
    hrefs: tuple[Hyperlink, ...] = ()
    press: tuple[tuple[int, str], ...] = ()


def set_links(scene: Scene) -> Links:
    """Return what the chains of an article are made with."""
    hrefs = tuple(sorted(scene.reading.article.links, key=link_start))
    return Links(scene, meet_company(scene), hrefs, tuple(find_press(scene)))


def find_press(scene: Scene) -> Iterator[tuple[int, str]]:
    """Yield the outlets and agencies the text names, with the token they stand at, own ones out."""
    for name in scene.reading.names:
        last = name_end(scene, name, len(scene.words))
        if media_kind(scene, (name.first, last), {}):
            text = bare_name(scene.cut(name.first, last).text)
            if not is_own(scene.reading.article, text):
                yield name.first, text


def open_chain(article: Article) -> tuple[ChainStep, ...]:
    """Return the steps that every claim of an article shares: its outlet, and who wrote the text."""
    outlet = article.outlet or UNKNOWN
    steps = [ChainStep(outlet, "outlet", "published")]
    names = {outlet.casefold()}
    agency = article.agency or opening_credit(article.text)
    if agency and agency.casefold() not in names:
        steps.append(ChainStep(agency, "agency", "reprinted"))
        names.add(agency.casefold())
    origin = article.originally_published_on or first_published(article.text)
    if origin and origin.casefold() not in names:
        steps.append(ChainStep(origin, "outlet", "reprinted"))
    return tuple(steps)


def make_chain(
    links: Links, draft: Draft, sources: Sequence[Source], before: tuple[ChainStep, ...]
) -> tuple[ChainStep, ...]:
    """Return the chain of a claim: the steps of the claim it stands within, then its own."""
    steps = list(before)
    for step in own_steps(links, draft, sources):
        if not any(step.name.casefold() == known.name.casefold() for known in steps):
            steps.append(step)
    return tuple(steps)


def own_steps(links: Links, draft: Draft, sources: Sequence[Source]) -> Iterator[ChainStep]:
    """Yield the steps that a claim adds: who passed it on, and who it comes from."""
    review = before_review(links.scene, draft.source)[1] if draft.source else None
    owner = find_owner(links.scene, draft.source) if draft.source else None
    credited = list(find_credits(links.scene, links.company, draft))
    via = trim_reporter(links.scene, draft.via) if draft.via else None
    for part in (via, review and trim_reporter(links.scene, review), owner):
        if part and (step := media_step(links, part, "citing")):
            yield step
    for part in credited:
        if step := guess_step(links, part, "citing"):
            yield step
    told = trim_reporter(links.scene, draft.told_to) if draft.told_to else None
    if told and (step := guess_step(links, told, "told")):
        yield step
    seen = review is not None
    printed = bool(owner or credited) and is_press_piece(links.scene, draft)
    source = None if printed else origin_step(links, draft, sources, seen=seen)
    if source:
        yield source


def is_press_piece(scene: Scene, draft: Draft) -> bool:
    """Tell whether a claim's source is no more than an outlet's own piece ("the report")."""
    head = core_of(scene, draft.source)[1] - 1 if draft.source else -1
    return head >= 0 and scene.words[head] in words_of("press_piece")


def trim_reporter(scene: Scene, part: Stretch) -> Stretch:
    """Return the outlet of "a Brell Post reporter"; else a stretch without its tails."""
    end = take_base(scene, *part)
    person = scene.words[end - 1] in REPORTER or scene.words[end - 1] in words_of("press_piece")
    named = person and end - part[0] > 2 and scene.reading.word(end - 2)[0].isupper()
    return (part[0] + 1, end - 1) if named else (part[0], end)


def find_owner(scene: Scene, part: Stretch) -> Stretch | None:
    """Return the words before a source's possessive ("the newspaper's sources")."""
    first, last = core_of(scene, part)
    mark = scene.codes.find("'", first + 1, last - 1)
    return (first, mark) if mark > first else None


def media_step(links: Links, part: Stretch, relation: ChainRelation) -> ChainStep | None:
    """Return the step of an outlet or agency named by a stretch; None for the text's own."""
    return step_of(links, part, relation, media_kind(links.scene, part, links.company.actors))


def guess_step(links: Links, part: Stretch, relation: ChainRelation) -> ChainStep | None:
    """Return the step of one who is credited or told something, an outlet even if no word says so."""
    kind = media_kind(links.scene, part, links.company.actors)
    guessed = kind is None and may_be_outlet(links.scene, links.company, part)
    return step_of(links, part, relation, "outlet" if guessed else kind)


def step_of(links: Links, part: Stretch, relation: ChainRelation, kind: str | None) -> ChainStep | None:
    """Return the step of a stretch by its kind; None where it is no outlet, or the text's own."""
    if kind is None and bare_name(links.scene.cut(*part).text) == "agency":
        kind = "agency" if last_press(links, part[0]) else None
    if kind is None:
        return None
    span = links.scene.cut(*part)
    name = name_media(links, part, span.text)
    return make_step(links, name, kind, relation, (span,)) if name else None


def name_media(links: Links, part: Stretch, text: str) -> str | None:
    """Return the name of an outlet: its fullest, the last credited one for "the paper", None for own."""
    article = links.scene.reading.article
    actor = links.company.actors.get(part[1] - 1)
    name = actor.name if actor and actor.type == "media" else bare_name(text)
    if is_unnamed(links.scene, part) and name.islower():
        return name_unnamed(links, part, name)
    if is_own(article, name):
        return None
    return next((known for _, known in links.press if known.endswith(f" {name}")), name)


def name_unnamed(links: Links, part: Stretch, name: str) -> str | None:
    """Return the name of an outlet called by a noun: the last credited one for "the paper".

    Words without an article are a name of their own ("state television").
    """
    word = links.scene.words[part[0]]
    if word == "this":
        return None
    return (
        name
        if links.scene.codes[part[0]] == "N" and part[1] - part[0] > 1
        else last_press(links, part[0])
    )


def last_press(links: Links, token: int) -> str | None:
    """Return the outlet named last before a token, other than the text's own."""
    place = bisect_left(links.press, (token, "")) - 1
    return links.press[place][1] if place >= 0 else None


def origin_step(
    links: Links, draft: Draft, sources: Sequence[Source], *, seen: bool
) -> ChainStep | None:
    """Return the step of the source itself; none for an unstated one or the text's own outlet."""
    stated = [source for source in sources if source.kind != "unstated" and source.text]
    if not stated or draft.source is None:
        return None
    core = core_of(links.scene, draft.source)
    if is_press_pronoun(links, draft) and (name := last_press(links, draft.source[0])):
        return make_step(links, name, stated[0].kind, "reported", stated[0].spans)
    if len(stated) == 1 and media_kind(links.scene, core, links.company.actors):
        relation: ChainRelation = "reported" if draft.rule in ("indirect", "direct") else "citing"
        return media_step(links, core, relation)
    spans = tuple(span for source in stated for span in source.spans)
    name = " and ".join(name_of(links, source) for source in stated)
    own = seen or draft.venue == "seen"
    return make_step(links, name, stated[0].kind, "seen" if own else "told", spans)


def is_press_pronoun(links: Links, draft: Draft) -> bool:
    """Tell whether a claim's source is an "it" that reports, so an outlet named before."""
    part, words = draft.source, links.scene.words
    reports = draft.main >= 0 and words[draft.main] in words_of("press_verb")
    return reports and part is not None and words[part[0] : part[1]] == ("it",)


def name_of(links: Links, source: Source) -> str:
    """Return what a source goes by: its actor's name where it has one, else its words."""
    text = source.text or ""
    return links.company.names.get(source.actor or "", text) if source.named else text


def make_step(
    links: Links, name: str, kind: str, relation: ChainRelation, spans: tuple[Span, ...]
) -> ChainStep:
    """Return a step with the link its words carry, if they carry one."""
    hrefs = (find_link(links, span) for span in spans)
    return ChainStep(name, kind, relation, next((href for href in hrefs if href), None), spans)


def find_link(links: Links, span: Span) -> str | None:
    """Return the address of the last link that starts before a span's end, if it covers some of it."""
    place = bisect_left(links.hrefs, span.end, key=link_start) - 1
    if place < 0 or links.hrefs[place].span.end <= span.start:
        return None
    return links.hrefs[place].href


def link_start(link: Hyperlink) -> int:
    """Return where a link starts."""
    return link.span.start
