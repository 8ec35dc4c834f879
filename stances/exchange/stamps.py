"""What tells that a dataset on disk may have another content, without reading it."""

import os
from pathlib import Path

from stances.errors import UnreadableFile, reason
from stances.exchange.datasets import kind_of_file
from stances.reading.seeds import seeds_folder


def stamp(file: Path) -> str:
    """The name, size and times of a file or folder: other whenever it may have another content.

    A copy put in its place can have its size and the time of its last change, not that of its
    own making, which the disk notes by itself.
    """
    try:
        stat = file.stat()
    except OSError:
        return f"{file.name!a}: none;"
    return f"{file.name!a}:{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ctime_ns};"


def stamps_beside(dataset: Path) -> list[str]:
    """The stamps of what the dataset rests on besides its own file.

    That is the folder of its seeds, or the one that it is or describes, and every file there.
    UnreadableFile if it cannot be looked into.
    """
    folder = dataset if dataset.is_dir() else seeds_folder(dataset)
    if dataset.name == "datapackage.json":
        folder = dataset.parent
    elif not dataset.is_dir() and kind_of_file(dataset) is not None:
        return []
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise UnreadableFile(folder, reason(error)) from None
    return [stamp(folder), *(stamp(Path(entry)) for entry in entries)]
