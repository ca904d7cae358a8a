"""The article that a page describes in JSON-LD (schema.org), read with tolerance."""

from __future__ import annotations

import json
from html import unescape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

MAX_NODES: Final = 2000
MAX_CHARS: Final = 1_000_000
NESTING: Final = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
KINDS: Final = ("article", "posting", "report", "review")


def find_article(tree: HtmlElement) -> dict[str, Any]:
    """Return the first object that describes an article; empty where there is none."""
    for node in list_nodes(tree):
        kinds = [kind.lower() for kind in as_list(node.get("@type")) if isinstance(kind, str)]
        described = "headline" in node or "datePublished" in node
        if described and any(kind.endswith(KINDS) for kind in kinds):
            return node
    return {}


def list_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the objects of all JSON-LD scripts, outer before inner, within a limit."""
    scripts = tree.iterfind('.//script[@type="application/ld+json"]')
    waiting = [parse(script.text or "") for script in scripts][::-1]
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(reversed(node[:MAX_NODES]))
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in reversed(NESTING) if key in node)


def parse(text: str) -> Any:
    """Return the value that a script holds; None where it is no JSON."""
    body = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(body) > MAX_CHARS:
        return None
    try:
        value = json.loads(body, strict=False)
        return drop_halves(value) if "\\ud" in body.lower() else value
    except (ValueError, RecursionError):
        return None


def drop_halves(value: Any) -> Any:
    """Return a value with "?" for each half of a character, which no text may hold."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), strict=False)


def as_list(value: Any) -> list[Any]:
    """Return a value as a list; nothing for none."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def read_name(value: Any) -> str | None:
    """Return the name of the first thing a field names, be it an object or a string."""
    return next((name for name in map(name_of, as_list(value)) if name), None)


def name_of(value: Any) -> str | None:
    """Return the name of one thing; None where it is an address or has none."""
    name = value.get("name") if isinstance(value, dict) else value
    if isinstance(name, list):
        name = name[0] if name else None
    if not isinstance(name, str) or "://" in name:
        return None
    return " ".join(unescape(name).split()) or None


def list_authors(article: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    """Return the authors' names, each once, with the job title where one is given."""
    found: dict[str, str | None] = {}
    for value in as_list(article.get("author")) + as_list(article.get("creator")):
        name = name_of(value)
        job = value.get("jobTitle") if isinstance(value, dict) else None
        if name:
            found.setdefault(name, job if isinstance(job, str) and job.strip() else None)
    return list(found.items())


def read_free(article: Mapping[str, Any]) -> bool | None:
    """Return whether an article is free for all to read; None where it does not say."""
    said = str(article.get("isAccessibleForFree")).lower().rpartition("/")[2]
    return {"false": False, "true": True}.get(said)
