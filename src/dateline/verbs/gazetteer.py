"""``dateline gazetteer``: more places than come with the package."""

from __future__ import annotations

from pathlib import Path

import click

GROUP_EXAMPLES = """
\b
Examples:
  dateline gazetteer import YE.zip
  dateline gazetteer list
"""


@click.group(epilog=GROUP_EXAMPLES)
def gazetteer() -> None:
    """Add places to those that come with the package: dumps of GeoNames."""


@gazetteer.command("import", epilog=GROUP_EXAMPLES)
@click.argument("file", metavar="FILE")
def import_dump(file: str) -> None:
    """Add the places of FILE; one of the same name that was imported before is replaced.

    FILE is a dump of GeoNames as it comes from download.geonames.org/export/dump: allCountries or one
    country, as .zip, .txt or .txt.gz. Lines that are no places are passed over; where more than one in
    a thousand are none, nothing is imported.
    """
    from dateline.gazetteer.dumps import read_dump
    from dateline.gazetteer.keeping import keep_imported
    from dateline.terminal.consoles import make_console
    from dateline.terminal.progress import follow_count
    from dateline.terminal.safe import show_line

    path = Path(file)
    with follow_count(make_console(stderr=True)) as tell:
        dump = read_dump(path, tell)
    kept = keep_imported(path.name.split(".", 1)[0] or "places", dump.packer.pieces())
    click.echo(show_line(f"Imported {dump.packer.count} places of {file} into {kept}."))
    if dump.odd:
        click.echo(show_line(f"{dump.odd} lines were passed over; {dump.first_odd}."))
    click.echo("Pages read from now on know them.")


@gazetteer.command("list", epilog=GROUP_EXAMPLES)
def list_dumps() -> None:
    """Print what places there are: those of the package and those imported, with their numbers."""
    from dateline.gazetteer.keeping import open_imported, open_index
    from dateline.terminal.safe import show_line

    click.echo(f"{len(open_index())} places come with the package.")
    for name, store in open_imported().items():
        click.echo(show_line(f"{len(store)} places were imported as {name}."))
