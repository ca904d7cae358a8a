"""What all tests share: where the development sets and the examples lie."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import settings

from dateline import jsons, pipeline
from dateline.gather.sources import gather
from dateline.ledger import Ledger
from dateline.listing.listed import NOBODY
from dateline.page.told import Told

settings.register_profile("untimed", deadline=None)  # no test depends on how busy the machine is
settings.load_profile("untimed")

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.gather.captures import Capture
    from dateline.listing.listed import ActorList
    from dateline.records import Report

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = jsons.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development sets beside the checkout; the test skips where they are absent."""
    path = ROOT.parent / "shared"
    if not (path / "seed" / "page.txt").is_file():
        pytest.skip(f"the development sets are not at {path}")
    return path


@pytest.fixture(scope="session")
def examples() -> Path:
    """The example pages of the repository."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the pages in ``examples/``, read and linked."""
    where = tmp_path_factory.mktemp("ledger") / "examples.db"
    with Ledger.open(where, create=True) as ledger:
        pages = sorted(map(str, (ROOT / "examples").glob("*.html")))
        for outcome in pipeline.read_sources(gather(pages, BytesIO()), Told(), ledger):
            assert outcome.kind == "read"
        pipeline.link_ledger(ledger)
    return where


def check_schema(report: Report) -> dict[str, Any]:
    """Validate a report against the shipped JSON Schema and return its JSON twin."""
    twin: dict[str, Any] = json.loads(jsons.encode(report))
    VALIDATOR.validate(twin)
    return twin


@pytest.fixture(autouse=True, scope="session")
def _every_report_fits_the_schema() -> Iterator[None]:
    """Validate every report that the pipeline makes in the tests' own process."""
    unchecked = pipeline.read_page

    def read_and_validate(capture: Capture, told: Told, listed: ActorList = NOBODY) -> Report:
        report = unchecked(capture, told, listed)
        check_schema(report)
        return report

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "read_page", read_and_validate)
        yield


@pytest.fixture(scope="session")
def validate() -> Any:
    """The function that validates a report against the shipped JSON Schema."""
    return check_schema
