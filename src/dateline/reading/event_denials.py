"""Denials in full sentences that name nothing they deny: "It did not happen", "The reports are false".

No verb of denying need introduce them: "'None of this is true,' the mayor said". What they point at is
found as for other denials (``event_rebuttals``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from dateline.reading.said_words import words_of

if TYPE_CHECKING:
    from dateline.records import Claim

LONGEST: Final = 14  # words of a denial that names nothing
BE: Final = r"(?:is|was|are|were|has been|have been)"
DEGREES: Final = (
    r"(?:(?:simply|just|all|completely|entirely|totally|absolutely|pure|a|an|total|complete|utter"
    r"|outright|yet another|another) )*"
)
NEVER: Final = r"(?:did not|didn[’']t|never) (?:happen(?:ed)?|occur(?:red)?|take place|took place)"
END: Final = r"\W*(?:$|, |and |at all|here\b|there\b|which\b|that the \w+ (?:made|wrote|spread))"
THING: Final = r"(?:it|this|that|all this|all that|nothing|none of (?:it|this|that))"


def denies_all(claim: Claim) -> bool:
    """Tell whether a claim says of what was told before, without naming it, that it is not so."""
    if claim.stance != "asserts" or not claim.sources:
        return False
    words = " ".join(span.text for span in claim.content).lower().strip("\"'“”‘’.,!— ")
    return len(words.split()) <= LONGEST and any(form.match(words) for form in forms())


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """Return the forms of such denials, each from its first word."""
    told = "|".join(sorted(words_of("pointing") - {"it", "this", "that", "which", "something"}))
    untrue = "|".join(sorted(words_of("untrue") | words_of("untruth") - {"story", "stories"}))
    told_up = "|".join(sorted(words_of("untrue") | words_of("untruth")))
    false = rf"{BE} (?:not true|{DEGREES}(?:{untrue}))\b"
    these = r"(?:that )?(?:the|these|those|such|all|all these|all such|any)"
    pointed = rf"{these} (?:\w+ )?(?:{told})(?: \w+){{0,4}}?"
    nothing = r"(?:that )?(?:nothing|no such \w+|nothing of the (?:kind|sort))"
    called = r"(?:the|this) (?:so-called|alleged|supposed) (?:\w+ ){1,3}?"
    took_place = r"(?:(?:ha[sd] )?(?:happened|occurred)|took place|ha[sd] taken place|was carried out)"
    not_a_word = r"(?:none|not a word|not one word) of (?:it|this|that)"
    whole = (
        rf"{THING} (?:{NEVER}|{false})",
        rf"{not_a_word} (?:{BE} (?:true|correct|so)|happened)",
        rf"{nothing} {took_place}",
        rf"{pointed} {false}",
    )
    so_called = re.compile(rf"{called}(?:{NEVER}|{BE} {DEGREES}(?:{told_up})\b)")
    return so_called, *(re.compile(rf"(?:{form}){END}") for form in whole)
