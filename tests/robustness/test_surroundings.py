"""A dataset that changes under its readers, disks without room, clocks and scripts of all kinds."""

import io
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import yaml

from stances import clock
from stances.analysis.ledger import ledger_of
from stances.api.asked import asked
from stances.api.documents import DOCUMENTS, record_document
from stances.api.store import Opened
from stances.app.cache import Bundle, Served, served_at
from stances.cli import main
from stances.exchange.datasets import load_dataset
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import parse
from stances.tables.frames import tables
from tests.conftest import SMALL, TODAY
from tests.robustness.conftest import Tries

SESSIONS = 20
TEXTS = {
    "Turkish": "İstanbul’da ısrar: IĞDIR, ığdır, İİ ıı",
    "Arabic": "نحن لن نوافق أبداً (٢٠٢٤)",
    "Hebrew and Latin": "לעולם לא NATO נסכים",
    "combining": "e\u0301to\u0308 n\u0303 Z\u0351\u036b\u0343a\u0325\u0353l\u0332\u0354g\u033b\u0355o",
    "Hangul in parts": "\u1112\u1161\u11ab\u1100\u1173\u11af and 한글",
    "beyond the first plane": "𝔑𝔢𝔳𝔢𝔯 👩🏽‍🚀 𐍈",
    "joiners": "می‌خواهم क्‍ष",
    "Markdown and more": "*we* [will](javascript:x) `never` <b>agree</b> $x$ {{y}} |z|",
    "5,000 characters": ("We will never agree to it, said the minister. " * 120)[:5000].strip(),
}


def in_all_words(texts: Mapping[str, str]) -> tuple[dict[str, Any], Seeds]:
    """The small dataset with each text in every place where words can stand."""
    data = deepcopy(SMALL)
    data["sources"] = []
    first = {section: data[section][0] for section in ("actors", "issues", "stances")}
    data |= {section: [] for section in first}
    seeds = {}
    for number, text in enumerate(texts.values()):
        short = text[:100].strip()
        ids = {"actor": f"ann{number}", "issue": f"tax{number}"}
        said = {"source": f"text{number}", "quote": text, "translation": text}
        words = {"summary": short, "note": text, "speaker": short, "evidence": [said]}
        named = {"id": ids["actor"], "name": short, "role": short, "note": text}
        titled = {"id": ids["issue"], "title": short, "proposal": text[:2000], "note": text}
        data["actors"].append(first["actors"] | named)
        data["issues"].append(first["issues"] | titled)
        data["sources"].append({"id": said["source"], "seed": f"text{number}.txt"})
        data["stances"].append(first["stances"] | ids | words | {"id": f"ann.tax.{number}"})
        seeds[f"text{number}.txt"] = Seed(f"text{number}.txt", f"He said: {text} Then he left.")
    return data, Seeds(seeds)


