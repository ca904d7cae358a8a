"""Gives pronouns to those whom they mean, by the trees of the sentences; the doubtful are left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.actor_candidates import Member, Place, Pool, places_of
from dateline.reading.actor_draft import Facts, Said
from dateline.reading.actor_features import Asked, Stage, ask
from dateline.reading.actor_meant import is_agreed
from dateline.reading.actor_predicates import has_copula
from dateline.reading.actor_quotes import find_speakers
from dateline.reading.actor_ranking import odds, options, weights
from dateline.reading.actor_strangers import find_strangers, gender_of, hint_of
from dateline.reading.actor_syntax import Syntax

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft
    from dateline.reading.actor_ranking import Option

    Chooser = Callable[[str, Asked, list[Option]], Option | None]

GENDERS: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
CLASSES: Final = {
    **dict.fromkeys(GENDERS, "person"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "many"),
    **dict.fromkeys(("it", "its", "itself"), "thing"),
}
SINGLE: Final = frozenset({"person", "unknown", "human"})
AGREED: Final = 0.7  # so much of that will do where the language model by itself would choose the same
EVEN: Final = 0.9  # the same where another is joined to the one: "Dovell and Prail arrived. He said"
SURE: Final = {"person": 0.5, "many": 0.74, "thing": 0.8}  # how likely one must be, to be meant


class Search:
    """The pronouns of one text and those they may mean."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft], choose: Chooser) -> None:
        self.reading, self.choose = reading, choose
        self.syntax = Syntax(reading)
        members = [(draft, member_of(reading, draft)) for draft in drafts]
        places = [place for draft, one in members for place in places_of(reading, draft, one)]
        places += find_strangers(reading, places)
        self.pool = Pool([place for place in places if not is_predicate(reading, place)])
        self.last: dict[str, Member] = {}
        self.speakers = find_speakers(self.syntax)
        self.opening = next((one.member for one in self.pool.places if one.kind == "name"), None)
        self.led = {
            self.syntax.leader(place.head): place.member for place in places if not is_noun(place)
        }

    def resolve(self) -> None:
        """Go through the pronouns in order; add each one to whom it means."""
        waiting = iter(self.pool.places[:])
        place = next(waiting, None)
        for at, sentence in pronouns(self.reading):
            while place is not None and place.first < at:
                place.member.met += 1
                place = next(waiting, None)
            self.answer(at, sentence)

    def answer(self, at: int, sentence: int) -> None:
        """Ask whom one pronoun means, and add it there."""
        word = self.reading.lower(at)
        kind = CLASSES[word]
        if kind != "person" and at in self.speakers:
            return  # "they" of a speaker are mostly people whom the text does not name
        asked = ask(self.syntax, at, sentence, GENDERS.get(word, ""), quoted=at in self.speakers)
        speaker = self.led.get(self.speakers.get(at, -1))
        most = max((one.member.met for one in self.pool.before(at, sentence)), default=0)
        stage = Stage(
            self.syntax, self.last.get(word_class(word)), most, speaker, self.speakers, self.opening
        )
        found = options(stage, asked, self.pool, lambda member: suits(member, word))
        found = found if kind != "many" else several(found, sentence)
        chosen = self.choose(kind, asked, found)
        if chosen is not None and chosen.place is not None:
            self.give(at, sentence, chosen.place.member)

    def give(self, at: int, sentence: int, member: Member) -> None:
        """Add a pronoun to a member."""
        word = self.reading.lower(at)
        member.pronouns += 1
        member.met += 1
        member.said = member.said or GENDERS.get(word, "")
        self.last[word_class(word)] = member
        self.pool.add(Place(at, at + 1, at, sentence, "pronoun", member))
        if member.draft is not None:
            member.draft.mentions.append(Said(at, at + 1, "pronoun", sentence))
            if word in GENDERS:
                member.draft.learn(Facts(type="person"))


def give_pronouns(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Add to each actor the pronouns that mean it."""
    Search(reading, drafts, choose_likely).resolve()


def choose_likely(kind: str, asked: Asked, found: list[Option]) -> Option | None:  # noqa: ARG001  - one shape
    """Return the likeliest choice where it is likely enough."""
    likely = odds(found, weights().get(kind, {}))
    best = max(range(len(found)), key=likely.__getitem__)
    twins = [one for one in found if one.twin >= 0 and one.twin == found[best].twin]
    needed = SURE[kind] * (AGREED if is_agreed(found[best]) else 1.0)
    return found[best] if likely[best] >= (EVEN if len(twins) > 1 else needed) else None


def several(found: list[Option], sentence: int) -> list[Option]:
    """Return the choices for "they": those of several people only, where any are near."""
    near = [one for one in found if one.place and one.place.member.many]
    if not any(one.place and sentence - one.place.sentence <= 1 for one in near):
        return found
    return [one for one in found if one.place is None or one.place.member.many]


def is_predicate(reading: Reading, place: Place) -> bool:
    """Tell whether a mention only says what an actor named before it is: "Dovell is the director"."""
    named = place.kind == "description" and place.member.draft is not None and place.member.draft.named
    return named and has_copula(reading, place.head)


def is_noun(place: Place) -> bool:
    """Tell whether a mention is of a stranger."""
    return place.kind in {"noun", "pair"}


def member_of(reading: Reading, draft: Draft) -> Member:
    """Return an actor as one who may be meant."""
    gender = draft.gender or gender_of(reading, draft)
    return Member(draft, draft.type, gender, hint_of(reading, draft), many=draft.many)


def word_class(word: str) -> str:
    """Return what pronouns of one kind have in common: their class, and their gender."""
    return CLASSES[word] + GENDERS.get(word, "")


def pronouns(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the tokens of the pronouns that are asked about, with their sentences."""
    for number, (first, last) in enumerate(reading.bounds):
        for at in range(first, last):
            if reading.lower(at) in CLASSES and reading.tags[at] in {"PRON", "DET"}:
                yield at, number


def suits(member: Member, word: str) -> bool:
    """Tell whether number, kind and gender of a member fit a pronoun."""
    kind = CLASSES[word]
    if kind == "person":
        return not member.many and member.kind in SINGLE and member.gender in {"", GENDERS[word]}
    if kind == "many":
        return member.many or member.kind not in {*SINGLE, "thing"}
    return (
        member.kind not in SINGLE
        and member.kind != "group"
        and not (member.many and member.kind == "thing")
    )
