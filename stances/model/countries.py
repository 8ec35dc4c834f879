"""Country codes: ISO 3166-1, those of former states, and two that are in use beside it.

``EU`` is reserved for the European Union, ``XK`` is what its institutions write for Kosovo.
"""

from iso3166 import countries

# ISO 3166-3: codes that were withdrawn and not given to another country since.
FORMER = frozenset(
    """
    AN BU CS CT DD DY FQ FX HV JT MI NH NQ NT PC PU PZ RH SU TP VD WK YD YU ZR
    """.split()  # noqa: SIM905  a list of quoted pairs is harder to compare with the standard
)
CODES = FORMER | {"EU", "XK"} | {country.alpha2 for country in countries}
_MISTAKEN = {"UK": "GB", "EL": "GR", "ENGLAND": "GB", "SCOTLAND": "GB", "WALES": "GB", "USA": "US"}


def likely_code(text: str) -> str | None:
    """The code that was meant by another code or a name, if that is clear."""
    words = text.strip()
    if words.upper() in CODES:
        return words.upper()
    country = countries.get(words, None)
    return _MISTAKEN.get(words.upper()) or (country.alpha2 if country else None)
