"""Text from data as it may be shown: nothing in it moves the cursor or reverses its direction."""

import re

# Controls (C0, DEL and C1) and the embeddings, overrides and isolates of text direction.
_UNSEEN = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
_BREAKS = re.compile("[\t\n\r\u2028\u2029]")
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}


def visible(text: str) -> str:
    r"""The text with each control character as its escape, ``\u001b``; tabs and line ends stay."""
    return _UNSEEN.sub(_escape, text)


def visible_line(text: str) -> str:
    r"""The same on one line: tabs and line ends are escaped as well, ``\t`` and ``\n``."""
    return visible(_BREAKS.sub(_escape, text))


def spelled_out(text: str) -> str:
    """The text on one line, all that cannot be seen by its number: ``<U+200B>``."""
    return _INVISIBLE.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT.get(character, f"\\u{ord(character):04x}")
