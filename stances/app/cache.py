"""The only module that caches. Keys are digests of content, never a path alone.

A dataset and its frames are shared by all sessions and never changed. When the file breaks, the
last good version of it keeps being served, together with the problems. What only Curate and What
changed need is imported by the function that needs it: no first page waits for it.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from stances import clock
from stances.analysis.course import Course, course
from stances.analysis.ledger import Ledger, ledger_of
from stances.analysis.question import Question
from stances.app.content import ChangedMeanwhile, Content, content_of
from stances.compiled.opening import open_file
from stances.errors import InvalidData, Problem, StancesError, UnreadableFile
from stances.exchange.datasets import TABLE, datasets_in, kind_of_file, load_dataset
from stances.exchange.door import File
from stances.exchange.opening import opening
from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.files import display_name
from stances.reading.seeds import read_seeds, seeds_folder
from stances.shipped import shipped_dataset
from stances.tables import Tables
from stances.tables.frames import tables
from stances.wording import RecordNames

if TYPE_CHECKING:
    from networkx import Graph

    from stances.curation.editing import Edit, Fields
    from stances.curation.pasting.judged import JudgedTable
    from stances.curation.pasting.table import PastedRow
    from stances.curation.preview import Preview, Side
    from stances.curation.saving import Opened
    from stances.curation.seeds import SourceEdit, SourceText
    from stances.curation.speech.quotations import Quotation
    from stances.reading.loader import Loaded
    from stances.reading.yaml_text import YamlText
    from stances.versions.changes import Differences
    from stances.versions.history import History, Revision
    from stances.versions.states import State

_ATTEMPTS = 4
OWN = "own"
OWN_KEY = "own_dataset"


@dataclass(frozen=True)
class Bundle:
    """A valid dataset, its source texts, its frames, their ledger and the remaining warnings."""

    dataset: Dataset
    seeds: Seeds
    tables: Tables
    ledger: Ledger
    warnings: tuple[Problem, ...]
    remarks: tuple[str, ...] = ()
    kind: str = ""  # what it was read from, if that is not the curated YAML file


@dataclass(frozen=True)
class Served:
    """What the dashboard shows: a bundle (None before any was good) and what is wrong now."""

    bundle: Bundle | None
    problems: tuple[Problem, ...]
    digest: str
    private: bool = False  # sent by the reader: nothing of it goes into a cache


@dataclass(frozen=True)
class Original:
    """What an edit starts from: the text as opened, read, judged, and its records' names."""

    opened: Opened
    source: YamlText
    side: Side
    names: RecordNames

    @property
    def dataset(self) -> Dataset:
        """The records of the text."""
        return self.side.loaded.dataset


@dataclass(frozen=True)
class SourceProposal:
    """A source text with its record, ready to be saved, and what that would change."""

    edit: SourceEdit
    preview: Preview


def shown_path() -> Path:
    """The file or folder that is shown: ``STANCES_DATA`` if set, else the bundled dataset."""
    named = os.environ.get("STANCES_DATA")
    return Path(named) if named else shipped_dataset()


def data_file() -> Path:
    """The dataset's file; of a folder the chosen one."""
    path = shown_path()
    inside = datasets_in(path)
    return inside.get(chosen_dataset(), next(iter(inside.values()))) if inside else path


def dataset_codes() -> tuple[str, ...]:
    """What the address may say for ``dataset``: the files of a folder, and this session's own."""
    own = (OWN,) if OWN_KEY in st.session_state else ()
    return (*datasets_in(shown_path()), *own)


def chosen_dataset() -> str:
    """The dataset that the address names; empty if none."""
    return str(st.session_state.get("dataset") or st.query_params.get("dataset", ""))


def curating() -> bool:
    """True if the file is being worked on: `stances serve` says so, a shared server does not."""
    return os.environ.get("STANCES_WATCH") == "1"


def served() -> Served:
    """The dataset as it is on disk now, or the last good version with the problems."""
    own: Served | None = st.session_state.get(OWN_KEY)
    if own is not None and chosen_dataset() == OWN:
        return own
    return served_at(data_file())


