"""What a reader of tables gives: the wanted columns as they stand, and what was noticed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from stances.errors import StancesError

ROW = "row of the table"  # the first after the header is 1


@dataclass(frozen=True)
class Sheet:
    """The wanted columns that the file has, each as text or as typed in the file.

    ``header`` names all columns of the file; ``decimal_comma`` is true if numbers may have one.
    """

    header: tuple[str, ...]
    frame: pd.DataFrame
    remarks: tuple[str, ...] = ()
    decimal_comma: bool = False


def column_places(header: Sequence[str], wanted: Sequence[str], name: str) -> Mapping[str, int]:
    """The place of each wanted column in the header; StancesError if one stands there twice."""
    places = {}
    for column in wanted:
        at = [place for place, title in enumerate(header) if title == column]
        if len(at) > 1:
            numbers = " and ".join(str(place + 1) for place in at)
            raise StancesError(
                f"{name}: {len(at)} columns are called '{column}', columns {numbers}; "
                "rename or delete all but one"
            )
        if at:
            places[column] = at[0]
    return places
