"""Weaving: lets every thread of an incident's texts find its end, in four passes of one idea each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dateline.linking.descriptions import same_description
from dateline.linking.named_ends import join_named, join_speakers
from dateline.linking.press_keys import press_key
from dateline.linking.rewrites import note_rewrites
from dateline.linking.sharing import shared_pairs
from dateline.linking.web import Bridge, Way, Web

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.answered import Side
    from dateline.linking.credits import Bonds
    from dateline.linking.texts import Text
    from dateline.linking.threads import Thread

SIDES: tuple[Side, ...] = ("asserts", "denies", "doubts", "allows")


def weave(texts: Sequence[Text], threads: Sequence[Thread], bonds: Bonds) -> Web:
    """Return the web of an incident's threads."""
    web = Web(texts, threads)
    join_named(web)
    join_speakers(web)
    for index in range(len(threads)):
        find_way(web, index, bonds)
    join_by_absent_press(web)
    join_by_words(web)
    note_rewrites(web)
    return web


def find_way(web: Web, index: int, bonds: Bonds) -> None:
    """Note where one thread leads: by its own steps, else by what its text credits."""
    thread = web.threads[index]
    steps = beyond(web, index, full_route(web, index))
    if thread.fits:
        for other in web.by_text[thread.text, thread.side]:
            if web.threads[other].end == "described" and web.threads[other].key in thread.fits:
                web.lead(index, Way((), other))
    elif thread.end == "named" and not thread.heard and (texts := own_texts(web, index)):
        follow_body(web, index, steps, texts)
    elif thread.end == "named" or thread.heard:
        web.lead(index, Way(steps, None))
    elif steps:
        follow(web, index, steps)
    else:
        follow_credits(web, index, bonds)


def own_texts(web: Web, index: int) -> list[int]:
    """Return the texts of the incident that a named body printed itself: a charity's own release."""
    thread = web.threads[index]
    if any(voice.person for voice in thread.voices):
        return []
    return web.held(thread.voices[0].name, thread.text)


def follow_body(web: Web, index: int, steps: tuple[str, ...], texts: Sequence[int]) -> None:
    """Lead a body's thread by way of its own text to who says it there; to itself where nobody does."""
    ends = [end for end in web.ends_in(texts, web.threads[index].side) if end != index]
    name = web.spell(web.threads[index].voices[0].name)
    for target in ends:
        web.lead(index, Way((*steps, name), target))
    if not ends:
        web.lead(index, Way(steps, None))


def full_route(web: Web, index: int) -> tuple[str, ...]:
    """Return the steps of a thread, with those that its text gives elsewhere for the same way."""
    thread = web.threads[index]
    route, steps = longest_route(web, thread.text), spelled(web, index)
    if not steps or len(route) <= len(steps):
        return steps
    begins = route[: len(steps)] == steps and not web.held(steps[-1], thread.text)
    return route if begins or (route[-1] == steps[-1] and set(steps) <= set(route)) else steps


def beyond(web: Web, index: int, steps: tuple[str, ...]) -> tuple[str, ...]:
    """Return steps with those that other texts tell of the last one, whose own article is not held.

    "The Cod Weekly reported" goes on as another text's "the Cod Weekly reported, citing the Reef News",
    if all who tell how that outlet has it agree.
    """
    thread = web.threads[index]
    if not steps or web.held(steps[-1], thread.text) or thread.end == "named":
        return steps
    others = (n for n, other in enumerate(web.threads) if other.side == thread.side and n != index)
    tails = {after(spelled(web, other), steps[-1]) for other in others} - {()}
    return (*steps, *tails.pop()) if len(tails) == 1 else steps


