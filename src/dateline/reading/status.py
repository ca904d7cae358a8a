"""Status: how a text presents an event, from tense, helpers, negation, if-clauses and governing words.

Claims come on top: what a source denies, fears or demands is so presented.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dateline.reading.event_clauses import is_chained
from dateline.reading.event_words import words_of
from dateline.reading.status_governors import governors, governs
from dateline.reading.status_links import of_word
from dateline.reading.status_tree import grow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.event_clauses import Clause, Parsed
    from dateline.reading.event_sites import Site
    from dateline.reading.status_tree import Tree
    from dateline.records import Status

PLANNED: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
POSSIBLE: Final = frozenset({"may", "might", "could", "can", "would", "'d", "’d", "ca"})
WOULD: Final = frozenset({"would", "'d", "’d"})
DEMANDED: Final = frozenset({"should", "must", "ought"})
NOW: Final = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
IF: Final = frozenset({"if", "unless", "lest"})
REAL: Final = frozenset({"happened", "ongoing"})
ASKED: Final = REAL | {"planned"}  # what a question leaves open
DEPTH: Final = 4


@dataclass(frozen=True)
class Scene:
    """A sentence in which statuses are asked for; its tree where the text was read with one."""

    reading: Reading
    parsed: Parsed

    @cached_property
    def tree(self) -> Tree | None:
        """The tree of the sentence, None where the text was read without one."""
        return grow(self.reading, self.parsed.first, self.parsed.last)


def judge(scene: Scene, site: Site) -> Status:
    """Return the status the words of the sentence give a site, claims left aside."""
    if scene.tree is not None:
        status = of_word(scene.tree, site.head)
    else:
        status = of_noun(scene, site) if site.word == "noun" else of_clause(scene, site.clause)
    if status in ASKED and is_question(scene):
        return "possible"
    return status


def is_purpose(scene: Scene, site: Site) -> bool:
    """Tell whether a verb only says what for: "sent envoys to discuss it", no plan of its own."""
    clause = site.clause
    if site.word == "noun" or clause is None or not clause.verb.infinitive or clause.above is None:
        return False
    if is_chained(scene.parsed, clause) or hook_of(scene, clause) is not None:
        return False
    return "inf" not in governs("verb", scene.reading.lemmas[clause.above.verb.head])


def is_question(scene: Scene) -> bool:
    """Tell whether the sentence ends with a question mark."""
    tail = range(max(scene.parsed.first, scene.parsed.last - 3), scene.parsed.last)
    return any(scene.reading.word(token) == "?" for token in tail)


def of_clause(scene: Scene, clause: Clause | None, depth: int = 0) -> Status:
    """Return the status of a clause: its own words first, then those of the clause above."""
    if clause is None or depth > DEPTH:
        return "happened"
    if clause.like is not None:
        return of_clause(scene, clause.like, depth + 1)
    own = of_group(scene, clause)
    if own not in REAL or clause.above is None:
        return own if own not in REAL else of_opener(scene, clause, own)
    return of_complement(scene, clause, own, depth)


def of_group(scene: Scene, clause: Clause) -> Status:
    """Return the status a verb group gives by itself: negation, if-clause, modal, tense."""
    verb, helpers = clause.verb, clause.verb.helpers
    if verb.negated or is_barred(scene, clause):
        return "not_happened"
    if clause.opener in IF:
        return "hypothetical"
    if any(word in PLANNED for word in helpers):
        return "hypothetical" if has_condition(scene) else "planned"
    if any(word in DEMANDED for word in helpers):
        return "demanded"
    if any(word in POSSIBLE for word in helpers):
        return of_modal(scene, clause)
    return of_tense(scene, clause)


def of_modal(scene: Scene, clause: Clause) -> Status:
    """Return the status of "may", "could", "would": beside an if-clause it hangs on a condition."""
    if has_condition(scene):
        return "hypothetical"
    told = WOULD & set(clause.verb.helpers) and is_reported(scene, clause)
    return "planned" if told else "possible"


def is_reported(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause is what a verb of saying says: "said it would withdraw" is a plan."""
    if not clause.number:
        return False
    above = scene.parsed.clauses[clause.number - 1]
    between = scene.parsed.pieces[above.at + 1 : clause.at]
    said = scene.reading.lemmas[above.verb.head] in words_of("speech")
    return said and not any(piece.kind in ",;" for piece in between)


