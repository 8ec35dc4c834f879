"""Web addresses: whether a text is one, and which site it belongs to."""

from urllib.parse import urlsplit


def is_link(address: str | None) -> bool:
    """True if the text is a web address with a host, safe for a browser to open."""
    if not address or any(character.isspace() or ord(character) < 32 for character in address):
        return False
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def host_of(address: str) -> str:
    """The host that the address names, in lower case; empty if it names none."""
    return urlsplit(address).hostname or ""


def site_of(address: str | None) -> str:
    """The host without a leading ``www.``; empty if the text is not a web address."""
    try:
        parts = urlsplit(address or "")
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme in ("http", "https") else ""
