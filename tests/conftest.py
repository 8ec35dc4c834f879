"""Fixtures of several kinds of test: a small dataset to vary, and the bundled one."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded, load, parse
from stances.reading.seeds import seed_in
from stances.shipped import shipped_dataset
from stances.tables import Tables
from stances.tables.frames import tables
from tests.browser import chromium
from tests.excerpt import excerpt
from tests.loopback import PROXIES, Loopback, loopback

gc.disable()  # until everything is imported, all of which stays
THOROUGH = "thorough"
os.environ["STANCES_CACHE"] = "off"  # a test of copies names a folder of its own
settings.register_profile("usual", deadline=None)
settings.register_profile(THOROUGH, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))


def pytest_collection_finish() -> None:
    """What is collected is not looked through again for what could be thrown away."""
    gc.collect()
    gc.freeze()
    gc.enable()


def examples(usual: int, thorough: int) -> settings:
    """How many examples a slow property is tried on: fewer, unless the profile is thorough."""
    asked = settings.get_current_profile_name()
    return settings(max_examples=thorough if asked == THOROUGH else usual)


TODAY = date(2026, 11, 26)
SEED_TEXT = "The minister said: “We will never – never – agree.”\nAsked again, he walked away.\n"

SMALL: dict[str, Any] = {
    "dataset": {
        "id": "small",
        "title": "A small dataset",
        "question": "Does it work?",
        "version": "1.0.0",
        "licence": "CC-BY-4.0",
        "as_of": "2024-06-01",
    },
    "coders": [{"id": "one", "name": "One", "kind": "human"}, {"id": "two", "name": "Two", "kind": "human"}],
    "actors": [
        {"id": "ann", "name": "Ann", "kind": "person"},
        {"id": "bob", "name": "Bob", "kind": "person", "in_office": "2024-01-01/2024-12-31"},
    ],
    "issues": [
        {"id": "tax", "title": "Tax", "proposal": "Raise it.", "support": "yes", "opposition": "no", "stale_after": 100},
        {"id": "war", "title": "War", "proposal": "End it.", "support": "yes", "opposition": "no"},
    ],
    "sources": [
        {"id": "text", "seed": "text.txt"},
        {"id": "link", "title": "A page", "publisher": "A paper", "published": "2024-03", "url": "https://example.org/a"},
    ],
    "stances": [
        {
            "id": "ann.tax.1", "actor": "ann", "issue": "tax", "date": "2024-03-01", "position": -2,
            "attribution": "quote", "summary": "Ann refused outright.",
            "evidence": [{"source": "text", "quote": "We will never - never - agree."}],
        },
        {
            "id": "bob.tax.1", "actor": "bob", "issue": "tax", "date": "2024-03-01", "position": 1,
            "attribution": "paraphrase", "summary": "Bob agreed with a reserve.", "evidence": [{"source": "link"}],
        },
    ],
}  # fmt: skip


@pytest.fixture
def small() -> dict[str, Any]:
    """A valid dataset as plain data, free to be changed."""
    return deepcopy(SMALL)


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    texts = [Seed("text.txt", SEED_TEXT), seed_in("windows.txt", b"Ask:\r\nWe won\x92t.")]
    return Seeds({text.name: text for text in texts})


@pytest.fixture
def read(seeds: Seeds) -> Callable[[dict[str, Any]], Loaded]:
    """Reads plain data as if it had been a file."""

    def reading(data: dict[str, Any]) -> Loaded:
        dumped = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        raw = dumped.encode()
        return parse(raw, file="data/stances.yaml", seeds=seeds, today=TODAY)

    return reading


@pytest.fixture
def framed(read: Callable[[dict[str, Any]], Loaded]) -> Callable[[dict[str, Any]], Tables]:
    """Plain data as frames."""

    def framing(data: dict[str, Any]) -> Tables:
        loaded = read(data)
        return tables(loaded.dataset, loaded.seeds)

    return framing


@pytest.fixture(scope="session")
def shipped_path() -> Path:
    return shipped_dataset()


@pytest.fixture(scope="session")
def shipped(shipped_path: Path) -> Loaded:
    return load(shipped_path)


@pytest.fixture(scope="session")
def shipped_tables(shipped: Loaded) -> Tables:
    return tables(shipped.dataset, shipped.seeds)


def correction(record: str, **fields: Any) -> dict[str, Any]:
    """A correction of that record, with the fields the test varies."""
    base = {"date": "2025-01-05", "record": record, "what": "The date.", "why": "A slip."}
    return base | fields


def search(actor: str, issue: str, **fields: Any) -> dict[str, Any]:
    """An open search for that actor on that issue, with the fields the test varies."""
    base = {"actor": actor, "issue": issue, "date": "2024-05-01", "reach": "open"}
    return {key: value for key, value in (base | fields).items() if value is not None}


def stance(name: str, **fields: Any) -> dict[str, Any]:
    """A stance of Ann on tax, with the fields the test varies."""
    base = {
        "id": name, "actor": "ann", "issue": "tax", "date": "2024-03-01", "position": 1,
        "attribution": "paraphrase", "summary": f"Record {name}.", "evidence": [{"source": "link"}],
    }  # fmt: skip
    record = base | fields
    return {key: value for key, value in record.items() if value is not None}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A server on this machine, reached without a proxy."""
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with loopback() as answering:
        yield answering


@pytest.fixture(scope="session")
def excerpt_text(shipped_path: Path) -> str:
    """The text of a part of the shipped dataset."""
    return excerpt(shipped_path.read_text(encoding="utf-8"))


def lay_out(folder: Path, text: str, shipped_path: Path) -> Path:
    """A dataset of that text in the folder, with the shipped seeds; returns its file."""
    shutil.copytree(shipped_path.parent.parent / "seeds", folder / "seeds")
    (folder / "data").mkdir()
    file = folder / "data" / "stances.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    return file


@pytest.fixture
def copy(tmp_path: Path, excerpt_text: str, shipped_path: Path) -> Path:
    """A part of the shipped dataset, and its seeds, free to be changed or broken."""
    return lay_out(tmp_path, excerpt_text, shipped_path)


@pytest.fixture
def shipped_copy(tmp_path: Path, shipped_path: Path) -> Path:
    """The whole shipped dataset and its seeds, free to be changed or broken."""
    return lay_out(tmp_path, shipped_path.read_text(encoding="utf-8"), shipped_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of this process; Playwright can be started only once in it."""
    path = chromium.find()
    if path is None:
        pytest.fail("no Chromium: python tests/browser/chromium.py --install says what to do")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield started
        started.close()
