"""An article with its versions in the ledger, and with the texts that share passages with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.answers.derived import Derived
    from dateline.answers.lineage import Lineage
    from dateline.linking.neighbours import LinkedArticle


def tell_article(found: LinkedArticle, lineage: Lineage, derived: Sequence[Derived]) -> dict[str, Any]:
    """Return an article as in a report, with ``versions`` and ``derived`` beside what it holds.

    ``versions`` are as in an incident's answer; ``derived``: each other ``article`` with the
    ``passages`` that both have, ``a`` being the one that is shown.
    """
    told: dict[str, Any] = msgspec.to_builtins(found.article)
    others = [{"article": one.other.article.id, "passages": one.passages} for one in derived]
    return told | {
        "versions": msgspec.to_builtins(lineage.versions),
        "derived": msgspec.to_builtins(others),
    }
