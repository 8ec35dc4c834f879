"""The evidence of a stance in its form: sources, each with the quotation and its place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from stances import clock, wording
from stances.app.cache import Original
from stances.app.curate import form
from stances.app.curate.form import Values
from stances.checks import RULES, Case
from stances.curation.editing import Fields
from stances.curation.passages import place_words
from stances.model.records import Evidence, Stance
from stances.reading.shape import field_problems
from stances.reading.yaml_text import Path

_EMPTY = {"source": None, "quote": "", "occurrence": "", "translation": ""}
_MOST = 20
_AT_ONCE = {"quote-without-seed", "quote-not-in-seed", "quote-cut"}


def fill(items: Sequence[Fields], *, key: str) -> None:
    """Puts the items into the form, as many as there are."""
    form.hold(f"{key}_items", len(items))
    for number, item in enumerate(items):
        fill_item(number, item, key=key)


def fill_item(number: int, item: Fields, *, key: str) -> None:
    """Puts an item into its place in the form."""
    for name, empty in _EMPTY.items():
        content = item.get(name)
        form.hold(f"{key}_{name}_{number}", str(content) if content else empty)


def make_items(key: str, fields: Mapping[str, Any]) -> None:
    """Makes as many places in the form as a draft has."""
    number = fields.get(f"{key}_items")
    if isinstance(number, int):
        fill([{}] * max(1, min(number, _MOST)), key=key)


def place_of(source: str, *, key: str) -> int:
    """The place of the source's item in the form, else of the first that has none, else a new."""
    sources = [form.value(f"{key}_source_{one}") for one in range(int(form.value(f"{key}_items")))]
    for wanted in (source, None):
        if wanted in sources:
            return sources.index(wanted)
    form.hold(f"{key}_items", len(sources) + 1)
    return len(sources)


def show(
    names: wording.RecordNames, *, key: str, places: dict[Path, DeltaGenerator]
) -> list[Values] | None:
    """The sources of the stance, each with its quotation if its text is kept."""
    items: list[Values] = []
    for number in range(int(form.value(f"{key}_items"))):
        with st.container(border=True):
            below: dict[str, DeltaGenerator] = {}
            source = form.pick(
                f"Source {number + 1}",
                names.sources,
                key=f"{key}_source_{number}",
                others=names.others("sources"),
            )
            below["source"] = st.empty()
            quote = st.text_area(
                "Quotation, verbatim",
                key=f"{key}_quote_{number}",
                height=90,
                persist_state="session",
            )
            below["quote"] = st.empty()
            place = st.empty()
            left, right = st.columns([1, 2])
            with left:
                occurrence = form.number(Evidence, "occurrence", key=f"{key}_occurrence_{number}")
                below["occurrence"] = st.empty()
            with right:
                translation = st.text_input(
                    "Our translation", key=f"{key}_translation_{number}", persist_state="session"
                )
        if source:
            item = {
                "source": source,
                "quote": quote.strip(),
                "occurrence": occurrence,
                "translation": translation.strip(),
            }
            at: Path = ("evidence", len(items))
            places |= {(*at, name): one for name, one in below.items()} | {(*at, "place"): place}
            items.append({name: content for name, content in item.items() if content})
    st.button(
        "Add source",
        icon=":material/add:",
        on_click=_add_source,
        args=(key,),
        key=f"another_source_{key}",
    )
    return items or None


def _add_source(key: str) -> None:
    number = int(form.value(f"{key}_items"))
    form.hold(f"{key}_items", number + 1)
    fill_item(number, {}, key=key)


def problems(started: Original, items: Sequence[Values]) -> Iterator[tuple[Path, str]]:
    """What the rules about quotations say of the items, whatever else the stance still lacks."""
    if not items or list(field_problems("stances", {"evidence": items})):
        return
    known = started.dataset.sources_by_id
    evidence = tuple(Evidence(**item) for item in items if item["source"] in known)
    if len(evidence) < len(items):
        return
    quoting: Any = {"id": "new", "evidence": evidence, "attribution": None}
    alone = started.dataset.model_copy(update={"stances": (Stance.model_construct(**quoting),)})
    case = Case(alone, started.opened.seeds, clock.today())
    for rule in RULES:
        if rule.code in _AT_ONCE:
            for path, message in rule.remarks(case):
                yield path[2:], message


def show_places(started: Original, items: Sequence[Values], places: Mapping[Path, Any]) -> None:
    """Says below each quotation where it stands in the text."""
    for number, item in enumerate(items):
        source = started.dataset.sources_by_id.get(item["source"])
        seed = started.opened.seeds.get(source.seed) if source else None
        occurrence = item.get("occurrence")
        if seed is None or not item.get("quote") or isinstance(occurrence, str):
            continue
        passage = seed.find(item["quote"], occurrence)
        if passage:
            words = place_words(seed.text, passage.start, passage.end)
            if number_of := seed.page(passage.start):
                words = f"page {number_of}, {words}"
            places["evidence", number, "place"].caption(f"Verbatim in the text: {words}.")
