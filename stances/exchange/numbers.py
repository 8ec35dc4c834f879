"""Numbers in the cells of a table: what is one, what is missing, and what is neither."""

import re
from typing import NamedTuple

import numpy as np
import pandas as pd

from stances.errors import StancesError
from stances.exchange.sheet import ROW

MISSING = ("", "NA", "NaN", "nan", "null", "<NA>")
_MOST = 1e9  # no scale is so wide, and sums stay exact far beyond
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+")
_NOTHING = ("-", "--", "–", "—", ".", "..", "?", "n/a", "#n/a", "none", "na", "missing")


class Numbers(NamedTuple):
    """The numbers of a column, missing ones as NA, and remarks."""

    values: pd.Series
    remarks: tuple[str, ...]


def numbers(table: pd.DataFrame, column: str, file: str, *, decimal_comma: bool) -> Numbers:
    """The numbers in the column; StancesError about the first row that has none but a text."""
    rows = table[ROW].to_numpy()
    cells = table[column]
    if pd.api.types.is_numeric_dtype(cells):
        values = cells.astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
        written = np.full(len(cells), 0)
    else:
        codes, distinct = pd.factorize(cells.astype("str").fillna(""))
        texts = [str(text).strip() for text in distinct]
        points = "." in "".join(texts)
        parsed = [_number(text, comma=decimal_comma and not points) for text in texts]
        if None in parsed:
            wrong = [text for text, value in zip(texts, parsed, strict=True) if value is None]
            at = int(np.flatnonzero(np.array([value is None for value in parsed])[codes])[0])
            raise StancesError(
                f"{file}: row {rows[at]}: {_complaint(wrong, texts[codes[at]], column)}"
            )
        values = np.array([np.nan if value is None else value for value in parsed])[codes]
        written = np.array([(text[:1] == "−") + 2 * ("," in text) for text in texts])[codes]
    large = np.abs(values) > _MOST
    if large.any():
        raise StancesError(
            f"{file}: row {rows[large][0]}: {column} {values[large][0]:g} is too large to be one; "
            "correct it"
        )
    values = values + 0.0  # no minus zero
    series = pd.Series(pd.array(values, dtype="Float64")).mask(np.isnan(values))
    remarks = []
    if (written & 2).any():
        remarks.append(f"A comma is read as the decimal point of {_cells(written & 2, column)}.")
    if (written & 1).any():
        remarks.append(f"A typographic minus is read as one in {_cells(written & 1, column)}.")
    nothing = np.isnan(values)
    if nothing.any() and not nothing.all():
        remarks.append(
            f"Without a {column}: {_rows(nothing)}, the first is row {rows[nothing][0]}."
        )
    return Numbers(series, tuple(remarks))


def _number(text: str, *, comma: bool) -> float | None:
    """The number in the text, NaN if the cell is empty, None if it has something else."""
    if text in MISSING:
        return float("nan")
    text = "-" + text[1:] if text[:1] == "−" else text
    if comma and _COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return float(text) if _NUMBER.fullmatch(text) else None


def _complaint(wrong: list[str], first: str, column: str) -> str:
    others = [text for text in wrong if text != first]
    more = f", nor {_listed(others)}" if others else ""
    return f"{column} '{_short(first)}' is not a number{more}; {_remedy(first, column)}"


def _remedy(text: str, column: str) -> str:
    if text.casefold() in _NOTHING:
        return f"leave the cell empty if there is no {column}"
    if "," in text and re.fullmatch(r"[-+−0-9.,]+", text):
        return "write it with a decimal point and nothing between thousands, such as 1500.5"
    if any(character.isalpha() for character in text):
        usual = "1, 2 and 3" if column == "order" else "-1, 0 and 1"
        return f"write each {column} as a number, for example {usual}"
    return f"write a number such as {'1 or 2' if column == 'order' else '-1 or 0.5'}"


def _listed(texts: list[str]) -> str:
    named = ", ".join(f"'{_short(text)}'" for text in texts[:4])
    return f"{named} and {len(texts) - 4} more" if len(texts) > 4 else named


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _cells(which: np.ndarray, column: str) -> str:
    number = int((which > 0).sum())
    return f"1 {column}" if number == 1 else f"{number:,} {column}s"


def _rows(which: np.ndarray) -> str:
    number = int(which.sum())
    return "1 row" if number == 1 else f"{number:,} rows"
