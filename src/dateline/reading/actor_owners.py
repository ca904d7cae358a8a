"""States named only as the owners of a body: in "Peru's congress" the congress acts, not Peru."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.reading.place_metonym import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.language.reading import Reading
    from dateline.reading.actor_draft import Draft, Said


def drop_owners(reading: Reading, drafts: dict[str, Draft], names: Mapping[int, Draft]) -> None:
    """Take from states the mentions that only say whose body acts; drop the states without any left.

    ``names`` gives the actors by the first tokens of their names.
    """
    held = descriptions(drafts)
    for key in [key for key in drafts if key.startswith("state:")]:
        draft = drafts[key]
        draft.mentions = [
            one
            for one in draft.mentions
            if one.kind != "name" or not (owns_name(reading, one, names) or opens(one, key, held))
        ]
        if not draft.mentions:
            del drafts[key]


def descriptions(drafts: Mapping[str, Draft]) -> dict[int, list[tuple[int, str]]]:
    """Return ends and actors' keys of all descriptions by their first tokens."""
    found: dict[int, list[tuple[int, str]]] = {}
    for key, draft in drafts.items():
        for one in draft.mentions:
            if one.kind == "description":
                found.setdefault(one.first, []).append((one.last, key))
    return found


def owns_name(reading: Reading, one: Said, names: Mapping[int, Draft]) -> bool:
    """Tell whether the name of a body follows a state's possessive: "Chile's Defense Department"."""
    if one.last >= len(reading.tags) or reading.word(one.last) not in POSSESSIVES:
        return False
    owned = names.get(one.last + 1)
    return owned is not None and owned.key.startswith(("body:", "known:"))


def opens(one: Said, key: str, held: Mapping[int, list[tuple[int, str]]]) -> bool:
    """Tell whether a mention opens a description of another actor: "Peru's congress"."""
    return any(last > one.last and owner != key for last, owner in held.get(one.first, []))
