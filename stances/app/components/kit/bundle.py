"""One script and one style for a component, made of the files of its folder and of the kit.

Streamlit takes a component's script as one text, and a module in it could not import a file: its
address is a blob's. So the modules that a script imports are put before it, each in a scope of its
own that hands over what it exports. What the scripts may use of the module syntax is what the
linter and this module know: ``import { a, b } from "./file.js"`` and ``export`` before a
declaration.
"""

import re
from pathlib import Path

from stances.charts.palette import css_tokens

_HERE = Path(__file__).parent
_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://.*|/\*\*?(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)


def script(path: Path) -> str:
    """The script and, before it, every module that it imports, each once."""
    modules: dict[Path, str] = {}
    _collect(path.resolve(), modules)
    return "".join(modules.values())


def style(folder: Path) -> str:
    """The colours, the kit's rules, and the folder's style sheets, the one named like it first."""
    kit = _HERE / "kit.css"
    sheets = sorted(folder.glob("*.css"), key=lambda path: (path.stem != folder.name, path))
    every = [kit, *(sheet for sheet in sheets if sheet != kit)]
    return css_tokens() + "".join(_bare(sheet) for sheet in every)


def _collect(path: Path, modules: dict[Path, str]) -> None:
    if path in modules:
        return
    text = _bare(path)
    taken = ""
    for names, address in _IMPORT.findall(text):
        other = (path.parent / address).resolve()
        _collect(other, modules)
        taken += f"const {{{names}}} = {_name(other)}\n"
    exported = ", ".join(_EXPORT.findall(text))
    body = taken + _EXPORT.sub("", _IMPORT.sub("", text))
    if exported:
        body = f"const {_name(path)} = (() => {{\n{body}return {{ {exported} }}\n}})()\n"
    modules[path] = body


def _name(path: Path) -> str:
    return f"{path.parent.name}_{path.stem}"


def _bare(path: Path) -> str:
    """The text of a file without comment lines: it is sent on every run."""
    return _COMMENT.sub("", path.read_text(encoding="utf-8"))
