"""The site: metadata that programs read back, a valid feed with stable ids, hashes that hold."""

import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from stances.cli import main
from stances.exchange.unpacking import read_package
from stances.reading.loader import Loaded
from stances.site.files import site_files
from stances.tables.frames import tables
from tests.conftest import correction, stance

Read = Callable[[dict[str, Any]], Loaded]
HOSTILE = "</title></script><script>alert(1)</script><!-- & \"' \x85 \u202e"
RECORD = "records/ann.tax.1.html"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def files_of(loaded: Loaded, *, base: str = "") -> Mapping[str, bytes]:
    return site_files(loaded.dataset, tables(loaded.dataset, loaded.seeds), loaded.seeds, base=base)


class Head(HTMLParser):
    """What a citation manager finds: the meta tags, the JSON-LD, the tags and the links."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.tags: list[str] = []
        self.links: list[str] = []
        self.json = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag == "meta" and "name" in values:
            self.meta[values["name"]] = values["content"]
        if "href" in values:
            self.links.append(values["href"])

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script" and not self.json:
            self.json = data


def test_the_metadata_of_a_record_page_read_back_are_those_of_the_record(
    small: dict[str, Any], read: Read
) -> None:
    files = files_of(read(small), base="https://example.org/site/")
    head = Head(files[RECORD])
    assert head.meta["citation_title"] == "Ann on tax, 1 March 2024: strongly opposes"
    assert head.meta["citation_publication_date"] == "2024/06/01"
    assert head.meta["citation_public_url"] == f"https://example.org/site/{RECORD}"
    thing = json.loads(head.json)
    assert thing["@type"] == "CreativeWork"
    assert thing["identifier"] == "ann.tax.1"
    assert thing["temporalCoverage"] == "2024-03-01"
    assert [each["text"] for each in thing["hasPart"]] == ["We will never – never – agree."]
    assert [each["identifier"] for each in thing["citation"]] == ["text"]
    assert thing["isPartOf"]["version"] == "1.0.0"


def test_the_title_of_a_withdrawn_record_says_so(small: dict[str, Any], read: Read) -> None:
    small["stances"][0]["withdrawn"] = {"date": "2024-05-02", "reason": "A copy."}
    head = Head(files_of(read(small), base="")[RECORD])
    assert head.meta["citation_title"] == (
        "Ann on tax, 1 March 2024: strongly opposes, withdrawn 2 May 2024"
    )


@pytest.fixture(scope="session")
def shipped_site(shipped: Loaded) -> Mapping[str, bytes]:
    return files_of(shipped)


@pytest.mark.xdist_group("shipped_site")
@pytest.mark.parametrize("folder", ["package", "package-parquet"])
def test_the_data_package_of_a_site_is_the_whole_dataset(
    shipped: Loaded, shipped_site: Mapping[str, bytes], tmp_path: Path, folder: str
) -> None:
    for path, content in shipped_site.items():
        if path.startswith(f"{folder}/"):
            (tmp_path / path.removeprefix(f"{folder}/")).write_bytes(content)
    read = read_package(tmp_path / "datapackage.json")
    assert read.dataset == shipped.dataset
    assert read.seeds.texts == shipped.seeds.texts


@pytest.mark.xdist_group("shipped_site")
def test_every_link_of_every_page_leads_to_a_file_or_to_a_source(
    shipped: Loaded, shipped_site: Mapping[str, bytes]
) -> None:
    files = shipped_site
    sources = {each.url for each in shipped.dataset.sources}
    sources |= {each.archived for each in shipped.dataset.sources}
    for path, content in files.items():
        if not path.endswith(".html"):
            continue
        for link in Head(content).links:
            assert link in sources or normpath(join(dirname(path), link)) in files, (path, link)


def test_hostile_text_adds_no_element_and_no_script(small: dict[str, Any], read: Read) -> None:
    harmless = files_of(read(small))
    hostile = HOSTILE.replace("\x85", "").replace("\u202e", "")
    small["dataset"]["title"] = f"Title {hostile}"
    small["actors"][0]["name"] = f"Ann {hostile}"
    small["issues"][0]["title"] = f"Tax {hostile}"
    small["stances"][0]["summary"] = f"=Refused {hostile}"
    files = files_of(read(small))
    for path in (RECORD, "index.html", "actors/ann.html", "issues/tax.html"):
        page = Head(files[path])
        assert page.tags == Head(harmless[path]).tags
        assert page.tags.count("script") == 1
        assert re.search(rb'content="default-src \'none\'; style-src', files[path])
    assert json.loads(Head(files[RECORD]).json)["description"] == f"=Refused {hostile}"
    assert b"'=Refused" in files["tables/stances.csv"]
    assert f"=Refused {hostile}" in [
        each["summary"] for each in json.loads(files["data.json"])["stances"]
    ]


def test_the_feed_is_valid_and_its_ids_outlive_a_new_edition(
    small: dict[str, Any], read: Read
) -> None:
    small["stances"].append(stance("ann.tax.2", date="2024-05-01", position=2))
    small["corrections"] = [correction("ann.tax.1")]
    feed = ET.fromstring(files_of(read(small))["feed.xml"])  # noqa: S314 (our own)
    for parent in (feed, *feed.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"a:{name}", ATOM)) == 1
        assert re.fullmatch(
            r"\d{4}-\d\d-\d\dT00:00:00Z", str(parent.findtext("a:updated", None, ATOM))
        )
        assert parent.find("a:link[@rel='alternate']", ATOM) is not None
    assert feed.findtext("a:author/a:name", None, ATOM)
    entries = {
        str(entry.findtext("a:title", None, ATOM)): entry.findtext("a:id", None, ATOM)
        for entry in feed.findall("a:entry", ATOM)
    }
    assert len(set(entries.values())) == len(entries) == 5
    assert (
        "Reversal: Ann on tax, strongly opposes (1 March 2024) → strongly supports (1 May 2024)"
        in entries
    )
    assert "Correction of ann.tax.1" in entries

    small["dataset"]["version"] = "2.0.0"
    small["stances"][0]["summary"] = "Ann refused."
    small["stances"].append(stance("ann.war.1", issue="war", date="2024-05-20"))
    later = ET.fromstring(  # noqa: S314 (our own)
        files_of(read(small), base="https://example.org/")["feed.xml"]
    )
    ids = {entry.findtext("a:id", None, ATOM) for entry in later.findall("a:entry", ATOM)}
    assert set(entries.values()) < ids


def test_the_manifest_has_the_hash_of_every_other_file_on_disk_and_bytes_never_differ(
    tmp_path: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, data = tmp_path / "site", ["--data", str(copy)]
    assert main(["site", str(folder), *data]) == 0
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    assert set(listed) == set(there) - {"manifest.json"}
    for name, entry in listed.items():
        assert sha256(there[name].read_bytes()).hexdigest() == entry["sha256"]
    assert main(["site", str(tmp_path / "again"), *data]) == 0
    again = (tmp_path / "again" / "manifest.json").read_bytes()
    assert again == (folder / "manifest.json").read_bytes()
    assert main(["site", str(folder), *data]) == 2
    assert "is not an empty folder; name a new one, or empty it" in capsys.readouterr().err
