"""Who is cited by whom: the sources that the source of a claim has it from.

"..., according to the agency, which cited two doctors", "the paper, citing a memo, said", "attributing
the figure to the police", "has learned from two ministers", "carried a statement from the army saying":
who is cited claims the same content, within the claim of the one that cites. "Citing no source" names
nobody, and what is cited as a ground ("bad weather") is no source.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_cited import Cited, find_cited, is_relative
from dateline.reading.said_content import trim
from dateline.reading.said_drafts import Draft, Drafts
from dateline.reading.said_media import is_named_press
from dateline.reading.said_through import lead_through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_scene import Scene

RULE: Final = "citing"
NEXT: Final = 3  # tokens from who is cited to the cue of his own claim
FAR: Final = 60  # tokens between who is cited and the cue of the claim that cites


@dataclass(frozen=True, slots=True)
class Cast:
    """The claims of one sentence by what they can be for who is cited."""

    scene: Scene
    drafts: tuple[Draft, ...]

    def host(self, cited: Cited) -> Draft | None:
        """Return the claim whose source cites: its words stand before, else its cue, else after."""
        if cited.verb:
            return next((one for one in self.drafts if one.main == cited.verb), None)
        beside = [one for one in self.drafts if one.source and holds(one.source, cited.after)]
        if beside or is_relative(self.scene, cited.token):
            return beside[0] if beside else None
        before = [one for one in self.drafts if one.cue[-1][1] <= cited.token]
        press = [one for one in before if is_press(self.scene, one)]
        later = [one for one in self.drafts if one.source and one.source[0] >= cited.last]
        if cited.opens:
            return min(later, key=lambda one: one.main, default=None)
        return max(press or before, key=lambda one: one.main, default=None)


def holds(part: Stretch, token: int) -> bool:
    """Tell whether a stretch holds a token."""
    return part[0] <= token < part[1]


def is_press(scene: Scene, draft: Draft) -> bool:
    """Tell whether a claim's source is an outlet or agency, or a thing of one, by its words."""
    if draft.source is None:
        return False
    first, last = draft.source
    mark = scene.codes.find("'", first + 1, last)
    return is_named_press(scene, (first, mark if mark > 0 else last))


def read_relays(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims with those of the sources that are cited; naming a source is no claim itself."""
    told = Drafts.of(draft for draft in drafts if draft.cue)
    rest = [draft for draft in drafts if told.items.get(draft.main) is not draft]
    for cited in find_cited(scene):
        if is_read(cited, told.items.get(cited.token)):
            continue
        host = cast_of(scene, cited, told).host(cited)
        if host is None or (cited.source and not fits(scene, cited, host)):
            continue
        told.drop(cited.token)
        told.put(cut_tail(scene, host, cited))
        if cited.source:
            told.put(own_claim(cited, told) or cite(cited, told.items[host.main]))
    every = [*rest, *told.items.values()]
    return nest_told([lead_through(scene, draft, told) for draft in every])


def own_claim(cited: Cited, told: Drafts) -> Draft | None:
    """Return the claim that one who is cited has of his own beside it, now within the one citing."""
    near = told.between(cited.token, cited.last + NEXT) if cited.verb else []
    own = next((one for one in near if one.source == cited.source and one.rule != RULE), None)
    return replace(own, outer=cited.verb) if own else None


def is_read(cited: Cited, known: Draft | None) -> bool:
    """Tell whether the rules have read who is cited already."""
    if known is None or cited.source is None:
        return False
    return known.rule == RULE or known.via is not None


def cast_of(scene: Scene, cited: Cited, told: Drafts) -> Cast:
    """Return the claims with a cue in the sentence of who is cited, the nearest ones."""
    reading, token = scene.reading, cited.token
    first, last = reading.bounds[reading.sentence_at(reading.starts[token])]
    near = told.between(max(first, token - FAR), min(last, token + FAR))
    return Cast(scene, tuple(one for one in near if one.cue and one.main != token and one.rule != RULE))


def fits(scene: Scene, cited: Cited, host: Draft) -> bool:
    """Tell whether a claim can be that of who is cited: an outlet's, where the words tell no more."""
    return not cited.press_only or is_press(scene, host)


def cut_tail(scene: Scene, host: Draft, cited: Cited) -> Draft:
    """Return a claim without the words at its content's end that tell who is cited."""
    parts: list[Stretch] = []
    for first, last in host.content:
        tail = first <= cited.token < last <= cited.last
        end = trim(scene, first, cited.token) if tail else last
        parts += [(first, end)] if end > first else []
    return replace(host, content=tuple(parts)) if parts else host


def cite(cited: Cited, host: Draft) -> Draft:
    """Return the claim of who is cited: the host's content, within the host's claim."""
    return Draft(
        rule=RULE,
        content=host.content,
        cue=((cited.token, cited.token + 1),),
        source=cited.source,
        main=cited.token,
        outer=host.main,
        direct=host.direct,
        speech=host.speech,
        stance=host.stance,
    )


def nest_told(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the claims, those that another one passes on in brackets within it.

    "Officials told the paper, according to the agency, that ..." is the agency's account.
    """
    around = {draft.content: draft for draft in drafts if draft.rule == "according"}
    return [inserted(draft, around.get(draft.content)) for draft in drafts] if around else list(drafts)


def inserted(draft: Draft, outer: Draft | None) -> Draft:
    """Return a claim within the one whose cue stands between its own cue and its content."""
    if outer is None or draft is outer or draft.rule == RULE or draft.outer >= 0 or not draft.cue:
        return draft
    between = draft.cue[-1][1] <= outer.main < draft.content[0][0]
    between = between or draft.content[-1][1] <= draft.main < outer.main
    return replace(draft, outer=outer.main) if between else draft
