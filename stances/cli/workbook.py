"""What a workbook from the command line says about itself."""

import argparse
from collections.abc import Mapping

from stances.model.records import DatasetInfo
from stances.wording.numbers import count
from stances.wording.saved import table_notes


def workbook_notes(options: argparse.Namespace, rows: int) -> Mapping[str, str]:
    """The data, the day, whom and what was asked for, and the command that writes it again."""
    values = vars(options)
    info, as_of = values.get("noted", (None, None))
    if info is None:
        named = values.get("data") or values.get("file")
        title = named.name if named else "The bundled dataset"
        info = DatasetInfo.model_construct(
            id="table", title=title, question="", version="", licence=""
        )
    return table_notes(
        info,
        title=f"{info.title}: {options.command}",
        as_of=as_of,
        chosen={
            "Actors": ", ".join(values.get("actors") or ()),
            "Issues": ", ".join(values.get("issues") or ()),
        },
        size=count(rows, "row"),
        where={"Command": f"stances {values['typed']}" if values.get("typed") else ""},
    )
