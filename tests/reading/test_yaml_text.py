"""YAML is read as in version 1.2, and dangerous constructs are rejected with their place."""

import tracemalloc

import pytest

from stances.errors import InvalidData, Problem
from stances.reading.files import MAX_BYTES
from stances.reading.yaml_text import read_yaml


def problems(raw: bytes) -> tuple[Problem, ...]:
    with pytest.raises(InvalidData) as caught:
        read_yaml(raw, file="f.yaml")
    return caught.value.problems


def test_scalars_follow_yaml_1_2() -> None:
    raw = b"a: no\nb: 2024-11\nc: 2024\nd: -2\ne: ~\nf: '2'\ng: on\nh: true\ni: 1.5\nj:\nk: 0o7\n"
    assert read_yaml(raw, file="f").value == {
        "a": "no", "b": "2024-11", "c": 2024, "d": -2, "e": None, "f": "2", "g": "on",
        "h": True, "i": 1.5, "j": None, "k": "0o7",
    }  # fmt: skip


@pytest.mark.parametrize("raw", ["\ufeffa: ü\r\nb: 1\r\n".encode(), "a: ü\nb: 1\n".encode()])
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(raw: bytes) -> None:
    assert read_yaml(raw, file="f").value == {"a": "ü", "b": 1}


def test_a_repeated_key_is_rejected_and_the_first_is_named() -> None:
    (problem,) = problems(b"x:\n  a: 1\n  b: 2\n  a: 3\n")
    assert (problem.line, problem.column, problem.code) == (4, 3, "repeated-key")
    assert "line 2" in problem.message


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        (b"a: [1\n", "syntax", 1),
        (b"a: 1\nb: [\n\n\n# end\n", "syntax", 2),
        (b"a: 'x\nb: 1\n", "syntax", 1),
        (b"a: 1\nfoo\nb: 2\n", "syntax", 2),
        (b"a: &x 1\nb: &x 2\n", "syntax", 2),
        (b"a: 1\n\tb: 2\n", "syntax", 2),
        (b"a: 1\n---\nb: 2\n", "syntax", 2),
        (b"a: *nobody\n", "syntax", 1),
        (b"ok: 1\na: \xff\n", "not-utf-8", 2),
        (b"ok: 1\ra: \xff\r", "not-utf-8", 2),
        ("\u20ac: 1\na: \x01\n".encode(), "syntax", 2),
        (b"a: &a [*a]\n", "alias-loop", 1),
        (b"a: !!python/object:os.system x\n", "tag", 1),
        (b"? [1]\n: 2\n", "wrong-key", 1),
        (b"- " * 100_000, "syntax", 1),
        (b"[" * 100_000, "syntax", 1),
        (b"{a: " * 100_000, "syntax", 1),
        (b"x" * (MAX_BYTES + 1), "too-large", 1),
    ],
)
def test_an_unreadable_text_is_reported_with_place_and_reason(
    raw: bytes, code: str, line: int
) -> None:
    problem = problems(raw)[0]
    assert (problem.code, problem.line) == (code, line)
    assert problem.message


