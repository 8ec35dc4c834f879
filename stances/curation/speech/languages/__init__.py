"""The languages in which speakers are told apart, and which of them a text is in."""

import re
from collections import Counter

from stances.curation.speech.languages.english import ENGLISH
from stances.curation.speech.languages.french import FRENCH
from stances.curation.speech.languages.german import GERMAN
from stances.curation.speech.languages.language import Language
from stances.curation.speech.languages.polish import POLISH
from stances.curation.speech.languages.russian import RUSSIAN
from stances.curation.speech.languages.ukrainian import UKRAINIAN

LANGUAGES = (ENGLISH, GERMAN, FRENCH, POLISH, UKRAINIAN, RUSSIAN)
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-][^\W\d_]+)*")
_SAMPLE = 20_000
_CLEAR = 1


def language_of(text: str, *, otherwise: Language = ENGLISH) -> Language:
    """The language that most of the text's common words belong to; ``otherwise`` if unclear."""
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    shares = {
        language.code: sum(words[word] for word in words if language.share([word]))
        for language in LANGUAGES
    }
    ranked = sorted(LANGUAGES, key=lambda language: shares[language.code], reverse=True)
    first, second = ranked[:2]
    clear = shares[first.code] - shares[second.code] >= _CLEAR
    return first if clear else otherwise
