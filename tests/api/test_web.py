"""``/api`` as a program asks it: what it describes, answers, refuses and does not answer twice."""

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from stances.api import store
from stances.api.asked import COMMON, OWN
from stances.api.documents import ANSWERS
from stances.api.openapi import openapi
from stances.api.store import Store
from stances.api.web import api
from stances.exchange.datasets import load_dataset
from stances.reading.loader import Loaded
from stances.reading.seeds import seeds_folder
from stances.shipped import shipped_dataset
from tests.conftest import examples, lay_out

pytestmark = pytest.mark.xdist_group("web")  # one process opens the dataset for all


def client_of(path: Path) -> TestClient:
    app = Starlette(routes=[Mount("/tools/api", app=api(Store(path)))])
    return TestClient(app, base_url="http://host")


@pytest.fixture(scope="module")
def shared() -> Iterator[TestClient]:
    with client_of(shipped_dataset()) as client:
        yield client


@pytest.fixture(scope="module")
def part(
    tmp_path_factory: pytest.TempPathFactory, excerpt_text: str, shipped_path: Path
) -> Iterator[TestClient]:
    """A part of the dataset, for many questions."""
    with client_of(lay_out(tmp_path_factory.mktemp("part"), excerpt_text, shipped_path)) as client:
        yield client


@pytest.fixture
def client(copy: Path) -> Iterator[TestClient]:
    with client_of(copy) as client:
        yield client


@cache
def described(name: str) -> Draft202012Validator:
    """What judges an answer by the description that the interface gives of it."""
    schemas = openapi("http://host/")["components"]["schemas"]
    text = json.dumps({"$defs": schemas, "$ref": f"#/components/schemas/{name}"})
    whole = json.loads(text.replace("#/components/schemas/", "#/$defs/"))
    Draft202012Validator.check_schema(whole)
    return Draft202012Validator(whole)


@pytest.mark.parametrize("document", ANSWERS)
def test_an_answer_is_as_it_is_described(shared: TestClient, document: str) -> None:
    told = shared.get(f"/tools/api/{document}")
    assert told.status_code == 200
    described(ANSWERS[document].__name__).validate(told.json())
    assert told.headers["stances-n"] == str(told.json()["n"])
    assert told.json()["link"].startswith("http://host/tools/")


@pytest.mark.parametrize("document", ANSWERS)
def test_a_table_has_the_entries_of_the_answer(shared: TestClient, document: str) -> None:
    whole = shared.get(f"/tools/api/{document}").json()
    told = shared.get(f"/tools/api/{document}?format=csv")
    assert told.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(told.content.decode("utf-8-sig"))))
    entries = whole["states" if document == "coverage" else document]
    assert len(rows) == len(entries)
    for row, entry in zip(rows, entries, strict=True):
        plain = {
            k: v
            for k, v in entry.items()
            if isinstance(v, str | int) and v is not True and v is not False
        }
        assert {name: row[name].removeprefix("'") for name in plain} == {
            n: str(v) for n, v in plain.items()
        }


def test_what_has_not_changed_is_not_sent_again(client: TestClient, copy: Path) -> None:
    first = client.get("/tools/api/positions?limit=1")
    seen = {"If-None-Match": first.headers["etag"]}
    again = client.get("/tools/api/positions?limit=1", headers=seen)
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/tools/api/positions?limit=2", headers=seen).status_code == 200
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("title: ", "title: New ", 1), encoding="utf-8")
    changed = client.get("/tools/api/positions?limit=1", headers=seen)
    assert changed.status_code == 200
    assert changed.headers["etag"] != first.headers["etag"]


def test_a_broken_dataset_is_said_and_its_return_is_noticed(client: TestClient, copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("\nactors:", "\nactor:", 1), encoding="utf-8")
    told = client.get("/tools/api/positions")
    assert told.status_code == 503
    assert "stances.yaml:" in told.json()["problems"][0]
    copy.unlink()
    assert client.get("/tools/api/shifts").status_code == 503
    copy.write_text(text, encoding="utf-8")
    assert client.get("/tools/api/positions").status_code == 200


