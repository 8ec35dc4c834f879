"""Authors as lines, and as a dataset file has them."""

from typing import Any

import pytest

from stances.model.authors import as_authors, author_line, authors_of

AUTHORS: list[tuple[list[str], Any]] = [
    ([], None),
    (["NATO"], "NATO"),
    (["Doe, Jane"], [{"family": "Doe", "given": "Jane"}]),
    (["Suharto,"], [{"family": "Suharto"}]),
    (["{Ministry of Defence, UK}"], "Ministry of Defence, UK"),
    (
        ["Doe, Jane", "van der Roe, R., Jr", "{Army, Navy}", "NATO"],
        [
            {"family": "Doe", "given": "Jane"},
            {"family": "van der Roe", "given": "R., Jr"},
            {"name": "Army, Navy"},
            {"name": "NATO"},
        ],
    ),
]


@pytest.mark.parametrize(("lines", "content"), AUTHORS)
def test_lines_and_what_the_file_has_are_the_same(lines: list[str], content: Any) -> None:
    assert authors_of(lines) == content
    assert [author_line(author) for author in as_authors(content)] == lines
