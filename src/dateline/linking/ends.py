"""Ends: the far ends of an incident's chains, what each is called, and what leads to it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from dateline.linking.chains import chain_of, prune
from dateline.linking.descriptions import merge, source_words
from dateline.linking.folding import fold_words
from dateline.linking.pronouns import is_pronoun, name_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.answered import Side
    from dateline.linking.chains import Chain, Tails
    from dateline.linking.descriptions import Description
    from dateline.linking.neighbours import LinkedArticle
    from dateline.linking.voices import End as EndKind
    from dateline.linking.voices import Voice
    from dateline.linking.web import Web


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """One far end, on one side. ``threads``: those that reach it; ``own``: those that are it."""

    number: int
    side: Side
    end: EndKind
    name: str
    kind: str
    named: bool
    key: str
    description: Description | None
    role: Description | None
    own: tuple[int, ...]
    threads: tuple[int, ...]
    chains: tuple[Chain, ...]
    hearings: int

    @property
    def order(self) -> tuple[Any, ...]:
        """What ends are put in order by before counting: the named first, then who says most."""
        about = self.description
        return self.end != "named", self.end == "described", about.order if about else (), self.name


def find_ends(web: Web, tails: Tails) -> list[End]:
    """Return the far ends of a web, in order of ``End.order``."""
    reached: dict[int, list[int]] = {}
    for index, found in enumerate(tails):
        for number in found:
            reached.setdefault(number, []).append(index)
    groups = {group[0]: group for group in web.unions.groups(range(len(web.threads)))}
    ends = [make_end(web, tails, groups[number], tuple(threads)) for number, threads in reached.items()]
    return sorted(ends, key=lambda end: end.order)


def make_end(web: Web, tails: Tails, group: tuple[int, ...], threads: tuple[int, ...]) -> End:
    """Return the far end of a union of threads."""
    thread = web.threads[group[0]]
    voices = [voice for index in group for voice in web.threads[index].voices]
    absent = thread.end in {"press", "nobody"}
    name = last_step(tails, group) if absent else name_of(voices)
    chains = prune(chain for index in threads for chain in chains_of(web, tails, index, group[0], name))
    return End(
        number=group[0],
        side=thread.side,
        end="press" if absent else thread.end,
        name=name,
        kind="outlet" if absent else commonest(Counter(voice.kind for voice in voices)),
        named=absent or 2 * sum(voice.named for voice in voices) > len(voices),
        key=max((web.threads[index].key for index in group), key=lambda key: (len(key), key)),
        description=web.about[group[0]],
        role=role_of_end(web, group),
        own=group,
        threads=threads,
        chains=chains,
        hearings=count_hearings(web, group, chains),
    )


def role_of_end(web: Web, group: tuple[int, ...]) -> Description | None:
    """Return what texts say that a named person is, all of it together."""
    roles = [role for index in group if (role := web.threads[index].role)]
    return reduce(merge, roles) if roles else None


def last_step(tails: Tails, group: tuple[int, ...]) -> str:
    """Return the last outlet on the way to an end that is itself an outlet."""
    return commonest(
        Counter(tails[index][group[0]][-1] for index in group if tails[index].get(group[0]))
    )


def commonest(counts: Counter[str]) -> str:
    """Return the most frequent text, of equals the shortest, then the first in order."""
    return min(counts, key=lambda text: (-counts[text], len(text), text), default="")


def name_of(voices: list[Voice]) -> str:
    """Return what a source is called: a named one by its fullest name, others by the commonest.

    A person goes before the body that he or she speaks for.
    """
    named = [voice for voice in voices if voice.end == "named"]
    persons = [voice for voice in named if voice.person]
    if named:
        return min({voice.name for voice in persons or named}, key=lambda name: (-len(name), name))
    least = min(vagueness(voice) for voice in voices)
    return commonest(Counter(tidy(voice.name) for voice in voices if vagueness(voice) == least))


def vagueness(voice: Voice) -> tuple[bool, bool, bool]:
    """Return how little a description says: no country, no kind of people, a state by its name."""
    about = voice.description
    return not (about and about.nations), not (about and about.head), voice.named


def tidy(description: str) -> str:
    """Return a description without its article, number or ``one of``, and without what follows it.

    Where nothing but pronouns is left of it, what follows tells who it is ("one of them, who fled").
    """
    words = description.replace(",", " ,").split()
    roles = [role_of(word) for word in words]
    start = next((place for place, role in enumerate(roles) if role != "drop"), 0)
    ends = (place for place, role in enumerate(roles) if role == "cut" and place > start)
    end = next(ends, len(words))
    left = " ".join(words[start:end]) or description
    return name_apart(description, " ".join(words[end:]).lstrip(" ,")) if is_pronoun(left) else left


def role_of(word: str) -> str:
    """Return whether a word is dropped at the head of a name, cuts off its tail, or neither."""
    if word == ",":
        return "cut"
    folded = "".join(fold_words(word))
    return "drop" if folded.isdigit() else source_words().get(folded, ("", ""))[1]


def chains_of(web: Web, tails: Tails, index: int, end: int, name: str) -> Iterator[Chain]:
    """Yield the chains from the articles of one thread to an end."""
    thread = web.threads[index]
    for one in articles_of(web, index).values():
        steps = tails[index][end]
        steps = steps[:-1] if steps and steps[-1] == name else steps
        yield chain_of(web, thread.text, one, steps, name)


def articles_of(web: Web, index: int) -> Mapping[str, LinkedArticle]:
    """Return the articles in which a thread's voices stand."""
    thread = web.threads[index]
    speaking = {voice.article for voice in thread.voices}
    return {one.article.id: one for one in web.texts[thread.text].articles if one.article.id in speaking}


def count_hearings(web: Web, group: tuple[int, ...], chains: tuple[Chain, ...]) -> int:
    """Return how many outlets are said to have heard or seen the source themselves; one at least."""
    told = {chain[-2] for chain in chains if len(chain) > 2}
    heard = {web.author(web.threads[index].text) for index in group if web.threads[index].heard}
    return max(1, len(told | heard))
