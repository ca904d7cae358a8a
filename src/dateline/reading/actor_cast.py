"""The cast: actors by the keys they are known by, so that each stands in it once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dateline.gazetteer.fold import fold
from dateline.reading.actor_draft import Draft, Facts, Said
from dateline.reading.actor_people import People, note
from dateline.reading.actor_predicates import is_present
from dateline.reading.actor_words import context

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.language.reading import Reading
    from dateline.reading.actor_descriptions import Described
    from dateline.reading.actor_scope import Named

FEWEST: Final = 3  # letters of an acronym that needs no brackets to be understood
CROWD: Final = 40  # so many actors of one kind are never told apart by "the president"
LESSENING: Final = context("lessening")
TELLING: Final = frozenset({"ADJ", "NOUN", "PROPN"})
MODIFIERS: Final = frozenset({"the", "a", "an", "some", "these", "those", "other", "several", "many"})


class Cast:
    """All actors of one article in the making."""

    def __init__(self, reading: Reading, countries: int) -> None:
        self.reading = reading
        self.countries = countries
        self.drafts: dict[str, Draft] = {}
        self.people = People(reading)
        self.acronyms: dict[str, str] = {}
        self.owned: dict[str, dict[str, int]] = {}
        self.short: dict[str, dict[str, int]] = {}
        self.initials: dict[str, dict[str, int]] = {}
        self.by_word: dict[str, list[Draft]] = {}

    def meet(self, key: str, said: Said, facts: Facts) -> Draft:
        """Add a mention to the actor of that key, which is made where it is new."""
        draft = self.drafts.setdefault(key, Draft(key))
        draft.mentions.append(said)
        draft.named = draft.named or said.kind == "name"
        self.index_words(draft, facts.words - draft.words)
        draft.learn(facts)
        return draft

    def index_words(self, draft: Draft, words: frozenset[str]) -> None:
        """Note the words by which a definite description may name the actor."""
        for word in sorted(words):
            self.by_word.setdefault(word, []).append(draft)

    def learn_full_names(self, named: list[Named]) -> None:
        """Note the surnames and given names of all full names before short ones are resolved."""
        for name in named:
            if name.key.startswith(("body:", "known:")) and "@" in name.key:
                note(self.owned, name.key.rpartition("@")[0], name.key)
        for name in named:
            if name.key.startswith(("body:", "known:")):
                self.note_body(name)
            elif name.key.startswith("person:"):
                self.people.learn(name)
        self.people.part([name for name in named if name.key.startswith("person:")])

    def note_body(self, name: Named) -> None:
        """Note the first and last words of a body's name, by which it may be called for short."""
        if name.last - name.first < 2:
            return
        first = [self.reading.word(at)[0] for at in range(name.first, name.last)]
        initials = "".join(letter for letter in first if letter.isupper())
        key = self.owner_key(name.key)
        if len(initials) >= FEWEST:
            note(self.initials, initials, key)
        for at in {name.first, name.last - 1}:
            note(self.short, fold(self.reading.word(at)), key)

    def owner_key(self, key: str) -> str:
        """Return the key of a body's name without its country: that of the only one so called."""
        owned = self.owned.get(key, {})
        return next(iter(owned)) if len(owned) == 1 else key

    def add_name(self, name: Named) -> Draft:
        """Add a name's mention to its actor."""
        said = Said(name.first, name.last, "name", name.sentence)
        key = name.key
        called = self.called_body(name)
        if called:
            return self.meet(called, said, Facts())
        if key.startswith("person:"):
            key = self.people.key(name)
        elif key.startswith("body:"):
            key = self.body_key(name)
        return self.meet(self.owner_key(key), said, name.facts)

    def called_body(self, name: Named) -> str:
        """Return the key of the only body that a single word is short for; "" where there is none.

        A word that ends a person's full name too is no body; it is left open where no person shows.
        """
        word = fold(self.reading.word(name.first))
        called = self.short.get(word, {})
        if name.last - name.first > 1 or len(called) != 1 or name.key.startswith(("known:", "state:")):
            return ""
        if word in self.people.surnames:
            return "" if name.facts.type == "person" else f"{name.key}~"
        return next(iter(called))

    def body_key(self, name: Named) -> str:
        """Return the key of a body: an acronym is that of the name that it is said to be, or is made of.

        Of "(USI)" after a name the text says so; else one body's capitals alone must spell it.
        """
        key = name.key.removeprefix("body:")
        spelled = self.initials.get(self.reading.word(name.first), {})
        if key in self.acronyms:
            return self.acronyms[key]
        alone = name.last - name.first == 1 and len(spelled) == 1
        return next(iter(spelled)) if alone else name.key

    def add_acronym(self, name: Named, draft: Draft) -> None:
        """Note the acronym in brackets after a name: "(CIA)"."""
        reading, at = self.reading, name.last
        if at + 2 < len(reading.starts) and reading.word(at) == "(" and reading.word(at + 2) == ")":
            word = reading.word(at + 1)
            if word.isupper() and 2 <= len(word) <= 8:
                self.acronyms[fold(word)] = draft.key

    def describe(self, one: Described) -> Draft:
        """Add a description to the actor it stands for, or make it an actor of its own."""
        said = Said(one.first, one.last, "description", one.sentence)
        return self.meet(self.description_key(one), said, one.facts)

    def say(self, one: Described, draft: Draft) -> None:
        """Add what a sentence says that an actor is; only what it is now tells facts."""
        facts = one.facts if is_present(self.reading, one) else Facts()
        said = Said(one.first, one.last, "description", one.sentence)
        self.meet(draft.key, said, replace(facts, words=frozenset({one.noun})))

    def description_key(self, one: Described) -> str:
        """Return the key of what a description stands for."""
        if one.row.stands and one.country and not one.lesser:
            prefix = "state" if one.row.stands == "government" else "forces"
            return f"{prefix}:{one.country}"
        antecedent = self.antecedent(one) if one.definite else None
        if antecedent is not None:
            return antecedent.key
        words = [self.reading.lower(at) for at in range(one.first, one.last)]
        kept = [word for word in words if word not in MODIFIERS]
        key = f"group:{' '.join(kept)}"
        if (
            not one.row.many
            or self.reading.lower(one.last if one.last < len(self.reading.starts) else 0) == "familiar"
        ):
            return f"{key}@{one.first}"
        return key

    def antecedent(self, one: Described) -> Draft | None:
        """Return the only actor before a definite description that its noun may name.

        "The government" is that of the only country the article names, else no one's known.
        """
        if self.reading.lower(one.first) in {"his", "her", "their", "its"}:
            return None
        if one.lesser:
            return None
        if one.row.stands == "government" and (self.countries > 1 or one.last - one.first > 2):
            return None
        called = self.by_word.get(one.noun, [])
        fits = [draft for draft in called if before(draft, one)] if len(called) <= CROWD else []
        fits = [draft for draft in fits if not self.contrasts(draft, one)]
        named = [draft for draft in fits if draft.named]
        alike = [draft for draft in fits if one.country and draft.country == one.country]
        found = named or alike or fits
        return found[0] if len(found) == 1 else None

    def contrasts(self, draft: Draft, one: Described) -> bool:
        """Tell whether other words set a description apart from an actor's of the same noun.

        "The interior minister" is not "the justice minister", "the governor" is no deputy governor, and
        "the vice president" is not the former one.
        """
        own = self.modifiers(one.first, one.last - 1)
        told = [words for words in self.told_of(draft, one.noun) if words]
        if told and all((words & LESSENING) - own for words in told):
            return True
        return bool(told and own) and not any(words & own for words in told)

    def told_of(self, draft: Draft, noun: str) -> Iterator[frozenset[str]]:
        """Yield the words that an actor's descriptions and role have before a noun."""
        for said in draft.mentions[:CROWD]:
            if said.kind == "description" and self.reading.lower(said.last - 1) == noun:
                yield self.modifiers(said.first, said.last - 1)
        words = draft.role.lower().split() if draft.role else []
        if noun in words:
            yield frozenset(words[: words.index(noun)])

    def modifiers(self, first: int, last: int) -> frozenset[str]:
        """Return the words of a description that tell which one is meant."""
        return frozenset(
            self.reading.lower(at)
            for at in range(first, last)
            if self.reading.tags[at] in TELLING and self.reading.lower(at) not in MODIFIERS
        )


def before(draft: Draft, one: Described) -> bool:
    """Tell whether an actor stands before a description and agrees in number and country."""
    if draft.mentions[0].first >= one.first:
        return False
    if one.country and one.country != draft.country and not (draft.named and draft.country is None):
        return False
    return draft.many == one.row.many or draft.type not in {"person", "group"}
