"""The times of a membership as the form has them."""

from stances.app.curate.memberships import entries, groups


def test_memberships_survive_the_form() -> None:
    written = [
        {"group": "red", "until": "2022-06"},
        {"group": "red", "from": "2025-01-01"},
        "blue",
        {"group": "green", "from": "2019", "until": "2020~"},
    ]
    shown = {group: ", ".join(times) for group, times in groups(written).items()}
    assert shown == {"red": "../2022-06, 2025-01-01/..", "blue": "", "green": "2019/2020~"}
    assert entries(shown) == written


def test_a_date_alone_is_both_ends() -> None:
    assert entries({"red": "2019"}) == [{"group": "red", "from": "2019", "until": "2019"}]
