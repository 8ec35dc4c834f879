"""The source texts kept beside a dataset, read from their files."""

import errno
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from stances.errors import UnreadableFile, reason
from stances.model.seeds import Damage, Seed, Seeds

MOST_BYTES = 50 * 1024**2  # of one source text
_OTHER_MARKS = dict.fromkeys((BOM_UTF16_LE, BOM_UTF16_BE), "UTF-16")


def seeds_folder(data_file: Path) -> Path:
    """The folder ``seeds`` beside the dataset, or beside the folder the dataset is in."""
    beside = data_file.parent / "seeds"
    return beside if beside.is_dir() else data_file.parent.parent / "seeds"


def read_seeds(folder: Path) -> Seeds:
    """Every ``.txt`` file of ``folder``."""
    texts = {}
    if folder.is_dir():
        for file in sorted(folder.glob("*.txt")):
            texts[file.name] = seed_in(file.name, _bytes_of(file, folder.parent.resolve()))
    return Seeds(texts, folder.name)


def _bytes_of(file: Path, home: Path) -> bytes:
    """The file's content, if it is a file of a sane size below ``home``.

    A dataset of somebody else could have a link among its texts to a file of the reader's, which a
    page or an export would show.
    """
    try:
        if file.is_symlink() and not file.resolve().is_relative_to(home):
            raise UnreadableFile(
                file, "the link leads out of the dataset's folder; put the text itself here"
            )
        status = file.stat()
        if not (S_ISREG(status.st_mode) or S_ISDIR(status.st_mode)):
            raise UnreadableFile(file, "this is a device or a pipe; put a text file here")
        if status.st_size > MOST_BYTES:
            raise UnreadableFile(file, f"larger than {MOST_BYTES // 1024**2} MB; keep an excerpt")
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(file, reason(error)) from None
    except RuntimeError:  # a link that leads to itself, in Python 3.11 and 3.12
        raise UnreadableFile(file, reason(OSError(errno.ELOOP, ""))) from None


def seed_in(name: str, raw: bytes) -> Seed:
    """The source text in a file's bytes; bytes that are not UTF-8 become U+FFFD and are named."""
    text = raw.decode("utf-8-sig", errors="replace")
    return Seed(name, text.replace("\r\n", "\n"), damage_in(raw))


def damage_in(raw: bytes) -> Damage | None:
    """The first place that is not UTF-8 text; None if there is none."""
    for mark, encoding in _OTHER_MARKS.items():
        if raw.startswith(mark):
            return Damage(1, 1, f"it is {encoding}")
    try:
        raw.decode()
    except UnicodeDecodeError as error:
        return _damage(raw, error.start, _byte_words(raw[error.start : error.start + 1]))
    at = raw.find(b"\0")
    return None if at < 0 else _damage(raw, at, "a NUL byte, as in UTF-16")


def _byte_words(byte: bytes) -> str:
    """The byte, and the character it would be in Windows-1252."""
    character = byte.decode("cp1252", errors="ignore")
    meant = f", in Windows-1252 {character}" if character.isprintable() and character else ""
    return f"byte {byte.hex().upper()}{meant}"


def _damage(raw: bytes, at: int, what: str) -> Damage:
    before = raw[raw.rfind(b"\n", 0, at) + 1 : at].removeprefix(BOM_UTF8)
    return Damage(raw.count(b"\n", 0, at) + 1, len(before.decode()) + 1, what)
