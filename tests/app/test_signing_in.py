"""Sign-in is off unless secrets name a provider; then nothing is shown to whom it may not be."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from stances.app.signing_in import may_read
from stances.shipped import router_script

READERS = ["ann@example.org", "@example.com"]


def test_a_reader_who_has_not_signed_in_sees_a_button_and_no_data() -> None:
    at = AppTest.from_file(str(router_script()), default_timeout=30)
    at.secrets["auth"] = {"client_id": "x"}
    at.query_params["dataset"] = "nothing"
    at.run()
    assert not at.exception
    assert [each.value for each in at.title] == ["Sign in"]
    assert [each.label for each in at.button] == ["Sign in"]
    assert not at.warning


@pytest.mark.parametrize(
    ("user", "allowed", "may"),
    [
        ({"email": "ann@example.org", "email_verified": True}, READERS, True),
        ({"email": "ANN@Example.ORG", "email_verified": True}, READERS, True),
        ({"email": "bob@example.com", "email_verified": True}, READERS, True),
        ({"email": "bob@example.org", "email_verified": True}, READERS, False),
        ({"email": "eve@evil.example", "email_verified": True}, READERS, False),
        ({"email": "eve@sub.example.com", "email_verified": True}, READERS, False),
        ({"email": "eve@evil.example@example.com", "email_verified": False}, READERS, False),
        ({"email": "ann@example.org"}, READERS, False),
        ({"email": "@example.com", "email_verified": True}, READERS, False),
        ({"email": "", "email_verified": True}, ["", "@"], False),
        ({"email": "ann@example.org", "email_verified": True}, "ann@example.org", False),
        ({"email": "ann@example.org", "email_verified": True}, [], False),
        ({}, READERS, False),
        ({"email": "eve@evil.example"}, None, True),
    ],
)  # fmt: skip
def test_only_verified_addresses_of_the_list_may_read(
    user: dict[str, Any], allowed: Any, may: bool
) -> None:
    assert may_read(user, allowed) is may
