"""The MCP server, asked by the client of the SDK."""

import json
from pathlib import Path
from typing import Any

import anyio
import pytest

from stances.cli import main

pytestmark = pytest.mark.xdist_group("mcp")  # one process loads the SDK, which takes a second

EVERY = {
    "datasets": {},
    "positions": {"as_of": "2024-11-18", "actors": "russia", "limit": 3},
    "record": {"record": "russia.escalation-risk.2024-11-18"},
    "shifts": {"since": "2024-01-01", "as_of": "2025-01-01"},
    "agreement": {"a": "russia", "b": "radoslaw-sikorski"},
    "coverage": {"as_of": "2024-11-18"},
}


def asking(path: Path, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    from mcp import Client

    from stances.api.tools import mcp_server

    async def ask() -> list[Any]:
        async with Client(mcp_server(path, base="http://host/")) as client:
            listed = (await client.list_tools()).tools
            assert {tool.name for tool in listed} == set(EVERY)
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in listed)
            return [await client.call_tool(name, arguments) for name, arguments in calls]

    return anyio.run(ask)


def test_every_tool_answers_with_its_day_n_and_link(copy: Path) -> None:
    before = copy.read_bytes()
    answers = asking(copy, *EVERY.items())
    for name, told in zip(EVERY, answers, strict=True):
        assert not told.is_error, name
        content = told.structured_content
        assert json.loads(told.content[0].text) == content
        assert content["n"] > 0
        assert content["truncated"] in (True, False)
        assert content["link"].startswith("http://host/")
        if name != "datasets":
            assert content["as_of"]
    assert copy.read_bytes() == before
    positions = answers[1].structured_content
    assert (len(positions["positions"]), positions["truncated"], positions["next_offset"]) == (
        3,
        True,
        3,
    )


@pytest.mark.parametrize(
    ("name", "arguments", "words"),
    [
        ("record", {"record": "../../etc/passwd"}, "No record “../../etc/passwd” in this dataset"),
        ("record", {"record": "a\x1b[2Jb"}, r"No record “a\u001b[2Jb”"),
        ("record", {}, "“record” is missing, or not as the tool's schema says."),
        ("positions", {"actor": "russia"}, "“positions” has no argument “actor”; these are: as_of, actors"),
        ("positions", {"limit": 10**12}, "“1000000000000” for “limit” is not a whole number from 1 to 1000"),
        ("positions", {"limit": "many"}, "“limit” is missing, or not as the tool's schema says."),
        ("positions", {"as_of": "'; DROP TABLE stances; --"}, "is not a day such as 2024-11-17"),
        ("positions", {"actors": "x" * 30_000}, "“actors” is missing, or not as the tool's schema says."),
        ("positions", {"dataset": "/etc/passwd"}, "No dataset “/etc/passwd” here; these are: stances.yaml."),
        ("agreement", {"a": "russia", "b": "x", "measure": "__import__"}, "“measure” is missing, or not"),
        ("no\x00tool", {}, r"There is no tool “no\u0000tool”"),
    ],
)  # fmt: skip
def test_hostile_arguments_get_a_sentence(
    copy: Path, capfd: pytest.CaptureFixture[str], name: str, arguments: dict[str, Any], words: str
) -> None:
    (told,) = asking(copy, (name, arguments))
    assert told.is_error
    assert words in told.content[0].text
    assert len(told.content[0].text) < 1000
    assert "Traceback" not in "".join(capfd.readouterr())


def test_a_dataset_that_changes_breaks_and_vanishes_is_followed(copy: Path) -> None:
    from mcp import Client

    from stances.api.tools import mcp_server

    whole = copy.read_text(encoding="utf-8")
    broken = whole.replace("\nactors:", "\nactor:", 1)

    async def ask() -> list[tuple[bool, str]]:
        told = []
        async with Client(mcp_server(copy)) as client:
            for text in (whole, broken, None, whole):
                copy.unlink() if text is None else copy.write_text(text, encoding="utf-8")
                answer = await client.call_tool("positions", {"limit": 1})
                told.append((answer.is_error, answer.content[0].text))
        return told

    good, wrong, gone, again = anyio.run(ask)
    assert wrong[0]
    assert "stances.yaml:" in wrong[1]
    assert gone[0]
    assert "there is no such file" in gone[1]
    assert not good[0]
    assert again == good


def test_a_folder_has_several_datasets(copy: Path) -> None:
    table = copy.parent / "my views & more.csv"
    table.write_text("actor,issue,date,position\nAnn,Tax,2024-01-01,2\n", encoding="utf-8")
    listed, asked = asking(
        copy.parent, ("datasets", {}), ("positions", {"dataset": "my views & more.csv"})
    )
    assert [one["code"] for one in listed.structured_content["datasets"]] == [
        "my views & more.csv",
        "stances.yaml",
    ]
    assert asked.structured_content["positions"][0]["position"] == 2
    assert "dataset=my+views+%26+more.csv" in asked.structured_content["link"]


def test_without_the_package_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert main(["mcp"]) == 2
    assert "pip install 'stances[mcp]'" in capsys.readouterr().err
