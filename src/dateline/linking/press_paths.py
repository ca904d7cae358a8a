"""The outlets that a claim came through, as its own text tells: by credits and by listeners."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dateline.linking.folding import fold_words
from dateline.linking.outlets import (
    is_unnamed,
    looks_like_outlet,
    own_keys,
    press_names,
    press_steps,
    written_by,
)
from dateline.linking.press_keys import (
    LEAD,
    fullest,
    is_nobody,
    names_press,
    once_each,
    press_key,
    without_tail,
)

if TYPE_CHECKING:
    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Claim, Source

WORKS: Final = frozenset({"document", "other", "outlet", "agency"})
REPORT: Final = r"(?:news |wire |press )?(?:report|story|article|dispatch|account|item)s?"
REPORT_BY: Final = re.compile(rf"(?:\w+ ){{0,2}}{REPORT} (?:by|from|in|of) (?P<name>(?:the |an? )?\S.*)")
REPORT_OF: Final = re.compile(rf"(?P<name>\S.*)[’']s? (?:\w+ ){{0,2}}{REPORT}")
POINTERS: Final = frozenset({"the", "this", "that", "its", "their", "a", "an"})
GATHERINGS: Final = frozenset({("conference",), ("briefing",), ("rally",), ("hearing",)})
OWN: Final = frozenset({("us",), ("this",), ("our",)})
HEARD_WHERE: Final = re.compile(
    r"\s+(?:at|in|on|from|by|over|during|after|before|via|through|outside|inside|near|as|when|while|for|"
    r"who|which|that)\s.*|,.*",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Scene:
    """An article as its voices are read: the article, its press names at their fullest, its own keys."""

    one: LinkedArticle
    press: tuple[str, ...]
    own: frozenset[str]


def make_scene(one: LinkedArticle) -> Scene:
    """Return the scene of an article; who wrote its text counts as its own outlet here."""
    writer = written_by(one.article)
    own = {press_key(name) for name in (*own_keys(one), writer or "") if name}
    names = (name for name in press_names(one) if not is_nobody(name))
    press = once_each(name for name in names if not is_person(one, name))
    return Scene(one, press, frozenset(own))


def is_person(one: LinkedArticle, name: str) -> bool:
    """Tell whether a name that stands as an outlet's is one of the article's persons."""
    persons = (actor.name for actor in one.article.actors if actor.type == "person")
    return " " in press_key(name) and any(press_key(other) == press_key(name) for other in persons)


def press_path(scene: Scene, claim: Claim) -> tuple[str, ...]:
    """Return the outlets a claim came through, from the page's outwards, its own outlet left out."""
    outer = {each.id: each for each in scene.one.article.claims}
    names: list[str] = []
    seen: set[str] = set()
    here: Claim | None = claim
    while here and here.id not in seen:
        seen.add(here.id)
        steps = (name for name in press_steps(here) if not is_person(scene.one, name))
        names = [*steps, *reports_of(scene, here), *names]
        here = outer.get(here.within or "")
    told = told_outlet(scene, claim)
    return once_each(found for name in (*names, *told) if (found := resolve(scene, name)))


def reports_of(scene: Scene, claim: Claim) -> tuple[str, ...]:
    """Return the outlets and agencies whose reports a claim rests on."""
    return tuple(name for source in claim.sources if (name := reporter_of(scene, source)))


def reporter_of(scene: Scene, source: Source) -> str:
    """Return whose report a source is: ``a report by the Narwhal agency``; nothing for a document."""
    if source.kind not in WORKS:
        return ""
    found = REPORT_BY.fullmatch(source.text or "") or REPORT_OF.fullmatch(source.text or "")
    name = without_tail(found["name"]) if found else ""
    return name if name and (knows(scene, name) or names_press(name)) else ""


def told_outlet(scene: Scene, claim: Claim) -> tuple[str, ...]:
    """Return the outlet that a source is said to have told, if it is one: not ``told reporters``."""
    name = listener(scene, claim)
    if not name or fold_words(name)[:1] in OWN or fold_words(name)[-1:] in GATHERINGS:
        return ()
    known = knows(scene, name)
    return (name,) if known or is_unnamed(name) or looks_like_outlet(name) else ()


def listener(scene: Scene, claim: Claim) -> str:
    """Return whom a claim was told to, without where, when and how: ``Narwhal from the quay``."""
    told = claim.told_to or ""
    return told if knows(scene, told) else HEARD_WHERE.sub("", told)


def knows(scene: Scene, name: str) -> bool:
    """Tell whether a name is that of an outlet the article names, or its own."""
    keys = {press_key(other) for other in scene.press} | scene.own
    return bool(name) and press_key(fullest(name, (*scene.press, *scene.own))) in keys


def resolve(scene: Scene, name: str) -> str:
    """Return a press name at its fullest; the only one for ``the newspaper``; nothing for the own."""
    if is_unnamed(name) or is_nobody(name):
        others = [other for other in scene.press if press_key(other) not in scene.own]
        return others[0] if len(others) == 1 and points(name) and not is_nobody(name) else ""
    full = LEAD.sub("", without_tail(fullest(name, (*scene.press, *scene.own))))
    return "" if press_key(full) in scene.own else full


def points(name: str) -> bool:
    """Tell whether an unnamed outlet may be a named one: ``the radio``, not ``Norwegian radio``."""
    words = fold_words(name)
    return len(words) <= 1 or words[0] in POINTERS


def is_heard(scene: Scene, claim: Claim, steps: tuple[str, ...]) -> bool:
    """Tell whether the page's own outlet says that it heard or saw the source itself."""
    told = listener(scene, claim)
    own = bool(told) and (not resolve(scene, told) or is_unnamed(told))
    seen = claim.venue == "seen" or any(step.relation == "seen" for step in claim.chain)
    return (own or seen) and not steps
