"""Sources called by a pronoun alone: told as what they are: "them" names nobody."""

from __future__ import annotations

from typing import Final

from dateline.linking.folding import fold_words, words_in

UNKNOWN: Final = "unnamed source"
ALONE: Final = "one"
CLAUSES: Final = ("who ", "whose ", "whom ")


def is_pronoun(words: str | None) -> bool:
    """Tell whether words are pronouns and nothing else: "she", "one of them"; not "WHO" or "US"."""
    folded = set(fold_words(words or ""))
    name = len(words or "") > 1 and (words or "").isupper()
    return bool(folded) and folded <= words_in("link_pronouns") and not name


def name_apart(words: str, clause: str) -> str:
    """Return what an unnamed source is called whose words are pronouns, by the clause after them.

    "one of them" with "who works on the base" is "someone who works on the base".
    """
    if not clause.startswith(CLAUSES):
        return UNKNOWN
    first = next(iter(fold_words(words)), "")
    return f"{'someone' if first == ALONE else 'some'} {clause}"


def say_called(words: str | None, name: str | None = None) -> str | None:
    """Return what a source is called to a reader who does not see the text around its words.

    A pronoun is put behind the name that it means, or told as a pronoun; other words stay as they are.
    """
    if words is None or not is_pronoun(words):
        return words
    meant = asked_as(words, name)
    return f"{meant} (“{words}”)" if meant else f"someone the text calls “{words}”"


def asked_as(words: str | None, name: str | None = None) -> str | None:
    """Return by what a source is asked for: its words, the name that a pronoun means, or by nothing."""
    return (name if name and not is_pronoun(name) else None) if is_pronoun(words) else words
