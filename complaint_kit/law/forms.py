"""The forms of offices: their fields in order, how much each holds, and what of a case fills it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from complaint_kit.law.conditions import Condition
from complaint_kit.law.entry import Entry, InForce, Model, Source
from complaint_kit.law.rights import Right

Fills = Literal[
    # of the case
    "name", "email", "phone", "address", "home", "person", "known_as",
    "organisation", "organisation_address", "organisation_email",
    "asked", "asked_on", "answered_on", "appealed_on", "enclosures",
    "wanted",  # what was asked for, with what the person said of it
    # of the complaint that lies beside the sheet
    "subject", "summary", "parties", "facts", "grounds", "harm", "wishes",
    "story",  # all of these but the parties, for a form with one place to tell it
    "choice",  # one or some of the options
    "you",  # nothing of the case: only the person can
]  # fmt: skip
TELLS: tuple[Fills, ...] = ("facts", "story")  # one of them holds what happened


Label = str | dict[str, str]  # as it stands on the form; by language where nobody read one


def labelled(label: Label, language: str) -> str:
    """The label as it stands on the form, or in that language, or else in English."""
    return label if isinstance(label, str) else label.get(language) or label["en"]


class Option(Model):
    """One of the options of a choice. It is ticked if `rights` has a right that the
    complaint is about, or if `when` holds; with neither, only the person can tick it."""

    label: Label
    rights: tuple[Right, ...] = ()
    when: Condition | None = None


class FormField(Model):
    """A field. `limit`: the most characters that it holds."""

    label: Label
    fills: Fills
    limit: int | None = Field(default=None, ge=1)
    required: bool = False
    options: tuple[Option, ...] = ()

    @model_validator(mode="after")
    def _options_of_a_choice(self) -> FormField:
        if (self.fills == "choice") != bool(self.options):
            raise ValueError("a choice has options, and nothing else has")
        return self


class Form(Entry):
    """A form, or what such forms usually ask where nobody read one, which its `doubt` says.

    `authorities`: whose it is. `url`: where it is, if not at the `web_form` of the authority. `attaches`: whether files
    can be sent with it.
    """

    id: str
    authorities: tuple[str, ...] = Field(min_length=1)
    url: str | None = None
    attaches: bool = True
    in_force: InForce
    source: Source
    fields: tuple[FormField, ...] = Field(min_length=1)


class FormFile(Model):
    """`jurisdictions/<place>/forms.yaml`."""

    forms: tuple[Form, ...]
