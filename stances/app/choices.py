"""Widgets that return plain values, and the line of them that makes a Question.

What they hold lives in the address, by ids and codes; what people see are names and labels. An
unknown id or code is ignored, and the page says so.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Literal

import streamlit as st

from stances.analysis.ledger import Bools
from stances.analysis.question import Question, question
from stances.analysis.selection import keep_mask
from stances.app import address, days
from stances.app.cache import Bundle
from stances.app.components.choose import Control, Note
from stances.app.frame import name_moment
from stances.app.line import is_drawn, line, panel
from stances.app.page import as_text
from stances.model.measures import Measure
from stances.model.vocabulary import Attribution, Confidence, Knowledge
from stances.tables.lazily import AT_ONCE
from stances.wording.explanations import EXPLANATIONS
from stances.wording.labels import ATTRIBUTION_LABELS, CONFIDENCE_LABELS, MEASURE_LABELS, meanings
from stances.wording.names import RecordNames
from stances.wording.numbers import count
from stances.wording.words import clipped, day_words

Widget = Literal["segments", "pills", "list"]


def bar(
    bundle: Bundle,
    *,
    many: Sequence[str] = (),
    one: str = "",
    dated: bool = True,
    everyone: bool = False,
    options: bool = False,
    first: Sequence[Control] = (),
) -> Question:
    """The question that the line of controls asks: ``many`` of actors, issues; ``one`` of either.

    What is not asked for comes back whole: all actors, all issues. ``dated=False`` leaves the line
    and its date to a part of the page that reruns alone (``moment``). With ``everyone`` all actors
    are chosen if the address names none, instead of the dataset's own choice, unless the dataset
    has more than ``AT_ONCE`` records. ``options`` adds a
    button for what the page mounts in ``page_options``; ``first`` stand before all others, for
    panels of the page's own.
    """
    address.keep(*many, *([one] if one else []))
    chosen: dict[str, list[str]] = {}
    if one:
        with panel(one):
            chosen[f"{one}s"] = [_one_record(bundle, one)]
    for name in many:
        with panel(name):
            chosen[name] = _records(bundle, name, everyone=everyone)
    with panel("filters"):
        keep, knowledge = filters(bundle)
    asked = question(bundle.tables, as_of=bundle.dataset.as_of, ledger=bundle.ledger, **chosen)
    asked = replace(asked, keep=keep, knowledge=knowledge)
    if not dated:
        return asked
    asked = asked.on(_dated(bundle))
    also = [Control("options", "Options", "Options")] if options else []
    controls = _controls(bundle, asked, [one] if one else many, also=also)
    _line(bundle, asked, [*first, *controls])
    return asked


def _dated(bundle: Bundle) -> date:
    """The as-of date, chosen in a panel as a day or as one of the turning points."""
    with panel("date", always=True):
        return days.as_of(bundle)


def _controls(
    bundle: Bundle, asked: Question, kinds: Sequence[str], *, also: Sequence[Control] = ()
) -> list[Control]:
    """The buttons of the line, each with what is chosen behind it."""
    ids = {"actor": asked.actors, "issue": asked.issues}
    labels = {
        kind: count(len(ids[kind[:-1]]), kind[:-1])
        if kind in ("actors", "issues")
        else names_of(bundle, kind)[ids[kind][0]]
        for kind in kinds
    }
    filtered = asked.keep is not None or asked.knowledge is not Knowledge.THEN
    return [
        *(Control(kind, kind.capitalize(), label) for kind, label in labels.items()),
        Control("date", "As of", day_words(asked.as_of, short=True)),
        *also,
        Control("filters", "Filters", "Filters in use" if filtered else "Filters"),
    ]


def names_of(bundle: Bundle, kind: str) -> Mapping[str, str]:
    """The names of all actors, or the titles of all issues, by id; no two are alike."""
    return RecordNames(bundle.dataset).of(f"{kind}s")


def _records(bundle: Bundle, name: str, *, everyone: bool) -> list[str]:
    """The chosen actors or issues, in the dataset's order unless the reader chose another."""
    known = names_of(bundle, name.removesuffix("s"))
    info = bundle.dataset.dataset
    everyone = everyone and len(bundle.tables.stances) <= AT_ONCE
    usual = info.issues if name == "issues" else () if everyone else info.actors
    default = list(usual) or list(known)
    named = address.text(name)
    ids = [item for item in named.split(",") if item in known] if named else default
    ids = list(dict.fromkeys(ids))
    if not is_drawn():
        return ids
    shown = f"{name}_shown"
    address.put(shown, ids)
    return st.multiselect(
        name.capitalize(),
        list(known),
        format_func=known.__getitem__,
        key=shown,
        on_change=address.take_over_several,
        args=(name, shown, default),
        placeholder=f"Choose {name}",
        wrap=False,
    )


