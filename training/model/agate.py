"""Makes small print of a news wire: results, tables and datelines, whose clubs are named after towns.

The lines are made up from patterns and lists of places and given names; no real result is meant.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from texts import Document, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lexicon import Lexicon

SEED, DOCUMENTS = 20261128, 900
SPORTS = (
    *(
        "soccer",
        "cricket",
        "tennis",
        "rugby union",
        "basketball",
        "baseball",
        "ice hockey",
        "golf",
        "boxing",
    ),
    *("cycling", "athletics", "motor racing", "badminton", "rugby league", "nfl football", "swimming"),
)
CLUB_ENDS = (
    "United",
    "City",
    "Rovers",
    "FC",
    "Athletic",
    "Wanderers",
    "Town",
    "Dynamo",
    "Tigers",
    "Bulls",
    "Hawks",
)
FAMILY_ENDS = (
    "son",
    "ov",
    "ez",
    "ski",
    "er",
    "ini",
    "man",
    "ic",
    "enko",
    "ley",
    "ton",
    "ard",
    "ano",
    "sen",
    "ada",
    "oto",
)
FAMILY_STARTS = (
    *(
        "Har",
        "Mal",
        "Vel",
        "Kor",
        "Ber",
        "San",
        "Lind",
        "Pet",
        "Gar",
        "Rod",
        "Hol",
        "Mar",
        "Stan",
        "Kow",
        "Fer",
    ),
    *(
        "Tan",
        "Nak",
        "Sor",
        "Del",
        "Win",
        "Ash",
        "Bran",
        "Cal",
        "Dor",
        "Ell",
        "Fran",
        "Jan",
        "Kar",
        "Lar",
        "Mil",
    ),
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
Words = list[tuple[str, str]]


class Maker:
    """Makes names and lines, each a list of words with labels."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.random = Random(SEED)  # noqa: S311  - a recipe wants the same lines every time
        self.lexicon = lexicon
        self.cities = lexicon.cities
        self.peoples = sorted(lexicon.peoples)

    def name(self, text: str, kind: str) -> Words:
        """Return the words of a name with its labels."""
        first, *rest = text.split()
        return [(first, f"B-{kind}"), *((word, f"I-{kind}") for word in rest)]

    def plain(self, text: str) -> Words:
        """Return words that are no names."""
        return [(word, "O") for word in text.split()]

    def city(self) -> str:
        """Return a town."""
        return self.random.choice(self.cities)

    def club(self) -> Words:
        """Return a club: a town alone, or with what clubs add."""
        end = f" {self.random.choice(CLUB_ENDS)}" if self.random.random() < 0.35 else ""
        return self.name(self.city() + end, "ORG")

    def family(self) -> str:
        """Return a made-up family name."""
        return self.random.choice(FAMILY_STARTS) + self.random.choice(FAMILY_ENDS)

    def person(self) -> Words:
        """Return a person: given and family name, an initial, or the family name alone."""
        given = self.random.choice(self.lexicon.given)
        form = self.random.random()
        if form < 0.6:
            return self.name(f"{given} {self.family()}", "PER")
        return self.name(f"{given[0]}. {self.family()}" if form < 0.8 else self.family(), "PER")

    def land(self) -> Words:
        """Return a country, as a national team's or a person's."""
        return self.name(self.random.choice(self.lexicon.countries), "GPE")

    def number(self, most: int = 9) -> Words:
        """Return a number in figures."""
        return self.plain(str(self.random.randint(0, most)))

    def dateline(self) -> Words:
        """Return a line of place and day."""
        random = self.random
        town = self.name(self.city().upper(), "GPE")
        if random.random() < 0.5:
            return [
                *town,
                *self.plain(
                    f"{random.randint(1990, 2026)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
                ),
            ]
        return [*town, *self.plain(f", {random.choice(MONTHS)} {random.randint(1, 28)}")]

    def headline(self) -> Words:
        """Return a headline in capitals."""
        random, plain = self.random, self.plain
        one, other = (self.club if random.random() < 0.5 else self.land for _ in range(2))
        forms = (
            lambda: [
                *one(),
                *plain(random.choice(("beat", "hold", "thrash", "edge", "face"))),
                *other(),
            ],
            lambda: [
                *self.person(),
                *plain(random.choice(("wins title in", "out of race in", "leads field in"))),
                *self.name(self.city(), "GPE"),
            ],
            lambda: [
                (random.choice(self.peoples), "B-NORP"),
                *plain(
                    random.choice(("league results", "first division standings", "cup draw", "results"))
                ),
            ],
            lambda: [*self.person(), *plain("takes lead after second round")],
        )
        line = [*plain(random.choice(SPORTS)), *plain("-"), *random.choice(forms)(), (".", "O")]
        return [(word.upper(), label) for word, label in line]

    def result(self) -> Words:
        """Return a result: two clubs, a winner, a row of a table."""
        random, plain = self.random, self.plain
        forms = (
            lambda: [*self.club(), *self.number(), *self.club(), *self.number()],
            lambda: [
                *self.club(),
                *(part for _ in range(random.randint(4, 8)) for part in self.number(40)),
            ],
            lambda: [*self.land(), *self.number(), *self.land(), *self.number()],
            lambda: [
                *plain(f"{random.randint(1, 9)}."),
                *self.person(),
                *plain("("),
                *self.land(),
                *plain(f") {random.randint(1, 59)}:{random.randint(10, 59)}.{random.randint(10, 99)}"),
            ],
            lambda: [
                *self.person(),
                *plain("("),
                *self.land(),
                *plain(") beat"),
                *self.person(),
                *plain("("),
                *self.land(),
                *plain(f") 6-{random.randint(0, 4)} 7-5"),
            ],
            lambda: [*self.club(), *plain("v"), *self.club()],
            lambda: [*self.club(), *plain("at"), *self.club()],
            lambda: [
                *self.club(),
                *plain("beat"),
                *self.club(),
                *plain(f"{random.randint(1, 5)}-0 on {random.choice(DAYS)} ."),
            ],
            lambda: [
                *plain("Scorers :"),
                *self.person(),
                *plain(f"( {random.randint(1, 90)} ) ,"),
                *self.person(),
                *plain(f"( {random.randint(1, 90)} )"),
            ],
        )
        return random.choice(forms)()

    def block(self) -> list[Words]:
        """Return a document: headline, dateline, lines of one form or of several."""
        lines = [self.headline(), self.dateline()]
        lines += [self.result() for _ in range(self.random.randint(3, 12))]
        return lines if self.random.random() < 0.7 else lines[2:]


def make_agate(lexicon: Lexicon) -> Iterator[Document]:
    """Yield the documents."""
    maker = Maker(lexicon)
    for _ in range(DOCUMENTS):
        paragraphs = [
            [Sentence(words=[word for word, _ in line], names=[label for _, label in line])]
            for line in maker.block()
        ]
        yield Document("agate", paragraphs)