def test_what_changes_while_it_is_read_is_read_again_and_never_kept(
    client: TestClient, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seeds = seeds_folder(copy)
    away = seeds.with_name("away")

    def once_during_a_checkout(path: Path) -> Loaded:
        monkeypatch.setattr(store, "load_dataset", load_dataset)
        seeds.rename(away)
        try:
            return load_dataset(path)
        finally:
            away.rename(seeds)

    def during_a_download(path: Path) -> Loaded:
        with (seeds / "notes.md").open("a", encoding="utf-8") as file:
            file.write("more\n")
        return load_dataset(path)

    monkeypatch.setattr(store, "load_dataset", once_during_a_checkout)
    assert client.get("/tools/api/positions").status_code == 200
    with copy.open("a", encoding="utf-8") as file:
        file.write("# a note\n")
    monkeypatch.setattr(store, "load_dataset", during_a_download)
    told = client.get("/tools/api/positions")
    assert told.status_code == 503
    assert "something is writing to it" in told.json()["problems"][0]
    monkeypatch.undo()
    assert client.get("/tools/api/positions").status_code == 200


def test_no_cell_of_a_table_runs_as_a_formula(client: TestClient, copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(
        text.replace("    summary: ", "    summary: =cmd|' /C calc'!A0 ", 1), encoding="utf-8"
    )
    table = client.get("/tools/api/records?format=csv&limit=1000").text
    assert "'=cmd|" in table
    assert ",=cmd|" not in table


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("nothing", 404, "There is no such document; these are: datasets"),
        ("record", 404, "There is no such document"),
        ("records/nobody", 404, "No record “nobody” in this dataset"),
        ("records/..%2F..%2Fetc%2Fpasswd", 404, "There is no such document"),
        ("positions?as_of=", 400, "“as_of” is empty; leave it out"),
        ("positions?actors=,", 400, "“actors” is empty"),
        ("positions?actors=nobody", 404, "No actor “nobody”"),
        ("positions?limit=1_0", 400, "is not a whole number from 1 to 1000"),
        ("positions?limit=%D9%A1", 400, "is not a whole number from 1 to 1000"),
        ("positions?as_of=2024-11-17&as_of=2024-11-18", 400, "Of 2 values for one choice"),
        ("positions?format=xml", 400, "“format” is json or csv."),
        ("positions?dataset=..%2Fsecret.yaml", 404, "No dataset “../secret.yaml” here"),
        ("datasets?as_of=2024-11-17", 400, "no parameter but “format”"),
        ("agreement?weights=western-aid%3Anan", 400, "a weight is a number from 0 to 100"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_a_sentence(
    shared: TestClient, address: str, status: int, words: str
) -> None:
    told = shared.get(f"/tools/api/{address}")
    assert told.status_code == status
    assert words in told.json()["problems"][0]


def test_nothing_can_be_written(shared: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        told = shared.request(method, "/tools/api/records")
        assert told.status_code == 405
        assert told.json() == {"problems": ["The documents can only be read; use GET."]}


def test_every_parameter_is_described() -> None:
    for name, path in openapi("http://host/")["paths"].items():
        told = {each["name"] for each in path["get"]["parameters"] if each["in"] == "query"}
        document = "record" if "{" in name else name.strip("/")
        known = {*COMMON, *OWN[document]} if document in OWN else set()
        assert told == {*known, "format"}


_NAMES = sorted(
    {*COMMON, "limit", "offset", "kind", "since", "a", "b", "measure", "weights", "format", "x"}
)
_VALUES = st.text(max_size=30) | st.sampled_from(
    ["2024-11-18", "0001-01-01", "9999-12-31", "russia", "russia,zelenskyy", "none", "true", "quote", "kappa", "csv", "5", ""]
)  # fmt: skip


@examples(20, 2000)
@given(
    document=st.sampled_from([*ANSWERS, "records/x"]),
    query=st.lists(st.tuples(st.sampled_from(_NAMES), _VALUES), max_size=4),
)
def test_any_question_is_answered_or_refused(
    part: TestClient, document: str, query: list[tuple[str, str]]
) -> None:
    told = part.get(
        f"/tools/api/{document}",
        params=[(n, v.encode(errors="replace").decode()) for n, v in query],
    )
    assert told.status_code in (200, 400, 404)
    if told.status_code != 200:
        described("Refusal").validate(told.json())
        assert told.json()["problems"]