def _one_record(bundle: Bundle, kind: str) -> str:
    """The chosen actor or issue: the address's, else the dataset's first."""
    known = names_of(bundle, kind)
    named = address.text(kind) or address.linked(bundle, kind)
    say_unknown(kind, "" if named in known else named)
    usual = named if named in known else next(iter(known))
    return one_of(kind, kind.capitalize(), known, usual=usual, widget="list", mounted=True)


def one_of(
    name: str,
    label: str,
    labels: Mapping[str, str],
    *,
    usual: str = "",
    widget: Widget = "segments",
    explained: str | None = None,
    hidden_label: bool = False,
    mounted: bool = False,
    key: str = "",
) -> str:
    """The chosen key of ``labels``; ``usual``, or none if that is empty, if the address has none.

    The address keeps the key under ``name``, people see its label. ``mounted`` says that the
    address keeps the name already; ``key`` tells two widgets for one name apart.
    """
    if not mounted:
        kept(name, labels, label)
    now = address.known(name, labels) or usual
    if not is_drawn():
        return now
    shown = key or f"{name}_shown"
    address.put(shown, now or None)
    # What the three widgets take alike; their signatures share no type.
    options: dict[str, Any] = {
        "format_func": labels.__getitem__,
        "key": shown,
        "on_change": address.take_over,
        "args": (name, shown, usual),
        "label_visibility": "collapsed" if hidden_label else "visible",
        "help": explained,
    }
    if widget == "list":
        chosen = st.selectbox(label, list(labels), **options)
    elif widget == "pills":
        options["format_func"] = lambda code: as_text(labels[code])
        chosen = st.pills(label, list(labels), required=bool(usual), **options)
    else:
        chosen = st.segmented_control(label, list(labels), required=bool(usual), **options)
    return chosen or usual


def several_of(name: str, label: str, labels: Mapping[str, str], **options: Any) -> list[str]:
    """The chosen keys of ``labels``, all if the address names none; shown by their labels."""
    codes = address.keep_several(name, list(labels))
    if not is_drawn():
        return codes
    shown = f"{name}_shown"
    address.put(shown, codes)
    chosen = st.pills(
        label,
        list(labels),
        format_func=labels.__getitem__,
        selection_mode="multi",
        key=shown,
        on_change=address.take_over_codes,
        args=(name, shown),
        **options,
    )
    return list(chosen)


def kept(name: str, values: Collection[str], label: str) -> str:
    """What the address says for ``name``; what is not shown here is named, and leaves it."""
    wrong = address.unknown(name, [*values, ""])
    if wrong:
        address.put(name, "")
    address.keep(name)
    wrong = wrong or address.unknown(name, [*values, ""])
    if wrong:
        st.caption(as_text(f"“{clipped(wrong, 60)}” for “{label}” is not shown here."))
    return address.known(name, values)


def say_unknown(kind: str, value: str) -> None:
    """Says that the address names something that is not there; nothing if ``value`` is empty."""
    if value:
        st.caption(as_text(f"No {kind} “{clipped(value, 60)}” in this dataset."))


