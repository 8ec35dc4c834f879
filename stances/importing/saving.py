"""A draft as a curated dataset: judged like any other, then written with its seeds beside it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stances import clock
from stances.checks.two_positions import rivals
from stances.curation.writing import write_file
from stances.curation.yaml.notation import dataset_text
from stances.curation.yaml.ranks import Ranks
from stances.errors import StancesError, reason
from stances.importing.draft import Draft
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.files import MAX_BYTES
from stances.reading.loader import Loaded, parse
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText


def dataset_of(draft: Draft) -> Dataset:
    """The draft's records; StancesError if there is nothing in them."""
    if not draft.stances:
        first = f": {draft.refused[0].where}: {draft.refused[0].reason}" if draft.refused else ""
        raise StancesError(f"{draft.file}: none of its entries can be taken{first}")
    if unknown := sorted(draft.unused_merges):
        raise StancesError(
            f"the merges name '{unknown[0]}', which is not an actor of {draft.file}; "
            "correct or delete the line"
        )
    plain: dict[str, Any] = {
        "dataset": {
            "id": "imported",
            "title": draft.title or draft.file,
            "question": f"Who stands where in {draft.title or draft.file}?",
            "description": f"Imported from {draft.file}; not yet reviewed.",
            "version": "1",
            "licence": draft.licence,
        },
        "actors": list(draft.actors.values()),
        "issues": list(draft.issues.values()),
        "sources": list(draft.sources.values()),
        "stances": draft.stances,
        "not_applicable": draft.not_applicable,
    }
    dataset = records_of(YamlText(draft.file, plain, None))
    return _in_order(_contested(draft, _in_sequence(draft, dataset)))


def _in_order(dataset: Dataset) -> Dataset:
    """The dataset with its records in the order of house style."""
    ranks = Ranks(dataset)
    sections = {}
    for name in ("sources", "stances", "not_applicable"):
        rank, records = ranks.of(name), getattr(dataset, name)
        if rank is not None:
            sections[name] = tuple(records[at] for at in sorted(range(len(records)), key=rank))
    return dataset.model_copy(update=sections)


def _in_sequence(draft: Draft, dataset: Dataset) -> Dataset:
    """The dataset with the order of records that disagree on one day, if their times tell it."""
    stances = list(dataset.stances)
    of_day: dict[tuple[str, str, str], list[int]] = {}
    for index, stance in enumerate(stances):
        of_day.setdefault((stance.actor, stance.issue, stance.date.text), []).append(index)
    ordered = 0
    for group in list(rivals(dataset.stances)):
        first = stances[group[0]]
        same_day = of_day[first.actor, first.issue, first.date.text]
        moments = [draft.moments.get(stances[index].id) for index in same_day]
        times = [moment for moment in moments if moment is not None]
        stated = any(stances[index].order for index in same_day)
        if stated or len(times) < len(same_day) or len({one.tzinfo is None for one in times}) > 1:
            continue
        places = {moment: place for place, moment in enumerate(sorted(set(times)), 1)}
        if len(places) > 1:
            ordered += len(same_day)
            for index, moment in zip(same_day, times, strict=True):
                stances[index] = stances[index].model_copy(update={"order": places[moment]})
    if ordered:
        draft.remarks.append(
            f"{ordered} records that disagree on one day stand in the order of their times; the "
            "last one is in force."
        )
    return dataset.model_copy(update={"stances": tuple(stances)})


def _contested(draft: Draft, dataset: Dataset) -> Dataset:
    """The dataset with the records marked that disagree on one day."""
    disputed = {index for group in rivals(dataset.stances) for index in group}
    if not disputed:
        return dataset
    draft.remarks.append(
        f"{len(disputed)} records disagree with another one of their actor, issue and day, "
        "and are marked contested."
    )
    stances = tuple(
        stance.model_copy(update={"contested": True}) if index in disputed else stance
        for index, stance in enumerate(dataset.stances)
    )
    return dataset.model_copy(update={"stances": stances})


def judged(draft: Draft, out: Path) -> tuple[bytes, Loaded]:
    """The dataset as a file, and as read from it; InvalidData or StancesError if it is not one."""
    dataset = dataset_of(draft)
    draft.begin("checking every record")
    raw = dataset_text(dataset).encode()
    if len(raw) > MAX_BYTES:
        raise StancesError(
            f"{draft.file}: the dataset would have {len(raw) / 1024**2:.0f} MB, and a file may "
            f"have {MAX_BYTES // 1024**2}; import fewer actors, issues or years"
        )
    seeds = Seeds(draft.seeds)
    return raw, parse(raw, file=out.name, seeds=seeds, today=clock.today())


def save_import(
    out: Path, raw: bytes, seeds: Mapping[str, str], beside: Mapping[str, bytes], *, replace: bool
) -> None:
    """Writes the dataset, its seeds and the files beside it.

    StancesError if one of them is there already with other content, unless ``replace``.
    """
    folder = out.parent / "seeds"
    files = {folder / name: text.encode() for name, text in seeds.items()}
    files |= {out.with_name(name): content for name, content in beside.items()}
    files[out] = raw
    for path, content in files.items():
        if path.exists() and not replace and (path == out or path.read_bytes() != content):
            raise StancesError(f"{path} is there already; name another place, or add --replace")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)  # even if it is empty: the seeds of a folder above are others
        for path, content in files.items():
            write_file(path, content)
    except OSError as error:
        raise StancesError(f"cannot write {out}: {reason(error)}") from None
