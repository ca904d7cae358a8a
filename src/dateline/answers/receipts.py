"""The receipt of a claim: words, chain, capture, and an address that lands on the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from dateline.answers.case import open_cases
from dateline.answers.standing import find_standing
from dateline.linking.origins import find_origins
from dateline.linking.voices import claims_on
from dateline.receipts import Borne, Receipt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.answers.store import Store
    from dateline.linking.neighbours import LinkedArticle
    from dateline.receipts import CaptureFacts
    from dateline.records import Article, Claim, Span

WHOLE: Final = 12  # words up to which an address quotes a passage as a whole
ENDS: Final = 6  # words of its beginning and of its end that are quoted of a longer one
BEFORE: Final = 4  # words before a passage that tell it from others of the same words
FRAGMENT: Final = ":~:text="


def make_receipt(
    one: LinkedArticle, claim: Claim, capture: CaptureFacts, bears: Sequence[Borne] = ()
) -> Receipt:
    """Return the receipt of a claim of an article."""
    article = one.article
    address = one.url or article.canonical_url
    return Receipt(
        claim=claim.id,
        article=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published.value,
        stance=claim.stance,
        direct=claim.direct,
        hedged=claim.hedged,
        words=claim.content,
        cue=claim.cue,
        sentence=sentence_of(article, claim),
        sources=claim.sources,
        chain=claim.chain,
        source=one.source,
        url=one.url,
        address=land_on(address, article.text, claim.content[:1]) if is_web(address) else None,
        text_sha256=article.text_sha256,
        capture=capture,
        bears=tuple(bears),
    )


def sentence_of(article: Article, claim: Claim) -> str:
    """Return the words of the sentence that a claim stands in, or its own where there is none."""
    if 0 <= claim.sentence < len(article.sentences):
        sentence = article.sentences[claim.sentence]
        return article.text[sentence.start : sentence.end]
    return claim.content[0].text if claim.content else ""


def is_web(address: str | None) -> bool:
    """Tell whether an address is one that a browser opens."""
    return bool(address) and str(address).startswith(("http://", "https://"))


def land_on(address: str | None, text: str, spans: Sequence[Span]) -> str:
    """Return an address with a text fragment that lands on the first of some spans of a text.

    The form is that of the WICG's "URL Fragment Text Directives": a short passage as a whole, of a
    longer one its first and its last words; words before it where they tell it from another passage.
    A fragment that the address has is kept in front.
    """
    base = str(address)
    if not spans:
        return base
    span = spans[0]
    words = span.text.split()
    parts = [" ".join(words)]
    if len(words) > WHOLE or "\n" in span.text:
        parts = [" ".join(words[:ENDS]), " ".join(words[-ENDS:])]
    fragment = ",".join(map(escape, parts))
    before = text[: span.start].rpartition("\n")[2].split()[-BEFORE:]
    if before and text.count(span.text[: len(parts[0])]) > 1:
        fragment = f"{escape(' '.join(before))}-,{fragment}"
    return f"{base}{'' if '#' in base else '#'}{FRAGMENT}{fragment}"


def escape(words: str) -> str:
    """Return words as a text directive has them: blanks, commas, dashes and ampersands escaped too."""
    return quote(words, safe="").replace("-", "%2D")


def find_borne(store: Store, one: LinkedArticle, claim: Claim) -> Iterator[Borne]:
    """Yield the incidents whose origins a claim of an article leads to."""
    events = {
        (one.article.id, event.id) for event in one.article.events if claim in claims_on(one, event)
    }
    around = store.incident_groups_of([one.article.id])
    groups = [group for group in around if not events.isdisjoint(group.members)]
    for case in open_cases(store, groups):
        copies = store.copy_groups_of(each.article.id for each in case.articles)
        left = find_standing(case, copies)
        origins = find_origins(case.group.id, left.articles, left.members, left.copies)
        held = origins.bearers.get((one.article.id, claim.id), ())
        found = [origin for origin in origins.origins if origin.id in held]
        for side in dict.fromkeys(origin.side for origin in found):
            names = tuple(origin.name for origin in found if origin.side == side)
            yield Borne(case.group.id, side, names)
