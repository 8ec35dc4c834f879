"""Texts from data on a terminal: they are shown, and command nothing."""

import re

# Controls, and what ends a line or changes the direction of the text around it; a line break stays.
_COMMANDS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with a replacement character for each control in it, line breaks as they are."""
    return _COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " "))


def in_one_line(text: str) -> str:
    """The printable text with a blank for any white space."""
    return printable(" ".join(text.split()))
