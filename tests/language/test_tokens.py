from __future__ import annotations

import pytest

from dateline.language.tokens import tokenise

CASES = [
    ("She didn't know.", "She did n't know ."),
    ("They can’t and won’t.", "They ca n’t and wo n’t ."),
    ("We cannot say.", "We can not say ."),
    ("It’s Libya’s port.", "It ’s Libya ’s port ."),
    ("the officials’ cars", "the officials ’ cars"),
    ("I'd've gone; they're late", "I 'd 've gone ; they 're late"),
    ("“Go,” he said.", "“ Go , ” he said ."),
    ('"Go," he said.', '" Go , " he said .'),
    ("the “Iron Gate”’s crew", "the “ Iron Gate ” ’s crew"),
    ("a long-time, Kremlin-backed ally", "a long-time , Kremlin-backed ally"),
    ("Omar al-Haddad of Sana’a", "Omar al-Haddad of Sana’a"),
    ("a coup d’état in N’Djamena", "a coup d’état in N’Djamena"),
    ("1,000 dead, 3.5 percent", "1,000 dead , 3.5 percent"),
    ("$5 and €1.2bn, 40%", "$ 5 and € 1.2bn , 40 %"),
    ("30-40 people, 2024-12-20", "30 - 40 people , 2024-12-20"),
    ("an 18-year-old F-16 pilot", "an 18-year-old F-16 pilot"),
    ("at 10:30 p.m. on 9/11", "at 10:30 p.m. on 9/11"),
    ("the U.S. and U.S.-led forces", "the U.S. and U.S.-led forces"),
    ("Gen. Amir J. Noor, Ph.D., spoke", "Gen. Amir J. Noor , Ph.D. , spoke"),
    ("Acme Corp., say", "Acme Corp. , say"),
    ("No. 5 said no.", "No. 5 said no ."),
    ("See https://example.org/a_(b)?c=1.", "See https://example.org/a_(b)?c=1 ."),
    ("(see www.example.org/x)", "( see www.example.org/x )"),
    ("Write to desk@example.org, please", "Write to desk@example.org , please"),
    ("on example.org.", "on example.org ."),
    ("a port—the last—fell", "a port — the last — fell"),
    ("rain -- heavy – fell...", "rain -- heavy – fell ..."),
    ("What?! No!!", "What ?! No !!"),
    ("trade (and aid) [sic]", "trade ( and aid ) [ sic ]"),
    ("AT&T, R&D", "AT&T , R&D"),
    ("the ’90s and the 1990s", "the ’90s and the 1990s"),
    ("@desk #floods", "@desk #floods"),
    ("and/or", "and / or"),
    ("the war ended.Then it rained", "the war ended . Then it rained"),
    ("cafe\u0301 au lait", "cafe\u0301 au lait"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_text_is_cut_into_these_tokens(text: str, expected: str) -> None:
    starts, ends = tokenise(text, 0, len(text))
    found = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert found == expected.split()


def test_only_the_stretch_asked_for_is_cut() -> None:
    text = "One two. Three four."
    starts, ends = tokenise(text, 9, 14)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == ["Three"]


def test_a_frequent_word_is_cut_alike_wherever_it_stands() -> None:
    text = "p. 5 and p. five"
    starts, ends = tokenise(text, 0, len(text))
    found = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    assert found == ["p.", "5", "and", "p", ".", "five"]
