"""Any report that the contract allows comes out of the ledger as it went in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec.inspect as contract
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.identity import article_id, capture_id, hash_bytes, hash_text
from dateline.ledger import Ledger
from dateline.records import Article, PageFacts, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WORDS = st.text(max_size=12)  # any code points but surrogates, NUL among them


def values(kind: contract.Type) -> st.SearchStrategy[Any]:
    """Return a strategy for the values that a field of the contract may hold."""
    if isinstance(kind, contract.DataclassType):
        fields = {field.name: values(field.type) for field in kind.fields}
        return st.builds(kind.cls, **fields)
    if isinstance(kind, contract.UnionType):
        return st.one_of([values(option) for option in kind.types])
    if isinstance(kind, contract.VarTupleType):
        return st.lists(values(kind.item_type), max_size=2).map(tuple)
    return plain_values(kind)


def plain_values(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for what is neither a record nor a list."""
    plain: dict[type, Callable[[], st.SearchStrategy[Any]]] = {
        contract.LiteralType: lambda: st.sampled_from(kind.values),
        contract.StrType: lambda: st.from_regex(kind.pattern, fullmatch=True) if kind.pattern else WORDS,
        contract.IntType: lambda: st.integers(-(2**31) if kind.ge is None else kind.ge, 2**31 - 1),
        contract.FloatType: lambda: st.floats(kind.ge, kind.le, allow_nan=False, allow_infinity=False),
        contract.BoolType: st.booleans,
        contract.NoneType: st.none,
    }
    return plain[type(kind)]()


def make_whole(data: bytes, page: PageFacts, articles: list[Article]) -> Report:
    """Return a report whose ids and hashes are as the rooms before the ledger give them."""
    page = replace(page, id=f"sha256:{hash_bytes(data)}")
    capture = capture_id(page)
    return Report(page, tuple(number_parts(capture, at, part) for at, part in enumerate(articles)))


def number_parts(capture: str, at: int, article: Article) -> Article:
    return replace(
        article,
        id=article_id(capture, at),
        text_sha256=hash_text(article.text),
        claims=tuple(replace(claim, id=f"clm:{i}") for i, claim in enumerate(article.claims)),
        events=tuple(replace(event, id=f"evt:{i}") for i, event in enumerate(article.events)),
    )


ARTICLES = st.deferred(lambda: values(contract.type_info(Article)))
REPORTS = st.binary(max_size=50).flatmap(
    lambda data: st.tuples(
        st.just(data),
        st.builds(
            partial(make_whole, data),
            values(contract.type_info(PageFacts)),
            st.lists(ARTICLES, max_size=2),
        ),
    )
)


@pytest.fixture
def ledger(where: Path | str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True) as opened:
        yield opened


READERS = count()


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=30)
@given(page=REPORTS, options=WORDS)
def test_reports_come_out_as_they_went_in(
    ledger: Ledger, page: tuple[bytes, Report], options: str
) -> None:
    data, report = page
    reader = f"reader/{next(READERS)}"
    assert ledger.add(data, report, reader, options)
    capture = capture_id(report.page)
    assert ledger.stored(capture, reader, options) == report
    ids = {article.id: article for article in report.articles}
    assert {linked.article.id: linked.article for linked in ledger.articles_of(ids)} == ids
