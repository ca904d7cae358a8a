"""Reports and captured bytes as the ledger stores them: compressed, and no text twice."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline import jsons
from dateline.records import Note, PageFacts, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.records import Article


def pack_body(data: bytes) -> bytes:
    """Return captured bytes, compressed."""
    return zlib.compress(data)


def unpack_body(packed: bytes) -> bytes:
    """Return captured bytes as they were."""
    return zlib.decompress(packed)


def pack_report(report: Report) -> bytes:
    """Return the report without its articles' texts as compressed JSON."""
    return zlib.compress(jsons.encode(replace_texts(report, {})))


def unpack_report(packed: bytes) -> Report:
    """Return the report as it was packed; ``put_texts`` puts its articles' texts back."""
    return jsons.decode_report(zlib.decompress(packed))


def put_texts(report: Report, texts: Mapping[str, str]) -> None:
    """Give the articles of a report just unpacked, which nobody else holds yet, their own texts.

    Done in place: to make each record anew costs as much as a third of reading it.
    """
    for article in report.articles:
        object.__setattr__(article, "text", texts.get(article.text_sha256, ""))


def replace_texts(report: Report, texts: Mapping[str, str]) -> Report:
    """Return the report with its articles' texts taken from ``texts``, empty where it has none."""
    return replace(report, articles=tuple(replace_text(part, texts) for part in report.articles))


def replace_text(article: Article, texts: Mapping[str, str]) -> Article:
    """Return the article with its text taken from ``texts``."""
    return replace(article, text=texts.get(article.text_sha256, ""))


def tombstone(page: PageFacts, reason: str) -> Report:
    """Return the report that stands for one that was forgotten."""
    return Report(page, (), (Note("info", "forgotten", f"This page was forgotten: {reason}"),))
