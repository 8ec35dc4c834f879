"""A second coder sees the quotation in its passage, and nothing of how others judged."""

from pathlib import Path

from tests.app.conftest import Open

THIRD = "coders:\n  - {id: third, name: A third reader, kind: human}\n"


def test_the_quotation_stands_in_its_passage_with_its_place(
    local: None, copy: Path, open_page: Open
) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("coders:\n", THIRD, 1), encoding="utf-8")
    at = open_page("curate", data=copy, task="Second coding")
    at.selectbox(key="blind_coder").set_value("third").run()
    at.selectbox(key="blind_stance").set_value("richard-grenell.escalation-risk.2024-11-17").run()
    assert not at.exception
    passage = next(one.value for one in at.markdown if "primary-background" in one.value)
    before, _, rest = passage.partition(":primary-background[")
    words, _, after = rest.partition("]")
    assert words.startswith("“The wars will escalate before he leaves office,”")
    assert "news\\." in words
    assert (before + after).strip()
    assert any(": line " in one.value.replace("\u2060", "") for one in at.caption)
