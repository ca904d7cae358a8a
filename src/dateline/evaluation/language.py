"""Scores the language room on treebanks: parts of speech, lemmas, trees, tokens and sentences.

On gold tokens the words and sentences are the treebank's own, and each figure is the share of words
that are right. On own tokens all is found from the document's text, and each figure is an F1: a word
is right where its offsets are the treebank's, and so is what is said of it (for trees, its head too).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dateline.evaluation.treebanks import read_documents
from dateline.identity import hash_text
from dateline.language.analyse import analyse, read_words
from dateline.language.tagger import is_address
from dateline.language.upos import PROPER
from dateline.records import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.evaluation.treebanks import Document, Word
    from dateline.language.reading import Reading

Facts = dict[str, object]
GIVEN: Final = ("upos", "xpos", "lemmas", "uas", "las")  # what is scored on gold tokens
OWN: Final = ("tokens", "sentences", "upos", "xpos", "lemmas", "uas", "las")


def score_language(path: str) -> dict[str, float | None]:
    """Return the figures of a treebank in per cent; None where the small tagger says nothing.

    Raises PageMissing where the file cannot be read, PageUnreadable where it is no CoNLL-U.
    """
    right: Counter[str] = Counter()
    for document in read_documents(path):
        right.update(count_given(document))
        right.update(count_own(document))
    deep = right["deep"] > 0
    words = right["words"]
    figures = {name: share(right[f"given {name}"], words) for name in GIVEN}
    figures |= {
        ("sentences_f1" if name == "sentences" else f"own_{name}"): f1_of(right, name) for name in OWN
    }
    unknown = {"xpos", "uas", "las", "own_xpos", "own_uas", "own_las"}
    return {name: value if deep or name not in unknown else None for name, value in figures.items()}


def score_sentences(path: str) -> dict[str, float | None]:
    """Return how well sentences and tokens are found in the texts of a treebank, in per cent."""
    right: Counter[str] = Counter()
    for document in read_documents(path):
        right.update(count_own(document))
    names = ("sentences", "tokens")
    figures: dict[str, float | None] = {f"{name}_f1": f1_of(right, name) for name in names}
    found, wanted = right["found sentences"], right["wanted sentences"]
    figures["sentences_precision"] = share(right["own sentences"], found)
    figures["sentences_recall"] = share(right["own sentences"], wanted)
    return figures


def share(part: int, whole: int) -> float:
    """Return a share in per cent, 0 of nothing."""
    return round(100 * part / whole, 2) if whole else 0.0


def f1_of(right: Counter[str], name: str) -> float:
    """Return the F1 of something found in texts, in per cent."""
    kind = "sentences" if name == "sentences" else "words"
    return share(2 * right[f"own {name}"], right[f"found {kind}"] + right[f"wanted {kind}"])


def count_given(document: Document) -> Iterator[str]:
    """Yield a key for each thing that is right on the treebank's own tokens."""
    words = [word for sentence in document.sentences for word in sentence]
    sentences: list[tuple[int, int, int]] = []
    for sentence, home in zip(document.sentences, document.paragraphs, strict=True):
        first = sentences[-1][1] if sentences else 0
        sentences.append((first, first + len(sentence), home))
    found = read_words([word.form for word in words], sentences)
    heads = [
        head
        for sentence, (first, _, _) in zip(document.sentences, sentences, strict=True)
        for head in (word.head + first - 1 if word.head else -1 for word in sentence)
    ]
    for place, word in enumerate(words):
        yield "words"
        facts = {"upos": found.upos[place] == word.upos, "lemmas": same_lemma(found.lemmas[place], word)}
        if found.xpos:
            yield "deep"
            facts["xpos"] = found.xpos[place] == word.xpos
            facts["uas"] = found.heads[place] == heads[place]
            facts["las"] = facts["uas"] and found.relations[place] == word.relation
        yield from (f"given {name}" for name, right in facts.items() if right)


def same_lemma(lemma: str, word: Word) -> bool:
    """Tell whether a lemma is the treebank's, capitals apart; the treebank may have none ("_")."""
    return lemma == word.lemma.lower() or (word.lemma == "_" and word.form != "_")


def count_own(document: Document) -> Iterator[str]:
    """Yield a key for each thing that is wanted, found or right on the document's text."""
    article = Article(id="art:0", kind="story", text=document.text, text_sha256=hash_text(document.text))
    reading = analyse(article)
    yield from ["found sentences"] * len(reading.sentences)
    yield from ["wanted sentences"] * len(document.spans)
    spans = {(one.start, one.end) for one in reading.sentences}
    yield from ["own sentences"] * len(spans & set(document.spans))
    found, wanted = facts_of(reading), dict(gold_facts(document))
    yield from ["found words"] * len(found)
    yield from ["wanted words"] * sum(map(len, document.sentences))
    for place, facts in found.items():
        gold = wanted.get(place)
        if gold is not None:
            yield "own tokens"
            yield from (f"own {name}" for name, fact in facts.items() if fact == gold[name])


def facts_of(reading: Reading) -> dict[tuple[int, int], Facts]:
    """Return what a Reading says of each token, by its offsets."""
    places = list(zip(reading.starts, reading.ends, strict=True))
    found: dict[tuple[int, int], Facts] = {}
    for token, place in enumerate(places):
        found[place] = {"upos": reading.tags[token], "lemmas": reading.lemmas[token]}
        if reading.heads:
            head = reading.heads[token]
            at = places[head] if head >= 0 else None
            found[place] |= {"xpos": reading.fine[token], "uas": at}
            found[place]["las"] = (at, reading.relations[token])
    return found


def gold_facts(document: Document) -> Iterator[tuple[tuple[int, int], Facts]]:
    """Yield what the treebank says of each word, parts of speech by the package's rules."""
    for sentence in document.sentences:
        for word in sentence:
            head = sentence[word.head - 1] if 0 < word.head <= len(sentence) else None
            at = (head.start, head.end) if head else None
            yield (
                (word.start, word.end),
                {
                    "upos": by_own_rules(word),
                    "xpos": word.xpos,
                    "lemmas": word.lemma.lower(),
                    "uas": at,
                    "las": (at, word.relation),
                },
            )


def by_own_rules(word: Word) -> str:
    """Return a gold tag by the package's rules: PROPN throughout names, X for addresses."""
    return "X" if is_address(word.form) else "PROPN" if word.xpos in PROPER else word.upos
