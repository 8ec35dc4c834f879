"""Sign-in, if ``.streamlit/secrets.toml`` names a provider; without it there is none."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st


def configured() -> bool:
    """True if readers have to sign in."""
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


def require_reader() -> None:
    """Stops the page unless its reader may read it."""
    if not configured():
        return
    if not st.user.get("is_logged_in", False):
        st.title("Sign in")
        st.write("This dashboard is for invited readers only.")
        st.button("Sign in", on_click=st.login, type="primary")
        st.stop()
    if not may_read(st.user.to_dict(), allowed()):
        st.title("Not a reader")
        st.write("You are signed in with an account that may not read this dashboard.")
        st.button("Sign out", on_click=st.logout)
        st.stop()


def allowed() -> Sequence[str] | None:
    """The addresses and domains of the readers; None if everyone who signs in may read."""
    section = st.secrets.get("stances", {})
    return section.get("allowed") if isinstance(section, Mapping) else ()


def may_read(user: Mapping[str, Any], allowed: Sequence[str] | None) -> bool:
    """True if the user's verified address, or its domain, is among the allowed ones."""
    if allowed is None:
        return True
    if user.get("email_verified") not in (True, "true"):
        return False
    address = str(user.get("email", "")).strip().casefold()
    name, at, domain = address.rpartition("@")
    if not (name and at and domain) or isinstance(allowed, str):
        return False
    return any(str(each).strip().casefold() in (address, f"@{domain}") for each in allowed)
