"""Documentation under test: every command, option, field and vocabulary table stands in the docs."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from dateline import jsons
from dateline.cli import cli
from dateline.ledger.link_tables import TIES
from dateline.ledger.query_tables import CLAIMS
from dateline.ledger.schema import METADATA

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def text_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def list_commands(group: click.Group, prefix: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= list_commands(command, f"{prefix}{name} ")
        else:
            found[prefix + name] = command
    return found


COMMANDS = list_commands(cli)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_and_its_options_are_documented(name: str) -> None:
    text = text_of("commands.md")
    assert f"## dateline {name}" in text, f"add a section '## dateline {name}' to docs/commands.md"
    options = [option for option in COMMANDS[name].params if isinstance(option, click.Option)]
    missing = [option.opts[0] for option in options if f"`{option.opts[0]}" not in text]
    assert missing == [], f"describe {missing} in docs/commands.md"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_shows_examples(name: str) -> None:
    asked = r"dateline " + r"( \S+)? ".join(name.split())  # a ledger may stand before the last word
    assert re.search(asked, COMMANDS[name].epilog or "")


def test_every_field_is_documented() -> None:
    text = text_of("report-format.md")
    fields = {field for part in jsons.schema()["$defs"].values() for field in part["properties"]}
    missing = sorted(field for field in fields if f"`{field}`" not in text)
    assert missing == [], f"describe {missing} in docs/report-format.md"


def test_every_vocabulary_table_is_documented() -> None:
    text = text_of("vocabulary.md")
    tables = sorted(path.stem for path in (ROOT / "src/dateline/vocabulary").glob("*.tsv"))
    missing = [table for table in tables if f"`{table}`" not in text]
    assert missing == [], f"describe {missing} in docs/vocabulary.md"


def test_every_table_of_the_ledger_is_documented() -> None:
    text = text_of("ledger.md")
    assert {TIES.name, CLAIMS.name} < set(METADATA.tables)
    missing = sorted(table for table in METADATA.tables if f"`{table}`" not in text)
    assert missing == [], f"describe {missing} in docs/ledger.md"


def test_every_room_is_documented() -> None:
    text = text_of("house.md")
    rooms = sorted(path.parent.name for path in (ROOT / "src/dateline").glob("*/__init__.py"))
    missing = [room for room in rooms if f"`{room}/`" not in text]
    assert missing == [], f"describe {missing} in docs/house.md"


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
