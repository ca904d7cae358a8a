"""What a verb or predicate says of its own status: negation, conditions, helpers, tense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.reading.event_pieces import NOT
from dateline.reading.event_words import words_of
from dateline.reading.status_governors import status_words
from dateline.reading.status_unended import WAS, is_unended

if TYPE_CHECKING:
    from dateline.reading.status_tree import Tree
    from dateline.records import Status

PLANNED: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
WOULD: Final = frozenset({"would", "'d", "’d"})
POSSIBLE: Final = frozenset({"may", "might", "could", "can", "ca"})
MODALS: Final = PLANNED | WOULD | POSSIBLE
DEMANDED: Final = frozenset({"should", "must", "ought"})
BE: Final = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m", "be", "was", "were"})
NOW: Final = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
HAVE: Final = frozenset({"has", "have", "'ve", "’ve", "'s", "’s"})
OPENED: Final = frozenset({"should", "had", "were"})
REAL: Final = frozenset({"happened", "ongoing"})
SUBJECT: Final = ("nsubj", "nsubj:pass")
FORMS: Final = frozenset({"VBG", "VBD", "VBN"})  # as which a tagger gives "were bombing"
ONLY: Final = frozenset({"only", "just", "merely", "simply", "necessarily", "so", "until"})
CLAUSES: Final = frozenset({"advcl", "conj", "root", "parataxis", "ccomp", "advcl:relcl"})


def of_group(tree: Tree, token: int) -> Status:
    """Return what the words of a verb's own clause say of it."""
    if is_conditional(tree, token):
        return "hypothetical"
    helpers = set(tree.helpers(token))
    if is_negated(tree, token):
        return "possible" if helpers & {"may", "might"} else "not_happened"
    if is_to_be(tree, token):
        return "not_happened" if "have" in helpers else "planned"
    modal = of_modal(tree, token, helpers)
    if modal is not None:
        return modal
    return "demanded" if is_order(tree, token) else of_tense(tree, token)


def of_modal(tree: Tree, token: int, helpers: set[str]) -> Status | None:
    """Return the status that "will", "would", "may", "must" give, None without one."""
    past = "have" in helpers
    if helpers & DEMANDED:
        return ("not_happened" if "must" not in helpers else "possible") if past else "demanded"
    if not helpers & MODALS:
        return None
    if hangs_on_condition(tree, token):
        return "hypothetical"
    if helpers & WOULD:
        liked = tree.reading.lemmas[token] in status_words("wishing")
        liked = liked or tree.relation(token) == "acl:relcl"
        return (
            "not_happened" if past and not liked else "planned" if is_told(tree, token) else "possible"
        )
    return "planned" if helpers & PLANNED else "possible"


def is_negated(tree: Tree, token: int) -> bool:
    """Tell whether a verb or predicate is negated, by itself or by "no one", "no shots", "no longer"."""
    first = tree.likes(token)
    return denies(tree, token) or (first != token and denies(tree, first))


def denies(tree: Tree, token: int) -> bool:
    """Tell whether what hangs on a word negates it."""
    reading = tree.reading
    for one in tree.under(token, "advmod", "cc", "cc:preconj", "det", "aux", "aux:pass", "cop", "obl"):
        word = reading.lower(one)
        if word in NOT and reading.lower(min(one + 1, tree.last - 1)) not in ONLY:
            return True
        if word == "longer" and one > tree.first and reading.lower(one - 1) == "no":
            return True
        if word in status_words("hardly"):
            return True
    parts = [*tree.under(token, *SUBJECT, "obl:agent"), *objects(tree, token)]
    return any(is_none(tree, one) for one in parts)


def objects(tree: Tree, token: int) -> list[int]:
    """Return the objects of a verb that is not done where there are none: not "gave no reason"."""
    if tree.reading.lemmas[token] in status_words("light"):
        return []
    found = tree.under(token, "obj")
    return [one for one in found if tree.reading.lemmas[one] not in status_words("remark")]


def is_none(tree: Tree, token: int) -> bool:
    """Tell whether a noun phrase stands for nothing: "nobody", "no shots", "none of the men"."""
    if tree.reading.lower(token) in words_of("none") or is_not_one(tree, token):
        return True
    return bool({"no", "neither"} & set(tree.words(token, "det", "advmod", "cc", "cc:preconj")))


def is_not_one(tree: Tree, token: int) -> bool:
    """Tell whether a noun phrase opens with "not a single", "not one", "not a"."""
    reading = tree.reading
    first = min([token, *tree.under(token, "det", "nummod", "amod", "advmod")])
    start = first - (first > tree.first and reading.lower(first - 1) == "not")
    return reading.lower(start) == "not" and reading.lower(start + 1) in {"a", "one", "single"}


def is_conditional(tree: Tree, token: int) -> bool:
    """Tell whether a clause is a condition: "if ...", "should the talks fail", "in case it rains"."""
    first = tree.likes(token)
    if tree.mark(first) in status_words("condition"):
        return not is_asked(tree, first)
    if is_inverted(tree, first) or is_given(tree, first) or opens_turned(tree) > token:
        return True
    return is_awaited(tree, first)


def is_asked(tree: Tree, token: int) -> bool:
    """Tell whether an if-clause is a question: "asked if it had rained"."""
    return tree.relation(token) in {"ccomp", "csubj"} and tree.mark(token) in {"if", "whether"}


