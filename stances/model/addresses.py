"""Web addresses: whether a text is one, which site it belongs to, and which lead to one page."""

import re
from urllib.parse import quote, unquote, urlsplit

_WAYBACK = re.compile(r"https?://web\.archive\.org/web/[0-9]+[a-z_]*/(.+)", re.IGNORECASE)
_BREAK = re.compile(r"[\s\x00-\x1f]")
_TRACKING = re.compile(
    r"""(utm|mtm|hsa|guce)_.* | pk_(campaign|kwd|source|medium|content) | at_(medium|campaign)
    | _ga | _gl | _hsenc | _hsmi | __s | __twitter_impression | cmp | cmpid | cvid | dclid
    | fb_action_ids | fb_source | fbclid | ftag | gad_source | gbraid | gclid | gclsrc | guccounter
    | igshi?d? | li_fat_id | mc_[ce]id | mkt_tok | msclkid | ncid | ocid | oref | ref_src | ref_url
    | s_cid | smid | smtyp | soc_src | soc_trk | spm | srnd | srsltid | taid | ttclid | twclid
    | wbraid | wickedid | wt_mc | xtor | yclid""",
    re.IGNORECASE | re.VERBOSE,
)


def is_link(address: str | None) -> bool:
    """True if the text is a web address with a host, safe for a browser to open."""
    if not address or _BREAK.search(address):
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


def folded_address(address: str) -> str:
    """The address without what does not change the page it leads to; equal for equal pages.

    Left out are the scheme, ``www.``, the usual port, a trailing slash, tracking parameters, the
    fragment, and the Wayback Machine around a page. A text that is not a web address is returned
    as it is, but for white space around it.
    """
    address = address.strip()
    if not is_link(address):
        return address
    if copy := _WAYBACK.match(address):
        return folded_address(copy[1] if "://" in copy[1] else f"http://{copy[1]}")
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    try:
        port = parts.port
    except ValueError:
        return address
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    path = quote(unquote(parts.path, errors="surrogateescape"), errors="surrogateescape")
    kept = (one for one in parts.query.split("&") if not _TRACKING.fullmatch(one.partition("=")[0]))
    query = "&".join(sorted(filter(None, kept)))
    route = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return "".join(
        [place, path.rstrip("/"), f"?{query}" if query else "", f"#{route}" if route else ""]
    )
