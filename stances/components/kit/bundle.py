"""One script and one style for a component, made of the files of its folder and of the kit.

Streamlit takes a component's script as one text, and a module in it could not import a file: its
address is a blob's. So the modules that a script imports are put before it, each in a scope of its
own that hands over what it exports. What the scripts may use of the module syntax is what the
linter and this module know: ``import { a, b } from "./file.js"`` and ``export`` before a
declaration. Both texts are sent with every message that the component's payload changes, so they
are minified; Streamlit takes a text of one line for the name of a file.
"""

import re
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from stances.charts.palette import css_tokens

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)


def script(path: Path) -> str:
    """The script and, before it, every module that it imports, each once."""
    return str(jsmin(modules(path)))


def modules(path: Path) -> str:
    """The same, as it is written."""
    found: dict[Path, str] = {}
    _collect(path.resolve(), found)
    return "".join(found.values())


def style(path: Path) -> str:
    """The colours, the kit's rules and the style sheets beside the script, its namesake first.

    The kit's own scripts have no other style than that namesake.
    """
    own = path.with_suffix(".css")
    beside = [] if path.parent == _HERE else sorted(path.parent.glob("*.css"))
    sheets = [_HERE / "kit.css", *([own] if own.exists() else []), *beside]
    texts = [sheet.read_text(encoding="utf-8") for sheet in dict.fromkeys(sheets)]
    return f"{cssmin(css_tokens())}\n{cssmin(''.join(texts))}"


def _collect(path: Path, found: dict[Path, str]) -> None:
    if path in found:
        return
    text = path.read_text(encoding="utf-8")
    taken = ""
    for names, address in _IMPORT.findall(text):
        other = (path.parent / address).resolve()
        _collect(other, found)
        taken += f"const {{{names}}} = {_name(other)}\n"
    exported = ", ".join(_EXPORT.findall(text))
    body = taken + _EXPORT.sub("", _IMPORT.sub("", text))
    if exported:
        body = f"const {_name(path)} = (() => {{\n{body}return {{ {exported} }}\n}})()\n"
    found[path] = body


def _name(path: Path) -> str:
    return f"{path.parent.name}_{path.stem}"
