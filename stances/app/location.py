"""Where the dashboard is, and the view that it shows: for citations and exports."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

from streamlit.runtime.scriptrunner import get_script_run_ctx

from stances.app import address
from stances.model.dataset import Dataset


def base_address() -> str:
    """Where this dashboard is, for links in citations; empty if the browser does not say.

    That is what the page's own address begins with, a path before the page's name included:
    whoever serves it may keep it under one. ``st.context.url`` takes the end of such a path for
    the name of a page (``/research/``, ``search``), so the browser's own words are read.
    """
    context = get_script_run_ctx()
    said = context.context_info if context else None
    url = urlsplit(said.url if said else "")
    return f"{url.scheme}://{url.netloc}{url.path.rpartition('/')[0]}/" if url.netloc else ""


def view_address(fixed: Mapping[str, str], dataset: Dataset) -> str:
    """The address of what is shown, ``fixed`` written out in it; empty if it is not known.

    A record or cell that the dataset does not have is left out.
    """
    base = base_address()
    query = {**address.present(), **fixed}
    query.pop("citation_format", None)
    actor, _, issue = address.text("cell").partition("~")
    if address.text("stance") not in dataset.stances_by_id:
        query.pop("stance", None)
    if actor not in dataset.actors_by_id or issue not in dataset.issues_by_id:
        query.pop("cell", None)
    asked = f"?{urlencode(query, doseq=True)}" if query else ""
    return f"{base}{address.shown_page()}{asked}" if base else ""
