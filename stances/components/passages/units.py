"""Places in a text as a browser counts them: a character beyond 16 bits is two units there."""

from bisect import bisect_left


class Units:
    """The places of one text, in characters and in units of UTF-16."""

    def __init__(self, text: str) -> None:
        self._wide = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]
        self._units = [at + number for number, at in enumerate(self._wide)]

    def unit(self, place: int) -> int:
        """The place in units of UTF-16."""
        return place + bisect_left(self._wide, place)

    def place(self, unit: int) -> int:
        """The place in characters; a place inside a character is that of its end."""
        return unit - bisect_left(self._units, unit)
