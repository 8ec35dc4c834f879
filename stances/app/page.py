"""What every page is made of: charts with their tables, caveats, downloads, citations, the foot."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from stances.analysis.matrix import Matrix
from stances.analysis.question import Question
from stances.analysis.selection import hidden_records
from stances.app import address, cache, location
from stances.app.brief import offer_brief
from stances.app.cache import Bundle
from stances.app.components.kit import share, watch_theme
from stances.app.registry import PAGES, pages
from stances.app.saving import Content, Framed, offer
from stances.citing import FORMATS
from stances.citing.citable import Citable, stance_items, view_item
from stances.model.dataset import Dataset
from stances.tables import Tables
from stances.tables.rows import frame_of
from stances.visible import visible
from stances.wording.in_pages import in_pages
from stances.wording.labels import ATTRIBUTION_WORDS, CONFIDENCE_WORDS
from stances.wording.numbers import count

_MARKS = "\\`*_{}[]()#+-.!~|<>$&^=\"'"
_SHOWN = 6000  # characters of a citation list on the page; the file has all


class Shown(Framed, Protocol):
    """What a view shows, with the records that it rests on."""

    @property
    def stances(self) -> Iterable[str]:
        """The ids of the records."""


@dataclass(frozen=True)
class Rows:
    """Typed rows as a table."""

    rows: Sequence[object]
    kind: type[object]

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a frame."""
        return frame_of(self.rows, self.kind)


@dataclass(frozen=True)
class Table:
    """A table as it is shown."""

    frame: pd.DataFrame


@dataclass(frozen=True)
class Counted:
    """A figure with the records in force that it counts."""

    figure: Framed
    matrix: Matrix
    tables: Tables

    @property
    def frame(self) -> pd.DataFrame:
        """The figure's own frame."""
        return self.figure.frame

    @property
    def stances(self) -> list[str]:
        """The ids of the records."""
        return self.matrix.stances(self.tables)


def as_text(text: str) -> str:
    """The text for places that Streamlit reads as Markdown, so that it appears as it stands.

    Marks are escaped, and so is what reverses the direction of text; a word joiner, which nobody
    sees, keeps addresses and ``:name:`` codes, which Streamlit looks for after escapes are gone,
    from being found.
    """
    marked = "".join(f"\\{mark}" if mark in _MARKS else mark for mark in visible(text))
    return re.sub(r"(:|@|www)(?=\S)", "\\1\u2060", marked)


def style() -> None:
    """The few rules of style that Streamlit's theme has no word for."""
    st.html(Path(__file__).parent / "page.css")
    if st.context.is_embedded:
        st.html(Path(__file__).parent / "embed.css")


def body() -> Any:
    """What a page is drawn in: a slit until the style sheet is there, so that nothing jumps."""
    return st.container(key="page", height=1, border=False)


def nothing_chosen(question: Question) -> bool:
    """True, with a sentence on what to do, if no actor or no issue is chosen."""
    chosen = {"actor": question.actors, "issue": question.issues}
    missing = [name for name, ids in chosen.items() if not ids]
    if missing:
        st.info(
            f"Choose at least one {' and one '.join(missing)} above to see who stands where.",
            icon=":material/arrow_upward:",
        )
    return bool(missing)


def hidden_note(question: Question) -> None:
    """Says how many records the filters hide, and of what kind."""
    hidden = hidden_records(question)
    if not hidden:
        return
    kinds = [
        f"{each.number} {ATTRIBUTION_WORDS[each.attribution]}, {CONFIDENCE_WORDS[each.confidence]}"
        for each in hidden
    ]
    total = count(sum(each.number for each in hidden), "record")
    st.caption(f":material/visibility_off: {total} hidden by the filters: {'; '.join(kinds)}")


def show_remarks(remarks: Sequence[str]) -> None:
    """Caveats as small print."""
    if remarks:
        st.caption(as_text(in_pages(" ".join(remarks))))


def show_numbers(numbers: Mapping[str, str], explained: Mapping[str, str] | None = None) -> None:
    """Numbers in a row, each under its label; ``explained`` says what a label means."""
    with st.container(horizontal=True, gap="medium"):
        for label, text in numbers.items():
            st.metric(label, text, width="content", help=(explained or {}).get(label))


def show_calculation(lines: Sequence[str]) -> None:
    """How the number came about, folded away."""
    with st.expander("How this is calculated"):
        st.text("\n".join(lines))
        st.caption("Formulas, choices, sources and limits: docs/method.md.")


