"""The description of the API: it is whole, its examples fit it, and so does every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dateline.desk.app import make_app
from dateline.desk.desk import Desk
from dateline.desk.guard import Names

if TYPE_CHECKING:
    from starlette.testclient import TestClient

API = "/api/v1"
ADDRESSES = [
    "/actors",
    "/actors/{actor}",
    "/articles",
    "/articles/{article}",
    "/claims",
    "/claims/{claim}/receipt",
    "/events",
    "/health",
    "/incidents",
    "/incidents/{incident}",
    "/outlets",
    "/outlets/{outlet}",
    "/search",
    "/version",
]


@pytest.fixture(scope="module")
def described(client: TestClient) -> Any:
    return client.get(f"{API}/openapi.json").json()


def validator(described: Any, schema: Any) -> Any:
    return jsonschema.Draft202012Validator({**schema, "components": described["components"]})


def test_every_address_is_described_with_its_parameters(described: Any) -> None:
    assert described["openapi"].startswith("3.1")
    assert sorted(described["paths"]) == [f"{API}{path}" for path in ADDRESSES]
    for path in described["paths"].values():
        assert list(path) == ["get"]
        assert path["get"]["summary"]
        assert path["get"]["description"]
        assert all(one["description"] for one in path["get"].get("parameters", ()))
        assert "422" not in path["get"]["responses"]


def test_shapes_are_schemas(described: Any) -> None:
    for shape in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(shape)
        assert shape["description"]


def test_examples_fit_their_shapes(described: Any) -> None:
    seen = 0
    for path in described["paths"].values():
        for answer in path["get"]["responses"].values():
            for content in answer.get("content", {}).values():
                if "example" in content:
                    validator(described, content["schema"]).validate(content["example"])
                    seen += 1
    assert seen > 4 * len(ADDRESSES)


def test_answers_fit_their_shapes(client: TestClient, described: Any) -> None:
    for path, parts in described["paths"].items():
        if "{" not in path:
            schema = parts["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            validator(described, schema).validate(client.get(path).json())
    wrong = client.get(f"{API}/claims?limit=0").json()
    validator(described, {"$ref": "#/components/schemas/Problem"}).validate(wrong)


def test_things_by_their_ids_fit_their_shapes(client: TestClient, described: Any) -> None:
    incident = client.get(f"{API}/incidents?limit=1").json()["items"][0]["incident"]["id"]
    claim = client.get(f"{API}/claims?limit=1").json()["items"][0]
    for path, shape in (
        (f"/incidents/{incident}", "IncidentAnswer"),
        (f"/articles/{claim['article']}", "ArticleAnswer"),
        (f"/claims/{claim['id']}/receipt", "Receipt"),
    ):
        found = client.get(f"{API}{path}").json()
        validator(described, {"$ref": f"#/components/schemas/{shape}"}).validate(found)


CHECKS = [  # a cursor or a day that fits its pattern may still be refused, with 400
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", ADDRESSES)
def test_nothing_that_is_asked_brings_the_server_down(
    made: str, path: str, mode: GenerationMode
) -> None:
    app = make_app(Desk(made), Names(frozenset({"testserver"})))
    described = schemathesis.openapi.from_asgi(f"{API}/openapi.json", app)
    operation = described[f"{API}{path}"]["GET"]
    if mode is GenerationMode.NEGATIVE and not described[f"{API}{path}"]["GET"].query.items:
        pytest.skip("it takes nothing")

    @given(operation.as_strategy(generation_mode=mode))
    @settings(max_examples=25, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    def ask(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()