def served_at(path: Path) -> Served:
    """The dataset of that file as it is on disk now, or its last good version with the problems."""
    good = _last_good()
    try:
        digest, outcome = _as_on_disk(path)
    except UnreadableFile as error:
        problem = Problem(display_name(path), 1, 1, "unreadable-file", error.reason)
        return Served(good.get(str(path)), (problem,), "")
    if isinstance(outcome, Bundle):
        good[str(path)] = outcome
        return Served(outcome, (), digest)
    return Served(good.get(str(path)), outcome, digest)


def bundle() -> Bundle:
    """The bundle being served; the router has made sure that there is one."""
    bundle = served().bundle
    if bundle is None:
        raise InvalidData(served().problems)
    return bundle


def _as_on_disk(path: Path) -> tuple[str, Bundle | tuple[Problem, ...]]:
    """The digest of the dataset as it is now, and what it gives; UnreadableFile if it is gone."""
    for _ in range(_ATTEMPTS):
        content = content_of(path, curated=kind_of_file(path) is None)
        with suppress(ChangedMeanwhile):
            return content.digest, _load(str(path), content.digest, content)
    raise UnreadableFile(path, "something is writing to it; it is shown as soon as that has ended")


@st.cache_resource(max_entries=8, show_spinner="Reading the dataset …")
def _load(path: str, digest: str, _content: Content) -> Bundle | tuple[Problem, ...]:
    file = Path(path)
    outcome = _read(file, _content)
    if content_of(file, curated=kind_of_file(file) is None).digest != digest:
        raise ChangedMeanwhile
    if isinstance(outcome, Bundle):
        _settle()
    return outcome


def _read(file: Path, content: Content) -> Bundle | tuple[Problem, ...]:
    try:
        if kind_of_file(file) is not None:
            return opened(file)
        raw = content.raw()
        if saved := _remembered(raw, seeds := read_seeds(seeds_folder(file))):
            loaded = saved.loaded
            return Bundle(loaded.dataset, seeds, saved.tables, saved.ledger, loaded.warnings)
        dataset, seeds, frames, warnings = open_file(file, raw)
        return Bundle(dataset, seeds, frames, ledger_of(frames), warnings)
    except InvalidData as error:
        return error.problems
    except StancesError as error:
        message = str(error).removeprefix(f"{file.name}: ")
        return (Problem(display_name(file), 1, 1, "unreadable-file", message),)


def bundle_of(loaded: Loaded, *, kind: str = "") -> Bundle:
    """The dataset with its frames and their ledger."""
    frames, dataset = tables(loaded.dataset, loaded.seeds), loaded.dataset
    info, remarks = opening(dataset.dataset, frames)
    if remarks:
        dataset = dataset.model_copy(update={"dataset": info})
    return Bundle(
        dataset, loaded.seeds, frames, ledger_of(frames), loaded.warnings, remarks, kind=kind
    )


def opened(path: Path) -> Bundle:
    """The package, database or table; raises InvalidData or StancesError."""
    kind = kind_of_file(path) or ""
    if kind != TABLE:
        return bundle_of(load_dataset(path), kind=kind)
    return table_bundle(path)


def table_bundle(file: File) -> Bundle:
    """A tidy table as a bundle."""
    from stances.exchange.table_dataset import read_table_dataset  # noqa: PLC0415  slow to import, and rarely needed

    dataset, seeds, frames, remarks = read_table_dataset(file)
    return Bundle(dataset, seeds, frames, ledger_of(frames), (), remarks, TABLE)


@st.cache_resource(max_entries=1, show_spinner=False)
def _last_good() -> dict[str, Bundle]:
    return {}


def _settle() -> None:
    """Long-lived objects leave the collector's sight, here and nowhere else.

    The shipped configuration turns off Streamlit's full collection after each run; after a
    reload what is new is frozen too, which keeps Python's own collections cheap.
    """
    gc.collect()
    gc.freeze()


