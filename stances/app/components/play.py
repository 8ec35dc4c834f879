"""The play component: the finding, the scale on any day, and the slider that moves it."""

from collections.abc import Callable
from typing import Any

from stances.app.components.kit import component, plain
from stances.components.play.payload import Play, Sentence

_play = component("play")


def play(
    payload: Play,
    sentence: Sentence,
    *,
    key: str,
    height: int,
    on_open: Callable[[], None],
    on_move: Callable[[], None],
) -> Any:
    """Mounts the play on the day of the sentence, at least ``height`` pixels high.

    ``on_open`` runs when a chip or a part of the sentence is pressed (``session_state[key].open``),
    ``on_move`` when the slider has come to rest on another day (``session_state[key].move``). The
    result's ``go`` names a page to open, once.
    """
    return _play(
        key=key,
        data={"play": plain(payload), "sentence": plain(sentence), "height": height},
        on_open_change=on_open,
        on_move_change=on_move,
        on_go_change=lambda: None,
    )