def test_every_script_goes_in_and_comes_out_as_it_was(tmp_path: Path) -> None:
    data, seeds = in_all_words(TEXTS)
    raw = yaml.safe_dump(data, allow_unicode=True, sort_keys=False).encode()
    loaded = parse(raw, file="f.yaml", seeds=seeds, today=TODAY)
    (tmp_path / "seeds").mkdir()
    for seed in seeds.texts.values():
        (tmp_path / "seeds" / seed.name).write_text(seed.text, encoding="utf-8")
    (tmp_path / "f.yaml").write_bytes(raw)
    for command in (
        ["check", str(tmp_path / "f.yaml")],
        ["export", "package", str(tmp_path / "p"), "--data", str(tmp_path / "f.yaml")],
        ["export", "sqlite", str(tmp_path / "p.sqlite"), "--data", str(tmp_path / "f.yaml")],
        ["site", str(tmp_path / "s"), "--data", str(tmp_path / "f.yaml")],
        ["positions", "--format", "xlsx", "-o", str(tmp_path / "p.xlsx"), "--data", str(tmp_path / "f.yaml")],
    ):  # fmt: skip
        assert main(command) == 0, command
    for path in (tmp_path / "p", tmp_path / "p.sqlite"):
        again = load_dataset(path)
        assert again.dataset == loaded.dataset
    frames = tables(loaded.dataset, loaded.seeds)
    opened = Opened(loaded.dataset, frames, ledger_of(frames))
    for number, (script, text) in enumerate(TEXTS.items()):
        (record,) = record_document(asked(opened, "record", {}), f"ann.tax.{number}").records
        (evidence,) = record.evidence
        assert evidence.quote == text, script
        assert evidence.start is not None, script
        seed = seeds.texts[f"text{number}.txt"].text
        assert seed[evidence.start : evidence.end] == text, script


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def setting(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    monkeypatch.delenv(clock.VARIABLE, raising=False)
    yield setting
    monkeypatch.undo()
    time.tzset()


def test_answers_are_the_same_in_every_time_zone(
    zone: Callable[[str], None], copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = set()
    for name in ("XXX-14", "XXX+12", "UTC", "XXX-5:45"):
        zone(name)
        assert main(["positions", "--data", str(copy), "--format", "csv"]) == 0
        told.add((capsys.readouterr().out, clock.today()))
        assert 0 <= (clock.today() - clock.local_day()).days <= 2  # today is where it is latest
    assert len({out for out, _ in told}) == 1
    assert len(told) <= 2  # a midnight may pass


def test_twenty_sessions_follow_a_file_that_changes_breaks_vanishes_and_returns(
    copy: Path, tries: Tries
) -> None:
    good = copy.read_text(encoding="utf-8")
    versions = [good.replace("dataset:\n", f"dataset:\n  # {each}\n", 1) for each in ("one", "two")]
    broken = good.replace("\nactors:", "\nactor:", 1)
    stop = Event()
    served_at(copy)

    def session(_: int) -> list[Served]:
        seen: list[Served] = []
        while not stop.is_set() or not seen:
            served = served_at(copy)
            seen.append(served)
            if isinstance(served.bundle, Bundle):
                assert DOCUMENTS["positions"](asked(served.bundle, "positions", {})).n > 0
        return seen

    with ThreadPoolExecutor(SESSIONS) as pool:
        sessions = [pool.submit(session, number) for number in range(SESSIONS)]
        for _ in range(4):
            for text in (versions[0], broken, None, broken[: len(broken) // 2], versions[1]):
                if text is None:
                    copy.unlink()
                else:
                    copy.write_text(text, encoding="utf-8")
                served_at(copy)
        stop.set()
        seen = [served for each in sessions for served in each.result()]
    tries.count += len(seen)
    assert all(served.bundle is not None for served in seen), "the last good version stays"
    now = served_at(copy)
    assert not now.problems
    assert now.bundle is not None


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        ["positions", "--format", "csv"], ["positions", "--format", "xlsx"], ["snapshot"], ["brief", "--format", "md"],
    ],
)  # fmt: skip
def test_a_full_disk_is_said(
    copy: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, "--data", str(copy), "-o", str(FULL)]) == 2
    assert capsys.readouterr().err.endswith("cannot write /dev/full: the disk is full; make room\n")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", [["check"], ["positions"], ["positions", "--format", "csv"]])
def test_printing_into_a_full_disk_is_said(
    copy: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    said = io.StringIO()
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        monkeypatch.setattr(sys, "stderr", said)
        given = [str(copy)] if command == ["check"] else ["--data", str(copy)]
        assert main([*command, *given]) == 2
        monkeypatch.undo()
    assert said.getvalue() == "stances: cannot print: the disk is full; make room\n"


def test_a_day_in_the_far_future_or_past_is_a_day(copy: Path) -> None:
    for day in (date.min, date.max):
        assert main(["positions", "--data", str(copy), "--as-of", day.isoformat()]) == 0
