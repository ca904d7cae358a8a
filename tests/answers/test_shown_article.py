"""An article as JSON: as in a report, with its versions and with what shares passages with it."""

from __future__ import annotations

import json

import msgspec
from tests.answers.test_versions import FIRST, SAME
from tests.linking.builders import Shelf

from dateline import jsons
from dateline.answered import SharedPassage
from dateline.answers.derived import Derived
from dateline.answers.lineage import find_lineage
from dateline.answers.shown_article import tell_article
from dateline.records import Article, Span


def test_it_has_its_versions_and_derived_texts_beside_what_a_report_has() -> None:
    shelf = Shelf([FIRST, SAME])
    passage = SharedPassage(Span(0, 1, "a"), Span(2, 3, "a"))
    told = tell_article(FIRST, find_lineage(shelf, FIRST), [Derived(SAME, (passage,))])
    found = json.loads(jsons.encode(told))
    (version,) = found["versions"]
    assert (version["earlier"], version["later"]) == (FIRST.article.id, SAME.article.id)
    assert found["derived"] == [{"article": SAME.article.id, "passages": msgspec.to_builtins([passage])}]
    assert jsons.decode(jsons.encode(told), Article) == FIRST.article
