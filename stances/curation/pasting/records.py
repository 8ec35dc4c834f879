"""A row of a table as the fields of a stance: names become ids, labels codes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from stances.curation.pasting.table import PastedRow
from stances.errors import StancesError, shortened
from stances.model.dataset import Dataset
from stances.model.fields import codes_of, kind_of
from stances.model.plain_letters import plain_letters
from stances.model.records import Evidence, Scope, Stance
from stances.model.vocabulary import POSITIONS, Status
from stances.reading.suggestions import did_you_mean
from stances.wording import RecordNames, labels_of, position_words

_NOUNS = {"actors": "actor", "issues": "issue", "sources": "source", "coders": "coder"}
_REFERENCES = {"actor": "actors", "issue": "issues", "source": "sources", "coder": "coders"}
_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


@dataclass
class Known:
    """A dataset's records by everything that they are called; None where several share a name."""

    dataset: Dataset
    _names: dict[str, dict[str, str | None]] = field(default_factory=dict)

    def id_of(self, section: str, words: str) -> str:
        """The id of the record that the words name; StancesError if there is not exactly one."""
        known = self._names.get(section) or self._names.setdefault(section, self._read(section))
        if words in {one.id for one in getattr(self.dataset, section)}:
            return words
        called = plain_letters(words)
        if called not in known:
            labels = RecordNames(self.dataset).of(section)
            names = [*labels, *labels.values()]
            raise StancesError(
                f"there is no {_NOUNS[section]} “{shortened(words)}”"
                f"{did_you_mean(words, names)}; add it first, or correct the cell"
            )
        one = known[called]
        if one is None:
            raise StancesError(
                f"several {section} are called “{shortened(words)}”; write the ID of one"
            )
        return one

    def _read(self, section: str) -> dict[str, str | None]:
        names = RecordNames(self.dataset)
        ids: dict[str, set[str]] = {}
        for name, label in names.of(section).items():
            for called in (label, *names.others(section).get(name, ())):
                ids.setdefault(plain_letters(called), set()).add(name)
        return {called: next(iter(of)) if len(of) == 1 else None for called, of in ids.items()}


def fields_of(
    row: PastedRow, known: Known, *, coder: str | None
) -> tuple[dict[str, Any], list[str]]:
    """The fields of the row's stance without an id, and what is wrong with its cells.

    ``coder`` codes the rows that name none.
    """
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for name, words in row.cells.items():
        try:
            values[name] = _value(name, words, known)
        except StancesError as error:
            wrong.append(f"{name}: {error}")
    evidence = {name: values.pop(name) for name in Evidence.model_fields if name in values}
    scope = {name: values.pop(name) for name in Scope.model_fields if name in values}
    by = values.pop("coder", coder)
    if values.get("status") == Status.CODED:
        del values["status"]
    if evidence and "source" not in evidence and "source" not in row.cells:
        wrong.append("source: a quotation needs the source that it is from")
    judgement = {name: values[name] for name in ("status", "position") if name in values}
    given = {
        "evidence": [evidence] if evidence else None,
        "scope": scope or None,
        "codings": [{"coder": by} | judgement] if by and judgement else None,
    }
    return values | {name: one for name, one in given.items() if one}, wrong


def _value(name: str, words: str, known: Known) -> Any:
    if name in _REFERENCES:
        return known.id_of(_REFERENCES[name], words)
    if name == "position":
        return _position(words)
    if name in ("order", "occurrence"):
        return int(words) if re.fullmatch(r"[0-9]{1,9}", words) else words
    if name == "contested":
        return _YES.get(words.casefold(), words)
    if name == "see_also":
        return [part.strip() for part in re.split(r"[,;\n]", words) if part.strip()]
    info = Stance.model_fields.get(name)
    if info and (codes := codes_of(info.annotation)):
        labels = labels_of(kind_of(info.annotation).type)
        return _code(words, codes, labels)
    return words


def _code(words: str, codes: list[str], labels: Mapping[Any, str]) -> str:
    """The code or the label as a code; other words stay, for the rules to name."""
    called = {label.casefold(): str(code) for code, label in labels.items()}
    return words if words in codes else called.get(words.casefold(), words)


def _position(words: str) -> Any:
    """``+1``, ``−1`` or a label as a number; other words stay, for the rules to name."""
    labels = {position_words(one, Status.CODED).casefold(): one for one in POSITIONS}
    number = words.replace("−", "-").replace("–", "-").removeprefix("'")
    if re.fullmatch(r"[+-]?[0-9]{1,3}", number):
        return int(number)
    return labels.get(words.casefold(), words)
