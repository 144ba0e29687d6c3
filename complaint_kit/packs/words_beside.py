"""Words of a file that stand beside it, one file a language: `gdpr.de.yaml` says `gdpr.yaml` in German.

A file of words mirrors its base file and holds nothing but words. Entries that have a name are addressed by it (`id`,
`code`, `document`), several of one name by the first day of each, entries without a name in their order:

rules:
  access:
    scope: You need no reason, and no form.
    deadlines: {answer: {duty: tell you what it has done}}

Citations stand in the law; a further language writes them out under `cite`, or says under `citing` how it writes each
of their English forms.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from complaint_kit.errors import PackError, Problems
from complaint_kit.law.entry import BY_LANGUAGE, Citation
from complaint_kit.packs.citing import Citing
from complaint_kit.packs.yamlio import Keys, Lines, read_yaml_with_lines

_LANGUAGE = re.compile(r"[a-z]{2}")
NAMED_BY = ("id", "code", "document", "authority", "conduct")
_CITING = "citing"  # the forms in which the language writes citations
_FIRST = "en"  # of a text's languages


def words_beside(path: Path, packs: Iterable[Path] = ()) -> dict[Path, str]:
    """The files of words of that file with the language of each, English first.

    They lie beside it, or at the same place in a pack that has no such file of its own; the words of such a pack are
    those of the first pack's file.
    """
    folders = [path.parent]
    roots = list(packs)
    home = next((root for root in roots if path.is_relative_to(root)), None)
    if home:
        name = path.relative_to(home)
        having = [root for root in roots if (root / name).is_file()]
        if having[0] == home:
            folders += [(root / name).parent for root in roots if root not in having]
    found = {file: language for folder in folders for file, language in _in_languages(folder, f"{path.stem}.")}
    return dict(sorted(found.items(), key=lambda one: (one[1] != _FIRST, one[1])))


def _in_languages(folder: Path, start: str) -> Iterator[tuple[Path, str]]:
    for name in os.listdir(folder) if folder.is_dir() else ():
        language = name.removeprefix(start).removesuffix(".yaml")
        if f"{start}{language}.yaml" == name and _LANGUAGE.fullmatch(language):
            yield folder / name, language


def put_in(raw: Any, lines: Lines, files: Mapping[Path, str], model: type[BaseModel]) -> None:
    """Puts the words of those files into what was read of their base file, and their places into its `lines`.

    Raises Problems naming file and line of all that has no place there.
    """
    problems: list[PackError] = []
    for file, language in files.items():
        words, own = read_yaml_with_lines(file)
        forms = words.pop(_CITING, None) if isinstance(words, dict) else None
        putting = _Putting(file, language, own, lines)
        putting.into(model, raw, words or {}, (), ())
        if forms is not None:
            putting.cite(model, raw, forms)
        problems += putting.problems
    if problems:
        raise Problems(problems)


def is_text(model: type[BaseModel], where: Keys) -> bool:
    """Whether what stands there in a file of that model is a text by language."""
    kind: Any = model
    for key in where:
        part = _part(kind)
        if isinstance(part, type) and issubclass(part, BaseModel):
            kind = _kinds(part).get(str(key))
        else:
            kind = next(iter(get_args(part)[-1:] if get_origin(part) is dict else get_args(part)), None)
    return _is_text(kind)


class _Putting:
    """The words of one file on their way into its base."""

    def __init__(self, file: Path, language: str, own: Lines, lines: Lines) -> None:
        self._file = file
        self._language = language
        self._own = own
        self._lines = lines
        self._base = f"{file.name.removesuffix(f'.{language}.yaml')}.yaml"
        self.problems: list[PackError] = []

    def into(self, kind: Any, base: Any, words: Any, at: Keys, there: Keys) -> None:
        """Puts `words`, found at `there`, into `base` at `at`, which is to become of that kind."""
        part = _part(kind)
        if isinstance(part, type) and issubclass(part, BaseModel):
            self._by_key(_kinds(part).get, base, words, (at, there))
        elif get_origin(part) is dict:
            self._by_key(lambda key: get_args(part)[1] if key in base else None, base, words, (at, there))
        elif get_origin(part) is not tuple:
            self._refuse(there, "there are no words here")
        elif name := _name_of(get_args(part)[0]):
            self._by_name(name, get_args(part)[0], base, words, (at, there))
        else:
            self._in_order(get_args(part)[0], base, words, (at, there))

    def _by_key(self, kind_of: Callable[[str], Any], base: Any, words: Any, where: tuple[Keys, Keys]) -> None:
        at, there = where
        if not (isinstance(words, dict) and isinstance(base, dict)):
            self._refuse(there, "this has parts with names of their own")
            return
        for key, value in words.items():
            kind = kind_of(key)
            if _is_text(kind):
                self._say(kind, base, key, value, (at, there))
            elif kind is None or key not in base:
                self._refuse((*there, key), f"{self._base} has no such entry")
            else:
                self.into(kind, base[key], value, (*at, key), (*there, key))

    def _by_name(self, name: str, kind: Any, base: Any, words: Any, where: tuple[Keys, Keys]) -> None:
        at, there = where
        if not (isinstance(words, dict) and isinstance(base, list)):
            self._refuse(there, f"entries stand by their `{name}` here")
            return
        named: dict[str, dict[str, int]] = {}
        for index, one in enumerate(base):
            if isinstance(one, dict):
                named.setdefault(str(one.get(name)), {})[_mark(one)] = index
        for key, value in words.items():
            for index, said, place in self._entries(named.get(key, {}), value, (*there, key)):
                self.into(kind, base[index], said, (*at, index), place)

    def _entries(self, found: Mapping[str, int], words: Any, there: Keys) -> Iterator[tuple[int, Any, Keys]]:
        """The entries of one name, found by what tells them apart: index, words and where these stand."""
        if not found:
            self._refuse(there, f"{self._base} has no such entry")
        elif len(found) == 1:
            yield next(iter(found.values())), words, there
        elif not isinstance(words, dict) or words.keys() - found.keys():
            self._refuse(there, f"{self._base} has several of this name", f"Write each under {', '.join(found)}.")
        else:
            yield from ((found[mark], said, (*there, mark)) for mark, said in words.items())

    def _in_order(self, kind: Any, base: Any, words: Any, where: tuple[Keys, Keys]) -> None:
        at, there = where
        number = len(base) if isinstance(base, list) else 0
        if not isinstance(words, list) or len(words) != number:
            self._refuse(there, f"{self._base} has a list of {number} here", "Write as many; `null` says nothing.")
            return
        for index, value in enumerate(words):
            if _is_text(kind):
                self._say(kind, base, index, value, (at, there))
            elif value is not None:
                self.into(kind, base[index], value, (*at, index), (*there, index))

    def _say(self, kind: Any, base: Any, key: Any, value: Any, where: tuple[Keys, Keys]) -> None:
        """The text itself: `base[key]` by language."""
        at, there = (*where[0], key), (*where[1], key)
        known = isinstance(base, list) or key in base
        if not known and _part(kind) is Citation:
            self._refuse(there, f"{self._base} has no such citation")
            return
        texts = base[key] if known else base.setdefault(key, {})
        if not isinstance(texts, dict):
            self._refuse(there, f"{self._base} has no words by language here")
        elif self._language in texts:
            self._refuse(there, f"this has words in '{self._language}' already", "Keep one of them.")
        else:
            texts[self._language] = value
            self._lines.elsewhere[(*at, self._language)] = (self._file, self._own, there)
            if not known:
                self._lines.elsewhere[at] = (self._file, self._own, there)

    def cite(self, model: type[BaseModel], base: Any, forms: Any) -> None:
        """Puts in the citations that the forms of the language can say and that are not written out."""
        if not isinstance(forms, dict):
            self._refuse((_CITING,), "this has parts with names of their own")
            return
        try:
            citing = Citing.read(forms)
        except ValueError as error:
            self._refuse((_CITING, str(error)), "this needs the gaps of its English form, `{}`, and no other braces")
            return
        for at, citation in _citations(model, base, ()):
            said = citing.said(str(citation.get(_FIRST, "")))
            if said and self._language not in citation:
                citation[self._language] = said
                self._lines.elsewhere[(*at, self._language)] = (self._file, self._own, (_CITING,))

    def _refuse(self, there: Keys, problem: str, mend: str = "") -> None:
        name = ".".join(map(str, there)) or "the file"
        mend = mend or f"Write the keys and names of {self._base}, and nothing but words."
        self.problems.append(PackError(f"{name}: {problem}", place=f"{self._file}:{self._own.near(there)}", mend=mend))


def _citations(kind: Any, base: Any, at: Keys) -> Iterator[tuple[Keys, dict[str, Any]]]:
    """Every citation in what is to become of that kind, with its place."""
    part = _part(kind)
    if part is Citation and isinstance(base, dict):
        yield at, base
    elif isinstance(base, dict):
        for key, value in base.items():
            below = get_args(part)[-1] if get_origin(part) is dict else _citing_kinds(part).get(key)
            if below is not None:
                yield from _citations(below, value, (*at, key))
    elif isinstance(base, list) and get_origin(part) is tuple:
        for index, value in enumerate(base):
            yield from _citations(get_args(part)[0], value, (*at, index))


@cache
def _citing_kinds(part: Any) -> Mapping[str, Any]:
    """What each key of such an entry holds, where that may be or have a citation."""
    if not (isinstance(part, type) and issubclass(part, BaseModel)):
        return {}
    return {key: kind for key, kind in _kinds(part).items() if _cites(kind, frozenset({part}))}


def _cites(kind: Any, around: frozenset[Any]) -> bool:
    """Whether a citation may stand in what is of that kind, `around` which those models are."""
    part = _part(kind)
    if isinstance(part, type) and issubclass(part, BaseModel):
        below = _kinds(part).values() if part not in around else ()
        return part is Citation or any(_cites(one, around | {part}) for one in below)
    return any(_cites(one, around) for one in get_args(part) if one is not Ellipsis)


def _mark(entry: Mapping[str, Any]) -> str:
    """What tells an entry from others of its name: its first day, or else the first place that it is for."""
    first = (entry.get("in_force") or {}).get("from")
    return str(first or next(iter(entry.get("serves", ())), ""))


def _name_of(kind: Any) -> str | None:
    """The key by which entries of that kind are addressed; None if they have no name."""
    return next((one for one in NAMED_BY if one in getattr(_part(kind), "model_fields", ())), None)


@cache
def _kinds(model: type[BaseModel]) -> Mapping[str, Any]:
    """What each key of such an entry holds."""
    return {
        field.alias or name: Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        for name, field in model.model_fields.items()
    }


def _is_text(kind: Any) -> bool:
    """Whether it is a text by language."""
    if get_origin(kind) is Annotated:
        return BY_LANGUAGE in get_args(kind)[1:]
    if get_origin(kind) in (Union, UnionType):
        return any(map(_is_text, get_args(kind)))
    return kind is Citation


def _part(kind: Any) -> Any:
    """The kind without what pydantic is told besides, and without None."""
    if get_origin(kind) is Annotated:
        return _part(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return _part(next(one for one in get_args(kind) if one is not type(None)))
    return kind
