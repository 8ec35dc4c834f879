"""Which texts are web addresses, and of which site."""

import pytest

from stances.model.addresses import host_of, is_link, site_of


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.org/a?b=c", "example.org"),
        ("HTTP://Example.ORG:8080/", "example.org"),
        ("https://www.www.org/", "www.org"),
        ("javascript:alert(1)", ""),
        ("ftp://example.org/a", ""),
        ("https://[broken", ""),
        ("no address", ""),
        (None, ""),
    ],
)
def test_the_site_of_an_address(url: str | None, name: str) -> None:
    assert site_of(url) == name


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/a", True), ("HTTP://example.org", True), ("ftp://example.org", False),
        ("https://", False), ("https://a b", False), ("https://[x", False), ("", False), (None, False),
    ],
)  # fmt: skip
def test_a_link_is_a_web_address_with_a_host(address: str | None, is_one: bool) -> None:
    assert is_link(address) is is_one


def test_a_host_is_in_lower_case_with_its_www() -> None:
    assert host_of("https://www.Example.org:80/a") == "www.example.org"
    assert host_of("mailto:a@b") == ""
