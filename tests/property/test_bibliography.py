"""Any text in a source gives files that other programs can read, and the text back."""

import json
from pathlib import Path

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from stances.citing.bibtex import bibtex_text
from stances.citing.citable import one_line, source_item
from stances.citing.csl import csl_text
from stances.citing.notes import item_note
from stances.citing.ris import ris_text
from stances.model.records import Byline
from stances.tables.rows import SourceRow
from tests.citing.readers import bibtex_entries, plain_tex, ris_records, unwrapped

CHECKER = jsonschema.Draft7Validator(
    json.loads((Path(__file__).parents[1] / "citing/csl.schema.json").read_text("utf-8"))
)
NASTY = st.sampled_from(
    [
        "\\",
        "{",
        "}",
        "%",
        "\n",
        "\r\nER  - \n",
        "\x00",
        "\x85",
        "\u2028",
        ",”,",
        "@misc{a,",
        '"',
        "~",
    ]
)
TEXTS = st.text(max_size=20) | st.lists(NASTY | st.text(max_size=4), max_size=8).map("".join)
ROWS = st.fixed_dictionaries(
    {
        name: st.none() | TEXTS
        for name in ("title", "author", "publisher", "url", "archived", "note")
    }
    | {"source": st.text(min_size=1, max_size=8)}
)


def _row(fields: dict[str, str | None]) -> SourceRow:
    author = fields["author"]
    authors = (Byline.model_construct(name=author),) if author else ()
    return SourceRow(**fields | {"author": authors})  # type: ignore[arg-type]


@given(rows=st.lists(ROWS, min_size=1, max_size=3, unique_by=lambda row: row["source"]))
def test_any_text_is_read_back(rows: list[dict[str, str | None]]) -> None:
    items = [source_item(_row(row), reasons=["A reason"]) for row in rows]
    entries = bibtex_entries(bibtex_text(items))
    records = ris_records(ris_text(items))
    objects = json.loads(csl_text(items))
    CHECKER.validate(objects)
    assert len(entries) == len(records) == len(objects) == len(rows)
    for row, item, record, csl in zip(rows, items, records, objects, strict=True):
        entry = entries[item.key]
        for name, tag in (("title", "TI"), ("author", "AU")):
            text = one_line(row[name])
            assert (unwrapped(entry[name]) if text else entry.get(name)) == text
            assert record.get(tag) == ([text] if text else None)
        assert csl.get("title") == one_line(row["title"])
        assert plain_tex(entry["note"]).endswith("A reason.")
        assert csl["note"].endswith("A reason.")
        assert len(item_note(item).splitlines()) == 1
