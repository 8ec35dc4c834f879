"""Every file of the site. The same dataset gives the same bytes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from stances import __version__
from stances.analysis.question import question
from stances.analysis.shifts import shifts
from stances.errors import StancesError, reason
from stances.exchange.csv import spreadsheet_text
from stances.exchange.package import package_files
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.loader import Loaded
from stances.site.atom import feed_text
from stances.site.material import Material
from stances.site.pages import actor_page, index_page, issue_page, record_page
from stances.tables import Tables
from stances.tables.rows import TABLES

MANIFEST = "manifest.json"
PACKAGES = {".csv": "package", ".parquet": "package-parquet"}
"""The folders of the data packages, by the ending of their tables."""


def site_files(
    dataset: Dataset, tables: Tables, seeds: Seeds, *, base: str = ""
) -> Mapping[str, bytes]:
    """The contents of every file by its path in the folder, the manifest last.

    ``base`` is the address at which the folder will be served; without it every link is relative.
    """
    asked = question(tables, as_of=dataset.as_of)
    positions = asked.positions()
    material = Material(dataset, tables, seeds, positions, shifts(tables, positions), base)
    files = {path: text.encode("utf-8", "replace") for path, text in _texts(material)}
    for suffix, folder in PACKAGES.items():
        packed = package_files(Loaded(dataset, _cited(dataset, seeds), ()), suffix)
        files |= {f"{folder}/{name}": content for name, content in packed.items()}
    files[MANIFEST] = _manifest(dataset, files).encode()
    return files


def _cited(dataset: Dataset, seeds: Seeds) -> Seeds:
    """The texts of the sources, without what else lies in the folder."""
    named = {source.seed for source in dataset.sources}
    return replace(seeds, texts={name: seed for name, seed in seeds.texts.items() if name in named})


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """Writes the files into a new or empty folder; StancesError otherwise.

    A folder that holds something may hold pages of records that are gone, or somebody's work.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StancesError(f"{folder} is not an empty folder; name a new one, or empty it")
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise StancesError(f"cannot write {folder}: {reason(error)}") from None


def _texts(material: Material) -> Iterator[tuple[str, str]]:
    tables = material.tables
    yield "index.html", index_page(material)
    for record in tables.stance_rows.values():
        yield f"records/{record.stance}.html", record_page(material, record)
    for actor in tables.actor_rows.values():
        yield f"actors/{actor.actor}.html", actor_page(material, actor)
    for issue in tables.issue_rows.values():
        yield f"issues/{issue.issue}.html", issue_page(material, issue)
    yield "feed.xml", feed_text(material)
    yield "data.json", _json(material.dataset.model_dump(mode="json", by_alias=True))
    for name in TABLES:
        yield f"tables/{name}.csv", spreadsheet_text(getattr(tables, name))
    yield "tables/positions.csv", spreadsheet_text(material.positions.frame)


def _manifest(dataset: Dataset, files: Mapping[str, bytes]) -> str:
    info = dataset.dataset
    hashes = {
        name: {"sha256": sha256(files[name]).hexdigest(), "bytes": len(files[name])}
        for name in sorted(files)
    }
    return _json(
        {
            "dataset": info.id,
            "version": info.version,
            "licence": info.licence,
            "as_of": dataset.as_of.isoformat(),
            "made_with": f"Stances {__version__}",
            "files": hashes,
        }
    )


def _json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
