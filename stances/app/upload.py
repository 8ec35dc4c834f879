"""A dataset that a reader has sent: in the session's memory and nowhere else."""

import secrets
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from stances.app import address
from stances.app.cache import OWN, OWN_KEY, Bundle, Served, bundle_of, table_bundle
from stances.errors import InvalidData, Problem, StancesError
from stances.exchange import reader_of
from stances.exchange.door import Held
from stances.exchange.duckdb import read_duckdb
from stances.exchange.sqlite import read_sqlite
from stances.exchange.unpacking import read_zipped
from stances.model.seeds import Seeds
from stances.reading.loader import parse

MOST_MEGABYTES = 50
_REFUSED = "upload_refused"
_SQLITE = (".sqlite", ".sqlite3", ".db")


def open_upload(name: str, raw: bytes) -> None:
    """Keeps the dataset for this session; raises InvalidData or StancesError."""
    if len(raw) > MOST_MEGABYTES * 1024**2:
        raise StancesError(
            f"{name}: larger than {MOST_MEGABYTES} MB; open it with `stances serve` on your machine"
        )
    bundle = _bundle(Path(name).name, raw)
    # A key of its own: no cache that the sessions share can be asked for it.
    st.session_state[OWN_KEY] = Served(bundle, (), secrets.token_hex(16), private=True)


def take_over(key: str) -> None:
    """Callback of the field for a file: the dataset in it is shown, or its problems are kept."""
    st.session_state.pop(_REFUSED, None)
    sent = st.session_state.get(key)
    if sent is None:
        return
    try:
        open_upload(sent.name, sent.getvalue())
    except InvalidData as error:
        st.session_state[_REFUSED] = error.problems
    except StancesError as error:
        message = str(error).removeprefix(f"{sent.name}: ")
        problem = Problem(sent.name, 1, 1, "unreadable-file", message)
        st.session_state[_REFUSED] = (problem,)
    else:
        address.switch_dataset(OWN)


def refused() -> Sequence[Problem]:
    """What is wrong with the file that was sent last; none if it is shown."""
    problems: Sequence[Problem] = st.session_state.get(_REFUSED, ())
    return problems


def _bundle(name: str, raw: bytes) -> Bundle:
    file, low = Held(name, raw), name.lower()
    if low.endswith((".yaml", ".yml")):
        return bundle_of(parse(raw, file=name, seeds=Seeds({})), kind="a file of your own")
    if low.endswith(_SQLITE):
        return bundle_of(read_sqlite(file), kind="an SQLite file")
    if reader_of(file) is not None:
        return table_bundle(file)
    if low.endswith(".zip"):
        return bundle_of(read_zipped(file), kind="a data package")
    if low.endswith((".duckdb", ".ddb")):
        return bundle_of(read_duckdb(file), kind="a DuckDB file")
    raise StancesError(
        f"{name}: not one of the formats that are read here; its name must end in .yaml, .zip, "
        ".csv, .tsv, .xlsx, .parquet, .sqlite or .duckdb"
    )