def course_of(question: Question) -> Course:
    """The course of the question's one issue, whatever its day; once a dataset and filters."""
    if served().private:
        return course(question)
    keep = b"" if question.keep is None else question.keep.tobytes()
    asked = f"{question.actors} {question.issues} {question.knowledge} ".encode() + keep
    key = blake2b(served().digest.encode() + asked, digest_size=16).hexdigest()
    return _course(key, question)


@st.cache_resource(max_entries=32, show_spinner=False)
def _course(key: str, _question: Question) -> Course:  # noqa: ARG001
    return course(_question)


def places_of(ties: Graph) -> Mapping[str, tuple[float, float]]:
    """Where the actors of the network are drawn; solved once for the same ties."""
    if served().private:
        return _laid_out(ties)
    digest = blake2b(repr(list(ties)).encode(), digest_size=16)
    digest.update(repr(list(ties.edges(data="weight"))).encode())
    return _places(digest.hexdigest(), ties)


@st.cache_resource(max_entries=32, show_spinner=False)
def _places(key: str, _ties: Graph) -> Mapping[str, tuple[float, float]]:  # noqa: ARG001
    return _laid_out(_ties)


def _laid_out(ties: Graph) -> Mapping[str, tuple[float, float]]:
    from stances.analysis.layout import layout  # noqa: PLC0415  (slow to import, for one page)

    return layout(ties)


def history() -> History:
    """The versions of the file that git has; asked again when the repository has moved on."""
    from stances.versions.history import head_of  # noqa: PLC0415

    path = data_file()
    return _history(str(path), head_of(path))


@st.cache_resource(max_entries=4, ttl=300, show_spinner=False)
def _history(path: str, head: str) -> History:  # noqa: ARG001
    from stances.versions.history import history_of  # noqa: PLC0415

    return history_of(Path(path))


def version(revision: Revision) -> Dataset:
    """The dataset at that revision; InvalidData or StancesError if it cannot be read."""
    return _version(str(data_file()), revision.commit)


@st.cache_resource(max_entries=4, show_spinner="Reading the version …")
def _version(path: str, commit: str) -> Dataset:
    from stances.versions.revisions import loaded_at  # noqa: PLC0415

    return loaded_at(commit, Path(path)).dataset


def differences(old: Revision, new: Revision | None) -> Differences:
    """What changed between the revisions; None stands for the data as they are now."""
    shown = new.commit if new else served().digest
    return _differences(str(data_file()), old.commit, shown, old, new)


@st.cache_resource(max_entries=4, show_spinner="Comparing the versions …")
def _differences(
    path: str,  # noqa: ARG001
    before: str,  # noqa: ARG001
    after: str,  # noqa: ARG001
    _old: Revision,
    _new: Revision | None,
) -> Differences:
    from stances.versions.changes import differences_between  # noqa: PLC0415

    return differences_between(version(_old), version(_new) if _new else bundle().dataset)


def states() -> tuple[State, ...]:
    """The dataset being served in short, a text for each record and cell."""
    return _states(f"{data_file()} {served().digest}", bundle().dataset)


@st.cache_resource(max_entries=2, show_spinner=False)
def _states(key: str, _dataset: Dataset) -> tuple[State, ...]:  # noqa: ARG001
    from stances.versions.states import states_of  # noqa: PLC0415

    return tuple(states_of(_dataset))


def original(opened: Opened) -> Original:
    """The opened text, read and judged once; InvalidData if it breaks a rule."""
    return _original(_key(opened), opened)


def proposal(original: Original, edits: Sequence[Edit]) -> Preview | StancesError:
    """What the edits would change, or why they are not possible; once a text and edits."""
    return _proposal(_key(original.opened, edits), original, edits)


def source_proposal(
    original: Original, source: SourceText, fields: Fields
) -> SourceProposal | StancesError:
    """What keeping the text with a record of these fields would change; once a text and fields."""
    return _source_proposal(_key(original.opened, source, fields), original, source, fields)


def table_judgement(
    original: Original, rows: Sequence[PastedRow], coder: str | None
) -> JudgedTable:
    """Which of the pasted rows would be added, and why the others would not; once a table."""
    return _table_judgement(_key(original.opened, rows, coder), original, rows, coder)


