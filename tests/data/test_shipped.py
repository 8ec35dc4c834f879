"""The bundled dataset passes every rule and matches the article."""

import re
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from stances.curation.yaml.layout import formatted
from stances.documentation.schema import json_schema, schema_text
from stances.reading.loader import Loaded
from stances.reading.yaml_text import read_yaml
from stances.tables import Tables
from tests.questions import ask

ROOT = Path(__file__).parents[2]


def test_it_is_valid_without_a_warning(shipped: Loaded) -> None:
    assert shipped.warnings == ()


def test_the_article_is_kept_unchanged(shipped: Loaded) -> None:
    text = shipped.seeds.texts["000_da38402eb2ffa1f2.txt"].text
    assert text.startswith("President Joe Biden's administration has allowed Ukraine")
    assert text.endswith("Sikorski said on X.")


def test_every_quotation_is_verified(shipped_tables: Tables) -> None:
    quoted = shipped_tables.evidence.dropna(subset="quote")
    assert len(quoted) >= 39
    assert quoted["start"].notna().all()


def test_no_pair_of_the_default_columns_is_blank(shipped: Loaded) -> None:
    """The article was searched for each, and what is missing from it is recorded as not found."""
    data = shipped.dataset
    known = {(stance.actor, stance.issue) for stance in data.stances}
    known |= {(search.actor, search.issue) for search in data.searches}
    for actor in data.dataset.actors:
        for issue in data.issues:
            assert (actor, issue.id) in known


def test_every_record_is_coded_twice_and_seventy_a_third_time(shipped: Loaded) -> None:
    coders = [[coding.coder for coding in stance.codings] for stance in shipped.dataset.stances]
    two = ["coder-1", "coder-2"]
    assert coders.count([*two, "coder-3"]) == 70
    assert coders.count(two) == len(coders) - 70


def test_a_record_on_escalation_says_what_ties_it_to_strikes_or_weapons(shipped: Loaded) -> None:
    words = re.compile(
        r"strike|missile|ATACMS|Taurus|Tomahawk|weapon|drone|permission|limits|Storm Shadow|hit "
    )
    for stance in shipped.dataset.stances:
        if stance.issue == "escalation-risk" and stance.position is not None:
            assert words.search(stance.summary), stance.id


def test_a_position_that_no_coder_gave_first_says_how_it_was_settled(shipped: Loaded) -> None:
    for stance in shipped.dataset.stances:
        if stance.position != stance.codings[0].position:
            assert stance.settled, stance.id


def test_every_search_says_how_far_it_went(shipped: Loaded) -> None:
    reach = [str(search.reach) for search in shipped.dataset.searches]
    assert (reach.count("one-text"), reach.count("open")) == (85, 9)


def test_a_text_read_makes_no_cell_not_found(shipped_tables: Tables) -> None:
    """The article of November 2024 was read for these; nobody looked any further then."""
    for day in (date(2024, 11, 18), date(2026, 6, 5), date(2026, 11, 25)):
        cells = ask(shipped_tables, as_of=day).positions().cells
        assert {cell.pair for cell in cells if cell.status == "not-found"} <= {
            ("radoslaw-sikorski", "strength-before-talks")
        }


def test_no_coder_is_said_to_be_human(shipped: Loaded) -> None:
    assert {coder.kind for coder in shipped.dataset.coders} == {"language-model"}


def test_the_dataset_opens_on_its_newest_record(shipped: Loaded, shipped_tables: Tables) -> None:
    newest = max(row.known for row in shipped_tables.stance_rows.values() if not row.withdrawn)
    assert shipped.dataset.dataset.as_of is None
    assert shipped.dataset.as_of == newest


def test_a_remark_and_its_withdrawal_a_week_later_are_read_together(
    shipped_tables: Tables,
) -> None:
    remark, after = (f"radoslaw-sikorski.territorial-concessions.2024-09-{day}" for day in (13, 20))
    assert shipped_tables.companions_of[remark] == [after]
    assert shipped_tables.companions_of[after] == [remark]


def test_a_statement_is_one_record(shipped: Loaded) -> None:
    told = [(one.actor, one.issue, one.summary) for one in shipped.dataset.stances]
    assert len(told) == len(set(told))


def test_an_address_is_one_source(shipped: Loaded) -> None:
    addresses = [source.url for source in shipped.dataset.sources if source.url]
    assert len(addresses) == len(set(addresses))


def test_the_file_is_formatted(shipped_path: Path) -> None:
    text = shipped_path.read_text(encoding="utf-8")
    assert formatted(text, file="f") == text, "run: stances fmt"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("biden-administration.long-range-strikes.2024-11-17", "2024-11-17"),
        ("zelenskyy.long-range-strikes.2024-11-17", "2024-11-17"),
    ],
)
def test_the_sunday_of_the_article_is_17_november(shipped: Loaded, name: str, day: str) -> None:
    assert str(shipped.dataset.stances_by_id[name].date) == day


def test_the_schema_file_is_up_to_date_and_the_dataset_names_and_meets_it(
    shipped_path: Path,
) -> None:
    kept = ROOT / "data" / "stances.schema.json"
    assert kept.read_text(encoding="utf-8") == schema_text(), "run: make format"
    text = shipped_path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=stances.schema.json\n")
    jsonschema.validate(read_yaml(text.encode(), file="f").value, json_schema())
