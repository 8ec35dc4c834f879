"""What a snapshot's HTML is: a policy that names each script, data that no text can break out of."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

from stances.analysis.question import question
from stances.reading.loader import Loaded
from stances.snapshot.document import snapshot_text
from stances.tables.frames import tables

HOSTILE = "</script><script>alert(1)</script><!--<script> \u2028 ]]> & \"'"


class Elements(HTMLParser):
    """Each script and style with its attributes and text, and every other tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.append((tag, dict(attrs)))
        self.inside = tag
        if tag in ("script", "style"):
            self.blocks.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        if self.inside in ("script", "style"):
            tag, attributes, text = self.blocks[-1]
            self.blocks[-1] = tag, attributes, text + data

    def handle_endtag(self, _tag: str) -> None:
        self.inside = ""


def snapshot(loaded: Loaded) -> str:
    asked = question(tables(loaded.dataset, loaded.seeds), as_of=loaded.dataset.as_of)
    return snapshot_text(loaded.dataset, asked)


def test_hostile_text_stays_text_and_every_block_is_named_in_the_policy(
    small: dict[str, Any], read: Callable[[dict[str, Any]], Loaded]
) -> None:
    harmless = Elements(snapshot(read(small)))
    small["dataset"]["title"] = small["dataset"]["question"] = f"Title {HOSTILE}"
    small["actors"][0]["name"] = f"Ann {HOSTILE}"
    small["issues"][0]["title"] = f"Tax {HOSTILE}"
    small["stances"][0]["summary"] = f"Refused {HOSTILE}"
    page = Elements(snapshot(read(small)))
    assert [tag for tag, _ in page.attributes] == [tag for tag, _ in harmless.attributes]

    policy = next(
        each["content"] for _, each in page.attributes if "http-equiv" in each
    ) or ""  # fmt: skip
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for _tag, attributes, text in page.blocks:
        if attributes.get("type") == "application/json":
            data = json.loads(text)
            continue
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    records = data["evidence"]["ann~tax"]["records"]
    assert records[0]["summary"] == f"Refused {HOSTILE}"


def test_the_file_is_small_and_no_element_of_it_points_outside(shipped: Loaded) -> None:
    text = snapshot(shipped)
    assert len(text.encode()) < 5_000_000
    page = Elements(text)
    outward = {
        (tag, name)
        for tag, attributes in page.attributes
        for name, value in attributes.items()
        if name in ("src", "href", "srcset", "action", "data", "style")
        and not str(value).startswith("#")
    }
    assert outward == set()
    assert not any(
        re.search(r"@import|url\(", text) for tag, _, text in page.blocks if tag == "style"
    )