def is_inverted(tree: Tree, token: int) -> bool:
    """Tell whether "should", "had" or "were" opens a clause that hangs on another."""
    reading = tree.reading
    if tree.relation(token) not in {"advcl", "parataxis", "ccomp", "conj"}:
        return False
    helpers = [
        one for one in tree.under(token, "aux", "cop", "aux:pass") if reading.lower(one) in OPENED
    ]
    subjects = tree.under(token, *SUBJECT)
    asks = reading.word(tree.last - 1) == "?"
    if helpers and subjects and helpers[0] < subjects[0] and not asks:
        return helpers[0] == tree.first or reading.tags[helpers[0] - 1] in {"PUNCT", "CCONJ"}
    return False


def opens_turned(tree: Tree) -> int:
    """Return the comma that ends "Were the port to close, ..." at the head of a sentence, -1 if none."""
    reading = tree.reading
    turned = reading.lower(tree.first) in OPENED and reading.word(tree.last - 1) != "?"
    commas = (token for token in range(tree.first, tree.last) if reading.word(token) == ",")
    return next(commas, -1) if turned else -1


def opens(tree: Tree) -> int:
    """Return the comma that ends the condition at the head of a sentence, -1 if there is none."""
    reading = tree.reading
    if reading.lower(tree.first) not in status_words("if"):
        return opens_turned(tree)
    commas = (token for token in range(tree.first, tree.last) if reading.word(token) == ",")
    return next(commas, -1)


def is_given(tree: Tree, token: int) -> bool:
    """Tell whether a clause is what "provided (that)", "assuming (that)" supposes."""
    head = tree.head(token)
    if head < 0 or tree.relation(token) not in {"ccomp", "advcl"}:
        return False
    given = tree.reading.lower(head) in status_words("given") and not tree.under(head, *SUBJECT, "aux")
    return given and token > head


def is_awaited(tree: Tree, token: int) -> bool:
    """Tell whether a clause is yet to come: "until they pay", "once it has rained" beside "will"."""
    mark = tree.mark(token)
    if tree.relation(token) not in {"advcl", "advcl:relcl"} or mark not in status_words("awaited"):
        return False
    if not is_present(tree, token):
        return False
    if mark in {"until", "till"}:
        return True
    helpers = set(tree.helpers(tree.head(token)))
    return bool(helpers & (PLANNED | WOULD | DEMANDED | POSSIBLE))


def is_present(tree: Tree, token: int) -> bool:
    """Tell whether a clause stands in the present or the present perfect."""
    helpers = tree.helpers(token)
    if helpers:
        return helpers[0] in NOW | HAVE
    return tree.reading.fine[token] in {"VBZ", "VBP"}


def hangs_on_condition(tree: Tree, token: int) -> bool:
    """Tell whether a condition hangs on a verb, or on what it completes or is joined to."""
    for _ in range(4):
        if "otherwise" in tree.words(token, "advmod") or -1 < opens(tree) < token:
            return True
        if any(tree.under(token, "advcl")) and any(
            is_conditional(tree, one) and tree.mark(one) not in status_words("awaited")
            for one in tree.under(token, "advcl")
        ):
            return True
        if tree.relation(token) not in {"xcomp", "conj"} or tree.head(token) < 0:
            return False
        token = tree.head(token)
    return False


def is_told(tree: Tree, token: int) -> bool:
    """Tell whether a clause is what somebody said, in the past: "said it would withdraw" is a plan."""
    first = tree.likes(token)
    head = tree.head(first)
    if head < 0 or tree.relation(first) != "ccomp":
        return False
    return tree.reading.lemmas[head] in words_of("speech") and tree.reading.fine[head] in {"VBD", "VBN"}


def is_to_be(tree: Tree, token: int) -> bool:
    """Tell whether "is to", "is due to" or "were to have" stands before a verb."""
    reading = tree.reading
    if tree.mark(token) == "due_to" and reading.fine[token] == "VB":
        return True
    to = next((one for one in tree.under(token, "mark") if reading.lower(one) == "to"), None)
    if to is None or to <= tree.first:
        return False
    before = to - 1
    while before > tree.first and reading.tags[before] in {"ADV", "PART"}:
        before -= 1
    return before in tree.below.get(token, ()) and reading.lower(before) in BE


def is_order(tree: Tree, token: int) -> bool:
    """Tell whether a bare verb opens its sentence or clause with no subject: an order."""
    reading, first = tree.reading, tree.likes(token)
    if reading.fine[first] != "VB" or tree.relation(first) not in {"root", "parataxis", "ccomp", "conj"}:
        return False
    if tree.under(first, *SUBJECT, "mark", "aux", "csubj", "expl"):
        return False
    before = [one for one in tree.below.get(first, ()) if one < first]
    loose = {"advmod", "discourse", "punct", "vocative", "cc", "advcl", "obl", "obl:tmod", "dep"}
    return all(reading.relations[one] in loose for one in before)


def of_tense(tree: Tree, token: int) -> Status:
    """Return ongoing for what is going on, else happened."""
    reading, helpers = tree.reading, set(tree.helpers(token))
    main, fine = reading.lower(token), reading.fine[token]
    if "being" in helpers and (helpers & NOW or (helpers & WAS and is_unended(tree, token))):
        return "ongoing"
    if fine in FORMS and helpers and main.endswith("ing"):
        if helpers & NOW or helpers == {"be"} or is_told(tree, token):
            return "ongoing"
        if helpers & WAS and is_unended(tree, token):
            return "ongoing"
        return "ongoing" if "been" in helpers and not helpers & {"had", "having"} else "happened"
    lasting = reading.lemmas[token] in words_of("lasting")
    return "ongoing" if lasting and not helpers and fine == "VBZ" else "happened"
