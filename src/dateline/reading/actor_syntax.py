"""What the trees say of who stands where: heads of mentions, clauses and their subjects, roles.

A clause is known by the token that heads it. A mention's role is that of its head; one joined to another
by "and", or in apposition, has the role of that one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dateline.language.reading import Reading

CLAUSES: Final = frozenset(
    {"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis", "dislocated", "discourse"}
)
ROLES: Final = {
    "nsubj": "subj", "csubj": "subj", "obj": "obj", "iobj": "obj", "obl": "obl", "nmod": "nmod",
    "vocative": "voc", "compound": "part", "det": "poss", "root": "top", "parataxis": "top",
}  # fmt: skip
FINE_ROLES: Final = {"nmod:poss": "poss", "obl:agent": "agent", "nsubj:pass": "pass"}
RELATIVE: Final = frozenset({"who", "that", "which"})
PASSED_ON: Final = frozenset({"conj", "appos", "flat", "list"})
DEEPEST: Final = 60  # steps up a tree; no sentence that is told has more


class Syntax:
    """The trees of a Reading that has them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.subjects: dict[int, int] = {}
        self.objects: dict[int, int] = {}
        for at, relation in enumerate(reading.relations):
            if base(relation) == "nsubj":
                self.subjects.setdefault(reading.heads[at], at)
            elif base(relation) in {"obj", "iobj"}:
                self.objects.setdefault(reading.heads[at], at)

    def above(self, at: int) -> list[int]:
        """Return the tokens that a token hangs on, the nearest first."""
        found: list[int] = []
        at = self.reading.heads[at]
        while at >= 0 and len(found) < DEEPEST:
            found.append(at)
            at = self.reading.heads[at]
        return found

    def leader(self, at: int) -> int:
        """Return the token whose place a token shares: the first of those joined, the name explained."""
        steps = 0
        while base(self.reading.relations[at]) in PASSED_ON and steps < DEEPEST:
            at, steps = self.reading.heads[at], steps + 1
        return at

    def role(self, at: int) -> str:
        """Return the role of a token: subj, pass, obj, obl, agent, nmod, poss, part, top, voc, other."""
        at = self.leader(at)
        relation = self.reading.relations[at]
        if relation in FINE_ROLES:
            return FINE_ROLES[relation]
        return ROLES.get(base(relation), "other")

    def clause(self, at: int) -> int:
        """Return the head of the clause that a token stands in."""
        for _ in range(DEEPEST):
            if self.reading.heads[at] < 0 or self.heads_clause(at):
                return at
            at = self.reading.heads[at]
        return at

    def heads_clause(self, at: int) -> bool:
        """Tell whether a token heads a clause: a verb that is joined to one does."""
        relation = base(self.reading.relations[at])
        if relation == "conj":
            return at in self.subjects or self.reading.tags[at] in {"VERB", "AUX"}
        return relation in CLAUSES

    def upper(self, clause: int) -> int | None:
        """Return the head of the clause around a clause, None for the sentence's own."""
        head = self.reading.heads[clause]
        return None if head < 0 else self.clause(head)

    def subject(self, clause: int) -> int | None:
        """Return the subject of a clause; one that is joined without its own has that of the first.

        Of "convinced her to come" it is the object above: she comes.
        """
        for _ in range(DEEPEST):
            if clause in self.subjects:
                return self.meant(self.subjects[clause], clause)
            relation, upper = base(self.reading.relations[clause]), self.reading.heads[clause]
            if relation == "xcomp" and upper in self.objects:
                return self.objects[upper]
            if relation not in {"conj", "xcomp", "advcl"} or self.marked(clause):
                return None
            clause = upper
        return None

    def meant(self, subject: int, clause: int) -> int:
        """Return the noun that a relative pronoun stands for: "the farmer who found him"."""
        if self.reading.relations[clause] == "acl:relcl" and self.reading.lower(subject) in RELATIVE:
            return self.leader(self.reading.heads[clause])
        return subject

    def marked(self, clause: int) -> bool:
        """Tell whether a clause that hangs on another has an auxiliary of its own, so a subject too."""
        return base(self.reading.relations[clause]) == "advcl" and self.reading.fine[clause] not in {
            "VBG",
            "VBN",
            "VB",
        }


def base(relation: str) -> str:
    """Return a relation without what it adds: ``nsubj`` of ``nsubj:pass``."""
    return relation.partition(":")[0]


def head_of(reading: Reading, first: int, last: int) -> int:
    """Return the head word of a mention: the word that depends on none inside it.

    Where a name hangs on a title ("President Prail") it is the name's last word. Without trees it is
    the last word before a preposition, a comma or a relative clause.
    """
    if not reading.heads:
        return shallow_head(reading, first, last)
    roots = (at for at in range(first, last) if not first <= reading.heads[at] < last)
    root = next((at for at in roots if reading.tags[at] != "PUNCT"), first)
    return last_name(reading, root, last)


def last_name(reading: Reading, root: int, last: int) -> int:
    """Return the last word of the name that hangs on a title or role, with no mark between; else it."""
    found = root
    for at in range(root + 1, last):
        if reading.tags[at] == "PUNCT":
            break
        relation = base(reading.relations[at])
        named = relation == "flat" or (relation == "appos" and reading.tags[at] == "PROPN")
        if named and reading.heads[at] in {root, found}:
            root, found = (at, at) if relation == "appos" else (root, at)
    return found


CLOSING: Final = frozenset({"ADP", "PUNCT", "SCONJ", "VERB", "AUX", "CCONJ"})


def shallow_head(reading: Reading, first: int, last: int) -> int:
    """Return the last word of a mention before what only adds to it."""
    ends = (at for at in range(first + 1, last) if reading.tags[at] in CLOSING)
    return next(ends, last) - 1
