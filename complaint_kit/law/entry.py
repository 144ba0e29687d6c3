"""What every dated entry of the data has: days in force, a source, and who has read it there."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


class Model(BaseModel):
    """Frozen, and closed to anything it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def _one_language_at_least(words: dict[str, Any]) -> dict[str, Any]:
    if not words:
        raise ValueError("write the words in at least one language, such as {en: ...}")
    return words


BY_LANGUAGE = "by language"  # marks what may also stand beside its file, one file a language
Words = Annotated[dict[str, str], AfterValidator(_one_language_at_least), BY_LANGUAGE]
SOME_LANGUAGES = "in some languages"  # marks what only languages that need it have
Forms = Annotated[dict[str, str], BY_LANGUAGE, SOME_LANGUAGES]  # of a name, in languages that decline it
WordLists = Annotated[dict[str, tuple[str, ...]], AfterValidator(_one_language_at_least), BY_LANGUAGE]


class Source(Model):
    """Where it was read: the official text wherever it could be reached; `note` says if it was a mirror or report.

    `on` is the day on which a judgment was given, an order made or a page published: before it the source says nothing.
    """

    title: str
    url: str = Field(pattern=r"^https?://\S+$")
    on: date | None = None
    note: str | None = None


class Verified(Model):
    """The day somebody held the entry against its source, and who: a `second reader` tried to refute it."""

    on: date
    by: Literal["author", "second reader"] = "author"


class Citation(BaseModel):
    """What names a provision, by language: `{en: § 2 Alpha Code}`.

    `source` where it stands in another text than its rule: a regulation beside the code, rules beside the statute;
    `verified` where it was read otherwise than its rule, with its `doubt` where nobody has.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, str]

    source: Source | None = None
    verified: Verified | None = None
    doubt: str | None = None

    @model_validator(mode="after")
    def _said(self) -> Citation:
        _one_language_at_least(self.__pydantic_extra__)
        return self

    @property
    def unread(self) -> bool:
        """Whether it says itself that nobody has read it."""
        return "verified" in self.model_fields_set and self.verified is None

    @property
    def words(self) -> dict[str, str]:
        """The citation by language."""
        return self.__pydantic_extra__


class InForce(Model):
    """From the first to the last day in force, both included. No `until`: until further notice."""

    from_: date = Field(alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> InForce:
        if self.until is not None and self.until < self.from_:
            raise ValueError(f"in force until {self.until}, before it began on {self.from_}")
        return self

    def covers(self, day: date) -> bool:
        """Whether the entry is law on that day."""
        return self.from_ <= day and (self.until is None or day <= self.until)


class Entry(Model):
    """What every dated entry has. `verified: null`: nobody has held it against its source; `doubt` says why."""

    in_force: InForce | None = None  # inherits from the law
    source: Source | None = None  # inherits from the law
    verified: Verified | None = None
    doubt: str | None = None
