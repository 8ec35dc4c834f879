"""The file of proposals: one entry a source, to be looked at, corrected and then applied.

It is YAML that grows entry by entry; ``asked`` ends each of them, so that one that was cut off by a
crash is recognised and left out.
"""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TextIO

from stances.curation.editing import Change
from stances.errors import StancesError, UnreadableFile, reason
from stances.gathering.filling import FILLED, Proposal
from stances.model.dataset import Dataset
from stances.reading.lines import decoded
from stances.reading.suggestions import did_you_mean
from stances.reading.yaml_text import YamlText, read_yaml

HEAD = """\
# Proposals of `stances source fill`; nothing of this is in the dataset yet.
# Correct or delete what is wrong under `fill`, then add --apply to the same command.
"""
_KEYS = {"source", "address", "outcome", "detail", "leads_to", "remarks", "fill", "again", "asked"}
_ENTRY = re.compile(r"^- source: ", re.MULTILINE)
_ENDED = re.compile(r"^  asked: .*\n", re.MULTILINE)


def write_proposal(file: TextIO, proposal: Proposal) -> None:
    """Appends the proposal and flushes the file."""
    lines = [
        f"- source: {_quoted(proposal.source)}",
        f"  address: {_quoted(proposal.address)}",
        f"  outcome: {_quoted(proposal.outcome)}",
    ]
    lines += [f"  detail: {_quoted(proposal.detail)}"] if proposal.detail else []
    lines += [f"  leads_to: {_quoted(proposal.leads_to)}"] if proposal.leads_to else []
    lines += [f"  remarks: {_quoted(list(proposal.remarks))}"] if proposal.remarks else []
    if proposal.fill:
        lines += ["  fill:", *(f"    {k}: {_quoted(v)}" for k, v in proposal.fill.items())]
    lines += ["  again: true"] if proposal.again else []
    lines.append(f"  asked: {_quoted(proposal.asked)}")
    file.write("\n".join(lines) + "\n\n")
    file.flush()


def _quoted(value: Any) -> str:
    """The value in double quotes, which YAML reads as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def read_proposals(path: Path) -> list[Proposal]:
    """The proposals in the file, the last of each source; StancesError names what is wrong."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    source = read_yaml(raw, file=str(path))
    entries = source.value if source.value is not None else []
    if not isinstance(entries, list):
        raise StancesError(f"{path}:1: not a list of proposals; name another file")
    read = [_proposal(source, number, entry) for number, entry in enumerate(entries)]
    return list({proposal.source: proposal for proposal in read}.values())


def _proposal(source: YamlText, number: int, entry: Any) -> Proposal:
    def wrong(message: str) -> StancesError:
        return StancesError(f"{source.file}:{source.place((number,))[0]}: {message}")

    if not isinstance(entry, dict) or not isinstance(entry.get("source"), str):
        raise wrong("an entry needs the source it is about; delete it or name another file")
    unknown = next((key for key in entry if key not in _KEYS), None)
    if unknown is not None:
        raise wrong(f"an entry has no '{unknown}'{did_you_mean(str(unknown), _KEYS)}")
    fill = entry.get("fill") or {}
    if not isinstance(fill, dict):
        raise wrong("'fill' has to be fields with their values; correct or delete it")
    strange = next((name for name in fill if name not in FILLED), None)
    if strange is not None:
        raise wrong(f"'{strange}' is not filled in this way; only {', '.join(FILLED)} are")
    texts = {name: str(entry.get(name) or "") for name in ("address", "outcome", "asked")}
    again = entry.get("again") is True
    return Proposal(entry["source"], **texts, fill=fill, again=again)


def resume(path: Path) -> list[Proposal]:
    """The proposals of an earlier run; what a crash cut off is removed from the end of the file."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
    text = decoded(raw, file=str(path))
    starts = [match.start() for match in _ENTRY.finditer(text)]
    if starts and not _ENDED.search(text, starts[-1]):
        path.write_text(text[: starts[-1]], encoding="utf-8", newline="")
    return read_proposals(path)


def changes(
    proposals: Sequence[Proposal], dataset: Dataset, *, file: str
) -> tuple[list[Change], int]:
    """The edits that fill in what is still missing, and how many values are there by now."""
    _require_known(proposals, dataset.sources_by_id, file=file)
    edits, there = [], 0
    for proposal in proposals:
        record = dataset.sources_by_id[proposal.source]
        missing = {k: v for k, v in proposal.fill.items() if getattr(record, k) is None}
        there += len(proposal.fill) - len(missing)
        if missing:
            edits.append(Change("sources", proposal.source, missing))
    return edits, there


def _require_known(
    proposals: Sequence[Proposal], known: Mapping[str, object], *, file: str
) -> None:
    names: Collection[str] = known.keys()
    for proposal in proposals:
        if proposal.source not in known:
            hint = did_you_mean(proposal.source, names)
            raise StancesError(f"{file}: no source '{proposal.source}' in the dataset{hint}")
