"""The event that the address names."""

from stances.app import address, choices
from stances.app.cache import Bundle


def linked_event(bundle: Bundle) -> str:
    """The id of the event that the address names; empty if it names none that is there."""
    address.keep("event")
    known = bundle.tables.event_rows
    choices.say_unknown("event", address.unknown("event", known))
    return address.known("event", known)
