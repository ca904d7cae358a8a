"""Receipts that leave the machine: one person has one number, words are short, no folder is named."""

from __future__ import annotations

from dataclasses import replace

from tests.ledger.searching.articles import article, claim, report_of

from dateline import jsons
from dateline.answers.receipts import make_receipt
from dateline.answers.sharing import Sharing
from dateline.answers.sharing_receipts import share_receipts
from dateline.linking.neighbours import LinkedArticle
from dateline.receipts import Borne, CaptureFacts, Receipt
from dateline.records import Span

CAPTURE = CaptureFacts(
    id="cap:1",
    page_sha256="0" * 64,
    bytes=1,
    media_type="text/plain",
    gathered=None,
    kept_at="2031-03-05T00:00:00Z",
    reader="reader/1",
    read_at="2031-03-05T00:00:00Z",
)


def told_by(name: str, content: str) -> LinkedArticle:
    text = f"{name} said {content}. {'It went on and on. ' * 30}"
    page = article(f"{name} saw it", text, published="2031-03-05", outlet="Fjord Gazette")
    page = claim(page, content, name)
    _, report = report_of(page)
    return LinkedArticle(report.articles[0], "cap:1", None, "/home/me/pages/mill.txt")


def receipt_of(one: LinkedArticle) -> Receipt:
    return make_receipt(one, one.article.claims[0], CAPTURE)


def test_private_people_are_masked_each_by_one_number_in_all_receipts() -> None:
    pages = [
        told_by("Nera Calder", "the old mill burned"),
        told_by("Ivo Brandt", "the mill was empty"),
        told_by("Nera Calder", "nobody came to put it out"),
    ]
    shared = share_receipts(map(receipt_of, pages), [one.article for one in pages])
    told = "".join(jsons.encode_text(receipt) for receipt in shared)
    assert "Calder" not in told
    assert "Brandt" not in told
    names = [receipt.sources[0].text for receipt in shared]
    assert names[0] == names[2] != names[1]
    assert all(receipt.sentence.startswith(str(receipt.sources[0].text)) for receipt in shared)
    assert [receipt.words[0].start for receipt in shared] == [17, 16, 17]


def test_files_are_called_by_their_names_and_words_are_short() -> None:
    one = told_by("Nera Calder", "the old mill burned")
    long = replace(receipt_of(one), words=(Span(0, 600, "word " * 120),), sentence="word " * 120)
    (shared,) = share_receipts([long], [one.article], Sharing(masked=False))
    assert "Calder" in str(shared.sources)
    assert shared.source == "mill.txt"
    assert len(shared.sentence) <= 300
    assert len(shared.words[0].text) <= 300


def test_a_name_that_only_another_article_has_is_not_told_by_a_receipt() -> None:
    page = told_by("Nera Calder", "the old mill burned")
    ends = Borne("inc:1", "asserts", ("Oda Vrelling", "Fjord Gazette"))
    bearing = replace(receipt_of(page), bears=(ends, replace(ends, origins=("Oda Vrelling",))))
    (shared,) = share_receipts([bearing], [page.article])
    assert "Vrelling" not in jsons.encode_text(shared)
    assert shared.bears[0].origins == ("Fjord Gazette",)
    assert shared.bears[1].origins == (shared.sources[0].text,)
    (whole,) = share_receipts([bearing], [page.article], Sharing(masked=False))
    assert whole.bears == bearing.bears
