"""What the model says of attributions, laid over the claims that the rules find.

The model knows where source, cue and content begin and end better than the rules do, and finds cues
that no table has; the rules know what a claim is (stance, addressee, venue, chain) and find claims
within claims, which the model was never shown. So a claim whose cue both find has the model's spans;
a cue that the model alone finds makes a claim, with the stance of its verb or noun; and of the claims
that the rules alone find those are left out that stand on the page's own ground and of which the model
is sure that they are none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dateline.reading.said_content import Field
from dateline.reading.said_drafts import Draft
from dateline.reading.said_implicit import make_implicit
from dateline.reading.said_indirect import calls_untrue
from dateline.reading.said_judge import is_carrier, is_doubtful, is_title
from dateline.reading.said_kinds import core_of, kind_by_words, media_words
from dateline.reading.said_marks import read_opened
from dateline.reading.said_media import is_named_press
from dateline.reading.said_nominal import read_nouns
from dateline.reading.said_overlay import clean, lay_over, longest, trim_cue
from dateline.reading.said_phrases import find_told
from dateline.reading.said_words import words_of
from dateline.reading.stance import stance_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dateline.language.attributions import Attribution
    from dateline.reading.said_drafts import Stretch
    from dateline.reading.said_groups import Group
    from dateline.reading.said_scene import Scene, Unit
    from dateline.records import Stance

NESTED: Final = "citing"  # the rule whose claim stands within the claim of another cue
DOUBTED: Final = frozenset(
    {"indirect", "nominal", "agent", "according"}
)  # rules that the model overrules


@dataclass(frozen=True, slots=True)
class Tags:
    """The model's attributions, and the verb groups of the text by their tokens."""

    scene: Scene
    by_token: Mapping[int, Attribution]
    groups: Mapping[int, tuple[Unit, Group]]


def follow_tags(
    scene: Scene, drafts: Sequence[Draft], groups: Mapping[Unit, Sequence[Group]]
) -> list[Draft]:
    """Return the claims as the rules and the model find them together."""
    if not scene.reading.attributions:
        return list(drafts)
    tags = set_tags(scene, groups)
    citing = {draft.outer for draft in drafts if draft.rule == NESTED}
    found: list[Draft] = []
    met: set[Stretch] = set()
    for draft in drafts:
        tag = tag_of(tags, draft)
        if tag is None or draft.rule == NESTED or draft.via:
            found.append(draft)
        elif tag.cue not in met:
            laid = lay_over(scene, draft, tag)
            found.append(replace(laid, content=draft.content) if draft.main in citing else laid)
        met.update(tags.by_token[at].cue for at in cue_tokens(draft) if at in tags.by_token)
    outer = {
        token for tag in scene.reading.attributions for part in tag.contents for token in range(*part)
    }
    kept = [draft for draft in found if is_kept(tags, draft, outer)]
    begun = {part[0] for draft in kept for part in draft.cue}
    left = [
        tag
        for tag in scene.reading.attributions
        if tag.cue not in met and not is_carrier(scene, tag, begun)
    ]
    new = [draft for tag in left for draft in make(tags, tag)]
    return [part for draft in (*kept, *new) for part in part_off(scene, draft)]