def part(names: Sequence[str], *, key: str = "part") -> str:
    """Which part of the page is shown; the first if the address says none.

    Streamlit carries the part of another page along, which this one may not have.
    """
    if address.unknown(key, [*names, ""]):
        address.put(key, names[0])
    chosen = st.segmented_control(
        "Part",
        list(names),
        default=names[0],
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or names[0]


def moment(
    bundle: Bundle,
    question: Question,
    *,
    many: Sequence[str] = ("actors", "issues"),
    first: Sequence[Control] = (),
    also: Sequence[Control] = (),
    note: Callable[[Question], Note] | None = None,
    actions: Mapping[str, Callable[[], None]] = MappingProxyType({}),
) -> tuple[Question, str | None]:
    """The question on the as-of date, below its line of controls, and what was done there, once.

    ``first`` and ``also`` are buttons of the line for the page's own panels, before and behind the
    date; ``note`` is said below the line, of the question, and ``actions`` do what it offers.
    """
    asked = question.on(_dated(bundle))
    name_moment(asked.as_of)
    controls = _controls(bundle, asked, many, also=also)
    notes = [note(asked)] if note else []
    return asked, _line(bundle, asked, [*first, *controls], notes, actions)


def _line(
    bundle: Bundle,
    asked: Question,
    controls: Sequence[Control],
    notes: Sequence[Note] = (),
    actions: Mapping[str, Callable[[], None]] = MappingProxyType({}),
) -> str | None:
    """The line of controls, with how far the data go."""
    newest = {days.NEWEST: partial(days.show_newest, bundle)}
    return line(controls, [days.data_end(bundle, asked), *notes], {**newest, **actions})


def measure(label: str = "Measure", *, without: Sequence[Measure] = ()) -> Measure:
    """The measure of agreement, city-block if the address names none."""
    labels = {str(code): MEASURE_LABELS[code] for code in Measure if code not in without}
    usual = str(Measure.CITY_BLOCK)
    explained = meanings(Measure, MEASURE_LABELS)
    return Measure(one_of("measure", label, labels, usual=usual, explained=explained))


def switch(label: str, name: str, *, usual: bool = False, **options: Any) -> bool:
    """What is switched on or off, kept in the address under ``name``; ``usual`` if it says none."""
    if not (is_drawn() or address.in_use(name, usual=usual)):
        return usual
    return st.toggle(label, value=usual, key=name, bind="query-params", **options)


def number(label: str, name: str, *, usual: float, **options: Any) -> float:
    """A number, kept in the address under ``name``; ``usual`` if it says none."""
    if not (is_drawn() or address.in_use(name, usual=usual)):
        return usual
    chosen = st.number_input(label, value=usual, key=name, bind="query-params", **options)
    return chosen or usual


def stale(*, usual: bool = False) -> bool:
    """True if positions that are too old count as well; ``usual`` if the address says nothing."""
    return switch(
        "Include stale positions",
        "stale",
        usual=usual,
        help=f"{EXPLANATIONS['stale']} Turn this on to count them, marked as stale.",
    )


def filters(bundle: Bundle) -> tuple[Bools | None, Knowledge]:
    """Which records count (None: all), and what a date admits."""
    attributions = several_of(
        "attribution",
        "Attribution: how a stance is known",
        {str(code): ATTRIBUTION_LABELS[code] for code in Attribution},
    )
    confidences = several_of(
        "confidence",
        "Confidence of the coder",
        {str(code): CONFIDENCE_LABELS[code] for code in Confidence},
    )
    hindsight = switch(
        "With hindsight",
        "hindsight",
        on_change=address.chosen_anew,
        help=EXPLANATIONS["hindsight"],
    )
    recorded = _recorded_toggle(bundle, hindsight=hindsight)
    keep = keep_mask(bundle.tables, attributions=attributions, confidences=confidences)
    knowledge = Knowledge.RECORDED if recorded else Knowledge.THEN
    return None if keep.all() else keep, Knowledge.HINDSIGHT if hindsight else knowledge


def _recorded_toggle(bundle: Bundle, *, hindsight: bool) -> bool:
    """Whether only records entered by the date count, asked if the dataset says when they were."""
    if not bundle.tables.stances["recorded"].notna().any():
        return False
    return switch(
        "As this dataset said then",
        "recorded",
        on_change=address.chosen_anew,
        help=EXPLANATIONS["recorded"],
        disabled=hindsight,
    )
