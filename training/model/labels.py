"""The labels of every head, in the order of their numbers, and what labels of other sets may mean."""

from __future__ import annotations

UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN"),
    *("PUNCT", "SCONJ", "SYM", "VERB", "X"),
)
XPOS = (
    *("$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW"),
    *("HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS"),
    *("PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP"),
    *("VBZ", "WDT", "WP", "WP$", "WRB", "``"),
)
RELATIONS = (
    *("acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case"),
    *("cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer"),
    *("csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat"),
    *("goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj"),
    *("nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan"),
    *("parataxis", "punct", "reparandum", "root", "vocative", "xcomp"),
)
ROLES = ("source", "cue", "content")
# classes of TimeML events, after the first: no event
EVENTS = (
    *("none", "OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"),
)
ACTS = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
FACTS = ("news", "web")  # sets of scored happenings: each has its own ways, and so its own head
TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WEAPON", "VEHICLE")
NAMES = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))

# What a label of a set with fewer types may stand for here. "O" itself is allowed where "O" is listed.
MEANINGS = {
    "PLACE": ("GPE", "LOC", "FAC"),
    "GROUP": ("ORG", "NORP"),
    "ANY": TYPES,
    "REST": ("O", "NORP", "EVENT", "WEAPON", "VEHICLE"),  # outside PER, ORG and PLACE
    "THING": ("O", "WEAPON", "VEHICLE"),
    "TOPONYM": ("GPE", "LOC", "FAC", "ORG", "EVENT"),  # a place's name, perhaps within another name
    "OPEN": ("O", *TYPES),
}


def allowed(label: str) -> tuple[str, ...]:
    """Return which of ``NAMES`` a word may have, given its label.

    ``O`` and ``B-PER`` are themselves; ``B-PLACE`` any beginning and ``I-PLACE`` any inner part of its
    meanings; ``REST`` and the like, without B or I, either.
    """
    if label in NAMES:
        return (label,)
    place, _, kind = label.rpartition("-")
    out: list[str] = []
    for one in MEANINGS[kind]:
        if one == "O":
            out.append("O")
        else:
            out += [f"{part}-{one}" for part in (place or "BI")]
    return tuple(out)


def follows(before: str, after: str) -> bool:
    """Tell whether a label may follow another: an inner part follows its own type only."""
    return not after.startswith("I-") or before[1:] == after[1:]