@pytest.mark.parametrize(
    ("raw", "remedy"),
    [
        (b"a: 1\n\tb: 2\n", "spaces, not with a tab"),
        (b"\ta: 1\n", "spaces, not with a tab"),
        (b"a: 1\n   b: 2\n", "align the line with its neighbours"),
        (b"a:\n  - b: 1\n   c: 2\n", "align the line with its neighbours"),
        (b"a: [1\n", "close the bracket"),
        (b"a: 'x\n", "close the quotation mark"),
        (b"a: *nobody\n", "'*nobody' refers to an anchor, and there is no anchor with that name"),
        (b"a: **bold**\n", "put the text in quotation marks"),
        (b"a: &x 1\nb: &x 2\n", "'&x' is already set on line 1"),
        (b"a: @x\n", "a text cannot begin with '@'; put the text in quotation marks"),
        (
            b"a: !important x\n",
            "the tag '!important' is not supported; delete it, or put the text in",
        ),
        (b"a: - b\n", "begin the list on the next line"),
        (b"a: x: y\n", "put text with a colon in quotation marks"),
        (b"a: 1\nfoo\nb: 1\n", "put a colon after the field's name"),
        (b"a: | text\n", "begin the text on the next line"),
        (b'a: "x"y\n', "more text here after the end of the value"),
        (
            b'a: "x\nb: y\nc: "z"\n',
            "opens here is closed on line 3, where more text follows; close",
        ),
        (b"a: 'it''s\nb: 'z'\n", "closed on line 2"),
        (b'a: "\\q"\n', "write two backslashes"),
        (b'{"a": "\\ud83d\\ude00"}\n', "half a character; write the character"),
        (b": 1\n", "a field's name is missing"),
        (b"a: ]\n", "']' is not allowed here"),
        (b"%x\n", "a line cannot begin with '%'"),
        (b"[1]\nb: 2\n", "does not belong to the data above"),
        (b"- a\nb: 1\n", "begin an item with '- '"),
        (b"a: \x01\n", "U+0001 CONTROL CHARACTER is not allowed in YAML; delete it"),
        (
            b"a: \xfc\n",
            "the byte 0xFC ('\u00fc' in Windows-1252) is not UTF-8; save the file as UTF-8",
        ),
        ("a: 1\n".encode("utf-16"), "the file is UTF-16; save it as UTF-8"),
        ("a: 1\n".encode("utf-16-le"), "as in UTF-16; save the file as UTF-8"),
    ],
)
def test_a_slip_comes_with_its_remedy_in_words_about_the_file(raw: bytes, remedy: str) -> None:
    (problem,) = problems(raw)
    assert remedy in problem.message
    for word in ("while ", "did not find", "could not find", "scalar", "expected", "context"):
        assert word not in problem.message


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\r"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_counted_as_editors_count_them(mark: str, end: str) -> None:
    text = f"a: 'x{mark}y{mark}{mark}z' # {mark.strip()}{end}b:{end}  - c{end}d: 1{end}d: 2{end}"
    (problem,) = problems(text.encode())
    assert (problem.line, problem.column) == (5, 1)
    assert "line 4" in problem.message
    source = read_yaml(text.removesuffix(f"d: 2{end}").encode(), file="f")
    assert source.place(("b", 0)) == (3, 5)
    assert source.key_place(("d",)) == (4, 1)


def test_a_file_of_carriage_returns_alone_has_lines_too() -> None:
    (problem,) = problems(b"a: 1\rb: 2\rb: 3\r")
    assert (problem.line, problem.column) == (3, 1)


def test_a_merge_key_is_one_problem_with_the_remedy() -> None:
    (problem,) = problems(b"a: &x {b: 1}\nc:\n  <<: *x\n  b: 2\n")
    assert (problem.line, problem.code) == (3, "merge-key")
    assert "write them out in this one" in problem.message
    assert read_yaml(b"'<<': 1\n", file="f").value == {"<<": 1}


def test_a_number_beyond_all_numbers_stays_as_it_stands() -> None:
    assert read_yaml(b"a: 1e999\n", file="f").value == {"a": "1e999"}


def test_a_billion_laughs_are_rejected_in_little_memory() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    tracemalloc.start()
    (problem,) = problems("\n".join(lines).encode())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.code == "alias-expansion"
    assert peak < 2_000_000


def test_ordinary_aliases_are_read() -> None:
    raw = b"a: &x {k: [1, 2]}\nb: *x\n"
    assert read_yaml(raw, file="f").value == {"a": {"k": [1, 2]}, "b": {"k": [1, 2]}}


def test_places_lead_to_keys_items_and_the_nearest_parent() -> None:
    source = read_yaml(b"top:\n  - id: one\n    deep:\n      - x\n      - y\n", file="f")
    assert source.place(("top", 0, "id")) == (2, 9)
    assert source.place(("top", 0, "deep", 1)) == (5, 9)
    assert source.place(("top", 0, "missing")) == (2, 5)
    assert source.place(("top", 7)) == (1, 1)
    assert source.key_place(("top", 0, "deep")) == (3, 5)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u2028", "U+2028 LINE SEPARATOR"),
        ("\u2029", "U+2029 PARAGRAPH SEPARATOR"),
        ("\u0085", "U+0085 CONTROL CHARACTER"),
    ],
)
def test_a_separator_that_breaks_a_value_is_named(character: str, name: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_yaml(f"a: 1\nb: one{character}two\n".encode(), file="f.yaml")
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == (2, 7, "syntax")
    assert f"{name} ends the line here; delete it, or put the text in" in problem.message
    quoted = read_yaml(f'b: "one{character}two"\n'.encode(), file="f.yaml")
    assert list(quoted.value) == ["b"]
