"""What is bundled: every script and style is used, no text becomes markup, files stay small."""

import re
from dataclasses import dataclass

import pytest

from stances.charts.palette import css_tokens
from stances.components.kit import bundle
from stances.components.kit.payload import PageLink, plain
from tests.kit.conftest import FOLDER

SCRIPTS = sorted(FOLDER.glob("*/*.js"))
STYLES = sorted(FOLDER.glob("*/*.css"))
ENTRIES = [FOLDER / name / f"{name}.js" for name in
           ("grid", "evidence", "feed", "timeline", "reader", "plane", "play", "choose",
            "frame", "changes", "save", "picker", "passages", "keeper",
            "day",
            "history")]  # fmt: skip
ENTRIES += [FOLDER / "kit/share.js", FOLDER / "kit/theme.js", FOLDER / "picker/several.js"]


@pytest.mark.parametrize("file", [*SCRIPTS, *STYLES], ids=lambda file: file.name)
def test_a_file_is_short_and_narrow(file) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= 100
    assert len(lines) <= (120 if file.suffix == ".js" else 300)


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_makes_no_markup_and_asks_for_nothing(file) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|fetch\(|eval\(", text
    )


def test_a_bundle_has_each_module_once_and_no_import_is_left() -> None:
    used = set()
    for entry in ENTRIES:
        text = bundle.modules(entry)
        assert not re.search(r"^import|^export (?!default)", text, re.MULTILINE)
        assert text.count("export default mount(") == 1
        modules = re.findall(r"^const (\w+) = \(\(\) =>", text, re.MULTILINE)
        assert len(modules) == len(set(modules))
        used |= {*modules, f"{entry.parent.name}_{entry.stem}"}
    assert used == {f"{file.parent.name}_{file.stem}" for file in SCRIPTS}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda file: file.stem)
def test_every_class_of_a_style_is_in_a_script_or_a_payload(entry) -> None:
    text = bundle.style(entry)
    names = set(
        re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d\.\d+|/\*.*?\*/", "", text, flags=re.DOTALL))
    )
    scripts = " ".join(file.read_text(encoding="utf-8") for file in SCRIPTS)
    from_python = {"p2", "p1", "p0", "m1", "m2", "coded", "contested", "declined", "unclear", "none",
                   "not-found", "not-applicable", "not-in-texts", "gone", "hidden", "stances", "ages", "small",
                   "matrix", "sheet", "counts", "value", "thin",
                   "few", "far", "inherited", "split", "different", "one-known", "none-known", "number", "wide", "ring",
                   "possible", "stale", "striped", "dashed", *(f"bloc{at}" for at in range(6))}  # fmt: skip
    assert {name for name in names - from_python if not re.search(rf"\b{name}\b", scripts)} == set()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda file: file.stem)
def test_every_property_that_a_style_reads_is_set(entry) -> None:
    text = bundle.style(entry) + bundle.script(entry)
    read = set(re.findall(r"var\(--([\w-]+)", text))
    declared = set(re.findall(r"--([\w-]+):", text))
    assert {name for name in read - declared if not name.startswith("st-")} == set()


def test_no_style_sheet_names_a_colour() -> None:
    for file in STYLES:
        assert not re.search(
            r"#[0-9a-f]{3,8}\b(?!-)|hsl|rgb\((?!0 0 0)", file.read_text("utf-8")
        ), file
    assert "light-dark(#0b6e69, #35a79f)" in css_tokens()


def test_only_the_kit_draws_hatches_so_that_each_means_one_thing() -> None:
    drawing = {
        file.name
        for file in STYLES
        if re.search(r"repeating-linear-gradient", file.read_text(encoding="utf-8"))
    }
    assert drawing == {"kit.css"}
    kit = (FOLDER / "kit/kit.css").read_text(encoding="utf-8")
    angles = set(re.findall(r"([^{}]+)\{[^{}]*repeating-linear-gradient\(\s*(\w+)", kit))
    named = {(" ".join(rule.split()).split("*/ ")[-1], angle) for rule, angle in angles}
    assert named == {
        (".root", "45deg"), (".swatch.not-applicable", "45deg"),
        (".stale", "135deg"), (".swatch.stale", "135deg"), (".possible", "var"),
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pair:
    words: str
    inner: PageLink
    numbers: tuple[tuple[float, int], ...]
    nothing: None = None


def test_a_payload_becomes_plain_data() -> None:
    link = PageLink("to", "sources", {"source": ["a", "b"]})
    assert plain(_Pair("x", link, ((0.5, 1),))) == {
        "words": "x",
        "inner": {"label": "to", "page": "sources", "parameters": {"source": ["a", "b"]}},
        "numbers": [[0.5, 1]],
        "nothing": None,
    }
