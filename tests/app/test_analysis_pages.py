"""Agreement, Pair, Blocs, Divides and Map: what they say, and what they say when there is nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open

PAGES = ["agreement", "pair", "blocs", "divides", "map"]
NONSENSE = {
    "measure": "astrology", "order": "<b>", "weights": "western-aid:x,nobody:3,a:-1", "tie": "knot",
    "normalisation": "x", "threshold": "much", "since": "2024-99-99", "trails_from": "yesterday",
    "period": "aeon", "a": "nobody", "b": "../x", "node": "'; drop", "stale": "maybe", "issue": "?",
}  # fmt: skip


def words(at: AppTest) -> str:
    """Small print and notes, as they appear: without the marks that keep Markdown out."""
    said = " ".join(each.value for each in [*at.caption, *at.info])
    return said.replace("\\", "").replace("\u2060", "")


@pytest.mark.parametrize("page", PAGES)
def test_nonsense_in_the_address_is_ignored(open_page: Open, page: str) -> None:
    at = open_page(page, as_of="2024-11-18", **NONSENSE)
    assert not at.exception
    assert "nan" not in words(at).lower().split()


@pytest.mark.parametrize(
    ("page", "parameters", "sentence"),
    [
        ("agreement", {"actors": "russia"}, "choose at least two"),
        ("agreement", {"issues": "western-aid", "as_of": "2024-11-18"}, "at least 2 shared issues"),
        ("agreement", {"as_of": "1999-01-01"}, "No position to compare is in force"),
        ("agreement", {"as_of": "2024-11-18", "stale": "false"}, "16 stale positions left out"),
        ("agreement", {"as_of": "2024-11-18", "measure": "kappa"}, "By city-block distance the pairs rank differently"),
        ("agreement", {"as_of": "2024-09-30"}, "pairs without a number got the mean disagreement"),
        ("agreement", {"actors": "none"}, "Choose at least one actor"),
        ("pair", {"a": "russia", "b": "russia"}, "Choose two different actors"),
        ("pair", {"as_of": "1999-01-01"}, "No position to compare is in force"),
        ("pair", {"as_of": "1999-01-01"}, "The two never shared enough issues"),
        ("blocs", {"as_of": "1999-01-01"}, "No statement with a position"),
        ("blocs", {"as_of": "2024-11-18", "actors": "russia"}, "Only one of the chosen actors"),
        ("blocs", {"as_of": "2024-11-18", "threshold": "99"}, "No tie reaches the threshold"),
        ("blocs", {"as_of": "2024-11-18", "tie": "conflict"}, "Blocs are sought only when ties mean"),
        ("divides", {"as_of": "1999-01-01"}, "No position is in force"),
        ("divides", {"as_of": "1999-01-01", "part": "Over time"}, "On no day did five actors"),
        ("divides", {"as_of": "2024-11-18"}, "1 issue without a number"),
        ("map", {"as_of": "1999-01-01"}, "No position to compare is in force"),
        ("map", {"actors": "russia,nato"}, "at least three actors"),
        ("blocs", {}, "Shown are ties on at least 2 shared issues; blocs are those of the ties shown."),
        ("blocs", {"shared": "1"}, "ties rest on one shared issue"),
        ("map", {"as_of": "2024-11-18", "least": "3"}, "Two dimensions show 79% of the differences"),
        ("map", {"as_of": "2024-11-18", "least": "3"}, "they share fewer than 3 issues with one of those shown: Trump camp"),
        ("map", {"as_of": "2024-11-18"}, "11 of 28 actors shown"),
        ("map", {"as_of": "2024-11-18"}, "a map that asks for 3 shared issues would leave them out: Trump camp"),
        ("map", {"as_of": "2024-11-18"}, "The axes have no meaning of their own"),
    ],
)  # fmt: skip
def test_a_page_says_what_is_missing(
    open_page: Open, page: str, parameters: dict[str, Any], sentence: str
) -> None:
    at = open_page(page, **parameters)
    assert not at.exception
    assert sentence in words(at)


def test_a_pair_shows_its_number_its_bounds_and_its_counts(open_page: Open) -> None:
    at = open_page("pair", a="russia", b="zelenskyy", as_of="2024-11-18", stale="false")
    shown = {metric.label: metric.value for metric in at.metric}
    assert at.title[0].value == "Russia and Volodymyr Zelenskyy"
    assert shown["Agreement (city-block)"] == "0.20"
    assert shown["Possible range"] == "0.10 to 0.60"
    assert shown["Shared issues"] == "5 of 10"
    assert "A = 1 − (" in at.text[0].value
    assert "= 0.200" in at.text[0].value


def grid(at: AppTest) -> dict[str, Any]:
    """The table that the page shows."""
    (shown,) = (
        json.loads(each.proto.json)
        for each in at.get("bidi_component")
        if each.proto.component_name == "stances_grid"
    )
    return dict(shown)


def test_agreement_opens_on_all_actors_clustered_and_marks_the_stale_pairs(
    open_page: Open,
) -> None:
    shown = grid(open_page("agreement"))
    assert len(shown["rows"]) == 28
    assert shown["tree"]
    cells = {
        frozenset(cell["pair"]): cell for row in shown["rows"] for cell in row["cells"] if cell
    }
    pair = cells[frozenset({"russia", "zelenskyy"})]
    assert (pair["count"], pair["stale"], pair["kind"]) == ("n = 10", "5 stale", "value stale")
    assert "5 of the shared issues with a stale position" in pair["sentence"]
    current = grid(open_page("agreement", stale="false"))
    assert not any(cell["stale"] for row in current["rows"] for cell in row["cells"] if cell)


def test_the_title_of_the_map_says_how_few_remain(open_page: Open) -> None:
    assert open_page("map").title[0].value == "Map of 7 of 28 actors"
    assert open_page("map", stale="true").title[0].value == "Map of 16 of 28 actors"
    assert open_page("map", stale="true", least="3").title[0].value == "Map of 11 of 28 actors"


def test_a_map_draws_less_certain_places_faint(open_page: Open) -> None:
    at = open_page("map", as_of="2024-11-18")
    (plane,) = (
        json.loads(each.proto.json)
        for each in at.get("bidi_component")
        if each.proto.component_name == "stances_plane"
    )
    strict = open_page("map", as_of="2024-11-18", least="3")
    said = next(each.value for each in strict.caption if "Left out" in each.value)
    faint = {point["label"] for point in plane["points"] if point["faint"]}
    assert "Trump camp" in faint
    assert all(label in said.replace("\\", "") for label in faint)


def test_pair_opens_on_the_two_that_share_most_and_agree_least(open_page: Open) -> None:
    at = open_page("pair")
    assert at.title[0].value == "Russia and Ukraine"
    assert open_page("pair", as_of="2024-11-18").title[0].value == "Russia and Ukraine"
    assert open_page("pair", b="russia").title[0].value == "Ukraine and Russia"


@pytest.mark.parametrize("stale", ["true", "false"])
def test_a_pair_counts_its_shared_issues_once(open_page: Open, stale: str) -> None:
    at = open_page("pair", a="russia", b="zelenskyy", as_of="2026-06-05", stale=stale)
    shown = {metric.label: metric.value for metric in at.metric}
    shared = int(shown["Shared issues"].split()[0])
    assert int(shown["Same"]) + int(shown["Different"]) == shared
    compared = [row["cells"][-1]["kind"] for row in grid(at)["rows"]]
    assert compared.count("different") == int(shown["Different"])
    assert compared.count("same") == int(shown["Same"])
    assert compared.count("stale") == 10 - shared
    sentence = f"**They differ on {shown['Different']} of the {shared} issues"
    whole = f"**They differ on all {shared} issues"
    assert any(each.value.startswith((sentence, whole)) for each in at.markdown)


def test_a_pair_shows_the_widest_differences_first(open_page: Open) -> None:
    rows = grid(open_page("pair", a="zelenskyy", b="russia"))["rows"]
    order = [row["cells"][-1]["kind"] for row in rows]
    assert order == sorted(order, key=["different", "same", "one-known", "none-known"].index)
    ends = [{cell["shade"] for cell in row["cells"][:2]} for row in rows]
    assert ends[0] == {"p2", "m2"}


def test_issue_weights_go_into_the_address_and_the_number(open_page: Open) -> None:
    at = open_page("pair", a="russia", b="zelenskyy", as_of="2024-11-18", stale="false")
    at.number_input(key="weight_early-settlement").set_value(9.0).run()
    assert at.session_state["weights"] == "early-settlement:9"
    assert {metric.label: metric.value for metric in at.metric}["Agreement (city-block)"] == "0.69"
    again = open_page(
        "pair", a="russia", b="zelenskyy", as_of="2024-11-18", weights="early-settlement:9"
    )
    assert again.number_input(key="weight_early-settlement").value == 9.0


def test_how_a_number_is_calculated_shows_its_values(open_page: Open) -> None:
    for page, words_of in (
        ("agreement", "= 1.000"),
        ("blocs", "congruence − conflict ="),
        ("divides", "Polarisation = (1 − A) / 2 = 0.845"),
        ("map", "Closest on the map"),
    ):
        at = open_page(page, as_of="2024-11-18")
        assert words_of in at.text[0].value


@pytest.mark.parametrize("page", PAGES)
def test_a_small_dataset_of_hostile_names_is_shown(
    open_page: Open, tmp_path: Path, page: str
) -> None:
    """Two actors, one of them nameless but for markup; nothing breaks and nothing is Markdown."""
    name = "**Ann** <img src=x onerror=alert(1)> :smile: [x](javascript:y)"
    data = {
        "dataset": {"id": "x", "title": "T", "question": "Q?", "version": "1", "licence": "CC-BY-4.0", "as_of": "2024-06-01"},
        "coders": [{"id": "one", "name": "One", "kind": "human"}],
        "actors": [{"id": "ann", "name": name, "kind": "person"}, {"id": "bob", "name": name[::-1], "kind": "person"},
                   {"id": "cy", "name": "Cy", "kind": "person"}],
        "issues": [{"id": i, "title": f"{i} $x$ `y`", "proposal": "P.", "support": "s", "opposition": "o"} for i in ("tax", "war", "law")],
        "sources": [{"id": "link", "title": "A", "publisher": "P", "published": "2024-03", "url": "https://example.org/a"}],
        "stances": [
            {"id": f"{a}{i}", "actor": a, "issue": i, "date": "2024-03-01", "position": p, "attribution": "paraphrase",
             "summary": "S.", "evidence": [{"source": "link"}], "codings": [{"coder": "one", "position": p}]}
            for a, positions in (("ann", (2, 1, -1)), ("bob", (-2, 0, 2)), ("cy", (2, 2, 2)))
            for i, p in zip(("tax", "war", "law"), positions, strict=True)
        ],
    }  # fmt: skip
    file = tmp_path / "data" / "stances.yaml"
    file.parent.mkdir()
    file.write_text(json.dumps(data), encoding="utf-8")
    at = open_page(page, data=file, measure="kappa" if page == "pair" else "city-block")
    assert not at.exception
    assert not at.error
    assert len(at.title) == 1
