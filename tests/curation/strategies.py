"""Valid small datasets of any words, as plain data, as files, and valid new stances for them."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from stances.model.dataset import Dataset
from stances.model.seen import as_seen
from stances.reading.shape import records_of
from stances.reading.yaml_text import YamlText

AWKWARD = [
    "true", "null", "~", "2024", "1e5", "0x1F", "1_000", ".5", "-", "- a", "? b", "a: b", "a #b", "#a", "[a]", "{a}",
    "it's", '"a"', "'a'", "a,", "%a", "@a", "`a`", "&a", "*a", "!a", "|", ">", "a\nb", "a\n\n  b", " a", "a ", "a\n",
    "\ta", "a\tb", "a\u2028b", "\ufeff", "a\x85b", "a\r\nb", "«é» 😀", "...", "---", "a\n---\nb", "\x00", "=", "<<", "no",
]  # fmt: skip
ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=24)
WORDS = (st.sampled_from(AWKWARD) | ANY).filter(as_seen)  # a text of nothing is no text
MAYBE = st.none() | WORDS
IDS = st.from_regex(r"[a-z0-9]{1,4}([.-][a-z0-9]{1,3})?", fullmatch=True)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 1, 1)).map(str)  # fmt: skip
DATES = DAYS | st.sampled_from(["2024", "2024-11", "2024-11-17~", "2024-09/2024-11-16", "../2024"])


def filled(**fields: Any) -> dict[str, Any]:
    """The fields that have something in them."""
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


def unique(strategy: st.SearchStrategy[str], most: int, least: int = 1) -> Any:
    return st.lists(strategy, min_size=least, max_size=most, unique=True)


@st.composite
def a_stance(draw: st.DrawFn, name: str, data: dict[str, Any]) -> dict[str, Any]:
    """A coded stance that agrees with every other, whatever its day."""
    attribution = draw(st.sampled_from(["paraphrase", "anonymous", "inferred"]))
    used = st.sampled_from([source["id"] for source in data["sources"]])
    scope = draw(st.fixed_dictionaries({}, optional={"area": WORDS, "weapon": WORDS}))
    coders = draw(unique(st.sampled_from(["one", "two"]), 2, 0))
    return filled(
        id=name,
        actor=draw(st.sampled_from([actor["id"] for actor in data["actors"]])),
        speaker=draw(MAYBE),
        issue=draw(st.sampled_from([issue["id"] for issue in data["issues"]])),
        date=draw(DATES),
        position=1,
        act=draw(st.sampled_from([None, "decision"])),
        attribution=attribution,
        scope=scope,
        summary=f"{draw(WORDS)} ({name})",  # no two records are the same
        evidence=[
            filled(source=source, translation=draw(MAYBE)) for source in draw(unique(used, 2))
        ],
        confidence=draw(st.sampled_from([None, "low"])),
        codings=[filled(coder=coder, position=1, note=draw(MAYBE)) for coder in coders],
        note=draw(WORDS) if attribution == "inferred" else draw(MAYBE),
    )


@st.composite
def plain_datasets(draw: st.DrawFn) -> dict[str, Any]:
    info = {"id": "d", "as_of": draw(DAYS), "licence": "CC0-1.0"}
    info |= {name: draw(WORDS) for name in ("title", "question", "version")}
    data: dict[str, Any] = {"dataset": info}
    data["coders"] = [{"id": name, "name": draw(WORDS), "kind": "human"} for name in ("one", "two")]
    data["actors"] = [
        filled(id=n, name=draw(WORDS), kind="camp", role=draw(MAYBE), other_names=draw(unique(WORDS, 2, 0)))
        for n in draw(unique(IDS, 3))
    ]  # fmt: skip
    data["issues"] = [
        {"id": name} | {field: draw(WORDS) for field in ("title", "proposal", "support", "opposition")}
        for name in draw(unique(IDS, 2))
    ]  # fmt: skip
    data["sources"] = [
        filled(id=name, title=draw(MAYBE), published=draw(st.none() | DATES), note=draw(MAYBE))
        for name in draw(unique(IDS, 3))
    ]
    data["stances"] = [draw(a_stance(name, data)) for name in draw(unique(IDS, 3, 0))]
    data["events"] = [
        filled(id=name, date=draw(DATES), label=draw(WORDS), major=draw(st.sampled_from([None, True])))
        for name in draw(unique(IDS, 2, 0))
    ]  # fmt: skip
    if draw(st.booleans()) and len(data["actors"]) > 1:
        free = {actor["id"] for actor in data["actors"]} - {s["actor"] for s in data["stances"]}
        data["searches"] = [
            filled(actor=name, issue=data["issues"][0]["id"], date=draw(DAYS), where=draw(MAYBE))
            for name in sorted(free)
        ]
    kinds = ("actors", "issues", "sources", "events")
    taken = {record["id"] for kind in kinds for record in data[kind]}
    named = [stance["id"] for stance in data["stances"] if stance["id"] not in taken]
    corrected = [name for name in named if draw(st.booleans())]
    data["corrections"] = [
        {"date": "2024-01-01", "record": name, "what": f"What: {draw(WORDS)}", "why": f"Why: {draw(WORDS)}"}
        for name in corrected
    ]  # fmt: skip
    return filled(**data)


def dataset_of(data: dict[str, Any]) -> Dataset:
    return records_of(YamlText("f", data, None))
