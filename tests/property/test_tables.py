"""Whatever a table contains, the outcome is an answer or a message, never anything else."""

import bz2
import gzip
import io
import lzma
import random
import zipfile
from pathlib import Path

import pandas as pd
import pytest

from stances.cli import main

ROWS = [
    (f"a{actor}", f"i{issue}", date, (actor + issue) % 3 - 1, 'why, or "not"')
    for actor in range(3)
    for issue, date in enumerate(["2024-01-01", "2024-02", "2024-01-01T10:00Z"])
]
FRAME = pd.DataFrame(ROWS, columns=["actor", "issue", "date", "position", "justification"])
PIECES = [b'"', b",", b"\n", b"\r", b"\0", b";", b"\xff", "é\u202e".encode(), b"99", b"-", b"True", b"e999"]  # fmt: skip


def archive(raw: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as one:
        one.writestr("t.csv", raw)
    return packed.getvalue()


def parquet() -> bytes:
    packed = io.BytesIO()
    FRAME.to_parquet(packed)
    return packed.getvalue()


CSV = FRAME.to_csv(index=False).encode()
WHOLE = {
    ".csv": CSV,
    ".csv.gz": gzip.compress(CSV, mtime=0),
    ".csv.xz": lzma.compress(CSV),
    ".csv.bz2": bz2.compress(CSV),
    ".csv.zip": archive(CSV),
    ".parquet": parquet(),
}


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, added, doubled or cut off."""
    left = bytearray(raw)
    for _ in range(chance.choice([1, 1, 2, 6])):
        at = chance.randrange(len(left))
        kind = chance.randrange(5)
        if kind == 0:
            left[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            left[at:at] = chance.choice(PIECES)
        elif kind == 2:
            del left[at : at + chance.randrange(1, 20)]
        elif kind == 3:
            left[at:at] = left[at : at + 30]
        else:
            del left[at + 1 :]
    return bytes(left)


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_damaged_table_is_answered_or_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    chance = random.Random(suffix)
    file = tmp_path / f"t{suffix}"
    for command in ("agreement", "polarisation", "map", "network") * 4:
        file.write_bytes(damaged(WHOLE[suffix], chance))
        status = main([command, "--data", str(file)])
        out, err = capsys.readouterr()
        assert (status, out == "") in {(0, False), (2, True)}
        assert err.startswith("stances: " if status == 0 else f"stances: {file.name}: ")


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_whole_table_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    file = tmp_path / f"t{suffix}"
    file.write_bytes(WHOLE[suffix])
    assert main(["agreement", "--data", str(file)]) == 0
