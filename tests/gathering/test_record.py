"""A confirmed document becomes a source with its text, through the saving that all edits take."""

from datetime import date
from pathlib import Path

from stances.curation.saving import open_dataset
from stances.curation.seeds import save_source
from stances.gathering.gather import read_upload
from stances.gathering.gathered import Gathered
from stances.gathering.record import gathered_edit, source_fields
from stances.reading.loader import load
from tests.gathering.documents import ARTICLE, pdf

DAY = date(2026, 11, 26)


def saved(path: Path, gathered: Gathered) -> str:
    opened = open_dataset(path)
    fields = source_fields(gathered, load(path).dataset)
    save_source(gathered_edit(opened, gathered, fields))
    return str(fields["id"])


def test_a_document_is_saved_with_its_text_and_hash(copy: Path) -> None:
    gathered = read_upload("a.html", ARTICLE.encode(), accessed=DAY)
    before = copy.read_text(encoding="utf-8")
    name = saved(copy, gathered)
    loaded = load(copy)
    source = loaded.dataset.sources_by_id[name]
    assert name == "tagesblatt-2024-11-18"
    assert (source.title, str(source.published)) == (gathered.title, "2024-11-18")
    assert [author.name for author in source.author or ()] == ["Anna van der Berg", "dpa"]
    assert source.hash == gathered.hash == loaded.seeds.texts[str(source.seed)].hash
    lines = copy.read_text(encoding="utf-8").splitlines()
    assert [line for line in before.splitlines() if line not in lines] == []


def test_the_pages_of_a_pdf_are_in_its_seed(copy: Path) -> None:
    name = saved(copy, read_upload("a.pdf", pdf(["One.", "Two."])))
    loaded = load(copy)
    seed = loaded.seeds.texts[str(loaded.dataset.sources_by_id[name].seed)]
    assert seed.text == "One.\n\fTwo.\n"
