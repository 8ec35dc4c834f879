"""Zip archives of others, unpacked in memory and within limits, and the XML in them."""

import xml.etree.ElementTree as ET
import zipfile
import zlib
from fnmatch import fnmatch
from pathlib import Path
from types import TracebackType
from typing import Self
from xml.parsers import expat

from stances.errors import StancesError, UnreadableFile, reason

_MOST = 128 * 1024**2  # bytes unpacked, of all files that are read
_RATIO = 200  # unpacked bytes for each packed one
_FREE = 1024**2  # bytes that no ratio is asked of
_FILES = 20_000
_DEEPEST, _ELEMENTS = 200, 2_000_000


class Archive:
    """An archive whose files are read one by one; StancesError if it is not a sound one."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise UnreadableFile(path, reason(error)) from None
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            raise StancesError(f"{path.name} is not an archive; export it again") from None
        self._files = {info.filename: info for info in self._zip.infolist()}
        self._left = _MOST
        if len(self._files) > _FILES:
            self._zip.close()
            raise StancesError(f"{path.name}: more than {_FILES:,} files; export a part")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def text(self, *names: str) -> str | None:
        """The text of the first of these files that is there; None if none is."""
        name = next((name for name in names if name in self._files), None)
        if name is None:
            return None
        raw = self._bytes(name)
        try:
            return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError:
            raise StancesError(f"{self.name}: {name} is not UTF-8 text; export it again") from None

    def xml(self, pattern: str) -> ET.Element:
        """The root of the one XML file of that name; without entities, and not too large."""
        names = [name for name in self._files if fnmatch(name, pattern)]
        if len(names) != 1:
            raise StancesError(
                f"{self.name}: {len(names)} files are called {pattern}, and there must be one; "
                "export the project again"
            )
        raw = self._bytes(names[0])
        self._check_xml(names[0], raw)
        return ET.fromstring(raw)  # noqa: S314 - it has no declarations, as has just been checked

    def _bytes(self, name: str) -> bytes:
        info = self._files[name]
        pieces, size = [], 0
        try:
            with self._zip.open(info) as file:
                while piece := file.read(1024**2):
                    size += len(piece)
                    packed = max(info.compress_size, 1)
                    if size > self._left or (size > _FREE and size > _RATIO * packed):
                        raise StancesError(
                            f"{self.name}: {name} unpacks to more than an import reads; "
                            "export a part of the project"
                        )
                    pieces.append(piece)
        except (OSError, EOFError, RuntimeError, NotImplementedError, zlib.error,
                zipfile.BadZipFile) as error:  # fmt: skip
            locked = info.flag_bits & 0x1
            why = "protected with a password" if locked else "damaged"
            raise StancesError(f"{self.name}: {name} is {why}; export it again") from error
        self._left -= size
        return b"".join(pieces)

    def _check_xml(self, name: str, raw: bytes) -> None:
        """Raises StancesError if it is not XML, declares entities, or is too deep or too long."""
        depth = number = 0

        def refuse(*_: object) -> None:
            raise StancesError(
                f"{self.name}: {name} declares a document type or entities, which no project "
                "needs; export it again"
            )

        def begin(*_: object) -> None:
            nonlocal depth, number
            depth, number = depth + 1, number + 1
            if depth > _DEEPEST or number > _ELEMENTS:
                what = "nested too deeply" if depth > _DEEPEST else "too long"
                raise StancesError(f"{self.name}: {name} is {what}; export a part of the project")

        def end(*_: object) -> None:
            nonlocal depth
            depth -= 1

        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = refuse
        parser.EntityDeclHandler = refuse
        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        try:
            parser.Parse(raw, True)
        except expat.ExpatError as error:
            raise StancesError(
                f"{self.name}: {name}:{error.lineno} is not XML; export it again"
            ) from None
        except (ValueError, LookupError):
            raise StancesError(
                f"{self.name}: {name}:1 names an encoding that is not read; save it as UTF-8"
            ) from None
