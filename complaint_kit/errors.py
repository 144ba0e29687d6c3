"""What can go wrong, in words that say where, what was found and what to write instead.

>>> str(PackError("two rules share an id", place="jurisdictions/eu/gdpr.yaml:12", found="access", mend="rename one"))
'jurisdictions/eu/gdpr.yaml:12: two rules share an id (found: access). rename one'
"""

from __future__ import annotations

from collections.abc import Sequence


class KitError(Exception):
    """The root: every error the person is meant to read.

    `place` names the file and line, the row or the question; `found` quotes the input; `mend` says what to do.
    """

    def __init__(self, problem: str, *, place: str = "", found: object = None, mend: str = "") -> None:
        self.problem = problem
        self.place = place
        self.found = found
        self.mend = mend
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        start = f"{self.place}: " if self.place else ""
        quoted = "" if self.found is None else f" (found: {self.found})"
        end = f". {self.mend}" if self.mend else ""
        return f"{start}{self.problem}{quoted}{end}"


class PackError(KitError):
    """A law, template or organisation file is wrong."""


class AnswersError(KitError):
    """The answers are missing something, or say something impossible."""


class CaseError(KitError):
    """A case folder is missing, damaged or not ours to write."""


class WritingError(KitError):
    """A letter cannot be written as asked: a glyph the fonts lack, a folder without permission, a full disk."""


class Problems(KitError):
    """Several errors at once, so that a person mends them in one go."""

    def __init__(self, problems: Sequence[KitError]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))
