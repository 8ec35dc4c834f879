"""What records and cells are called, and where those that are still there open."""

from collections.abc import Mapping

from stances.app.cache import Bundle
from stances.components.kit.payload import PageLink
from stances.model.dataset import Dataset
from stances.versions.states import CELLS
from stances.wording.names import RecordNames
from stances.wording.words import in_sentence

_NAMED = ("stances", "sources", "actors", "issues", "events", "coders")


class Titles:
    """Names from the datasets, the earlier ones first; links into the one that is shown."""

    def __init__(self, bundle: Bundle, *datasets: Dataset) -> None:
        self._tables = bundle.tables
        self._names = {
            section: _merged([RecordNames(each).of(section) for each in datasets])
            for section in _NAMED
        }

    def of(self, section: str, key: str) -> tuple[str, PageLink | None]:
        """The name of a record or cell, and a link if the dashboard has it."""
        about = key.split(", ", maxsplit=1)[0]
        if section == CELLS:
            return self.cell(*key.split("~"))
        if section in ("searches", "not_applicable"):
            return self.cell(*about.split(" × "))
        if section == "corrections":
            return self._record(about)
        names = self._names.get(section, {})
        return names.get(key, key), self._link(section, key)

    def cell(self, actor: str, issue: str) -> tuple[str, PageLink | None]:
        """An actor on an issue; on every issue if there is none of that id."""
        names = self._names["actors"], self._names["issues"]
        title = in_sentence(names[1].get(issue, issue))
        link = self._link(CELLS, f"{actor}~{issue}") or self._link("actors", actor)
        return f"{names[0].get(actor, actor)} on {title}", link

    def _record(self, key: str) -> tuple[str, PageLink | None]:
        """The record of that id, whatever its section."""
        section = next((each for each in _NAMED if key in self._names[each]), "")
        return self.of(section, key) if section else (key, None)

    def _link(self, section: str, key: str) -> PageLink | None:
        tables = self._tables
        actor, _, issue = key.partition("~")
        targets = {
            CELLS: actor in tables.actor_rows and issue in tables.issue_rows,
            "stances": key in tables.stance_rows,
            "sources": key in tables.source_rows,
            "actors": key in tables.actor_rows,
            "issues": key in tables.issue_rows,
            "events": key in tables.event_rows,
        }
        if not targets.get(section):
            return None
        page, name = _PAGES[section]
        more = {"part": "Events"} if section == "events" else {}
        return PageLink("", page, {name: key, **more})


_PAGES = {
    CELLS: ("compare", "cell"),
    "stances": ("compare", "stance"),
    "sources": ("sources", "source"),
    "actors": ("actor", "actor"),
    "issues": ("issue", "issue"),
    "events": ("over-time", "event"),
}


def _merged(names: list[Mapping[str, str]]) -> Mapping[str, str]:
    return {key: name for each in names for key, name in each.items()}
