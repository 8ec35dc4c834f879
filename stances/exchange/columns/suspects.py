"""The stances that a rule may object to, found in columns; the rules themselves judge these.

Each question here is at least as strict as its rules: it may name a record that they accept, but
none that they object to is left out. With a record come those that a rule compares it with.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from stances.exchange.columns.cells import Bools, Ints, Texts
from stances.exchange.columns.copied import copied
from stances.exchange.columns.quotes import Places
from stances.exchange.columns.rivals import mask_of, repeating, replaced_rows, with_rivals
from stances.exchange.columns.stances import SEE_ALSO, StanceColumns
from stances.exchange.relations import VALUE
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.model.seen import foreign_letters, needless


def misshapen(columns: StanceColumns) -> Bools:
    """Those with a value of the wrong shape, an id that is taken, or a part that fits nowhere."""
    found = columns.wrong | pd.Series(columns.texts["id"].codes).duplicated(keep=False).to_numpy()
    for items in columns.items.values():
        found |= mask_of(items.parents[items.wrong], columns.size)
        if items.strange:
            found |= mask_of(items.parents[:1], columns.size)
    if columns.strange:
        found[:1] = True
    return found


def suspects(
    columns: StanceColumns, dataset: Dataset, seeds: Seeds, places: Places, today: date
) -> Bools:
    """The stances to be judged one by one; ``dataset`` has the other records."""
    found = misshapen(columns)
    for question in (_unknown, _dates, _codings, _unsupported, _replacing, _see_also):
        found |= question(columns, dataset)
    found |= columns.days["date"][0] > today.toordinal()
    found |= columns.days["recorded"][0] > today.toordinal()
    found |= _out_of_office(columns, dataset) | _contradicting(columns, dataset)
    found |= _names(columns) | repeating(columns)
    found |= mask_of(columns.evidence.parents[places.doubtful], columns.size)
    found |= copied(columns.texts["summary"], seeds)
    return with_rivals(columns, found)


def _unknown(columns: StanceColumns, dataset: Dataset) -> Bools:
    """References to actors, issues, sources and coders that are not there."""
    found = _missing(columns.texts["actor"], dataset.actors_by_id)
    found |= _missing(columns.texts["issue"], dataset.issues_by_id)
    for items, name, known in (
        (columns.evidence, "source", dataset.sources_by_id),
        (columns.codings, "coder", dataset.coders_by_id),
    ):
        found |= mask_of(items.parents[_missing(items.texts[name], known)], columns.size)
    return found


def _missing(texts: Texts, known: Mapping[str, object]) -> Bools:
    return np.asarray(texts.each(lambda name: name not in known, missing=False, dtype="bool"))


def _dates(columns: StanceColumns, _: Dataset) -> Bools:
    """Known, recorded or withdrawn before the date."""
    first = columns.days["date"][0]
    found = np.zeros(columns.size, dtype=bool)
    for name in ("public", "recorded", "withdrawn_date"):
        found |= columns.texts[name].known & (first > columns.days[name][1])
    return found


def _codings(columns: StanceColumns, _: Dataset) -> Bools:
    """Positions beside a status that has none, and codings that repeat or contradict another."""
    known = columns.numbers["position"].known
    found = known != columns.coded
    codings = columns.codings
    if not codings.size:
        return found
    position, stated = codings.numbers["position"]
    coded = ~codings.texts["status"].known | codings.texts["status"].are("coded")
    found |= mask_of(codings.parents[stated != coded], columns.size)
    order = codings.order
    pair = codings.parents[order] * (len(codings.texts["coder"].different) + 1)
    again = pd.Series(pair + codings.texts["coder"].codes[order]).duplicated(keep=False)
    found |= mask_of(codings.parents[order][again.to_numpy()], columns.size)
    frame = pd.DataFrame(
        {"of": codings.parents[order], "outcome": codings.texts["status"].codes[order]}
    )
    frame["outcome"] = np.where(coded[order], -1, frame["outcome"])
    frame["position"] = np.where(stated[order], position[order], np.nan)
    by = frame.groupby("of")
    low, high = by["position"].min(), by["position"].max()
    apart = (
        (high - low >= 2) | ((low < 0) & (high > 0)) | (by["outcome"].min() < by["outcome"].max())
    )
    apart |= (by["position"].count() > 0) & (by["position"].count() < by.size())
    return found | mask_of(apart.index.to_numpy()[apart.to_numpy()], columns.size)


def _unsupported(columns: StanceColumns, _: Dataset) -> Bools:
    """No source, an act that is none, an inference without a note, a quotation that is missing."""
    evidence, attribution = columns.evidence, columns.texts["attribution"]
    act = columns.texts["act"]
    found = evidence.count(columns.size) == 0
    found |= attribution.are("act") & (~act.known | act.are("statement"))
    found |= attribution.are("inferred") & ~columns.texts["note"].known
    quoted = evidence.texts["quote"].known
    found |= attribution.are("quote") & (evidence.count(columns.size, quoted) == 0)
    lonely = evidence.numbers["occurrence"].known & ~quoted
    return found | mask_of(evidence.parents[lonely], columns.size)


def _replacing(columns: StanceColumns, _: Dataset) -> Bools:
    """Records that supersede what they cannot."""
    new = np.flatnonzero(columns.texts["supersedes"].known)
    found = np.zeros(columns.size, dtype=bool)
    if not len(new):
        return found
    replaced = replaced_rows(columns)
    old = replaced[new]
    order, stated = columns.numbers["order"]
    first, last = columns.days["date"]
    date_of = columns.texts["date"].codes
    same_day = (date_of[old] == date_of[new]) & stated[old] & stated[new]
    later = np.where(same_day, order[old] > order[new], first[old] > last[new])
    odd = (old < 0) | (old == new) | ~_same_cell(columns, old, new) | later | (replaced[old] == new)
    found[new[odd]] = True
    return found


def _same_cell(columns: StanceColumns, one: Ints, other: Ints) -> Bools:
    actor, issue = columns.texts["actor"].codes, columns.texts["issue"].codes
    return np.asarray((actor[one] == actor[other]) & (issue[one] == issue[other]))


def _see_also(columns: StanceColumns, _: Dataset) -> Bools:
    """Records to be read with one that is not there, or is about something else."""
    items = columns.items[SEE_ALSO]
    if not items.size:
        return np.zeros(columns.size, dtype=bool)
    other = items.texts[VALUE].each(lambda name: columns.places.get(name, -1), -1, "int64")
    own = items.parents
    odd = (other < 0) | (other == own) | ~_same_cell(columns, other, own)
    return mask_of(own[odd], columns.size)


def _out_of_office(columns: StanceColumns, dataset: Dataset) -> Bools:
    """Records of an actor with times in office that are dated outside them."""
    found = np.zeros(columns.size, dtype=bool)
    first, last = columns.days["date"]
    for name, rows in _rows_of(columns, [one.id for one in dataset.actors if one.in_office]):
        times = dataset.actors_by_id[name].in_office
        spans = [(time.begins.toordinal(), time.ends.toordinal()) for time in times]
        inside = [(last[rows] >= begins) & (ends >= first[rows]) for begins, ends in spans]
        found[rows[~np.logical_or.reduce(inside)]] = True
    return found


def _contradicting(columns: StanceColumns, dataset: Dataset) -> Bools:
    """Records of a time without positions, and those that rest on a source of a vain search."""
    found = np.zeros(columns.size, dtype=bool)
    first, last = columns.days["date"]
    issue = columns.texts["issue"]
    numbers = {name: number for number, name in enumerate(issue.different)}
    rows_of = dict(_rows_of(columns, list({one.actor for one in dataset.not_applicable})))
    for entry in dataset.not_applicable:
        rows = rows_of.get(entry.actor, np.empty(0, dtype=np.int64))
        within = columns.standing[rows] & (first[rows] >= entry.first.toordinal())
        within &= last[rows] <= entry.last.toordinal()
        if entry.issue is not None:
            within &= issue.codes[rows] == numbers.get(entry.issue, -2)
        found[rows[within][:1]] = True
    vain = {(one.actor, one.issue, source) for one in dataset.searches for source in one.sources}
    evidence = columns.evidence
    read = evidence.texts["source"].are(*(source for *_, source in vain)) & (evidence.parents >= 0)
    for row in np.flatnonzero(read).tolist():
        stance = int(evidence.parents[row])
        actor = columns.texts["actor"].values[stance].as_py()
        about = actor, issue.values[stance].as_py(), evidence.texts["source"].values[row].as_py()
        found[stance] |= about in vain
    return found


def _rows_of(columns: StanceColumns, actors: list[str]) -> list[tuple[str, Ints]]:
    """The rows of each of these actors, in the order of the table."""
    codes = columns.texts["actor"].codes
    order = np.argsort(codes, kind="stable")
    numbers = {name: number for number, name in enumerate(columns.texts["actor"].different)}
    bounds = np.searchsorted(codes[order], np.arange(len(numbers) + 1))
    known = [(name, numbers[name]) for name in actors if name in numbers]
    return [(name, order[bounds[number] : bounds[number + 1]]) for name, number in known]


def _names(columns: StanceColumns) -> Bools:
    """Speakers whose name has what cannot be seen, or letters of another script."""
    return np.asarray(
        columns.texts["speaker"].each(
            lambda name: bool(needless(name) or foreign_letters(name)), missing=False, dtype="bool"
        )
    )
