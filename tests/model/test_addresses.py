"""Which texts are web addresses, and of which site."""

import pytest

from stances.model.addresses import folded_address, host_of, is_link, site_of


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


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/a/b?x=1&y=2", "https://www.example.org/a/b?x=1&y=2", "https://EXAMPLE.org/a/b/?x=1&y=2",
        "https://example.org/a/b?x=1&y=2#part", "https://example.org:443/a/b?y=2&x=1", " https://example.org/a/b?x=1&y=2 ",
        "https://example.org/a/b?x=1&utm_source=n&y=2&fbclid=z", "https://example.org/%61/b?x=1&y=2",
        "https://web.archive.org/web/20240101000000/https://example.org/a/b?x=1&y=2",
        "http://web.archive.org/web/2024id_/example.org/a/b?x=1&y=2",
    ],
)  # fmt: skip
def test_addresses_of_one_page_are_folded_alike(other: str) -> None:
    assert folded_address(other) == folded_address("https://example.org/a/b?x=1&y=2")


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/a/b?x=1", "https://example.org/a/B?x=1&y=2", "https://m.example.org/a/b?x=1&y=2",
        "https://example.org:8080/a/b?x=1&y=2", "https://example.org/a?x=1&y=2", "https://example.org/a/b?x=1&y=2#!/c",
        "https://example.org:x/a/b", "not an address", "",
    ],
)  # fmt: skip
def test_addresses_of_different_pages_stay_apart(other: str) -> None:
    assert folded_address(other) != folded_address("https://example.org/a/b?x=1&y=2")
