"""Sound files of every kind, and what happens to files: bytes lost, doubled, changed, put in."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pandas as pd
import yaml
from hypothesis import strategies as st

from stances.exchange import EXPORTS
from stances.exchange.package import package_files
from stances.model.seeds import Seed, Seeds
from stances.reading.loader import Loaded, parse
from tests.conftest import SEED_TEXT, SMALL, TODAY

SEEDS = Seeds({"text.txt": Seed("text.txt", SEED_TEXT)})
TABLE = (
    "actor,issue,date,position,justification,source\n"
    "Ann,Tax,2024-03-01,2,because,https://example.org/a\n"
    'Bob,"Tax, again",2024-03-02,-1,,\n'
    "Ann,War,2024-04,0,mixed,\nBob,War,2023~,,,\n"
)
# What has broken programs before, and what only this one reads.
TOKENS = [
    b"\x00", b"\r", b"\n", b"\t", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b[2J", "\u202e".encode(), "\u0130i\u0307".encode(),
    b"=1+1", b"=HYPERLINK(\"http://x\")", b"&a [*a, *a]", b"!!python/object:os.system x", b"- " * 300, b"{" * 300,
    b"1e999", b"9" * 400, b"-0", b"nan", b"0x10", b"2024-13-45", b"9999-12-31", b"0000-00-00", b"../", b"2024-02-30/..",
    b"<script>", b"${jndi:x}", b"%s%n", b"null", b"~", b"'", b'"', b",,,,", b";", b"|", b": ", b"# ",
    "\u0661\u0662".encode(), "e\u0301".encode() * 50, b"\xed\xa0\x80", b"\xf4\x90\x80\x80",
]  # fmt: skip
_EDIT = st.tuples(
    st.sampled_from(["lose", "double", "change", "put", "swap", "cut"]),
    st.floats(0, 1, exclude_max=True),
    st.integers(0, 40),
    st.sampled_from(TOKENS) | st.binary(min_size=1, max_size=8),
)


def damaged(raw: bytes, edits: list[tuple[str, float, int, bytes]]) -> bytes:
    """The bytes after all that has happened to them."""
    for kind, where, size, token in edits:
        at = int(where * len(raw))
        span = raw[at : at + size]
        if kind == "lose":
            raw = raw[:at] + raw[at + size :]
        elif kind == "double":
            raw = raw[:at] + span + raw[at:]
        elif kind == "change":
            raw = raw[:at] + token + raw[at + len(token) :]
        elif kind == "put":
            raw = raw[:at] + token + raw[at:]
        elif kind == "swap":
            raw = raw[:at] + raw[at + size : at + 2 * size] + span + raw[at + 2 * size :]
        else:
            raw = raw[:at] if size else raw
    return raw


def damages(files: Mapping[str, bytes]) -> st.SearchStrategy[tuple[str, bytes]]:
    """One of the files by name, damaged; each as it is, too."""
    return st.tuples(st.sampled_from(sorted(files)), st.lists(_EDIT, max_size=4)).map(
        lambda drawn: (drawn[0], damaged(files[drawn[0]], drawn[1]))
    )


def small() -> Loaded:
    """The small dataset."""
    return parse(yaml_bytes(), file="f.yaml", seeds=SEEDS, today=TODAY)


def yaml_bytes() -> bytes:
    """The small dataset as a file."""
    return yaml.safe_dump(SMALL, sort_keys=False, allow_unicode=True).encode()


def tables() -> dict[str, bytes]:
    """A tidy table in every format that is read."""
    frame = pd.read_csv(io.StringIO(TABLE), dtype=str, keep_default_na=False)
    frame["position"] = pd.to_numeric(frame["position"]).astype("Int8")
    parquet, book, packed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    frame.to_parquet(parquet)
    frame.to_excel(book, index=False)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("t.csv", TABLE)
    raw = TABLE.encode()
    return {
        "t.csv": raw,
        "t.tsv": raw.replace(b",", b"\t"),
        "t.csv.zip": packed.getvalue(),
        "t.parquet": parquet.getvalue(),
        "t.xlsx": book.getvalue(),
    }


def datasets(folder: Path) -> dict[str, bytes]:
    """The small dataset in every format that a reader may send."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in package_files(small(), ".csv").items():
            archive.writestr(name, content)
    EXPORTS["sqlite"].write(small(), folder / "small.sqlite")
    return {
        "small.yaml": yaml_bytes(),
        "small.zip": packed.getvalue(),
        "small.sqlite": (folder / "small.sqlite").read_bytes(),
    }


def imports(folder: Path) -> dict[str, bytes]:
    """A file for each importer, its name beginning with the format's."""
    for style in ("dna", "qdpx"):
        EXPORTS[style].write(small(), folder / f"x.{style}")
    return {
        "dna x.dna": (folder / "x.dna").read_bytes(),
        "qdpx x.qdpx": (folder / "x.qdpx").read_bytes(),
        "dna-events x.csv": b"time,person,organization,concept,agreement\n2005-01-26,Bo,Org,C,1\n2005-01-27,Bo,Org,C,0\n",
        "tidy x.csv": TABLE.encode(),
        "wide x.csv": b"party,Tax,War\nAnn,yes,no\nBob,no,neutral\n",
        "un-votes x.csv": b"rcid,country,Countryname,vote,date,unres,short\n3,FRA,France,1,2022-03-02,A/1,Ukraine\n3,RUS,Russia,3,2022-03-02,A/1,Ukraine\n",
        "polis votes.csv": b"timestamp,comment-id,voter-id,vote\n1700000300,0,4,1\n1700000200,0,5,-1\n",
        "polis comments.csv": b"comment-id,agrees,disagrees,comment-body\n0,1,1,More trees\n",
        "qual-o-mat opinion.json": json.dumps([{"id": 0, "party": 0, "statement": 0, "answer": 0, "comment": 0}]).encode(),
        "qual-o-mat comment.json": json.dumps([{"id": 0, "text": '"Ja, sofort."'}]).encode(),
    }  # fmt: skip


BESIDE: Mapping[str, Mapping[str, Any]] = {
    "polis": {"votes.csv": "timestamp,comment-id,voter-id,vote\n1700000300,0,4,1\n", "comments.csv": "comment-id,agrees,disagrees,comment-body\n0,1,1,Trees\n"},
    "qual-o-mat": {
        "overview.json": '{"title": "Wahl", "date": "2021-09-26"}', "answer.json": '[{"id": 0, "message": "Stimme zu"}]',
        "comment.json": '[{"id": 0, "text": "\\"Ja.\\""}]', "party.json": '[{"id": 0, "name": "ROT"}]',
        "statement.json": '[{"id": 0, "label": "A", "text": "B."}]', "opinion.json": '[{"id": 0, "party": 0, "statement": 0, "answer": 0, "comment": 0}]',
    },
}  # fmt: skip
"""What stands beside the one file of a folder that is damaged."""


def corpus() -> Path:
    """A folder with a sound file of each kind that atheris begins with."""
    folder = Path(mkdtemp(prefix="stances-fuzz-"))
    (folder / "yaml").write_bytes(b"\x00" + yaml_bytes())
    (folder / "table").write_bytes(b"\xff" + TABLE.encode())
    return folder