def is_barred(scene: Scene, clause: Clause) -> bool:
    """Tell whether the clause is negated from outside: "no one was killed", "without killing"."""
    reading = scene.reading
    nouns = clause.parts.get("subj", ())[:1] + clause.parts.get("obj", ())[:1]
    if any(reading.lower(noun.first) in words_of("none") for noun in nouns):
        return True
    before = clause.verb.first - 1
    return (
        clause.verb.ing and before >= scene.parsed.first and reading.lower(before) in {"without", "not"}
    )


def has_condition(scene: Scene) -> bool:
    """Tell whether the sentence holds an if-clause; "asked if" opens a question."""
    reading, first = scene.reading, scene.parsed.first
    return any(
        reading.lower(token) in IF and reading.lemmas[max(first, token - 1)] not in words_of("asking")
        for token in range(first, scene.parsed.last)
    )


def of_tense(scene: Scene, clause: Clause) -> Status:
    """Return ongoing for what is going on, else happened."""
    verb, main = clause.verb, scene.reading.lower(clause.verb.head)
    if "being" in verb.helpers and NOW & set(verb.helpers):
        return "ongoing"
    if main.endswith("ing") and verb.helpers:
        if clause.opener == "that" or is_reported(scene, clause):
            return "ongoing"
        perfect = "been" in verb.helpers and not {"had", "having"} & set(verb.helpers)
        return "ongoing" if NOW & set(verb.helpers) or perfect else "happened"
    present = not verb.helpers and verb_ends_in_s(scene, clause)
    lasting = scene.reading.lemmas[verb.head] in words_of("lasting")
    return "ongoing" if present and lasting else "happened"


def of_opener(scene: Scene, clause: Clause, own: Status) -> Status:
    """Return the status of a clause opened by "that" or "whether", by the verb before it.

    What is not denied, or neither confirmed nor denied, is possible.
    """
    if clause.opener == "whether":
        return "possible"
    if clause.opener != "that":
        return own
    above = scene.parsed.clauses[clause.number - 1] if clause.number else None
    if above is None:
        return own
    given = governs("verb", scene.reading.lemmas[above.verb.head]).get("that") or own
    return "possible" if given == "denied" and above.verb.negated else given


def of_complement(scene: Scene, clause: Clause, own: Status, depth: int) -> Status:
    """Return the status of "to ..." and "...ing" by the clause above and the word they hang on."""
    above = clause.above
    if above is None:
        return own
    hook = hook_of(scene, clause)
    if hook is not None:
        return hook.get("inf") or own
    parts = governs("verb", scene.reading.lemmas[above.verb.head])
    part = "inf" if clause.verb.infinitive else "ing"
    if part not in parts:
        return "planned" if clause.verb.infinitive else own
    status, over = parts[part], of_clause(scene, above, depth + 1)
    if status is None and over in REAL:
        return "ongoing" if goes_on(scene, above) else own
    if status is None:
        return over
    return status if over in REAL or status == "not_happened" else over


def goes_on(scene: Scene, clause: Clause) -> bool:
    """Tell whether a verb says that something is going on now ("has begun to", "continues to")."""
    verb = clause.verb
    if scene.reading.lemmas[verb.head] not in words_of("going_on"):
        return False
    perfect = bool({"has", "have", "'ve", "’ve"} & set(verb.helpers))
    return perfect or is_present(scene, clause) or (not verb.helpers and verb_ends_in_s(scene, clause))


def verb_ends_in_s(scene: Scene, clause: Clause) -> bool:
    """Tell whether the main word has the form of the present ("continues")."""
    main = scene.reading.lower(clause.verb.head)
    return main.endswith("s") and main != scene.reading.lemmas[clause.verb.head]


def hook_of(scene: Scene, clause: Clause) -> Mapping[str, Status | None] | None:
    """Return the governing noun or adjective right before "to ..." ("a plan to", "ready to")."""
    if not clause.at:
        return None
    piece = scene.parsed.pieces[clause.at - 1]
    lemma = scene.reading.lemmas[piece.head]
    if piece.kind == "N":
        return governors("noun").get(lemma)
    return governors("adj").get(lemma) if piece.kind == "J" else None


