"""Which two versions are compared, chosen from those that git has."""

from dataclasses import dataclass

import streamlit as st

from stances.app import address, cache, choices
from stances.app.page import as_text
from stances.versions.history import Revision
from stances.wording.words import day_words

VISIT = "visit"
NOW = "now"
_LABELS = {VISIT: "My last visit", NOW: "The data as they are now"}


@dataclass(frozen=True)
class Versions:
    """Two versions; None stands for the data as they are now."""

    old: Revision
    new: Revision | None

    @property
    def new_name(self) -> str:
        """The newer one's name in addresses."""
        return self.new.name if self.new else NOW

    @property
    def words(self) -> str:
        """Both by name."""
        new = f"{version_words(self.new)}" if self.new else "now"
        return f"from {version_words(self.old)} to {new}"


def chosen_versions() -> Versions | None:
    """The two versions to compare; None for what changed since the last visit."""
    history = cache.history()
    if not history.revisions:
        address.keep("from", "to")
        st.caption(as_text(history.limits))
        return None
    named = {name: version_words(revision) for name, revision in history.by_name.items()}
    with st.container(key="versions"):
        first, second, _ = st.columns([2, 2, 1], gap="small")
    with first:
        labels = {VISIT: _LABELS[VISIT], **named}
        old = choices.one_of("from", "Changed since", labels, usual=VISIT, widget="list")
    with second:
        labels = {NOW: _LABELS[NOW], **named}
        if old == VISIT:
            labels = {NOW: _LABELS[NOW]}
        new = choices.one_of("to", "Until", labels, usual=NOW, widget="list")
    if history.limits:
        st.caption(as_text(history.limits))
    return None if old == VISIT else Versions(history.by_name[old], history.by_name.get(new))


def version_words(revision: Revision) -> str:
    """``Version 3.0.0 · 26 Nov 2026 · 4b6550a1473c``."""
    own = f"Version {revision.version}" if revision.version else ""
    return " · ".join(filter(None, [own, day_words(revision.day, short=True), revision.name]))
