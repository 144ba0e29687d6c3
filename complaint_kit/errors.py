"""What can go wrong, in words that say where, what was found and what to write instead.

>>> str(PackError("two rules share an id", place="jurisdictions/eu/gdpr.yaml:12", found="access", mend="rename one"))
'jurisdictions/eu/gdpr.yaml:12: two rules share an id (found: access). rename one'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import Self

from complaint_kit.text import shown

_LONGEST_FOUND = 80  # characters of the input that a message quotes


class KitError(Exception):
    """The root: every error the person is meant to read.

    `place` names the file and line, the row or the question; `found` quotes the input; `mend` says what to do. `key`
    names the same words under `screen: refused:` in words.<language>.yaml, for errors that a question may meet. What
    cannot be printed is written out, so that no message moves the cursor or turns the reading direction.
    """

    def __init__(self, problem: str, *, place: str = "", found: object = None, mend: str = "", key: str = "") -> None:
        self.problem = problem
        self.place = place
        self.found = found
        self.mend = mend
        self.key = key
        super().__init__(self._sentence())

    def at(self, place: str) -> Self:
        """The same error at that place."""
        moved = copy(self)
        KitError.__init__(moved, self.problem, place=place, found=self.found, mend=self.mend, key=self.key)
        return moved

    def _sentence(self) -> str:
        start = f"{self.place}: " if self.place else ""
        quoted = "" if self.found is None else f" (found: {shown(str(self.found), longest=_LONGEST_FOUND)})"
        end = f". {self.mend}" if self.mend else ""
        return "\n".join(map(shown, f"{start}{self.problem}{quoted}{end}".split("\n")))


class PackError(KitError):
    """A law, template or organisation file is wrong."""


class AnswersError(KitError):
    """The answers are missing something, or say something impossible."""


class Uncertain(AnswersError):
    """An answer that may mean several things. `choices` are their ids, the likeliest first: a person chooses."""

    def __init__(
        self, problem: str, *, place: str = "", found: object = None, mend: str = "", choices: tuple[str, ...] = ()
    ) -> None:
        super().__init__(problem, place=place, found=found, mend=mend)
        self.choices = choices


class CaseError(KitError):
    """A case folder is missing, damaged or not ours to write."""


class WritingError(KitError):
    """A letter cannot be written as asked: a glyph the fonts lack, a folder without permission, a full disk."""


class Problems(KitError):
    """Several errors at once, so that a person mends them in one go."""

    def __init__(self, problems: Sequence[KitError]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


@contextmanager
def placed(place: str) -> Iterator[None]:
    """Names the place in every error that does not name one itself."""
    try:
        yield
    except Problems:
        raise
    except KitError as error:
        if error.place:
            raise
        raise type(error)(error.problem, place=place, found=error.found, mend=error.mend) from None


def way_of(error: BaseException) -> str:
    """The way that an error came, call by call, and its type; not what it says, which may be private."""
    import traceback  # seldom needed, and slow to load

    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"


def where_it_failed(error: BaseException) -> str:
    """File, line and type of an error that nobody foresaw, without a word of what it says: that may be private."""
    import traceback  # seldom needed, and slow to load

    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if _HERE in Path(frame.filename).parents] or frames
    if not ours:
        return type(error).__name__
    last = ours[-1]
    path = Path(last.filename)
    name = path.relative_to(_HERE).as_posix() if _HERE in path.parents else path.name
    return f"{name}:{last.lineno} {type(error).__name__}"


_HERE = Path(__file__).resolve().parent
