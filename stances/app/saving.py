"""The menu that saves what a page shows: CSV, Excel, JSON, the clipboard, pictures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from stances.app import address, location
from stances.app.cache import Bundle
from stances.app.components.save import save
from stances.app.registry import PAGES
from stances.app.saved_notes import view_notes
from stances.components.save.payload import Saved, TableText
from stances.exchange import WRITERS
from stances.exchange.csv import spreadsheet_text
from stances.exchange.named import cited_sources, named_frame
from stances.exchange.plain import spreadsheet_frame
from stances.wording.numbers import count
from stances.wording.words import day_words

_COPIED = 2000  # rows in the clipboard; files have all
_SHEET = 1_048_575


class Framed(Protocol):
    """Anything that can say what it shows as a frame."""

    @property
    def frame(self) -> pd.DataFrame:
        """What is shown."""


@dataclass(frozen=True)
class Content:
    """What is saved of a view: its table with names and labels, its sources, and words about it.

    ``about`` says what the page is about, if its name does not; ``pictured`` gives by its name the
    numbers behind a figure that does not show the table.
    """

    bundle: Bundle
    shown: Framed
    as_of: date
    about: str = ""
    fixed: Mapping[str, str] | None = None
    pictured: Mapping[str, str] | None = None

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table as every format has it."""
        return named_frame(self.bundle.tables, self.shown.frame)

    @cached_property
    def stances(self) -> list[str]:
        """The ids of the records behind the view, if it rests on records."""
        names: Iterable[str] = getattr(self.shown, "stances", ())
        return list(dict.fromkeys(names))

    @property
    def title(self) -> str:
        """The dataset, the page, and what it is about."""
        page = next(page.title for page in PAGES if page.path == address.shown_page())
        named = f"{page}, {self.about}" if self.about else page
        return f"{self.bundle.dataset.dataset.title}: {named}"

    @property
    def size(self) -> str:
        """How many rows the table has, and how many records are behind it."""
        rows = count(len(self.frame), "row")
        return f"{rows}, n = {count(len(self.stances), 'record')}" if self.stances else rows

    @cached_property
    def notes(self) -> Mapping[str, str]:
        """What stands on the notes of a workbook."""
        where = location.view_address(self.fixed or {}, self.bundle.dataset)
        return view_notes(
            self.bundle, title=self.title, as_of=self.as_of, size=self.size, where=where
        )

    def csv(self) -> str:
        """The table for a spreadsheet, as text."""
        return spreadsheet_text(self.frame)

    def xlsx(self) -> bytes:
        """The table as a workbook with notes and sources."""
        sources = cited_sources(self.bundle.tables, self.frame, self.stances)
        return WRITERS["xlsx"].data(self.frame, self.notes, sources)

    def json(self) -> str:
        """The table as a list of objects."""
        return WRITERS["json"].text(self.frame)

    def in_browser(self, name: str, *, pictures: bool) -> Saved:
        """What the browser needs to copy the table and to sign the pictures."""
        info = self.bundle.dataset.dataset
        day = f"As of {day_words(self.as_of)} · "
        records = count(len(self.stances), "record")
        short = len(self.frame) <= _COPIED
        return Saved(
            name,
            self.title,
            day + (f"n = {records}" if self.stances else self.size),
            {figure: day + words for figure, words in (self.pictured or {}).items()},
            f"Source: {info.title}, version {info.version}, {info.licence}",
            {"as_of": self.as_of.isoformat(), **(self.fixed or {})},
            _texts(self.frame) if short else None,
            "" if short else f"{len(self.frame):,} rows are too many to copy; save them as a file.",
            pictures,
        )


def offer(content: Callable[[], Content], *, name: str, label: str, pictures: bool) -> None:
    """The menu; nothing is made before it is opened, and no file before it is asked for."""
    key = f"download_{name.split('-', maxsplit=1)[0]}"
    popover = st.popover(label, icon=":material/download:", on_change="rerun", key=key)
    if not popover.open:
        return
    what = content()
    made: dict[str, Callable[[], str | bytes]] = {
        "csv": what.csv,
        "xlsx": what.xlsx,
        "json": what.json,
    }
    _ = what.notes  # the address is known now, and no more when the file is asked for
    with popover:
        for form, make in made.items():
            _button(form, make, what, name=name, key=f"{key}_{form}")
        save(what.in_browser(name, pictures=pictures), key=f"{key}_browser")


def _button(
    form: str, make: Callable[[], str | bytes], what: Content, *, name: str, key: str
) -> None:
    writer = WRITERS[form]
    full = form == "xlsx" and len(what.frame) > _SHEET
    st.download_button(
        writer.label,
        data=make,
        file_name=f"{name}{writer.suffix}",
        mime=writer.media_type,
        on_click="ignore",
        width="stretch",
        disabled=full,
        help=f"A sheet of Excel has room for {_SHEET:,} rows." if full else None,
        key=key,
    )


def _texts(frame: pd.DataFrame) -> TableText:
    """The cells as texts, none of which a spreadsheet runs."""
    rows = spreadsheet_frame(frame).itertuples(index=False, name=None)
    return TableText(list(map(str, frame.columns)), [list(map(_text, row)) for row in rows])


def _text(value: Any) -> str:
    return "" if value is None or pd.isna(value) else str(value)
