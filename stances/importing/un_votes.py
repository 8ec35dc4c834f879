"""Roll calls of the UN General Assembly, as Voeten's UNVotes: a row for each country and vote.

Yes is 2, no -2, an abstention 0. Who was absent has no position; who was not a member may not take
one.
"""

from functools import cache
from pathlib import Path
from typing import Any

import iso3166

from stances.errors import StancesError, shortened
from stances.importing.columns import column_of, table_of
from stances.importing.days import as_edtf, order_of
from stances.importing.draft import MOST_RECORDS, Draft, one_line

_COLUMNS = {
    "roll call": ("rcid", "roll call", "undl id"),
    "country": ("countryname", "country name", "ms name", "country"),
    "vote": ("vote", "ms vote"),
    "date": ("date",),
    "code": ("country code", "ms code", "iso3", "country"),
    "resolution": ("unres", "resolution"),
    "title": ("short", "title", "descr"),
    "text": ("descr", "title"),
}
_NEEDED = ("roll call", "country", "vote", "date")
_VOTES: dict[str, int | str] = {
    "1": 2, "yes": 2, "y": 2, "2": 0, "abstain": 0, "a": 0, "3": -2, "no": -2, "n": -2,
    "8": "absent", "absent": "absent", "x": "absent",
    "9": "outside", "not a member": "outside",
}  # fmt: skip


def fill(path: Path, draft: Draft) -> None:
    """Puts the votes of the table into the draft."""
    draft.begin("reading the votes")
    table = table_of(path)
    draft.remarks += table.remarks
    columns = {role: column_of(table, names) for role, names in _COLUMNS.items()}
    for role in _NEEDED:
        if not columns[role]:
            raise StancesError(
                f"{draft.file}: no column '{_COLUMNS[role][0]}' with the {role}; join the table "
                "of the votes with that of the roll calls first"
            )
    if table.size > 4 * MOST_RECORDS:
        raise StancesError(
            f"{draft.file}: {table.size:,} rows, and a curated file holds at most "
            f"{MOST_RECORDS:,} records; keep the years or countries that you need"
        )
    cells = {role: table.columns[column] for role, column in columns.items() if column}
    places = ((f"row {row}", text) for row, text in enumerate(cells["date"], 1))
    order = order_of(places, draft.file, draft.dates)
    draft.title = path.stem
    for at in range(table.size):
        row = {role: column[at] for role, column in cells.items()}
        _take(draft, f"row {at + 1}", row, order)


def _take(draft: Draft, where: str, row: dict[str, str], order: str | None) -> None:
    vote = _VOTES.get(row["vote"].lower().removesuffix(".0"))
    if vote is None:
        draft.refuse(where, f"'{row['vote']}' is not a vote; it is 1, 2, 3, 8 or 9")
        return
    if vote == "absent":
        draft.refuse(where, "absent, so no position")
        return
    if not row["country"] or not row["roll call"]:
        draft.refuse(where, "no country or no roll call")
        return
    try:
        date = as_edtf(row["date"], order)
    except ValueError as error:
        draft.refuse(where, str(error))
        return
    resolution = row.get("resolution", "")
    number = f"Roll call {row['roll call'].removesuffix('.0')}"
    title = row.get("title") or resolution or number
    code = _alpha2(row.get("code", ""))
    actor = draft.actor(row["country"], "government", country=code)
    issue = draft.issue(
        row["roll call"],
        title,
        id=f"rc {row['roll call'].removesuffix('.0')}",
        proposal=one_line(row.get("text") or title),
        support="yes",
        opposition="no",
        note=f"{number}, {resolution}" if resolution else number,
    )
    outside = vote == "outside"
    said, row_said = draft.told.setdefault((actor, issue), (outside, where))
    if said != outside:
        words = ("a vote", "was not a member") if said else ("not a member", "voted")
        draft.refuse(
            where,
            f"{words[0]}, but {row_said} says that {shortened(row['country'])} {words[1]} in this "
            "roll call; correct one of the two",
        )
        return
    if outside:
        draft.exclude(where, actor, issue, "Not a member at the time of the vote.")
        return
    source = draft.source(
        row["roll call"],
        f"UN General Assembly, {number[0].lower()}{number[1:]}"
        + (f" on {resolution}" if resolution else ""),
        publisher="United Nations",
        published=date,
    )
    summary = {2: "Voted in favour.", 0: "Abstained.", -2: "Voted against."}[int(vote)]
    fields: dict[str, Any] = {
        "actor": actor, "issue": issue, "date": date, "position": vote, "act": "vote",
        "attribution": "act", "summary": summary, "evidence": [{"source": source}],
    }  # fmt: skip
    draft.take(where, **fields)


@cache
def _alpha2(code: str) -> str | None:
    """The country's code of two letters, if it is one of two or three letters."""
    known = iso3166.countries.get(code, None) if code.isalpha() and len(code) in (2, 3) else None
    return known.alpha2 if known else None
