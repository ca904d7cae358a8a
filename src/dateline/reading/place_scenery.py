"""A description such as "the country" among the places that are named before it: who acts around it."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple

from dateline.reading.event_words import words_of
from dateline.reading.place_standing import stand
from dateline.reading.place_words import context

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_syntax import Syntax
    from dateline.reading.place_standing import Named, Role, Standing

ROLES: Final[Mapping[str, Role]] = {
    "in something": "at", "led to": "to",
    "of public": "other", "of person": "other", "of force": "other",
}  # fmt: skip
SURE: Final = 0.4  # share of what speaks for a word being meant by a pronoun


class Bearer(NamedTuple):
    """A named place with what it counts as (a country's code or its own key) and how it stands."""

    key: str
    named: Named
    standing: Standing
    sentence: int


class Scenery:
    """A description with what is named before it: how the one stands, and who acts around it."""

    def __init__(self, syntax: Syntax, noun: int, kind: str, bearers: Sequence[Bearer]) -> None:
        self.syntax, self.reading = syntax, syntax.reading
        self.noun, self.kind = noun, kind
        own = stand(syntax, noun, noun + 1)
        role = ROLES.get(own.part, own.role)
        self.own = own._replace(role=role)
        self.bearers = bearers
        self.verb = self.own.clause
        upper = syntax.upper(self.verb)
        self.upper = -1 if upper is None else upper
        self.subject = self.find_subject()
        self.doers = self.borne(self.subject)
        acting = self.doers | self.borne(self.speaker)
        self.last = next((one for one in reversed(bearers) if one.key not in acting), None)

    def find_subject(self) -> int:
        """Return the subject of the clause: of "the first to visit the country" the one above."""
        subject = self.syntax.subject(self.verb)
        if subject is None and self.upper >= 0 and self.reading.fine[self.verb] == "VB":
            subject = self.syntax.subject(self.upper)
        if subject is None or subject in self.own.tokens:
            return -1
        return -1 if self.reading.relations[subject] == "nsubj:pass" else subject

    @property
    def lemma(self) -> str:
        """The lemma of the clause's verb."""
        return self.reading.lemmas[self.verb]

    @property
    def sender(self) -> int:
        """The subject of the verb above that orders or lets somebody leave, -1 where there is none."""
        if self.upper < 0 or self.reading.lemmas[self.upper] not in context("sending_off"):
            return -1
        subject = self.syntax.subject(self.upper)
        return -1 if subject is None else subject

    @property
    def speaker(self) -> int:
        """The subject of the verb of speech above the description, -1 where there is none."""
        if self.upper < 0 or not is_speech(self.reading, self.upper):
            return -1
        subject = self.syntax.subject(self.upper)
        return -1 if subject is None else subject

    def borne(self, token: int) -> frozenset[str]:
        """Return what a noun is of: "Russia's army" of Russia; of a pronoun what it means."""
        if token < 0:
            return frozenset()
        if self.reading.tags[token] == "PRON":
            token = self.above(token) if self.reading.lower(token) == "it" else self.referent(token)
        return frozenset(one.key for one in self.bearers if token in one.standing.tokens)

    def borne_by(self, key: str, token: int) -> bool:
        """Tell whether the very words of a noun name a place: "a Serbian minister"."""
        return any(token in one.standing.tokens and one.key == key for one in self.bearers)

    def above(self, pronoun: int) -> int:
        """Return the subject of the clause above an "it", which is mostly meant; else what else is."""
        upper = self.syntax.upper(self.syntax.clause(pronoun))
        subject = None if upper is None else self.syntax.subject(upper)
        return self.referent(pronoun) if subject is None else subject

    def referent(self, pronoun: int) -> int:
        """Return the noun that a pronoun before the description means, -1 where that is not known."""
        told = self.reading.meant.get(pronoun)
        if told is None:
            return -1
        words = [at for at in range(pronoun) if self.reading.tags[at] in {"NOUN", "PROPN"}]
        scores = {at: score for at in words if (score := told.of(at)) is not None}
        if not scores:
            return -1
        best = max(scores, key=scores.__getitem__)
        total = 1.0 + sum(exp(score) for score in scores.values())
        return best if exp(scores[best]) / total >= SURE else -1

    def is_pronoun(self, token: int) -> bool:
        """Tell whether a token is a pronoun for somebody who acts."""
        return token >= 0 and self.reading.tags[token] == "PRON"


def is_speech(reading: Reading, at: int) -> bool:
    """Tell whether a token is a verb of speech."""
    return reading.tags[at] == "VERB" and reading.lemmas[at] in words_of("speech")
