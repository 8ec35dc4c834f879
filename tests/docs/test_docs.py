"""The documents are true: commands run, examples are valid, links resolve."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from stances.app.registry import CURATE, PAGES
from stances.cli import _parser, main
from stances.reading.loader import load
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText, read_yaml

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "data/README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


COMMANDS = [
    line.split("#")[0].strip()
    for block in blocks(README, "sh")
    for line in block.splitlines()
    if line.startswith("stances ")
]
# These need a browser, the network, a package or the history of the file, or write; their own tests
# run them.
ELSEWHERE = ("serve", "links", "diff", "add", "withdraw", "not-applicable", "source", "import",
             "coding-import", "export", "large", "snapshot", "site", "mcp")  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [one for one in COMMANDS if one.split()[1] not in ELSEWHERE and " -o " not in one],
)
def test_the_readmes_commands_run(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(command)[1:]) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readmes_commands_and_options_exist(command: str) -> None:
    options = _parser().parse_args(shlex.split(command)[1:])
    assert callable(options.run)


def test_every_command_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])
    known = re.findall(r"^    ([a-z-]+)(?: |$)", capsys.readouterr().out, re.MULTILINE)
    assert {"check", "diff", "links"} <= set(known)
    assert set(known) == {command.split()[1] for command in COMMANDS}


def test_the_readme_names_the_two_commands_that_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("run", "test", "check", "bench"):
        assert f"make {target}" in README
        assert f"\n{target}: " in makefile


@pytest.mark.parametrize("text", [README, GUIDE], ids=["README", "data/README"])
def test_an_example_stance_is_valid_in_the_shipped_dataset(text: str, shipped_path: Path) -> None:
    data = read_yaml(shipped_path.read_bytes(), file="f").value
    (example,) = blocks(text, "yaml")
    data["stances"] = read_yaml(example.encode(), file="f").value
    dataset = records_of(YamlText("f", data, None))
    assert dataset.stances[0].evidence


def test_the_guides_example_is_the_record_in_the_dataset(shipped_path: Path) -> None:
    (example,) = blocks(GUIDE, "yaml")
    (record,) = yaml.safe_load(example)
    kept = load(shipped_path).dataset.stances_by_id[record["id"]]
    assert kept.summary == record["summary"]


def test_every_link_between_documents_leads_somewhere() -> None:
    for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "data/README.md"]:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http"):
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_every_page_is_named_in_the_readme() -> None:
    rows = README.partition("\n## The pages\n")[2].partition("\n## ")[0]
    for page in (*PAGES, CURATE):
        assert f"**{page.title}**" in rows
