"""The language of a text, by the model that py3langid brings along; nothing is downloaded."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dateline.records import Note
from dateline.tables import read_column

UNKNOWN: Final = "und"
READ: Final = "en"
SAMPLE: Final = 4000  # code points
SURE: Final = 0.99
SHORT: Final = 200  # code points; below it only a sure answer counts
FEWEST_WORDS: Final = 2


@cache
def identifier() -> Any:
    """Return the identifier, loaded once."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tell_language(text: str, otherwise: str = UNKNOWN) -> str:
    """Return the ISO 639-1 code of the language of ``text``; ``otherwise`` where it cannot be told."""
    sample = text[:SAMPLE]
    if not any(map(str.isalpha, sample)):
        return otherwise
    if otherwise == READ and len(sample) < SHORT and has_english_words(sample):
        return READ
    code, score = identifier().classify(sample)
    if len(sample) >= SHORT or score >= SURE or code == READ:
        return str(code)
    return READ if has_english_words(sample) else otherwise


def has_english_words(text: str) -> bool:
    """Tell whether a short text has two different words that are English alone."""
    words = {word.strip(".,;:!?”“\"'()").lower() for word in text.split()}
    return len(words & read_column("page_english_words", "word")) >= FEWEST_WORDS


def note_language(language: str) -> tuple[Note, ...]:
    """Return a note where a story is in a language that is not read."""
    if language == READ or language.startswith("en-"):
        return ()
    name = "no language that could be told" if language == UNKNOWN else f"the language {language!r}"
    message = f"The story is in {name}; only English is read, so its text is kept without a reading."
    return (Note("warning", "language-not-read", message),)
