"""Every country of the world by name, and languages, from the Unicode data that babel brings along."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache


@cache
def territories(languages: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Each country and territory by its ISO 3166 code, with its names in those languages and its other codes."""
    from babel import Locale  # a tenth of a second: only where a name is not known otherwise
    from babel.core import get_global

    peopled = set(map(str, get_global("territory_languages")))  # leaves out groups such as the Eurozone
    names = [Locale.parse(language).territories for language in languages]
    codes: dict[str, list[str]] = {}
    for other, now in get_global("territory_aliases").items():
        if len(now) == 1 and other.isalpha() and len(other) == 3:
            codes.setdefault(now[0], []).append(other)
    known = sorted(code for code in map(str, names[0]) if len(code) == 2 and code in peopled - {_UNKNOWN})
    whole = {one[code] for one in names for code in known}
    return {code: (*_said((one[code] for one in names), whole), *codes.get(code, ())) for code in known}


def is_language(code: str) -> bool:
    """Whether Unicode knows a language of that code, and so its dates, countries and lists."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(code)
    except UnknownLocaleError:
        return False
    return True


def name_of_language(code: str, language: str) -> str:
    """What that language calls the other: German, allemand."""
    from babel import Locale

    return str(Locale.parse(language).languages.get(code, code))


_UNKNOWN = "ZZ"  # what Unicode calls a region that is not known


def _said(names: Iterable[str], whole: Collection[str]) -> Iterator[str]:
    """Each name as it stands, and as people write it: St. Lucia and Saint Lucia, Myanmar and Burma; no part of it that
    is the whole name of another: Saint-Martin (partie néerlandaise) is not Saint-Martin."""
    for name in names:
        yield name
        outside, bracket, inside = name.partition(" (")
        yield from (part for part in (outside, inside.rstrip(")")) if bracket and part not in whole)
        yield from (name.replace(short, long) for short, long in _SHORT if short in name)


_SHORT = (("St. ", "Saint "), ("St. ", "Sankt "), ("&", "and"), ("&", "und"))
