"""The campaign file: one grievance, what all have in common, who sends, and how the letters are laid out on disk.

campaign: my-posts-are-not-training-data
scenario: ai_training
organisation: linkedin            # or leave it out and give each row a column `organisation`
answers: {wants: [stop, know], data_kinds: [posts, profile]}
language: by_residence            # or en, de
sender: {kind: person}            # or agent, body: {kind: body, name: ..., address: [...], email: ...}
output: {layout: folders, people_per_part: 250, print_file: true}
columns: {Mitglied seit: ignore, Profil: account_identifiers}
duplicates: reject                # or keep
names: check                      # or trust: every name is one living person's
postcodes: check                  # or put_zeros_back: 1067 in Germany is 01067
minors: reject                    # or parent: who stands in the column parent_name writes for the child
required: [account_identifiers]   # columns without which a row is rejected
letter_form: short                # or full
layout: din-5008-b                # `complaint-kit list layouts`; if left out, as is usual where the letters are printed
large_print: false                # or true: type of 18 points
archive: false                    # or true: PDFs made to the rules of PDF/A-2b, not certified
letterhead: letterhead.yaml       # logo, colour and Word file of the group, beside this file; none if left out
complainant: person               # or group: in whose name complaints are made, where the group writes
article_80: {statutes: true, not_for_profit: true, active_in: health data}     # of a body, said in complaints
joint_complaint: true             # or {offices: [ie.dpc], least: 10}: offices that told the group they take one
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator

from complaint_kit.bulk.input.columns import Columns, hidden_columns, looked_at, unanswered
from complaint_kit.bulk.input.parts import Complainant
from complaint_kit.bulk.input.reading import Trust
from complaint_kit.bulk.input.tables import PeopleTable
from complaint_kit.bulk.starting import practices_by_words, refuse_unknown_practices
from complaint_kit.drafting.build_plan import limits
from complaint_kit.drafting.sheets import Printed
from complaint_kit.errors import AnswersError, Problems, placed
from complaint_kit.law.entry import Model
from complaint_kit.packs.library import Library
from complaint_kit.packs.validation_errors import Where, misfits
from complaint_kit.packs.yamlio import read_yaml_with_lines
from complaint_kit.situation.answers import checked
from complaint_kit.situation.case import Article80


class Sender(Model):
    """Who signs: each person; or the group, as an agent or as a body under Article 80 GDPR, with a mandate a row."""

    kind: Literal["person", "agent", "body"] = "person"
    name: str = ""
    address: tuple[str, ...] = ()
    email: str | None = None

    @model_validator(mode="after")
    def _a_group_has_a_name(self) -> Sender:
        if self.kind != "person" and not (self.name and self.address):
            raise ValueError(f"a sender of kind '{self.kind}' needs `name:` and `address:`")
        if self.kind == "person" and (self.name or self.address or self.email):
            raise ValueError("each person signs with their own name; say `kind: agent` or `kind: body` for the group")
        return self


SEPARATORS = {"semicolon": ";", "comma": ",", "tab": "\t"}


class Layout(Model):
    """How letters lie on disk: in folders, or in stored ZIP archives, of so many rows each.

    `next_steps` adds the page that says what happens next. `post_to`: whose address is on the envelope, that of the
    recipient or of the person, who then signs and sends the letter on. `posted_from`: the country (ISO code) where that
    happens; its paper is used for all, and labels to other countries name theirs. `separator` divides register.csv and
    rejects.csv: as in the list of people, unless it says otherwise. `cover_letters`: a letter of the group with the
    schedule of its people goes before those to one recipient.
    """

    layout: Literal["folders", "zip"] = "folders"
    people_per_part: int = Field(default=250, ge=1, le=10_000)
    next_steps: bool = False
    print_file: bool = True
    letters_per_print_file: int = Field(default=10_000, ge=1)
    post_to: Literal["recipients", "people"] = "recipients"
    posted_from: Annotated[str, AfterValidator(str.upper)] | None = None
    labels: bool = False
    separator: Literal["as_list", "semicolon", "comma", "tab"] = "as_list"
    cover_letters: bool = False


class JointComplaint(Model):
    """One complaint for all whose complaints say the same, at offices of which that was read. `offices`: others, by id,
    that told the group so. `least`: with how many people, or else each complains alone."""

    offices: tuple[str, ...] = ()
    least: int = Field(default=2, ge=2)


def _if_so(raw: object) -> object:
    return ({} if raw else None) if isinstance(raw, bool) else raw


class Campaign(Model):
    """One campaign, as its file says it."""

    campaign: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    scenario: str
    organisation: str | None = None
    answers: dict[str, Any] = {}
    language: Literal["by_residence"] | str = "by_residence"
    sender: Sender = Sender()
    output: Layout = Layout()
    layout: str | None = None
    large_print: bool = False
    letterhead: str | None = None
    archive: bool = False
    columns: dict[str, str] = {}
    duplicates: Literal["reject", "keep"] = "reject"
    names: Literal["check", "trust"] = "check"
    postcodes: Literal["check", "put_zeros_back"] = "check"
    minors: Literal["reject", "parent"] = "reject"
    required: tuple[str, ...] = ()
    letter_form: Literal["short", "full"] | None = None
    complainant: Complainant | None = None
    article_80: Article80 | None = None
    joint_complaint: Annotated[JointComplaint | None, BeforeValidator(_if_so)] = None

    @model_validator(mode="after")
    def _parents_write_themselves(self) -> Campaign:
        if self.minors == "parent" and self.sender.kind != "person":
            raise ValueError("parents sign for their children themselves: `minors: parent` goes with `kind: person`")
        return self

    @model_validator(mode="after")
    def _a_group_complains(self) -> Campaign:
        if self.output.cover_letters and self.sender.kind == "person":
            raise ValueError("it lists the people of a group: `cover_letters` goes with a group as sender")
        if self.complainant and self.sender.kind == "person":
            raise ValueError("each person complains themselves: `complainant` goes with a group as sender")
        if self.joint_complaint and self.sender.kind == "person":
            raise ValueError("each person complains themselves: `joint_complaint` goes with a group as sender")
        if self.article_80 and self.sender.kind != "body":
            raise ValueError("it is about bodies: `article_80` goes with `sender: {kind: body, ...}`")
        return self

    @property
    def of_the_group(self) -> dict[str, Any]:
        """The facts about who writes, where that is not each person."""
        if self.sender.kind == "person":
            return {}
        field = {"article_80_active_in": self.article_80.active_in} if self.article_80 else {}
        return {"sent_by": self.sender.kind, **field}

    @property
    def printed(self) -> Printed:
        """How its letters are printed, whoever gets them."""
        return Printed(self.layout, self.large_print, archive=self.archive)

    def with_printed(self, printed: Printed) -> Campaign:
        """The same campaign, printed as the command line wants it."""
        layout, large = printed.layout or self.layout, printed.large or self.large_print
        archive = printed.archive or self.archive
        return self.model_copy(update={"layout": layout, "large_print": large, "archive": archive})

    @property
    def trust(self) -> Trust:
        """What the list is trusted with."""
        zeros, parents = self.postcodes == "put_zeros_back", self.minors == "parent"
        return Trust(zeros=zeros, names=self.names == "trust", parents=parents)

    @property
    def fixed(self) -> dict[str, Any]:
        """The answers that all rows share, without those left empty."""
        own = {"organisation": self.organisation, "letter_form": self.letter_form}
        named = {id_: value for id_, value in own.items() if value}
        return {id_: value for id_, value in {**self.answers, **named}.items() if value not in (None, "", [])}


def read_campaign(path: Path) -> Campaign:
    """The campaign, its answers unchecked. Raises Problems naming file and line of each thing that does not fit."""
    raw, lines = read_yaml_with_lines(path)
    if not isinstance(raw, dict):
        mend = "`complaint-kit bulk --init SCENARIO` writes one to fill in."
        raise AnswersError("this is no campaign file", place=str(path), mend=mend)
    filled = {key: value for key, value in raw.items() if value is not None}
    try:
        return Campaign.model_validate(filled)
    except ValidationError as error:
        raise misfits(error, lines, path, AnswersError, _mend) from None


_HOW = {
    "campaign": "Write a short name in small letters, with hyphens: `campaign: my-campaign`.",
    "scenario": "Write `scenario: ai_training`; `complaint-kit list scenarios` shows them.",
    "organisation": "Write its name: `organisation: linkedin`.",
    "answers": "Write answers by question: `answers: {wishes: [stop_use, know]}`.",
    "sender": "Write `sender: {kind: person}`.",
    "output": "Write settings under it: `output: {layout: folders, labels: true}`.",
    "minors": "Write `minors: reject`, or `minors: parent` where each person signs for themselves.",
    "required": "Write the columns that no row may leave empty: `required: [account_identifiers, says_1]`.",
    "letter_form": "Write `letter_form: short` or `letter_form: full`.",
    "layout": "Write `layout: din-5008-b`; `complaint-kit list layouts` shows them.",
    "complainant": "Write `complainant: person` or `complainant: group`.",
    "article_80": "Write `article_80: {statutes: true, not_for_profit: true, active_in: health data}`.",
    "joint_complaint": "Write `joint_complaint: true`, or `joint_complaint: {offices: [ie.dpc], least: 10}`.",
    "columns": "Write for each heading what it is: `columns: {Joined in: ignore, Handle: account_identifiers}`.",
}
_PARTS: Mapping[str, type[Model]] = {
    "sender": Sender,
    "output": Layout,
    "article_80": Article80,
    "joint_complaint": JointComplaint,
}


def _mend(fault: str, where: Where) -> str:
    """How to mend a fault of a campaign file; empty where the usual advice is right."""
    if fault == "extra_forbidden":
        model = _PARTS.get(str(where[0]), Campaign) if len(where) > 1 else Campaign
        near = get_close_matches(str(where[-1]), model.model_fields, 1)
        return f"Did you mean {near[0]}?" if near else f"The keys are: {', '.join(model.model_fields)}."
    return _HOW.get(str(where[0]), "") if len(where) == 1 else ""


def check_campaign(
    library: Library, campaign: Campaign, table: PeopleTable, today: date, path: Path, people: Path
) -> Columns:
    """What each column of the file is for. Raises Problems or AnswersError before any row is read."""
    if campaign.scenario not in library.scenarios():
        mend = f"Choose one of: {', '.join(library.scenarios())}."
        raise AnswersError("there is no such scenario", place=f"{path}, scenario", found=campaign.scenario, mend=mend)
    interview = library.interview(campaign.scenario)
    columns, problems = looked_at(library, interview, table.header, campaign.columns, str(people))
    answers = checked(interview, _complete(campaign.fixed, columns), limits(library, today), str(path))
    refuse_unknown_practices(answers.get("practices", ()), practices_by_words(library, campaign.scenario).values())
    if campaign.language not in {"by_residence", *library.languages()}:
        known = ", ".join(("by_residence", *library.languages()))
        raise AnswersError(
            "no such language", place=f"{path}, language", found=campaign.language, mend=f"Use: {known}."
        )
    _check_origin(library, campaign.output.posted_from, path)
    _check_offices(library, campaign.joint_complaint, path)
    if campaign.layout:
        with placed(f"{path}, layout"):
            library.layout(campaign.layout)
    problems += hidden_columns(table.hidden, campaign.columns, str(people))
    given = {*campaign.fixed, *columns.answers, *_brought_by(campaign.sender)}
    problems += [_no_column(id_, people) for id_ in unanswered(library, interview, given)]
    problems += [_no_column(id_, people) for id_ in campaign.required if id_ not in {*given, *columns.ids}]
    if campaign.sender.kind != "person" and columns.place_of("mandate_date") is None:
        problems.append(_no_column("mandate_date", people))
    if problems:
        raise Problems(problems)
    return columns


def _check_origin(library: Library, code: str | None, path: Path) -> None:
    if code and (code not in library.places or "-" in code):
        mend = "Write a country by its code, such as DE, GB or US."
        raise AnswersError("there is no such country", place=f"{path}, output.posted_from", found=code, mend=mend)


def _check_offices(library: Library, joint: JointComplaint | None, path: Path) -> None:
    known = {one.id for one in library.all_authorities()} if joint and joint.offices else set()
    for id_ in joint.offices if joint else ():
        if id_ not in known:
            mend = "`complaint-kit list authorities` shows them."
            place = f"{path}, joint_complaint.offices"
            raise AnswersError("there is no such authority", place=place, found=id_, mend=mend)


def _complete(fixed: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    """The shared answers without those that a row may complete: a country whose part stands in a column."""
    return {id_: value for id_, value in fixed.items() if not (id_ == "residence" and id_ in columns.answers)}


def _brought_by(sender: Sender) -> set[str]:
    return set() if sender.kind == "person" else {"acting_for"}


def _no_column(id_: str, people: Path) -> AnswersError:
    same = f"{id_}: ..." if id_ in Campaign.model_fields else f"answers: {{{id_}: ...}}"
    mend = f"Add the column, or give all rows the same with `{same}` in the campaign file."
    return AnswersError("every letter needs this, and no column has it", place=str(people), found=id_, mend=mend)
