"""One invented happening that tests tell in many ways: Norway ships a radar from Iceland home."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.linking.builders import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.linking.neighbours import LinkedArticle
    from dateline.records import Source, Status

ANCHOR = "Norway shipped a harbour radar from Iceland to Bergen"
ANCHORS = {
    "Tundra Post": "Norway took a harbour radar home from Iceland",
    "Puffin Daily": "Norway has brought a harbour radar back out of Iceland",
    "Kelp Courier": "Norway carried a harbour radar off from Iceland this week",
    "Moss Tribune": "Norway let a harbour radar be fetched from Iceland",
    "Lava Times": "Norway had a harbour radar hauled away from Iceland",
}
FILLERS = {
    "Fjord Gazette": "The mast left the quay on a barge at dawn, and nobody at the port would say why.",
    "Tundra Post": "Dockers unbolted the array in the rain while a tug kept its lights off.",
    "Puffin Daily": "Two lorries met the ship at the far end of the harbour, drivers unknown.",
    "Kelp Courier": "By evening the pier was empty except for a coil of cable and some gulls.",
    "Moss Tribune": "The crates carried no marks, and the crane driver was sent home early.",
}


def moved(
    draft: Draft, by: Iterable[str] = (), status: Status = "happened", anchor: str = ANCHOR
) -> str:
    """Add the shipping of the radar to a draft; ``by``: the claims it rests on."""
    return draft.event(
        anchor,
        "MOBILIZE",
        by=by,
        actors=[draft.actor("Norway", country="NO")],
        at={
            draft.place("Iceland", "country", "IS"): "origin",
            draft.place("Norway", "country", "NO"): "destination",
        },
        status=status,
        object=(draft.span("a harbour radar"),) if "a harbour radar" in anchor else (),
    )


def tells(outlet: str, *sources: Source, extra: str = "", **more: Any) -> LinkedArticle:
    """An article on the shipping that rests on ``sources``, each with a claim of its own."""
    draft, via = start(outlet, sources, extra, more)
    words = ANCHORS.get(outlet, ANCHOR)
    claims = [draft.claim(words, source, via=via, **more.get("claim", {})) for source in sources]
    moved(draft, claims, anchor=words)
    return draft.finish()


def start(
    outlet: str, sources: Iterable[Source], extra: str, more: dict[str, Any]
) -> tuple[Draft, tuple[str, ...]]:
    """Begin an article whose words no other outlet has."""
    said = " and ".join(source.text or "" for source in sources)
    words = FILLERS.get(outlet, f"The {outlet} had this on its front page.")
    text = f"{ANCHORS.get(outlet, ANCHOR)}, {said or 'it is clear'}. {words} {extra}".strip()
    draft = Draft(outlet, text, day=more.get("day", "2031-03-05"), url=more.get("url"))
    draft.more = more.get("page", {})
    return draft, tuple(more.get("via", ()))


def denies(outlet: str, source: Source, **more: Any) -> LinkedArticle:
    """An article that carries a denial of the shipping."""
    draft, _ = start(outlet, [source], "That is a lie, it said.", more)
    words = ANCHORS.get(outlet, ANCHOR)
    claim = draft.claim(words, source, stance="denies")
    moved(draft, [claim], status="denied", anchor=words)
    return draft.finish()
