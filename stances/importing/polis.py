"""Polis: the votes of participants on comments. 1 agrees, -1 disagrees, and 0 is a pass.

A pass is no neutral position: who passes has declined to answer. All votes are kept as statements
in their order, so that the last one is the position.
"""

import re
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from stances.errors import StancesError, shortened
from stances.importing.columns import Table, table_of
from stances.importing.draft import MOST_RECORDS, Draft, one_line

_SAID = {"1": "Agreed with the comment.", "-1": "Disagreed with it.", "0": "Passed."}
_MEANT: dict[str, dict[str, int | str]] = {
    "1": {"position": 2}, "-1": {"position": -2}, "0": {"status": "declined"}
}  # fmt: skip


def fill(path: Path, draft: Draft) -> None:
    """Puts the votes of the export into the draft."""
    if not path.is_dir():
        raise StancesError(f"{path.name} is not a folder; name the one that holds votes.csv")
    draft.begin("reading the votes")
    comments = _table(path / "comments.csv", ("comment-id", "comment-body"))
    votes = _table(path / "votes.csv", ("timestamp", "comment-id", "voter-id", "vote"))
    _check_once(comments, path / "comments.csv")
    if votes.size > 2 * MOST_RECORDS:
        raise StancesError(
            f"{draft.file}: {votes.size:,} votes, and a curated file holds at most "
            f"{MOST_RECORDS:,} records; keep the comments or participants that you need"
        )
    draft.title = path.name
    bodies = dict(zip(comments.columns["comment-id"], comments.columns["comment-body"],
                      strict=True))  # fmt: skip
    groups = _groups(path, draft)
    source = draft.source("votes", f"Votes in the Polis conversation {path.name}")
    rows = _in_order(draft, votes)
    _check_signs(draft, comments, rows)
    days = Counter((voter, comment, moment.date()) for _, voter, comment, _, moment in rows)
    place: Counter[tuple[Any, ...]] = Counter()
    for where, voter, comment, vote, moment in rows:
        if not bodies.get(comment):
            draft.refuse(where, f"comment {comment} is not in comments.csv, or has no text")
            continue
        cell = voter, comment, moment.date()
        place[cell] += 1
        body = bodies[comment]
        fields: dict[str, Any] = _MEANT[vote] | {
            "actor": draft.actor(
                f"Participant {voter}", "person", member_of=groups.get(voter, []) and
                [_group(draft, groups[voter])]
            ),
            "issue": draft.issue(
                comment, one_line(body, 200), id=f"comment {comment}", proposal=one_line(body),
                support="agree", opposition="disagree"
            ),
            "date": moment.date().isoformat(),
            "order": place[cell] if days[cell] > 1 else None,
            "act": "vote", "attribution": "act", "summary": _SAID[vote],
            "evidence": [{"source": source}],
        }  # fmt: skip
        draft.take(where, **fields)


def _group(draft: Draft, group: str) -> str:
    return draft.actor(f"Opinion group {group}", "group")


def _table(path: Path, needed: tuple[str, ...]) -> Table:
    table = table_of(path)
    if missing := next((name for name in needed if name not in table.columns), None):
        raise StancesError(f"{path.name}: no column '{missing}'; export the conversation again")
    return table


def _check_once(comments: Table, path: Path) -> None:
    """Raises StancesError if two comments have one id: votes would go to the wrong words."""
    first: dict[str, int] = {}
    for row, comment in enumerate(comments.columns["comment-id"], 1):
        if first.setdefault(comment, row) != row:
            raise StancesError(
                f"{path.name}: rows {first[comment]} and {row} have the comment-id "
                f"'{shortened(comment)}'; export the conversation again"
            )


def _groups(path: Path, draft: Draft) -> dict[str, str]:
    """The opinion group of each participant, as far as the export says."""
    if not (path / "participants-votes.csv").is_file():
        draft.remarks.append("No participants-votes.csv, so no opinion groups.")
        return {}
    table = _table(path / "participants-votes.csv", ("participant", "group-id"))
    pairs = zip(table.columns["participant"], table.columns["group-id"], strict=True)
    return {voter: group for voter, group in pairs if group}


Row = tuple[str, str, str, str, datetime]


def _in_order(draft: Draft, votes: Table) -> list[Row]:
    """The votes by time; those of one moment as they stand in the file."""
    rows: list[Row] = []
    columns = [votes.columns[name] for name in ("timestamp", "voter-id", "comment-id", "vote")]
    for number, (timestamp, voter, comment, vote) in enumerate(zip(*columns, strict=True), 1):
        where = f"votes.csv row {number}"
        if vote not in _SAID:
            draft.refuse(where, f"'{vote}' is not a vote; it is 1, -1 or 0")
        elif not re.fullmatch(r"[0-9]{9,13}", timestamp):
            draft.refuse(where, f"'{timestamp}' is not a timestamp in seconds or milliseconds")
        elif not voter or not comment:
            draft.refuse(where, "no voter or no comment")
        else:
            seconds = int(timestamp) / (1000 if len(timestamp) > 11 else 1)
            rows.append((where, voter, comment, vote, datetime.fromtimestamp(seconds, UTC)))
    return sorted(rows, key=lambda row: row[-1])


def _check_signs(draft: Draft, comments: Table, rows: list[Row]) -> None:
    """Raises StancesError if the counts of the comments show that -1 means agreement."""
    if not {"agrees", "disagrees"} <= set(comments.columns):
        return
    last: dict[tuple[str, str], str] = {(voter, comment): v for _, voter, comment, v, _ in rows}
    sums: defaultdict[str, int] = defaultdict(int)
    for vote in last.values():
        sums[vote] += 1
    counted = [
        sum(int(cell) for cell in comments.columns[name] if cell.isdecimal())
        for name in ("agrees", "disagrees")
    ]
    votes = [sums["1"], sums["-1"]]
    if votes != counted and votes[::-1] == counted and counted[0] != counted[1]:
        raise StancesError(
            f"{draft.file}: comments.csv counts {counted[0]} agreements, and votes.csv has as "
            "many votes -1; export the conversation again, so that 1 agrees"
        )
    if votes != counted:
        draft.remarks.append(
            f"The last votes have {votes[0]} agreements and {votes[1]} disagreements; "
            f"comments.csv counts {counted[0]} and {counted[1]}."
        )
