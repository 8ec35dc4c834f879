"""What a page says of a table where the command line has an option for it."""

import re

# The last part of a sentence that names the option, as in "; give it, for example --range 0..10".
_OPTION = re.compile(
    r"(?P<lead>(?:; |, )(?:or |if not, )?|: if it is, )"
    r"(?:(?:give|write) [^;:,]*?(?:, for example )?|add )?"
    r"--range(?: gives another| '[^']*'| \S+?)?(?=\.(?: |$)|$)"
)


def in_pages(text: str) -> str:
    """The text with what can be done about a page instead of the option ``--range``."""
    return _OPTION.sub(
        lambda match: f"{match['lead']}recode the column to positions from -2 to 2", text
    )