def of_noun(scene: Scene, site: Site) -> Status:
    """Return the status of a nominal event: by its own words, the noun it hangs on, then its clause."""
    within = of_modifiers(scene, site)
    if within is not None:
        return within
    if site.head + 1 < scene.parsed.last and scene.reading.lower(site.head + 1) == "underway":
        return "ongoing"
    if is_called_off(scene, site):
        return "not_happened"
    outer = of_outer(scene, site)
    if outer is not None:
        return outer
    return of_holder(scene, site)


def is_called_off(scene: Scene, site: Site) -> bool:
    """Tell whether "planned for Friday" or the like parts a noun from its "has been cancelled"."""
    pieces, clauses = scene.parsed.pieces, scene.parsed.clauses
    for before, clause in pairwise(clauses):
        if not (clause.verb.passive and scene.reading.lemmas[clause.verb.head] in words_of("cancel")):
            continue
        between = pieces[site.at + 1 : before.at]
        if (
            site.at < before.at
            and not before.verb.helpers
            and all(piece.kind in "NPA" for piece in between)
        ):
            return True
    return False


def of_modifiers(scene: Scene, site: Site) -> Status | None:
    """Return what the words within the noun phrase say ("no attack", "a planned visit")."""
    if site.noun is None:
        return None
    reading, table = scene.reading, governors("mod")
    for token in range(site.noun.first, site.noun.head):
        for word in (reading.lower(token), reading.lemmas[token]):
            if word in table:
                return table[word]["noun"]
    return None


def of_outer(scene: Scene, site: Site) -> Status | None:
    """Return the status by the noun before "of", "for", "to": "the threat of an attack"."""
    pieces, at = scene.parsed.pieces, site.at
    if at < 1 or pieces[at - 1].kind != "P":
        return None
    preposition = scene.reading.lower(pieces[at - 1].head)
    if preposition == "without":
        return "not_happened"
    if at < 2:
        return None
    word = {"N": "noun", "V": "verb", "J": "adj"}.get(pieces[at - 2].kind, "")
    return governs(word, scene.reading.lemmas[pieces[at - 2].head]).get(preposition)


def of_holder(scene: Scene, site: Site) -> Status:
    """Return the status by the verb whose object or subject the noun is."""
    clause, reading = site.clause, scene.reading
    if clause is None:
        return "happened"
    lemma = reading.lemmas[clause.verb.head]
    over = of_clause(scene, clause)
    parts = governs("verb", lemma)
    status = parts.get("obj")
    if lemma in words_of("announce"):
        return "planned" if reading.lemmas[site.head] in words_of("announced") else "happened"
    if site.slot == "obj" and status is not None:
        return status if over in REAL or status == "not_happened" else over
    carried = "sup" in site.parts or (site.slot == "obj" and "obj" in parts)
    if carried or (site.slot == "subj" and is_happening(scene, clause)):
        lasts = is_present(scene, clause) or reading.lower(clause.verb.head).endswith("ing")
        return "ongoing" if over == "happened" and lasts else over
    return "ongoing" if is_state(scene, site) else "happened"


def is_happening(scene: Scene, clause: Clause) -> bool:
    """Tell whether a verb says that its subject takes place ("is underway", "would begin")."""
    if scene.reading.tags[clause.verb.head] == "AUX":
        return "obj" not in clause.parts
    return scene.reading.lemmas[clause.verb.head] in words_of("takes_place")


def is_present(scene: Scene, clause: Clause) -> bool:
    """Tell whether a verb stands in the present tense."""
    main = scene.reading.lower(clause.verb.head)
    return bool(NOW & {main, *clause.verb.helpers})


def is_state(scene: Scene, site: Site) -> bool:
    """Tell whether a noun stands in "are in talks", or is one that lasts ("X's cooperation")."""
    pieces, at, reading = scene.parsed.pieces, site.at, scene.reading
    if reading.lemmas[site.head] in words_of("lasting"):
        return True
    if site.clause is None or at < 1 or reading.lower(pieces[at - 1].head) not in {"in", "under", "at"}:
        return False
    told = is_present(scene, site.clause) or is_reported(scene, site.clause)
    return told and reading.tags[site.clause.verb.head] == "AUX" and site.clause.at < at
