"""The source texts kept beside a dataset, read from their files."""

from pathlib import Path

from stances.errors import UnreadableFile, reason
from stances.model.seeds import Seed, Seeds


def seeds_folder(data_file: Path) -> Path:
    """The folder ``seeds`` beside the dataset, or beside the folder the dataset is in."""
    beside = data_file.parent / "seeds"
    return beside if beside.is_dir() else data_file.parent.parent / "seeds"


def read_seeds(folder: Path) -> Seeds:
    """Every ``.txt`` file of ``folder``."""
    texts = {}
    if folder.is_dir():
        for file in sorted(folder.glob("*.txt")):
            texts[file.name] = seed_in(file.name, _bytes_of(file))
    return Seeds(texts, folder.name)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(file, reason(error)) from None


def seed_in(name: str, raw: bytes) -> Seed:
    """The source text in a file's bytes; bytes that are not UTF-8 become U+FFFD."""
    text = raw.decode("utf-8-sig", errors="replace")
    return Seed(name, text.replace("\r\n", "\n"))
