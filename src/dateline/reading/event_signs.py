"""Signs by which events of the news are told from play, fiction, habit, history, figures of speech."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final, get_args

from dateline.reading.event_coding import SPOKEN
from dateline.reading.event_form import SUBJECTS, children, form_of
from dateline.reading.event_parties import NAMED, coarse, kind_of_party
from dateline.reading.event_setting import AROUND, settings, words_around
from dateline.records import EventType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.happenings import Happening
    from dateline.language.reading import Reading
    from dateline.reading.event_setting import Setting
    from dateline.reading.event_sites import Site
    from dateline.reading.event_world import World
    from dateline.records import Event, Span, Time

Sign = tuple[str, float]
ACTS: Final = tuple(name for name in get_args(EventType) if name != "OTHER")  # in the model's order
STOPS: Final = frozenset(".!?…")
CLOSERS: Final = "\"'”’»)"
MOST: Final = 3.0  # words of a class, in a sentence or for a hundred words: more say no more
ARTICLES: Final = frozenset({"DET", "NUM", "PRON", "PROPN"})
REAL: Final = frozenset({"happened", "ongoing"})  # what only is thought of has no need to be sure
FIRST: Final = frozenset({"i", "my", "we", "our", "me", "us", "you", "your"})
VERBS: Final = frozenset({"VERB", "AUX"})


def list_signs(event: Event, site: Site, world: World) -> dict[str, float]:
    """Return the signs of one event by their names; what is not named is 0.

    Empty where the small tagger has read the text: it gives no trees and no happenings.
    """
    reading, setting = world.reading, world.setting
    if not reading.heads or not reading.happenings:
        return {}
    number = reading.sentence_at(event.trigger.start)
    bounds = reading.bounds[number]
    kind = "word" if event.type in SPOKEN else "deed"
    found: dict[str, float] = {"event": 1.0, f"type={event.type}": 1.0}
    found.update(model_signs(event, reading.happenings.get(site.head)))
    if reading.news:
        found["model: news"] = reading.news[site.head]
    found.update(form_signs(event, site, world, bounds))
    found.update(party_signs(event, kind, world))
    found.update(time_signs(event, world, bounds))
    found.update(setting_signs(reading, bounds, setting))
    found.update(public_signs(setting, number, kind))
    return found


def model_signs(event: Event, known: Happening | None) -> Iterator[Sign]:
    """Yield what the language model thinks of an event's word."""
    if known is None:
        yield "model: no happening", 1.0
        return
    odds = min(max(known.odds, 0.02), 0.98)
    yield "model: happening", log(odds / (1 - odds)) / 4
    yield f"model: {known.kind}", 1.0
    if event.status in REAL:
        for name, fact in known.facts.items():
            yield f"model: {name} denied", fact.denied
            yield f"model: {name} unsure", fact.unsure
    if event.type != "OTHER":
        scores = dict(zip(ACTS, known.acts, strict=True))
        yield "model: act", min(max(scores[event.type], -4.0), 4.0) / 4
        yield (
            "model: act above others",
            min(max(scores[event.type] - max(scores.values()), -4.0), 0.0) / 4,
        )


def form_signs(event: Event, site: Site, world: World, bounds: tuple[int, int]) -> Iterator[Sign]:
    """Yield the form of an event's word: tense and subject of a verb, what introduces a noun."""
    reading, kind = world.reading, "word" if event.type in SPOKEN else "deed"
    told = is_told(reading, bounds)
    yield ("prose" if told else "headline"), 1.0
    if not any(reading.tags[at] in VERBS for at in range(*bounds)):
        yield "no verb", 1.0
    if site.word == "noun":
        yield from noun_signs(site, reading)
        return
    form = form_of(reading, site.head)
    yield f"form: {form}", 1.0
    yield f"form: {form} {kind}", 1.0
    subject = next(
        (at for at in children(reading, site.head) if reading.relations[at] in SUBJECTS), None
    )
    bare = subject is not None and reading.fine[subject] == "NNS" and not is_introduced(reading, subject)
    if bare:
        yield f"form: {form} of many", 1.0
    if form == "present" and told and event.status in REAL:
        yield "telling in the present", 1.0
        yield f"telling in the present: {kind}", 1.0
        yield "article: present", world.setting.present
        if subject is not None:
            yield f"present of {subject_form(reading, subject)}", 1.0


def noun_signs(site: Site, reading: Reading) -> Iterator[Sign]:
    """Yield how an event noun stands."""
    head = site.head
    many = "many" if reading.fine[head] == "NNS" else "one"
    before = [reading.lower(at) for at in children(reading, head) if reading.tags[at] == "DET"]
    article = before[0] if before else ""
    how = (
        "the"
        if article in {"the", "this", "that", "these", "those"}
        else "a"
        if article in {"a", "an"}
        else ""
    )
    if article in settings()["any"]:
        how = "any"
    elif not how:
        how = "own" if "poss" in site.parts else "counted" if is_introduced(reading, head) else "bare"
    yield "noun", 1.0
    yield f"noun: {how} {many}", 1.0
    if "sup" in site.parts:
        yield "noun: carried by a verb", 1.0
    top = reading.heads[head]
    kinds = settings()["kind"]
    if reading.relations[head] in SUBJECTS and (reading.lemmas[top] in kinds or is_state(reading, top)):
        yield "noun: what it is like", 1.0