def after(steps: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the steps that follow one of a name; none where it is the last or not among them."""
    keys = [press_key(step) for step in steps]
    key = press_key(name)
    return steps[keys.index(key) + 1 :] if key in keys else ()


def spelled(web: Web, index: int) -> tuple[str, ...]:
    """Return the steps of a thread with their names as the incident's own pages have them."""
    return tuple(dict.fromkeys(web.spell(name) for name in web.threads[index].steps))


def follow(web: Web, index: int, steps: tuple[str, ...]) -> None:
    """Lead a thread along its steps to the text of the last one, if that is held; else to itself."""
    thread = web.threads[index]
    texts = web.held(steps[-1], thread.text)
    if thread.end == "described":
        lead_described(web, index, steps, texts)
    else:
        for target in web.ends_in(texts, thread.side):
            web.lead(index, Way(steps, target))
        if not texts:
            web.lead(index, Way(steps, None))


def lead_described(web: Web, index: int, steps: tuple[str, ...], texts: Sequence[int]) -> None:
    """Join an unnamed end with the only one it fits in the credited texts; lead to each of several."""
    fitting = web.fitting(index, texts)
    joined = False
    if len(fitting) == 1 and web.threads[fitting[0]].end == "named":
        reason = f"{web.threads[fitting[0]].voices[0].name} is named so there, by way of {steps[-1]}"
        web.bridges.append(Bridge(index, fitting[0], "same_source", reason))
        joined = True
    elif len(fitting) == 1:
        reason = f"unnamed sources of one description, by way of {steps[-1]}"
        joined = web.join(Bridge(index, fitting[0], "same_source", reason))
    if joined or len(fitting) > 1:
        for target in fitting:
            web.lead(index, Way(steps, target))
    else:
        web.lead(index, Way(steps, None))


def follow_credits(web: Web, index: int, bonds: Bonds) -> None:
    """Lead a thread without steps by what its text credits for the story: a held text, or a name."""
    thread = web.threads[index]
    held = credited_texts(web, thread.text, bonds)
    route = longest_route(web, thread.text)
    for text in held:
        steps = route if route and web.held(route[-1], thread.text) == [text] else (web.author(text),)
        if thread.end == "described":
            fitting = web.fitting(index, [text])
            if fitting:
                lead_described(web, index, steps, [text])
        else:
            for target in web.ends_in([text], thread.side):
                web.lead(index, Way(steps, target))
    if not web.ways[index]:
        lead_alone(web, index, () if held else route)


def lead_alone(web: Web, index: int, route: tuple[str, ...]) -> None:
    """Lead a thread to its own end; one without an end only where its text names an outlet for it."""
    if route or web.threads[index].end == "described":
        web.lead(index, Way(route, None))


def longest_route(web: Web, text: int) -> tuple[str, ...]:
    """Return the longest steps that any thread of a text gives."""
    routes = [spelled(web, index) for side in SIDES for index in web.by_text.get((text, side), ())]
    return max(routes, key=lambda steps: (len(steps), steps), default=())


def credited_texts(web: Web, text: int, bonds: Bonds) -> list[int]:
    """Return the other texts of the incident that a text credits by name or by a link."""
    standing = bonds.standing[web.texts[text].articles[0].article.id]
    own = press_key(web.texts[text].author or "")
    named = (web.held(name, text) for name in standing.credits.names if name != own)
    linked = (web.addresses.get(address, ()) for address in standing.credits.addresses)
    found = {other for texts in (*named, *linked) for other in texts}
    return sorted(found - {text})


def join_by_absent_press(web: Web) -> None:
    """Tie together what several texts have by way of one outlet whose own article is not held."""
    buckets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, thread in enumerate(web.threads):
        for way in web.ways[index]:
            if way.steps and way.target is None:
                buckets[thread.side, press_key(way.steps[-1])].append(index)
    for _, indices in sorted(buckets.items()):
        tie_bucket(web, sorted(indices, key=lambda index: (order_of(web.threads[index]), index)))


def order_of(thread: Thread) -> tuple[object, ...]:
    """Return what the threads of one absent outlet are ordered by: what says most first."""
    return thread.description.order if thread.description else ()


def tie_bucket(web: Web, indices: Sequence[int]) -> None:
    """Join the threads of one absent outlet: by description, or, where it is all they have, by it."""
    ends = [index for index in indices if web.threads[index].end in {"described", "named"}]
    seen: list[int] = []
    for index in ends:
        settle(web, index, [other for other in seen if fits(web, index, other)])
        seen.append(index)
    for index in (each for each in indices if each not in ends):
        settle(web, index, ends or [other for other in indices if other < index][:1], lead=bool(ends))


def fits(web: Web, a: int, b: int) -> bool:
    """Tell whether two threads have unnamed ends of one description."""
    mine, other = web.about[web.unions.find(a)], web.about[web.unions.find(b)]
    described = web.threads[a].end == web.threads[b].end == "described"
    return bool(described and mine and other and same_description(mine, other))


def settle(web: Web, index: int, others: Sequence[int], *, lead: bool = False) -> None:
    """Join a thread with the one end it may have, or lead it to each of several."""
    roots = sorted({web.unions.find(other) for other in others})
    ways = [way for way in web.ways[index] if way.target is None and way.steps]
    if len(roots) == 1 and not lead:
        reason = f"both by way of {ways[0].steps[-1]}, whose own article is not held"
        web.join(Bridge(index, roots[0], "same_source", reason))
        return
    for target in roots:
        for way in ways:
            web.lead(index, Way(way.steps, target, whole=False))
    if roots:
        web.ways[index] = [way for way in web.ways[index] if way.target is not None]


def join_by_words(web: Web) -> None:
    """Join unnamed sources of one description where texts share words or figures; mark the others."""
    for a, b, reason in shared_pairs(web.threads):
        if web.unions.find(a) == web.unions.find(b) or leads(web, a, b) or leads(web, b, a):
            continue
        both = web.threads[a].end == web.threads[b].end == "described"
        if not (both and web.join(Bridge(a, b, "same_source", reason))) and "quotation" in reason:
            web.bridges.append(Bridge(a, b, "probably_from", reason))


def leads(web: Web, a: int, b: int) -> bool:
    """Tell whether a thread is known to lead to another, or to its end."""
    end = web.unions.find(b)
    return any(way.target is not None and web.unions.find(way.target) == end for way in web.ways[a])
