"""Threads: the voices of one text that have one end, before texts are compared with each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.linking.actors import same_person
from dateline.linking.descriptions import merge, same_description
from dateline.linking.folding import name_key
from dateline.linking.pronouns import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.answered import Side
    from dateline.linking.descriptions import Description
    from dateline.linking.voices import End, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Voices of one text, on one side, with one end.

    ``fits``: the keys of other threads of the text that a description may mean where it says too
    little to choose between them; such a thread is part of each.
    """

    text: int
    side: Side
    end: End
    key: str
    description: Description | None
    voices: tuple[Voice, ...]
    fits: tuple[str, ...] = ()

    @property
    def heard(self) -> bool:
        """Whether an outlet of the text says that it heard or saw the end itself."""
        return any(voice.heard for voice in self.voices)

    @property
    def role(self) -> Description | None:
        """What the text says that a named end is."""
        return next((voice.role for voice in self.voices if voice.role), None)

    @property
    def steps(self) -> tuple[str, ...]:
        """The longest way that the text itself gives from its outlet to the end."""
        return max((voice.steps for voice in self.voices), key=lambda steps: (len(steps), steps))


def make_threads(text: int, voices: Iterable[Voice]) -> tuple[Thread, ...]:
    """Return the threads of one text in a fixed order."""
    sides: dict[tuple[Side, End], list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=voice_order):
        sides[voice.side, voice.end].append(voice)
    found: list[Thread] = []
    for (side, end), group in sorted(sides.items()):
        bundles = described_bundles(group) if end == "described" else keyed_bundles(group)
        found += [
            Thread(
                text=text,
                side=side,
                end=end,
                key=key,
                description=about,
                voices=tuple(members),
                fits=fits,
            )
            for key, about, members, fits in bundles
        ]
    return tuple(found)


def voice_order(voice: Voice) -> tuple[str, str, str, str]:
    """Return what the voices of a text are put in order by."""
    return voice.article, voice.event, voice.claim or "", voice.name


Bundle = tuple[str, "Description | None", list["Voice"], tuple[str, ...]]


def keyed_bundles(voices: Sequence[Voice]) -> Iterator[Bundle]:
    """Yield the voices of named ends by name (a surname joins its full name), others by last step."""
    keys = sorted({end_key(voice) for voice in voices}, key=lambda key: (-len(key), key))
    found: dict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        key = end_key(voice)
        fuller = [other for other in keys if voice.end == "named" and same_person(other, key)]
        found[fuller[0] if fuller else key].append(voice)
    for key in sorted(found):
        about = next((voice.description for voice in found[key] if voice.description), None)
        yield key, about, found[key], ()


def end_key(voice: Voice) -> str:
    """Return what an end that is not described goes by within its text."""
    return voice.key if voice.end == "named" else name_key(voice.name)


def described_bundles(voices: Sequence[Voice]) -> Iterator[Bundle]:
    """Yield the voices of unnamed ends, what says most first; what fits several stays by itself."""
    clusters: list[tuple[Description, list[Voice]]] = []
    loose: dict[tuple[int, ...], list[tuple[Description, Voice]]] = defaultdict(list)
    for about, voice in sorted(with_descriptions(voices), key=lambda item: item[0].order):
        fitting = tuple(n for n, (known, _) in enumerate(clusters) if is_one(known, about, voice))
        if len(fitting) > 1:
            loose[fitting].append((about, voice))
        elif fitting:
            known, members = clusters[fitting[0]]
            clusters[fitting[0]] = (merge(known, about), [*members, voice])
        else:
            clusters.append((about, [voice]))
    for number, (about, members) in enumerate(clusters):
        yield str(number), about, members, ()
    for fitting, found in loose.items():
        yield "", found[0][0], [voice for _, voice in found], tuple(map(str, fitting))


def is_one(known: Description, about: Description, voice: Voice) -> bool:
    """Tell whether a text means the same people; "sources" are not shown to be officials beside them."""
    anyone = not (about.head or about.nations) and voice.name != UNKNOWN
    return same_description(known, about) and (not anyone or not known.head)


def with_descriptions(voices: Iterable[Voice]) -> Iterator[tuple[Description, Voice]]:
    """Yield the voices that have a description, with it."""
    for voice in voices:
        if voice.description:
            yield voice.description, voice
