"""Qual-O-Mat: the answers of parties to the theses of an election, with their reasons.

What an answer means is read from its words, never from its number. Each thesis is an issue of its
own: a label that returns in another election may ask for the opposite.
"""

from pathlib import Path
from typing import Any

from stances.errors import StancesError, shortened
from stances.importing.draft import Draft, Quote, one_line
from stances.importing.json_files import json_rows, json_value
from stances.importing.values import Unknown
from stances.model.seen import as_seen


def fill(path: Path, draft: Draft) -> None:
    """Puts the answers of the folder into the draft."""
    if not path.is_dir():
        raise StancesError(f"{path.name} is not a folder; name the one that holds opinion.json")
    overview = json_value(path / "overview.json")
    if not isinstance(overview, dict) or not isinstance(overview.get("date"), str):
        raise StancesError(f'{path.name}/overview.json has no date; add "date": "2021-09-26"')
    title, date = str(overview.get("title") or path.name), overview["date"]
    draft.title = f"{title} {date[:4]}"
    answers = {row["id"]: str(row.get("message")) for row in json_rows(path / "answer.json")}
    comments = {row["id"]: str(row.get("text") or "") for row in json_rows(path / "comment.json")}
    parties = {row["id"]: row for row in json_rows(path / "party.json")}
    theses = {row["id"]: row for row in json_rows(path / "statement.json")}
    names = _names(parties, draft)
    opinions = json_rows(path / "opinion.json")
    draft.begin("reading the reasons")
    texts = _texts(opinions, comments, theses)
    for number, opinion in enumerate(opinions, 1):
        where = f"opinion.json entry {number}"
        party, thesis = parties.get(opinion.get("party")), theses.get(opinion.get("statement"))
        answer = answers.get(opinion.get("answer"))
        if party is None or thesis is None or answer is None:
            draft.refuse(where, "its party, statement or answer is in none of the files")
            continue
        try:
            meant = draft.values.fields(answer)
        except Unknown as error:
            draft.refuse(where, str(error))
            continue
        text, places = texts[opinion["party"]]
        quote = places.get(opinion["id"])
        label = str(thesis.get("label") or thesis.get("text"))
        long = party.get("longname") if party.get("longname") != party.get("name") else None
        actor = draft.actor(names[opinion["party"]], other_names=[long] if long else [])
        source = draft.source(
            f"party {opinion['party']}",
            f"{names[opinion['party']]}: answers and reasons, {draft.title}",
            text=text or None,
            author=str(long or names[opinion["party"]]),
            published=date,
            note=f"From {overview['data_source']}" if overview.get("data_source") else None,
            language="de" if "stimme zu" in map(str.lower, answers.values()) else None,
        )
        issue = draft.issue(
            f"statement {opinion['statement']}",
            label,
            id=f"{date[:4]} {label}",
            proposal=one_line(str(thesis.get("text") or label)),
            support=next((a for a in answers.values() if draft.values.meaning(a) == 2), "yes"),
            opposition=next((a for a in answers.values() if draft.values.meaning(a) == -2), "no"),
        )
        if draft.day(where, date) is None:
            continue
        fields: dict[str, Any] = meant | {
            "actor": actor,
            "issue": issue,
            "date": date,
            "attribution": "quote" if quote else "paraphrase",
            "summary": f"Answered “{answer}” to the thesis.",
            "evidence": [{"source": source}],
        }
        draft.take(where, quote=Quote(source, *quote) if quote else None, **fields)
    if bare := sum(not one["evidence"][0].get("quote") for one in draft.stances):
        have = "answer has" if bare == 1 else "answers have"
        draft.remarks.append(f"{bare:,} {have} no reason that can be quoted.")


def _names(parties: dict[Any, dict[str, Any]], draft: Draft) -> dict[Any, str]:
    """The name of each party; parties of one name stay apart, which is said."""
    same: dict[str, list[Any]] = {}
    for number, party in parties.items():
        same.setdefault(as_seen(str(party.get("name"))).casefold(), []).append(number)
    names = {number: str(party.get("name")) for number, party in parties.items()}
    for numbers in same.values():
        if len(numbers) > 1:
            draft.remarks.append(
                f"{len(numbers)} parties are called '{shortened(names[numbers[0]])}'; they stay "
                f"apart, with their number in party.json after the name. If they are one, --merge."
            )
            names |= {number: f"{names[number]} ({number})" for number in numbers}
    return names


Places = dict[Any, tuple[int, int]]


def _texts(
    opinions: list[dict[str, Any]], comments: dict[Any, str], theses: dict[Any, dict[str, Any]]
) -> dict[Any, tuple[str, Places]]:
    """The reasons of each party as one text, a thesis above each, and the opinions' places."""
    parts: dict[Any, list[str]] = {}
    places: dict[Any, Places] = {}
    sizes: dict[Any, int] = {}
    for opinion in opinions:
        party, thesis = opinion.get("party"), opinion.get("statement")
        reason = _bare(comments.get(opinion.get("comment"), ""))
        parts.setdefault(party, [])
        places.setdefault(party, {})
        if not reason or thesis not in theses:
            continue
        head = f"{theses[thesis].get('label')}\n\n"
        start = sizes.get(party, 0) + len(head)
        parts[party].append(f"{head}{reason}\n\n\n")
        places[party][opinion["id"]] = (start, start + len(reason))
        sizes[party] = start + len(reason) + 3
    return {party: ("".join(parts[party]), places[party]) for party in parts}


def _bare(text: str) -> str:
    """The reason without the quotation marks that the file puts around every one."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1].strip()
    return text if any(letter.isalpha() for letter in text) else ""
