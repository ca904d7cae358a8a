"""Whether a claim tells what took place there and then, without a word for the happening.

"We lay on the floor of the school"; "they came at ten past nine, about fifteen men"; "the hospital had
taken in 14 people by noon". Analysts, demands, fears and what is told of other years are none of these.
Checked on 220 invented articles whose sources are marked by whether they vouch for what the article
opens with (``tests/linking/vouching.jsonl``): of what is found there 92 in a hundred vouch.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from dateline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Claim

OUTSIDE: Final = frozenset({"expert", "outlet", "agency", "document"})
"""Kinds of source that are not there themselves."""
SPEAKING: Final = frozenset({"i", "we", "they", "he", "she"})
HELPING: Final = frozenset({"had", "have", "has"})
YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
HOUR: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b[ap]\.?m\b")
WORD: Final = re.compile(r"[\w’']+")
FIGURE: Final = re.compile(r"\d")
KEPT: Final = 1 << 12  # cues and texts of which it is remembered: each event of a claim asks
NEGATED: Final = re.compile(r"n['’]t(?![\w’'])", re.IGNORECASE)
ENDED: Final = re.compile(r"[\w’']{3}ed(?![\w’'])", re.IGNORECASE)  # a word that ``is_past`` by its end
NO: Final = re.compile(
    r"^\W*(?:that )?(?:no|nobody|none|nothing|there (?:was|were|is|had been|has been) (?:no|never)"
    r"|(?:it|this|that) (?:did not|didn[’']t|never|was not|is not|wasn[’']t|isn[’']t))\b"
    r"|\b(?:merely|not true|no such|did not happen|never happened|not happen)\b"
    r"|\b(?:nobody|no one|no \w+) (?:was|were|had been|has been|took)\b",
    re.IGNORECASE,
)
SIGNS: Final = ("no", "never", "n't", "n’t", "merely")  # one of which stands wherever ``NO`` is found
REGULAR: Final = 5  # letters of a regular past form, at least


def is_testimony(claim: Claim) -> bool:
    """Tell whether a claim tells what its source counted, or saw done there and then."""
    if any(source.kind in OUTSIDE for source in claim.sources):
        return False
    if says_counted(" ".join([span.text for span in claim.cue])):
        return True
    return testifies(content_of(claim), direct=claim.direct)


def is_told(claim: Claim) -> bool:
    """Tell whether a claim tells something as past or gives a number, neither denied nor wished for."""
    return tells_past(content_of(claim))


@lru_cache(maxsize=KEPT)
def tells_past(text: str) -> bool:
    """Tell whether words tell something as past or give a number, neither denied nor wished for."""
    words = words_of_text(text)
    return is_real(text, words) or (gives_number(text, words) and kinds()["unreal"].isdisjoint(words))


def gives_number(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a number of no year is given."""
    number = bool(FIGURE.search(text)) or not kinds()["number"].isdisjoint(words)
    return number and not YEAR.search(text) and kinds()["other_time"].isdisjoint(words)


def says_no(claim: Claim) -> bool:
    """Tell whether a claim denies or doubts that something was."""
    return claim.stance in {"denies", "doubts"} or negates(content_of(claim))


def content_of(claim: Claim) -> str:
    """Return the words of a claim."""
    return " ".join([span.text for span in claim.content])


@lru_cache(maxsize=KEPT)
def negates(text: str) -> bool:
    """Tell whether words say that something was not: the pattern is asked where it may stand at all."""
    small = text.lower()
    return any(sign in small for sign in SIGNS) and bool(NO.search(text))


@lru_cache(maxsize=KEPT)
def says_counted(cue: str) -> bool:
    """Tell whether a claim's cue says that its source counted: "logged", "had taken in"."""
    return not kinds()["counting"].isdisjoint(words_of_text(cue))


@lru_cache(maxsize=KEPT)
def testifies(text: str, *, direct: bool) -> bool:
    """Tell whether what is claimed, in the source's own words or not, took place there and then."""
    words = words_of_text(text)
    return ((direct and tells_deed(words)) or is_timed(text, words)) and is_real(text, words)


def is_real(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether words are told as past, neither denied nor wished for, and of no other time."""
    if not kinds()["aside"].isdisjoint(words):
        return False
    past = not kinds()["past"].isdisjoint(words) or bool(ENDED.search(text))
    return past and not NEGATED.search(text) and not YEAR.search(text)


def tells_other_time(text: str) -> bool:
    """Tell whether words tell of another time: "pictures from earlier in the decade"."""
    return bool(YEAR.search(text)) or not kinds()["other_time"].isdisjoint(words_of_text(text))


def tells_deed(words: tuple[str, ...]) -> bool:
    """Tell whether somebody is said to have done something: "we had quickly run", "they came"."""
    return any(word in SPEAKING and acts(words[at + 1 : at + 4]) for at, word in enumerate(words))


def acts(after: tuple[str, ...]) -> bool:
    """Tell whether the words after who speaks begin with what was done, "had" and adverbs left out."""
    deed = next((word for word in after if word not in HELPING and not word.endswith("ly")), "")
    return is_past(deed) or after[:1] == ("had",)


def is_timed(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a number and a day or an hour are told: "23 people by noon"."""
    number = bool(FIGURE.search(text)) or not kinds()["number"].isdisjoint(words)
    return number and (bool(HOUR.search(text)) or not kinds()["clock"].isdisjoint(words))


def is_past(word: str) -> bool:
    """Tell whether a word has the form of a verb in the past."""
    return word in kinds()["past"] or (word.endswith("ed") and len(word) >= REGULAR)


def words_of_text(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters."""
    return tuple(map(str.lower, WORD.findall(text)))


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """Return the words of the table by kind, and under ``aside`` all that tell nothing as real."""
    found = {row["kind"]: frozenset(row["words"].split()) for row in read_table("link_testimony")}
    return {**found, "aside": found["unreal"] | found["other_time"] | found["negative"]}
