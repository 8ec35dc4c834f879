"""Records are found by their names; two of one name can still be told apart."""

import yaml

from stances.model.dataset import Dataset
from stances.model.seeds import Seeds
from stances.reading.loader import parse
from stances.wording import RecordNames
from stances.wording.names import distinct
from tests.conftest import SMALL, TODAY, stance


def test_shared_names_are_followed_by_the_id_and_stay_on_one_line() -> None:
    names = {"a": "The\n Senate", "b": "The Senate", "c": "Ann", "d": "word " * 60, "e": " "}
    shown = distinct(names)
    assert [shown[key] for key in "abce"] == ["The Senate (a)", "The Senate (b)", "Ann", "e"]
    assert len(shown["d"]) <= 110
    assert shown["d"].endswith("…")
    assert len(set(shown.values())) == len(names)
    tricky = distinct({"a": "X", "b": "X", "c": "X (a)"})
    assert len(set(tricky.values())) == 3


def dataset(seeds: Seeds) -> Dataset:
    more = {
        "stances": [*SMALL["stances"], stance("again", issue="war"), stance("twice", issue="war")],
        "searches": [{"actor": "bob", "issue": "war", "date": "2024-05-01"}] * 2,
        "corrections": [
            {"date": "2024-06-01", "record": "bob.tax.1", "what": "The date.", "why": "A slip."}
        ],
        "events": [{"id": "vote", "date": "2024-01", "label": "A vote"}],
    }
    text = yaml.safe_dump(SMALL | more, sort_keys=False)
    return parse(text.encode(), file="f", seeds=seeds, today=TODAY).dataset


def test_every_section_has_a_name_for_each_record(seeds: Seeds) -> None:
    loaded = dataset(seeds)
    names = RecordNames(loaded)
    for section in Dataset.model_fields:
        if section == "dataset":
            continue
        shown = names.of(section)
        records = getattr(loaded, section)
        assert len(shown) == len(set(shown.values())) == len(records)
        if records and hasattr(records[0], "id"):
            assert list(shown) == [record.id for record in records]


def test_names_say_who_what_and_when(seeds: Seeds) -> None:
    loaded = dataset(seeds)
    names = RecordNames(loaded)
    actor, issue = loaded.actors_by_id["bob"], loaded.issues_by_id["tax"]
    assert names.actors["bob"] == actor.name
    assert names.issues["tax"] == issue.title
    about = names.stances["bob.tax.1"]
    assert about.startswith(f"{actor.name} on {issue.title}, ")
    assert names.stances["again"].endswith(" (again)")
    first, second = names.searches.values()
    assert first.startswith(f"{actor.name} on ")
    assert first.endswith("1 May 2024 (bob.war.2024-05-01, no. 1)")
    assert second.endswith("no. 2)")
    assert list(names.corrections.values()) == ["bob.tax.1, 1 Jun 2024"]
    assert names.events["vote"] == "A vote, Jan 2024"


def test_a_stance_is_found_by_the_other_names_of_its_actor(seeds: Seeds) -> None:
    called = [{**each, "other_names": [f"{each['id']} also"]} for each in SMALL["actors"]]
    text = yaml.safe_dump({**SMALL, "actors": called}, sort_keys=False)
    loaded = parse(text.encode(), file="f", seeds=seeds, today=TODAY).dataset
    others = RecordNames(loaded).others("stances")
    assert others
    assert all(f"{one.actor} also" in others[one.id] for one in loaded.stances)
