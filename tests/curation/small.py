"""A small dataset in a folder, with the text that it quotes."""

from pathlib import Path

from tests.conftest import SEED_TEXT


def laid_out(folder: Path, text: str) -> Path:
    """The file with the text, and its source text beside it, byte for byte."""
    (folder / "seeds").mkdir()
    (folder / "seeds/text.txt").write_text(SEED_TEXT, encoding="utf-8")
    (folder / "data").mkdir()
    file = folder / "data/stances.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    return file
