"""What people read stands beside the ids; what was there is as it was."""

from datetime import date

import pandas as pd

from stances.exchange.named import cited_sources, named_frame
from stances.tables import Tables
from tests.questions import ask


def test_names_labels_and_evidence_stand_beside_the_ids(shipped_tables: Tables) -> None:
    frame = ask(shipped_tables, as_of=date(2024, 11, 18)).positions().frame
    named = named_frame(shipped_tables, frame)
    assert list(named.columns[:8]) == [
        "actor", "actor_name", "issue", "issue_title", "position", "position_label", "status",
        "status_label",
    ]  # fmt: skip
    pd.testing.assert_frame_equal(named[list(frame.columns)], frame)
    row = named[named["stance"] == "biden-administration.long-range-strikes.2024-11-17"].iloc[0]
    record = shipped_tables.stance_rows[row["stance"]]
    evidence = shipped_tables.evidence_of[row["stance"]]
    assert row["actor_name"] == "Biden administration"
    assert row["position_label"] == "Strongly supports"
    assert row["summary"] == record.summary
    sources = list(dict.fromkeys(item.source for item in evidence))
    assert row["source"].split(" | ") == sources
    addresses = [shipped_tables.source_rows[source].url or "–" for source in sources]
    assert row["address"].split(" | ") == addresses
    assert all(item.quote in row["quotation"] for item in evidence if item.quote)
    assert named.loc[named["stance"].isna(), "summary"].isna().all()


def test_a_column_that_is_there_is_not_written_again(shipped_tables: Tables) -> None:
    actor = next(iter(shipped_tables.actor_rows))
    frame = pd.DataFrame({"actor": [actor, "nobody"], "actor_name": ["as given", "as given"]})
    assert named_frame(shipped_tables, frame).equals(frame)


def test_both_records_of_a_move_and_their_sources_are_named(shipped_tables: Tables) -> None:
    one, two = [
        name for name in shipped_tables.stance_rows if shipped_tables.evidence_of.get(name)
    ][:2]
    frame = pd.DataFrame({"from_stance": [one], "to_stance": [two], "from_position": [-1]})
    named = named_frame(shipped_tables, frame)
    assert named["from_summary"][0] == shipped_tables.stance_rows[one].summary
    assert named["to_summary"][0] == shipped_tables.stance_rows[two].summary
    assert named["from_label"][0] == "Opposes"
    expected = {item.source for name in (one, two) for item in shipped_tables.evidence_of[name]}
    assert {row.source for row in cited_sources(shipped_tables, frame, ())} == expected


def test_the_kind_of_each_source_stands_beside_it(shipped_tables: Tables) -> None:
    tables = shipped_tables
    one = next(
        name
        for name in tables.stance_rows
        if [tables.source_rows[item.source].tier for item in tables.evidence_of.get(name, ())]
        == [None, "agency"]
    )
    named = named_frame(tables, pd.DataFrame({"stance": [one]}))
    assert named["source_kind"].tolist() == ["– | News agency"]
