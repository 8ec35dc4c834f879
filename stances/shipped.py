"""Where the files that come with the package are: in a checkout, or inside an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent


def _first(*candidates: Path) -> Path:
    return next((path for path in candidates if path.exists()), candidates[0])


def shipped_dataset() -> Path:
    """The curated dataset."""
    return _first(_CHECKOUT / "data" / "stances.yaml", _PACKAGE / "shipped/data/stances.yaml")


def router_script() -> Path:
    """The script that Streamlit runs; its settings are in ``.streamlit`` beside it."""
    return _first(_CHECKOUT / "streamlit_app.py", _PACKAGE / "shipped/streamlit_app.py")


def server_script() -> Path:
    """The script that serves the router, with what stands beside the pages."""
    return router_script().with_name("asgi_app.py")


def is_installed(path: Path) -> bool:
    """True if the file is part of an installed package, which an update replaces."""
    return path.resolve().is_relative_to((_PACKAGE / "shipped").resolve())
