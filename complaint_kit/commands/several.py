"""One person and several companies: what is known of the person, and the names of the companies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from complaint_kit.cases import folder as cases
from complaint_kit.cases import profile
from complaint_kit.errors import AnswersError
from complaint_kit.packs.library import Library
from complaint_kit.situation.about import About
from complaint_kit.situation.case import Case
from complaint_kit.situation.filling import PLACES, answers_of
from complaint_kit.text import cleaned

MOST_COMPANIES = 200
_ME = frozenset(id_ for id_, path in PLACES.items() if path[0] == "me")
_FOR_WHOM = frozenset(id_ for id_, path in PLACES.items() if path[0] in ("acting", "letter_language"))
_HOW_LONG = "letter_form"  # a short letter or a full one, or as is usual for the company


def companies(path: Path) -> tuple[str, ...]:
    """The names in that file, one a line; empty lines and those that begin with # are left out, each name once.

    Raises AnswersError if the file cannot be read, holds none, or holds more than MOST_COMPANIES.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        mend = "Write one company a line, as text in UTF-8."
        raise AnswersError("this list of companies cannot be read", place=str(path), mend=mend) from error
    names = tuple(dict.fromkeys(name for line in lines if (name := cleaned(line).strip()) and name[0] != "#"))
    if not 0 < len(names) <= MOST_COMPANIES:
        mend = f"Write one company a line, at most {MOST_COMPANIES}; for many people there is `complaint-kit bulk`."
        raise AnswersError("there must be companies in this list", place=str(path), found=len(names), mend=mend)
    return names


def known_before(library: Library, scenario: str, home: Path) -> dict[str, Any]:
    """What the profile says, as answers; empty if there is none."""
    me = profile.read(home)
    return _told(library, Case(scenario=scenario, me=me), _ME) if me else {}


def about_me(library: Library, folder: Path | None) -> dict[str, Any]:
    """What the case in that folder tells of who writes, for whom and at what length, as answers; nothing of the
    organisation."""
    if folder is None:
        return {}
    case = cases.load(folder, library)
    left_to_the_kit = dict.fromkeys({_HOW_LONG} & set(case.skipped))
    return left_to_the_kit | _told(library, case, _ME | _FOR_WHOM | {_HOW_LONG})


def _told(library: Library, case: Case, ids: frozenset[str]) -> dict[str, Any]:
    told: Mapping[str, Any] = answers_of(case.model_copy(update={"about": About()}), library.wishes)
    asked = {question.id for question in library.interview(case.scenario or "").questions}
    return {id_: value for id_, value in told.items() if id_ in ids & asked}