def is_state(reading: Reading, token: int) -> bool:
    """Tell whether a word is what something is said to be, in the present."""
    return any(
        reading.relations[at] == "cop" and reading.fine[at] in {"VBZ", "VBP"}
        for at in children(reading, token)
    )


def subject_form(reading: Reading, token: int) -> str:
    """Return how a subject stands: a name, a pronoun, or bare, with "a" or "the", of one or many."""
    if reading.tags[token] != "NOUN":
        return "a name" if reading.tags[token] == "PROPN" else "a pronoun"
    many = "many" if reading.fine[token] == "NNS" else "one"
    words = {reading.lower(at) for at in children(reading, token) if reading.tags[at] == "DET"}
    if words & {"a", "an"}:
        return f"a {many}"
    return f"the {many}" if words else f"bare {many}"


def is_introduced(reading: Reading, token: int) -> bool:
    """Tell whether a noun has an article, a number, an owner or a name before it."""
    return any(at < token and reading.tags[at] in ARTICLES for at in children(reading, token))


def is_told(reading: Reading, bounds: tuple[int, int]) -> bool:
    """Tell whether a sentence ends as sentences do, and no headline does."""
    last = reading.text[: reading.ends[bounds[1] - 1]].rstrip(CLOSERS)[-1:]
    return last in STOPS


def party_signs(event: Event, kind: str, world: World) -> Iterator[Sign]:
    """Yield what acts, and what it befalls."""
    acting = kind_of_party(event.actors[0].spans[0], world) if event.actors else "nobody"
    befallen = next(iter(spans_befallen(event)), None)
    suffering = kind_of_party(befallen, world) if befallen is not None else "nobody"
    if acting != NAMED:
        yield f"actor: {acting}", 1.0
        yield f"{kind} by {acting}", 1.0
    if suffering != NAMED:
        yield f"{kind} to {suffering}", 1.0
    yield f"{kind}: {coarse(acting)} to {coarse(suffering)}", 1.0
    if event.quantities:
        yield "counted", 1.0
    if event.according_to:
        yield "claimed", 1.0
    if event.places:
        yield "placed", 1.0


def spans_befallen(event: Event) -> Iterator[Span]:
    """Yield the words of what an event befalls: recipients, else objects."""
    for one in event.recipients:
        yield from one.spans
    yield from event.object


def time_signs(event: Event, world: World, bounds: tuple[int, int]) -> Iterator[Sign]:
    """Yield what the times of an event and of its sentence tell."""
    reading, setting = world.reading, world.setting
    near = [
        time for _, time in world.times.within(reading.starts[bounds[0]], reading.ends[bounds[1] - 1])
    ]
    own = next((time for time in near if time.id == event.when), None)
    if own is not None and (is_past(own, setting) or is_dated(own)):
        yield ("its time is long past" if is_past(own, setting) else "its time is near"), 1.0
    if any(is_past(time, setting) for time in near):
        yield "a time long past", 1.0
    if any(is_day(time) for time in near):
        yield "a day", 1.0
    if any(time.type == "SET" for time in near):
        yield "again and again", 1.0


def is_past(time: Time, setting: Setting) -> bool:
    """Tell whether a time is a year, a decade or a century long past."""
    value = time.value or ""
    digits = value[:4].rstrip("X")
    if not digits.isdigit() or time.type == "DURATION":
        return False
    return int(digits.ljust(4, "0")) < setting.year


def is_dated(time: Time) -> bool:
    """Tell whether a time is a year or less of the calendar, or a day of the week."""
    return is_day(time) or (time.value or "")[:4].isdigit()


def is_day(time: Time) -> bool:
    """Tell whether a time is a day of the calendar or of the week."""
    value = time.value or ""
    return time.type in {"DATE", "TIME"} and (value.count("-") == 2 or "WXX-" in value)


def setting_signs(reading: Reading, bounds: tuple[int, int], setting: Setting) -> Iterator[Sign]:
    """Yield how much a sentence and its article speak of play, trade, ages past and habits."""
    words = words_around(reading, *bounds)
    for name in AROUND:
        count = sum(word in settings()[name] for word in words)
        if count:
            yield f"sentence: {name}", min(count, MOST) / MOST
        if setting.density[name]:
            yield f"article: {name}", min(setting.density[name], MOST) / MOST
    if not settings()["habit"].isdisjoint(reading.lemmas[slice(*bounds)]):
        yield "sentence: habit", 1.0
    if any(reading.lower(at) in FIRST and reading.word(at) != "US" for at in range(*bounds)):
        yield "sentence: first person", 1.0


def public_signs(setting: Setting, number: int, kind: str) -> Iterator[Sign]:
    """Yield whether a sentence, and whether the article, names nobody and nothing public."""
    if not setting.public[number]:
        yield "sentence: nothing public", 1.0
        yield f"sentence: nothing public, {kind}", 1.0
    if not any(setting.public):
        yield "article: nothing public", 1.0
