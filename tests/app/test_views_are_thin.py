"""Views load, filter, ask and show; they compute nothing (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

VIEWS = sorted((Path(__file__).parents[2] / "stances/app/views").glob("*/page.py"))
FORBIDDEN = {
    "groupby", "merge", "pivot", "apply", "plotly", "yaml", "open", "unsafe_allow_html",
    "session_state", "rerun",
}  # fmt: skip


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.parent.name)
def test_a_view_is_a_short_plain_script(view: Path) -> None:
    text = view.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= 80
    assert ast.get_docstring(tree)
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    assert not [node for node in ast.walk(tree) if isinstance(node, defined)]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.parent.name)
def test_a_view_uses_nothing_forbidden(view: Path) -> None:
    names = set()
    for node in ast.walk(ast.parse(view.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.keyword) and node.arg:
            names.add(node.arg)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names.update(alias.name for alias in node.names)
    assert not names & FORBIDDEN
    assert not [name for name in names if name.startswith("cache_")]


def test_the_router_is_short() -> None:
    router = Path(__file__).parents[2] / "streamlit_app.py"
    assert len(router.read_text(encoding="utf-8").splitlines()) <= 40