def quotations_in(original: Original, text: str) -> Sequence[Quotation]:
    """The quotations of a source text with their likely speakers; once a text."""
    return _quotations(_key(original.opened, text), original.dataset, text)


def remember(digest: str, side: Side) -> None:
    """Keeps a text that was just saved, read and tabulated, for whoever reads the file next."""
    kept = _saved()
    kept.clear()
    kept[f"{digest} {clock.today().isoformat()}"] = side


@st.cache_resource(max_entries=1, show_spinner=False)
def _saved() -> dict[str, Side]:
    return {}


def _remembered(raw: bytes, seeds: Seeds) -> Side | None:
    """What was saved last, if it is this text with these seeds."""
    side = _saved().get(f"{sha256(raw).hexdigest()} {clock.today().isoformat()}")
    return side if side is not None and side.loaded.seeds == seeds else None


def _key(opened: Opened, *more: object) -> str:
    """A digest of the text, its seeds, the day (rules use it) and whatever else is asked."""
    whole = f"{opened.key} {clock.today().isoformat()} {more!r}"
    return blake2b(whole.encode(errors="surrogatepass"), digest_size=16).hexdigest()


@st.cache_resource(max_entries=2, show_spinner=False)
def _original(key: str, _opened: Opened) -> Original:  # noqa: ARG001
    from stances.curation.editing import readable  # noqa: PLC0415
    from stances.curation.preview import Side  # noqa: PLC0415
    from stances.reading.loader import parse  # noqa: PLC0415

    text, file = _opened.text, _opened.file
    side = _remembered(text.encode(), _opened.seeds)
    if side is None:
        side = Side(text, parse(text.encode(), file=file, seeds=_opened.seeds))
    source = readable(text, file=file)
    return Original(_opened, source, side, RecordNames(side.loaded.dataset))


@st.cache_resource(max_entries=4, show_spinner=False)
def _proposal(
    key: str,  # noqa: ARG001
    _original: Original,
    _edits: Sequence[Edit],
) -> Preview | StancesError:
    from stances.curation.editing import edited  # noqa: PLC0415
    from stances.curation.preview import Side, preview  # noqa: PLC0415

    opened = _original.opened
    try:
        outcome = edited(
            opened.text, _edits, file=opened.file, seeds=opened.seeds, source=_original.source
        )
    except StancesError as error:
        return error.with_traceback(None)
    return preview(_original.side, Side(outcome.text, outcome.loaded), file=opened.file)


@st.cache_resource(max_entries=2, show_spinner=False)
def _source_proposal(
    key: str,  # noqa: ARG001
    _original: Original,
    _source: SourceText,
    _fields: Fields,
) -> SourceProposal | StancesError:
    from stances.curation.preview import Side, preview  # noqa: PLC0415
    from stances.curation.seeds import source_edit  # noqa: PLC0415

    opened = _original.opened
    try:
        edit = source_edit(opened, _source.raw, _fields, read=_original.source)
    except StancesError as error:
        return error.with_traceback(None)
    after = Side(edit.edited.text, edit.edited.loaded)
    return SourceProposal(edit, preview(_original.side, after, file=opened.file))


@st.cache_resource(max_entries=2, show_spinner="Judging the rows …")
def _table_judgement(
    key: str,  # noqa: ARG001
    _original: Original,
    _rows: Sequence[PastedRow],
    _coder: str | None,
) -> JudgedTable:
    from stances.curation.pasting.judged import judged_table  # noqa: PLC0415

    return judged_table(
        _rows,
        _original.dataset,
        _original.source.value,
        seeds=_original.opened.seeds,
        coder=_coder,
    )


@st.cache_resource(max_entries=8, show_spinner=False)
def _quotations(key: str, _dataset: Dataset, _text: str) -> Sequence[Quotation]:  # noqa: ARG001
    from stances.curation.speech.quotations import quotations  # noqa: PLC0415

    return tuple(quotations(_text, _dataset))