def show_chart(figure: object, table: pd.DataFrame, *, key: str, alt: str) -> None:
    """A figure, and under it the same as a table."""
    with st.container(gap=None):
        st.plotly_chart(figure, theme=None, key=key, alt=alt, config={"displayModeBar": False})
        watch_theme(key=f"{key}_theme")
    show_as_table(lambda: table, alt=lambda _: alt)


def show_as_table(
    table: Callable[[], pd.DataFrame],
    *,
    alt: Callable[[pd.DataFrame], str],
    decimals: Sequence[str] = (),
) -> None:
    """The table, folded away and not made before it is opened.

    ``alt`` says what it lists; ``decimals`` are columns of numbers with two places.
    """
    folded = st.expander("Show as table", key="as_table", on_change="rerun")
    if not folded.open:
        return
    number = st.column_config.NumberColumn(format="%.2f")
    shown = table()
    with folded:
        st.dataframe(
            shown, hide_index=True, alt=alt(shown), column_config=dict.fromkeys(decimals, number)
        )
        download(Table(shown), name="table", label="Download the table")


def follow(result: Any) -> None:
    """Goes to the page that a component's link names.

    What is in the address already stays there: Streamlit refuses to set it a second time.
    """
    target = result.go
    if target:
        address.follow_to(target["page"], target["parameters"])
        new = {n: v for n, v in target["parameters"].items() if n not in st.query_params}
        st.switch_page(pages()[target["page"]], query_params=new)


def download(
    shown: Framed, *, name: str, label: str = "Download", pictures: bool | None = None
) -> None:
    """A menu that saves a table of the page; by default with its pictures if it is the page's."""
    offer(
        partial(_content, shown),
        name=name,
        label=label,
        pictures=label == "Download" if pictures is None else pictures,
    )


def _content(shown: Framed) -> Content:
    bundle = cache.bundle()
    return Content(bundle, shown, address.day_shown(bundle.dataset.as_of))


def foot(
    bundle: Bundle,
    as_of: date,
    shown: Shown,
    *,
    name: str,
    about: str = "",
    fixed: Mapping[str, str] | None = None,
    asked: Question | None = None,
    pictured: Mapping[str, str] | None = None,
) -> None:
    """Copy link, download, citations and a brief on what is ``asked``, for any view.

    ``about`` says what the page is about, if its name does not; ``fixed`` is written out in the
    link; ``pictured`` gives by name the numbers behind a figure that does not show the table.
    """
    written = {"as_of": as_of.isoformat(), **(fixed or {})}
    with st.container(horizontal=True, vertical_alignment="center"):
        share(written, key="share", title=bundle.dataset.dataset.title)
        content = Content(bundle, shown, as_of, about, fixed, pictured)
        offer(lambda: content, name=name, label="Download", pictures=True)
        view = View(about, as_of, written)
        cite(bundle, view, lambda: _cited(bundle, shown), name=f"citations-{name}")
        if asked is not None:
            offer_brief(bundle, asked, written)


def _cited(bundle: Bundle, shown: Shown) -> list[Citable]:
    return stance_items(bundle.tables, dict.fromkeys(shown.stances), base=location.base_address())


@dataclass(frozen=True)
class View:
    """What is cited as a whole: what the page is about, its day, what its address writes out."""

    about: str
    as_of: date
    fixed: Mapping[str, str]

    def item(self, dataset: Dataset) -> Citable:
        """The view as an item, under the page's own name."""
        title = next(page.title for page in PAGES if page.path == address.shown_page())
        named = f"{title}, {self.about}" if self.about else title
        where = location.view_address(self.fixed, dataset)
        return view_item(dataset, view=named, as_of=self.as_of, address=where)


def cite(bundle: Bundle, view: View, items: Callable[[], list[Citable]], *, name: str) -> None:
    """A button that opens the citations in a format to choose; nothing is made before."""
    popover = st.popover("Cite", icon=":material/format_quote:", on_change="rerun", key="cite")
    if not popover.open:
        return
    with popover:
        chosen = st.segmented_control(
            "Format", list(FORMATS), default="note", required=True,
            key="citation_format", bind="query-params",
        )  # fmt: skip
        form = FORMATS[chosen or "note"]
        cited = items()
        text = form.text([view.item(bundle.dataset), *cited])
        st.caption(f"This view and {count(len(cited), 'source')} of what is shown")
        st.code(
            text if len(text) <= _SHOWN else text[:_SHOWN] + "\n…",
            language=None,
            wrap_lines=True,
            height=280,
        )
        st.download_button(
            "Download all",
            data=text,
            file_name=f"{name}{form.suffix}",
            mime=form.media_type,
            on_click="ignore",
            icon=":material/download:",
            key="download_citations",
        )
