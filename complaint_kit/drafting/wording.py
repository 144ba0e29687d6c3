"""Words around facts: dates, places and countries in the language of a letter, by babel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from complaint_kit.errors import PackError
from complaint_kit.letters.markup import escape

WIDTH = 78  # columns, where nobody knows how wide the screen is


def in_language(words: Mapping[str, str], language: str, place: str) -> str:
    """The words in that language. Raises PackError if there are none: no silent fallback to another language."""
    if language not in words:
        raise PackError(f"no words in '{language}'", place=place, found=", ".join(words), mend=f"Add `{language}:`.")
    return words[language]


def beside_letter(words: Mapping[str, str], language: str) -> str:
    """The words in that language, or else in English, for what the person alone reads beside a letter."""
    return words.get(language) or words["en"]


def locale_of(language: str, country: str) -> str:
    """The locale of a language for a country: its own where dates are written differently, or else the usual one."""
    own = f"{language}_{country[:2]}"
    return own if own in _OWN_FORMATS else _USUAL.get(language, language)


_OWN_FORMATS = {"de_AT", "de_CH", "de_LI", "en_US"}
_USUAL = {"en": "en_GB"}
WRITE_SS = frozenset({"de_CH", "de_LI"})  # where German is written without ß


def spelled(text: str, locale: str) -> str:
    """What the law says, as German is written there; what a person typed is no part of it."""
    return text.replace("ß", "ss") if locale in WRITE_SS else text


@lru_cache(maxsize=1024)
def long_date(day: date, locale: str) -> str:
    """23 September 2024, September 23, 2024, 23. September 2024."""
    return format_date(day, format="long", locale=locale)


@lru_cache(maxsize=256)
def month(day: date, locale: str) -> str:
    """The month of the day: September 2024."""
    return format_date(day, "MMMM y", locale=locale)


def month_alone(day: date, locale: str) -> str:
    """The month of the day without its year: September."""
    return format_date(day, "LLLL", locale=locale)


def counted(number: int, forms: Mapping[str, str], language: str) -> str:
    """How the language counts things: of `one`, `few`, `other`, ... the form for that number, or else `other`."""
    form = _locale(language).plural_form(number)
    return forms.get(form, forms["other"]).format(number=number)


@lru_cache(maxsize=8)
def _locale(locale: str) -> Locale:
    return Locale.parse(locale)


def stopped(text: str) -> str:
    """What a person wrote (escaped) as the end of a sentence: with a full stop, unless it has a mark of its own."""
    bare = text.rstrip()
    ended = not bare or bare.rstrip(_CLOSING).endswith((_FULL_STOP, "!", "?", "…", ":"))
    return bare if ended else f"{bare}."


_FULL_STOP = escape(".")
_CLOSING = escape(")\"'”“’‘»«")  # what may stand after the mark


def country_name(code: str, locale: str) -> str:
    """The country's name for the last line of an address abroad, in capitals as the postal union asks."""
    return territory(code, locale).upper()


@lru_cache(maxsize=1024)
def territory(code: str, locale: str) -> str:
    """The name of the country that the code belongs to: IE and IE-D give Ireland."""
    country = code.partition("-")[0]
    return str(_locale(locale).territories.get(country, country))


def languages(codes: Sequence[str], language: str) -> str:
    """The names of these languages as one phrase: Dutch, French and German."""
    return listed([str(_locale(language).languages.get(code, code)) for code in codes], language)


def capitalised(text: str) -> str:
    """The text with a capital at its start; the rest as it is, because German nouns keep theirs."""
    return text[:1].upper() + text[1:]


def listed(phrases: Sequence[str], language: str) -> str:
    """The phrases as one: a, b and c."""
    return _listed(tuple(phrases), language)


@lru_cache(maxsize=1024)  # in bulk, most lists come again for every person
def _listed(phrases: tuple[str, ...], language: str) -> str:
    pattern = _locale(language).list_patterns["standard"]
    if len(phrases) == 2 and any(pattern["2"].format("", "") in phrase for phrase in phrases):
        return str(pattern["end"].format(*phrases))  # review and reasons, and access
    return format_list(list(phrases), locale=language)
