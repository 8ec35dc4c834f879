"""A broken dataset shows its problems; a running app keeps the last good version."""

from pathlib import Path

from stances.app import cache
from tests.app.conftest import Open


def test_a_file_that_is_broken_from_the_start_shows_its_problems(
    open_page: Open, tmp_path: Path
) -> None:
    file = tmp_path / "stances.yaml"
    file.write_text("dataset: {id: x}\nactors: [1]\nissues: []\n", encoding="utf-8")
    at = open_page(data=file)
    assert not at.exception
    assert at.title[0].value == "The dataset needs a correction"
    assert f"{file}:2:10: wrong-type" in at.code[0].value


def test_a_file_that_is_not_there_is_said_so(open_page: Open, tmp_path: Path) -> None:
    at = open_page(data=tmp_path / "none.yaml")
    assert not at.exception
    assert "there is no such file" in at.code[0].value


def test_the_last_good_version_keeps_serving_and_a_repair_is_picked_up(
    open_page: Open, copy: Path
) -> None:
    good = copy.read_text(encoding="utf-8")
    at = open_page("compare", data=copy)
    copy.write_text(good.replace("position: 2", "position: 7", 1), encoding="utf-8")
    at.run()
    assert not at.exception
    assert "last good version" in at.error[0].value
    assert "wrong-value: position is 7" in at.code[0].value
    assert len(at.multiselect(key="actors_shown").value) == 7
    copy.write_text(good.replace("title: Who stands", "title: Now who stands"), encoding="utf-8")
    at.run()
    assert not at.error
    assert at.title[0].value.startswith("Now who stands")


def test_a_page_run_leaves_the_shared_frames_as_they_were(open_page: Open) -> None:
    at = open_page(cell="russia~escalation-risk")
    before = {name: getattr(cache.bundle().tables, name).copy() for name in ("stances", "evidence")}
    at.run()
    open_page("sources")
    for name, frame in before.items():
        assert getattr(cache.bundle().tables, name).equals(frame)