def part_off(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a claim, and apart from it the quotations after its sentence, which have no cue."""
    own = sentence_of(scene, draft.main)
    later = {
        scene.inside[part[0]]: part
        for part in draft.content[1:]
        if scene.inside[part[0]] >= 0 and sentence_of(scene, part[0]) > own
    }
    later.pop(draft.speech, None)
    left = tuple(part for part in draft.content if part not in later.values())
    yield replace(draft, content=left)
    if draft.source is not None:
        yield from (make_implicit(scene, draft, number) for number in sorted(later))


def sentence_of(scene: Scene, token: int) -> int:
    """Return the number of the sentence that a token stands in."""
    return scene.reading.sentence_at(scene.reading.starts[token])


def set_tags(scene: Scene, groups: Mapping[Unit, Sequence[Group]]) -> Tags:
    """Return the model's attributions by the tokens of their cues."""
    by_token = {token: tag for tag in scene.reading.attributions for token in range(*tag.cue)}
    by_group = {
        token: (unit, group)
        for unit, some in groups.items()
        for group in some
        for token in range(group.first, group.last)
    }
    return Tags(scene, by_token, by_group)


def tag_of(tags: Tags, draft: Draft) -> Attribution | None:
    """Return the model's attribution whose cue a draft has."""
    if draft.main in tags.by_token:
        return tags.by_token[draft.main]
    tokens = cue_tokens(draft)
    return next((tags.by_token[token] for token in tokens if token in tags.by_token), None)


def cue_tokens(draft: Draft) -> Iterator[int]:
    """Yield the tokens of a draft's cue."""
    return (token for part in draft.cue for token in range(*part))


def is_kept(tags: Tags, draft: Draft, outer: AbstractSet[int]) -> bool:
    """Tell whether a draft stands: not one that the rules alone find outside of all contents."""
    if tag_of(tags, draft) or draft.rule not in DOUBTED or is_plain(tags, draft):
        return True
    if draft.main in outer or (draft.rule == "according" and names_outlet(tags.scene, draft)):
        return True
    if passes_on(tags.scene, draft):
        return True
    return draft.told_to is not None and is_named_press(tags.scene, draft.told_to)


def is_plain(tags: Tags, draft: Draft) -> bool:
    """Tell whether a verb can hardly be anything but speech as it is built.

    "Put the toll at 14", "counted nine", "pictures show a hull".
    """
    _, group = tags.groups.get(draft.main, (None, None))
    if group is None or draft.source is None or draft.rule != "indirect":
        return False
    shown = "e" in group.verb.frames and kind_by_words(tags.scene, draft.source) == "imagery"
    return shown or "_".join(group.verb.words) in words_of("plain_speech")


def passes_on(scene: Scene, draft: Draft) -> bool:
    """Tell whether "according to ..." goes on a claim: "said a guard, according to the paper"."""
    end = max(draft.cue[-1][1], draft.source[1] if draft.source else 0)
    return scene.words[end : end + 2] == (",", "according") and draft.content[-1][1] <= draft.main


def names_outlet(scene: Scene, draft: Draft) -> bool:
    """Tell whether a claim's source is an outlet or agency by name: ", per the Kelp Courier"."""
    last = core_of(scene, draft.source)[1] - 1 if draft.source else -1
    return last >= 0 and scene.reading.word(last)[0].isupper() and scene.words[last] in media_words()


def make(tags: Tags, tag: Attribution) -> Iterator[Draft]:
    """Yield the claim of a cue that only the model finds, if it claims anything."""
    if not tag.contents:
        tag = tag._replace(contents=read_opened(tags.scene, tag))
    main = main_of(tags.scene, tag.cue)
    unit, group = tags.groups.get(main, (None, None))
    stance = tell_stance(tags.scene, tag.cue, group)
    if not tag.contents or stance is None or is_doubtful(tags.scene, tag, group):
        return
    speech = speech_of(tags.scene, tag.contents)
    source = longest(tag.sources) if tag.sources else None
    content = clean(tags.scene, tag.contents, source)
    if not content or is_title(tags.scene, content):
        return
    if group and calls_untrue(tags.scene, group, content[-1]):
        stance = "denies"
    yield Draft(
        rule="tagged",
        content=content,
        cue=(trim_cue(tags.scene, tag.cue),),
        source=source,
        main=main,
        stance=stance,
        venue=group.verb.venue if group else "unstated",
        told_to=find_told(Field(tags.scene, unit, ()), group) if group and unit else None,
        direct=speech >= 0,
        speech=speech,
    )


def main_of(scene: Scene, cue: Stretch) -> int:
    """Return the chief token of a cue: the first whose head lies outside of it."""
    heads = scene.reading.heads
    return next((token for token in range(*cue) if not cue[0] <= heads[token] < cue[1]), cue[0])


def tell_stance(scene: Scene, cue: Stretch, group: Group | None) -> Stance | None:
    """Return the stance of a cue by its verb or noun, or None where it claims nothing."""
    if group:
        return stance_of(group)
    nouns = read_nouns()
    return next((nouns[word].stance for word in scene.words[slice(*cue)] if word in nouns), "asserts")


def speech_of(scene: Scene, content: Sequence[Stretch]) -> int:
    """Return the speech that holds all of a content, or -1."""
    numbers = {scene.inside[token] for part in content for token in range(*part)}
    return numbers.pop() if len(numbers) == 1 else -1
