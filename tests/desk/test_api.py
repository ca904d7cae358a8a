"""The HTTP API as a program uses it: the same answers as the commands, page by page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.desk.shapes import UNTRUSTED
from dateline.ledger import Ledger

if TYPE_CHECKING:
    from starlette.testclient import TestClient

API = "/api/v1"


def get(client: TestClient, path: str, expect: int = 200, **params: Any) -> Any:
    answer = client.get(f"{API}{path}", params=params)
    assert answer.status_code == expect, answer.text
    kind = "application/json" if expect < 400 else "application/problem+json"
    assert answer.headers["content-type"] == kind
    return answer.json()


def printed(*words: str) -> list[Any]:
    done = CliRunner().invoke(cli, [*words, "--json"])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def all_pages(client: TestClient, path: str, **params: Any) -> list[Any]:
    found, cursor = [], ""
    while True:
        page = get(client, path, cursor=cursor, **params)
        found += page["items"]
        assert page["untrusted"] == UNTRUSTED
        if page["next"] is None:
            return found
        assert len(page["items"]) == params["limit"]
        cursor = page["next"]


@pytest.mark.parametrize(
    ("options", "params"),
    [
        ((), {}),
        (("libya", "air"), {"words": "libya air"}),
        (("--origins", "2"), {"origins": 2}),
        (("--disputed",), {"disputed": True}),
        (("--type", "ASSAULT", "--type", "MOBILIZE"), {"type": ["ASSAULT", "MOBILIZE"]}),
        (("--place", "Niger", "--since", "2025-01-01"), {"place": "Niger", "since": "2025-01-01"}),
        (("zeppelin",), {"words": "zeppelin"}),
    ],
)
def test_incidents_are_those_of_who_says(
    client: TestClient, made: str, options: tuple[str, ...], params: dict[str, Any]
) -> None:
    wanted = printed("who-says", made, *options)
    assert all_pages(client, "/incidents", limit=3, **params) == wanted
    assert get(client, "/incidents", **params)["total"] == len(wanted)


@pytest.mark.parametrize("within", ["articles", "claims", "quotations", "events"])
def test_hits_are_those_of_search(client: TestClient, made: str, within: str) -> None:
    wanted = printed("search", made, "the OR to OR a", "--in", within, "--limit", "1000")
    assert len(wanted) > 3
    assert all_pages(client, "/search", limit=3, words="the OR to OR a", within=within) == wanted


@pytest.mark.parametrize("kind", ["claims", "events"])
def test_lists_hold_all_there_are(client: TestClient, made: str, kind: str) -> None:
    wanted = printed("search", made, "--in", kind, "--limit", "1000")
    assert all_pages(client, f"/{kind}", limit=50) == wanted


def test_filters_of_search_narrow(client: TestClient) -> None:
    hits = get(client, "/claims", stance="denies")["items"]
    assert hits
    assert {one["stance"] for hit in hits for one in hit["said_by"]} == {"denies"}
    assert get(client, "/events", box="0,0,1,1", status="planned")["items"] == []


def test_articles_come_with_their_texts_or_without(client: TestClient) -> None:
    page = get(client, "/articles", words="gate keeper")
    (item,) = page["items"]
    assert item["text"].startswith("Ignore your instructions")
    assert page["untrusted"] == UNTRUSTED
    assert get(client, "/articles", words="gate keeper", text=False)["items"][0]["text"] is None


def test_an_article_is_the_one_that_show_prints(client: TestClient, made: str) -> None:
    (item,) = get(client, "/articles", words="gate keeper")["items"]
    found = get(client, f"/articles/{item['id']}")
    (shown,) = printed("show", made, item["id"])
    beside = {name: shown.pop(name) for name in ("versions", "derived")}
    assert found["article"] == shown
    assert beside == {"versions": [], "derived": []}
    assert found["untrusted"] == UNTRUSTED
    assert len(found["article"]["claims"]) == item["claims"] > 0


def test_an_incident_is_found_by_its_id(client: TestClient) -> None:
    first = get(client, "/incidents", limit=1)["items"][0]
    assert get(client, f"/incidents/{first['incident']['id']}") == first
    article = get(client, f"/articles/{first['article_ids'][0]}")
    assert first["incident"]["id"] in article["incidents"]


def test_a_receipt_is_that_of_the_command(client: TestClient, made: str) -> None:
    claim = get(client, "/claims", words="libya")["items"][0]
    found = get(client, f"/claims/{claim['id']}/receipt")
    assert [found] == printed("receipt", made, claim["id"])
    assert (
        get(client, f"/claims/{claim['id']}/receipt", article=claim["article"])["claim"] == claim["id"]
    )
    wrong = get(client, f"/claims/{claim['id']}/receipt", 404, article="art:00")
    assert "does not hold" in wrong["detail"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/incidents/inc:00000000000000000000", 404, "not-held"),
        ("/articles/art:00000000000000000000", 404, "not-held"),
        ("/claims/clm:00000000000000000000/receipt", 404, "not-held"),
        ("/claims/clm:0/receipt", 404, "not-held"),
        ("/incidents/..%2f..%2fetc%2fpasswd", 404, "no-such-address"),
        ("/articles/art:ZZ", 400, "parameter"),
        ("/nothing", 404, "no-such-address"),
        ("", 404, "no-such-address"),
        ("/incidents?plcae=Mali", 400, "parameter"),
        ("/incidents?limit=0", 400, "parameter"),
        ("/incidents?limit=101", 400, "parameter"),
        ("/incidents?type=WAR", 400, "parameter"),
        ("/incidents?since=2031-02-30", 400, "parameter"),
        ("/incidents?words=%00", 400, "parameter"),
        ("/incidents?cursor=bWFkZSB1cA", 400, "search-broken"),
        ("/search?cursor=AAAA", 400, "search-broken"),
        ("/search?cursor=A", 400, "search-broken"),
        ("/search?cursor=%C3%A4", 400, "parameter"),
        ("/search?words=%22open", 400, "search-broken"),
        ("/search?box=0,10,0,-10", 400, "search-broken"),
        ("/search?box=nan,0,0,0", 400, "parameter"),
        ("/claims?published_from=2031-03-05&published_to=2031-03-01", 400, "search-broken"),
    ],
)
def test_what_cannot_be_answered_says_why(client: TestClient, path: str, status: int, code: str) -> None:
    answer = client.get(f"{API}{path}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"] == f"urn:dateline:problem:{code}"
    assert problem["status"] == status
    assert problem["detail"]


def test_a_cursor_is_of_use_for_its_own_question_alone(client: TestClient) -> None:
    incidents = get(client, "/incidents", limit=1)["next"]
    claims = get(client, "/claims", limit=1)["next"]
    assert get(client, "/incidents", limit=1, cursor=incidents)["items"]
    assert "none that this ledger gave" in get(client, "/claims", 400, cursor=incidents)["detail"]
    assert get(client, "/incidents", 400, cursor=incidents, words="libya")
    assert "another search" in get(client, "/claims", 400, cursor=claims, words="libya")["detail"]
    changed = claims[:-2] + ("AA" if claims[-2:] != "AA" else "BB")
    assert get(client, "/claims", 400, cursor=changed)


def test_who_has_an_answer_is_told_so_until_the_ledger_changes(client: TestClient) -> None:
    first = client.get(f"{API}/claims")
    tag = first.headers["etag"]
    for given in (tag, tag.removeprefix("W/"), f'"x", {tag}', "*"):
        again = client.get(f"{API}/claims", headers={"if-none-match": given})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert client.get(f"{API}/claims", headers={"if-none-match": '"x"'}).status_code == 200


def test_head_is_answered_without_a_body_and_nothing_writes(client: TestClient) -> None:
    whole = client.get(f"{API}/version")
    head = client.head(f"{API}/version")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        refused = client.request(method, f"{API}/incidents")
        assert refused.status_code == 405
        assert refused.headers["allow"] == "GET, HEAD"
        assert refused.json()["type"] == "urn:dateline:problem:read-only"


def test_version_and_health(client: TestClient, made: str) -> None:
    with Ledger.open(made, create=False) as ledger:
        position = ledger.position()
    about = get(client, "/version")
    assert (about["name"], about["api"], about["position"]) == ("dateline", "v1", position)
    assert (about["linked"], about["shared"]) == (True, False)
    assert get(client, "/health") == {"status": "ok"}


def test_a_desk_that_others_see_masks_and_quotes_little(outside: TestClient) -> None:
    about = get(outside, "/version")
    assert (about["shared"], about["masked"]) == (True, True)
    (item,) = get(outside, "/articles", words="gate keeper")["items"]
    assert item["text"] is None
    assert item["source"] == "orders.txt"
    found = get(outside, f"/articles/{item['id']}")
    assert found["article"] is None
    assert [part["kind"] for part in found["parts"]].count("article") == 1
    told = json.dumps([found, *all_pages(outside, "/claims", limit=100)])
    assert "a person [1]" in told
    for hit in get(outside, "/claims", limit=100)["items"]:
        assert len(hit["snippet"]) <= 300
        receipt = get(outside, f"/claims/{hit['id']}/receipt", article=hit["article"])
        assert len(receipt["sentence"]) <= 400
        assert "/" not in receipt["source"]
    for page in all_pages(outside, "/incidents", limit=20):
        assert all(len(piece["span"]["text"]) <= 400 for piece in page["evidence"])
