"""A dataset in the making: every entry of the file is taken, merged or refused, and counted."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from stances import clock
from stances.errors import StancesError, shortened
from stances.importing.values import Values
from stances.model.dates import parse
from stances.model.plain_letters import plain_letters
from stances.model.records import ID_PATTERN
from stances.model.seeds import Seed
from stances.model.seen import as_seen
from stances.reading.seeds import seed_in

MOST_RECORDS = 25_000  # a curated file of 10 MB holds hardly more
MOST_SEED_BYTES = 64 * 1024**2
LONGEST_LINE, LONGEST_QUOTE = 2_000, 20_000
_LONGEST_ID, _LONGEST_SLUG = 110, 36


class Refusal(NamedTuple):
    """An entry of the file that cannot be taken: where it stands, and why."""

    where: str
    reason: str


class Quote(NamedTuple):
    """The words of a text from ``start`` to ``end``, in its characters."""

    source: str
    start: int
    end: int


@dataclass
class Draft:
    """What has been taken so far; ``merges`` says which names are another actor's."""

    file: str
    values: Values = field(default_factory=Values)
    merges: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None  # day-first or month-first, if stated
    date: str | None = None  # of all entries, if stated
    variables: Mapping[str, str] = field(default_factory=dict)  # by role, if several have one
    mapping: Mapping[str, Any] | None = None
    begin: Callable[[str], None] = lambda _: None
    title: str = ""
    licence: str = "LicenseRef-unknown"
    actors: dict[str, dict[str, Any]] = field(default_factory=dict)
    issues: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    seeds: dict[str, Seed] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)  # the seeds as received
    stances: list[dict[str, Any]] = field(default_factory=list)
    not_applicable: list[dict[str, Any]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)  # on the whole file
    noted: list[str] = field(default_factory=list)  # on single entries and names
    used: dict[str, Any] = field(default_factory=dict)
    entries: int = 0
    merged: int = 0
    taken: int = 0
    _ids: set[tuple[str, str]] = field(default_factory=set)
    _numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    _keys: dict[tuple[str, str], str] = field(default_factory=dict)
    _same: dict[tuple[object, ...], tuple[str, dict[str, Any]]] = field(default_factory=dict)
    _outside: set[tuple[str, str]] = field(default_factory=set)
    _seed_bytes: int = 0
    unused_merges: set[str] = field(default_factory=set)
    told: dict[tuple[str, str], tuple[bool, str]] = field(default_factory=dict)  # who was outside
    moments: dict[str, datetime] = field(default_factory=dict)  # by record, if the file has them

    def __post_init__(self) -> None:
        self.unused_merges = set(self.merges)

    def actor(self, name: str, kind: str = "institution", **fields: Any) -> str:
        """The id of the actor of that name; one that looks the same is the same."""
        written = one_line(name)
        target = self.merges.get(written, written)
        self.unused_merges.discard(written)
        key = as_seen(target).casefold()
        known = self._keys.get(("actor", key))
        if known is None:
            known = self._id(fields.pop("id", "") or target, "actor")
            self._keys["actor", key] = known
            self.actors[known] = {"id": known, "name": target, "kind": kind} | _filled(fields)
        record = self.actors[known]
        if written != target and written not in record.setdefault("other_names", []):
            record["other_names"].append(written)
        elif written == target and target != record["name"]:
            remark = f"'{shortened(target)}' and '{shortened(record['name'])}' are one name."
            self.note(remark)
        return known

    def issue(self, key: str, title: str, **fields: Any) -> str:
        """The id of the issue with that key, never of another one with the same title."""
        known = self._keys.get(("issue", key))
        if known is None:
            known = self._id(fields.pop("id", "") or title, "issue")
            self._keys["issue", key] = known
            title = one_line(title)
            record = {"proposal": title, "support": "agreement", "opposition": "disagreement"}
            self.issues[known] = {"id": known, "title": title} | record | _filled(fields)
        return known

    def source(self, key: str, title: str, *, text: str | None = None, **fields: Any) -> str:
        """The id of the source with that key, its text kept as a seed."""
        known = self._keys.get(("source", key))
        if known is None:
            known = self._id(fields.pop("id", "") or title, "source")
            self._keys["source", key] = known
            record = {"id": known, "title": one_line(title)} | _filled(fields)
            if text is not None:
                record["seed"] = self._seed(text)
            self.sources[known] = record
        return known

    def take(
        self,
        where: str,
        *,
        quote: Quote | None = None,
        also: int = 0,
        moment: datetime | None = None,
        **fields: Any,
    ) -> None:
        """Takes a stance, or counts it as merged if it is the same as an earlier one.

        ``also`` are further entries that it stands for, ``moment`` is the time of its day.
        """
        if (day := parse(fields["date"])).earliest > clock.today():
            self.refuse(where, f"{day} is in the future; correct the date", number=1 + also)
            return
        name = fields.pop("id", "")
        evidence = fields["evidence"][0]
        if quote is not None:
            reason = self._quote(evidence, quote)
            if reason:
                self.noted.append(f"{where}: taken without its words: {reason}.")
                fields["attribution"] = "paraphrase"
        said = as_seen(fields.get("speaker") or ""), as_seen(fields["summary"])
        same = (
            fields["actor"], fields["issue"], fields["date"], fields.get("order"),
            fields.get("position"), fields.get("status"), fields.get("act"),
            fields["attribution"], said,
        )  # fmt: skip
        self.entries += 1 + also
        if same in self._same:
            self.merged += 1 + also
            first, record = self._same[same]
            more = _adds(evidence, record["evidence"])
            record["evidence"] += [evidence] if more else []
            kept = "words" if evidence.get("quote") else "source"
            words = f", its {kept} kept" if more else ""
            self.noted.append(f"{where}: the same as {first}, and merged with it{words}.")
            return
        self._same[same] = where, fields
        self.taken += 1 + also
        if len(self.stances) >= MOST_RECORDS:
            raise StancesError(
                f"{self.file}: more than {MOST_RECORDS:,} records, which no curated file holds; "
                "keep the actors, issues or years that you need, or open the table as it is "
                "(`stances agreement --data FILE.csv`)"
            )
        known = self._id(name or f"{fields['actor']}.{fields['issue']}.{fields['date']}", "stance")
        self.stances.append({"id": known} | _filled(fields))
        if moment is not None:
            self.moments[known] = moment

    def exclude(self, where: str, actor: str, issue: str, note: str) -> None:
        """Takes that an issue is not applicable to an actor, or counts it as merged."""
        self.entries += 1
        if (actor, issue) in self._outside:
            self.merged += 1
            self.noted.append(f"{where}: not applicable, as an earlier entry says.")
            return
        self._outside.add((actor, issue))
        self.taken += 1
        self.not_applicable.append({"actor": actor, "issue": issue, "note": note})

    def note(self, remark: str) -> None:
        """Adds a remark on a name, once."""
        if remark not in self.noted:
            self.noted.append(remark)

    def refuse(self, where: str, reason: str, *, number: int = 1) -> None:
        """Counts and lists an entry that cannot be taken."""
        self.entries += number
        self.refused.append(Refusal(where, reason))

    def day(self, where: str, text: str) -> str | None:
        """The date if it is one; otherwise the entry is refused."""
        try:
            return str(parse(text))
        except ValueError as error:
            self.refuse(where, str(error))
            return None

    def _quote(self, evidence: dict[str, Any], quote: Quote) -> str:
        """Adds the words and which place they stand at; the reason if that cannot be done."""
        seed = self.seeds.get(self.sources[quote.source].get("seed", ""))
        text = self.texts[seed.name] if seed else ""
        if seed is None or not 0 <= quote.start < quote.end <= len(text):
            return "they lie outside the text"
        words = text[quote.start : quote.end]
        start = quote.start + len(words) - len(words.lstrip())
        start -= text.count("\r\n", 0, start) + text.startswith("\ufeff")
        words = words.strip().replace("\r\n", "\n")
        if len(words) > LONGEST_QUOTE:
            return f"a quotation has at most {LONGEST_QUOTE:,} characters"
        places = seed.passages(words)
        at = [n for n, place in enumerate(places, 1) if abs(place.start - start) <= 1]
        if not at:
            cut = seed.cut(words)
            inside = f"they begin or end inside the word “{shortened(cut.word)}”" if cut else ""
            return inside or "they are less than a word"
        evidence["quote"] = words
        if len(places) > 1:
            evidence["occurrence"] = at[0]
        return ""

    def _seed(self, text: str) -> str:
        if "\0" in text:
            raise StancesError(f"{self.file}: a text contains a NUL character; remove it there")
        try:
            raw = text.encode()
        except UnicodeEncodeError:
            raise StancesError(
                f"{self.file}: a text contains half a character; correct it there"
            ) from None
        name = f"{sha256(raw).hexdigest()[:16]}.txt"
        self._seed_bytes += 0 if name in self.seeds else len(raw)
        if self._seed_bytes > MOST_SEED_BYTES:
            raise StancesError(
                f"{self.file}: its texts have more than {MOST_SEED_BYTES // 1024**2} MB; "
                "import a part of them"
            )
        self.seeds.setdefault(name, seed_in(name, raw))
        self.texts[name] = text
        return name

    def _id(self, wanted: str, noun: str) -> str:
        """An id like the wanted text, and that itself if it can be one and is free."""
        if re.fullmatch(ID_PATTERN, wanted) and len(wanted) <= _LONGEST_ID:
            letters = wanted
        else:
            letters = _as_id(wanted) or noun
        name, number = letters, self._numbers[noun, letters]
        while (noun, name) in self._ids:
            number += 1
            name = f"{letters}-{number}"
        self._numbers[noun, letters] = max(number, 1)
        self._ids.add((noun, name))
        return name

    def counts(self) -> Counter[str]:
        """The entries by what became of them."""
        refused = self.entries - self.taken - self.merged
        return Counter(entries=self.entries, taken=self.taken, merged=self.merged, refused=refused)


def _as_id(text: str) -> str:
    """The text in small letters and hyphens, cut at a word; empty if nothing is left."""
    letters = re.sub(r"[^a-z0-9]+", "-", plain_letters(text)).strip("-")
    if len(letters) > _LONGEST_SLUG:
        cut = letters[: _LONGEST_SLUG + 1].rpartition("-")[0]
        letters = cut or letters[:_LONGEST_SLUG]
    return letters.strip("-")


def one_line(text: str, most: int = LONGEST_LINE) -> str:
    """The text on one line of at most so many characters, with an ellipsis if it was longer."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _adds(evidence: Mapping[str, Any], known: Sequence[Mapping[str, Any]]) -> bool:
    """True if the evidence quotes words, or names a source, that are not among the known."""
    if evidence.get("quote"):
        return evidence not in known
    return all(one["source"] != evidence["source"] for one in known)


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}
