"""All that is made for one step: the letter in each format, the page for the person, the dates for a calendar."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.enclosing import Bundle
from complaint_kit.drafting.form_sheet import form_sheet
from complaint_kit.drafting.languages import lacking
from complaint_kit.drafting.next_steps import CALENDAR, next_steps
from complaint_kit.drafting.page_notes import Beside
from complaint_kit.drafting.sheets import USUAL, Printed, sheet
from complaint_kit.drafting.speaking import source_says
from complaint_kit.errors import AnswersError, KitError, WritingError
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.layout import Layout
from complaint_kit.letters.letter import Letter, Paragraph, Span, signed
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.safe_contact import closed

FORMATS = ("pdf", "docx", "txt", "eml", "html")
DEFAULT_FORMATS = ("pdf", "docx", "txt", "eml")
AUTHORITY = "0-authority-to-sign"  # what is signed before there is a letter
TO_COPY = ("txt", "html")  # what a browser or an editor opens, to copy from
NEUTRAL = "letter"  # what a letter's files are called where names of files shall tell nothing
_NUMBER: dict[DocumentKind, int] = {
    "request": 1,
    "reminder": 2,
    "reply": 2,
    "appeal": 3,
    "controller_complaint": 3,
    "complaint": 4,
    "review": 5,
    "progress": 5,
    "supplement": 5,
    "withdrawal": 6,
    "voluntary": 1,
}


class Produced(NamedTuple):
    """A letter, and its files: bytes by file name; those that cannot be made, each with what is wrong; and the
    enclosures that are not there, with the reason."""

    letter: Letter
    files: Mapping[str, bytes]
    left_out: Mapping[str, WritingError]
    lacking: Mapping[str, str]


def write(letter: Letter, format_: str) -> bytes:
    """The letter in one format that nothing has to be put into. Each writer is loaded only when it is asked for."""
    writer: Callable[[Letter], bytes] = import_module(f"complaint_kit.writers.{format_}").write
    return writer(letter)


def write_mail(letter: Letter, attached: bytes, enclosed: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    """The letter as e-mail, with its PDF, which is the file that lies beside it, and the files `enclosed`, by name."""
    from complaint_kit.writers import eml

    return eml.write(letter, attached, enclosed)


def checked_formats(text: str) -> tuple[str, ...]:
    """The formats in a list such as "pdf,docx". Raises AnswersError for one that does not exist."""
    formats = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    for one in formats:
        if one not in FORMATS:
            raise AnswersError("there is no such format", found=one, mend=f"Choose among {', '.join(FORMATS)}.")
    if not formats:
        raise AnswersError("a letter needs a format", mend=f"Choose among {', '.join(FORMATS)}.")
    return formats


_ALWAYS = "txt"  # shows every character


def unprintable(answer: Any) -> WritingError | None:
    """What keeps a PDF from showing an answer; None if nothing does."""
    from complaint_kit.writers import fonts

    try:
        for text in answer if isinstance(answer, tuple | list) else (answer,):
            fonts.pieces(fonts.REGULAR, str(text))
    except WritingError as error:
        return error
    return None


def produce(
    plan: Plan,
    matter: Matter,
    library: Library,
    kind: DocumentKind,
    language: str,
    formats: tuple[str, ...],
    case: str,
    taken: Container[str] = (),
    reads: str | None = None,
    printed: Printed = USUAL,
    enclose: Callable[[Letter], Bundle | None] = lambda _: None,
) -> Produced:
    """The step's letter, what happens next, and its sources. `case` is the name the person types to go on with it.

    `taken` are the names of files that must stay as they are: what was sent is never written again. A format that
    cannot be made is left out; if none of them can, the letter is there as text. `reads`: the language that the person
    reads, for a copy of a letter in another one. `printed`: how it is printed, if otherwise than usual. `enclose` gives
    the enclosures of the letter as one PDF, which lies beside it and goes with the e-mail.
    """
    layout = sheet(library, matter.situation.residence, printed)
    letter = signed(draft(matter, library, kind, language, layout), printed.signature)
    if "email" in closed(matter.situation.case.me):  # whoever sends one is answered there
        formats = tuple(one for one in formats if one != "eml")
    called = NEUTRAL if matter.situation.case.discreet else kind.replace("_", "-")
    stem = _free(f"{_NUMBER[kind]}-{called}", formats, taken)
    bundle = enclose(letter)
    enclosed = {f"{stem}-enclosures.pdf": bundle.pdf} if bundle else {}
    missing = bundle.lacking if bundle else {}
    files, left_out = as_files(letter, stem, formats, enclosed)
    mail = f"{stem}.eml" if f"{stem}.eml" in files else ""
    pdf = f"{stem}.pdf" in files
    form = form_sheet(matter, library, language, letter) if kind == "complaint" else None
    fields = f"{stem}-form.{TO_COPY[0]}" if form else ""
    beside = Beside(mail, pdf, CALENDAR, fields, next(iter(enclosed), ""), bool(missing))
    page = next_steps(plan, matter, library, kind, language, case, letter, beside)
    more, left_out_too = as_files(page, f"{stem}-what-happens-next", ("pdf",))
    files |= more | (as_files(form, f"{stem}-form", TO_COPY)[0] if form else {})
    if copy := reading_copy(matter, library, kind, language, reads, layout):
        copied, left_out_of_it = as_files(copy, f"{stem}-reading-copy", ("pdf",))
        files, left_out_too = files | copied, left_out_too | left_out_of_it
    files[f"{stem}-sources.txt"] = sources(letter, library, library.shared_words(language)).encode()
    return Produced(letter, files | enclosed, left_out | left_out_too, missing)


def reading_copy(
    matter: Matter, library: Library, kind: DocumentKind, language: str, reads: str | None, layout: Layout | None = None
) -> Letter | None:
    """The letter in the language that the person reads, marked as nothing to send and signed by nobody; None where that
    is the language of the letter, or where the letter is not whole in it."""
    if reads is None or reads == language or reads not in matter.law.languages:
        return None
    if lacking(matter, library, kind, reads):
        return None
    copy = draft(matter, library, kind, reads, layout)
    says = library.shared_words(reads)["letter"]["reading_copy"]
    mark = Paragraph((Span(says["mark"].format(subject=copy.subject), strong=True),))
    return replace(
        copy,
        subject=says["title"].format(subject=copy.subject),
        blocks=(mark, *copy.blocks),
        page_label=f"{says['title'].format(subject='').rstrip(': ')} – {copy.page_label}",
        recipient_email=None,
        signature="",
        signed=None,
    )


def as_files(
    letter: Letter, stem: str, formats: tuple[str, ...], enclosed: Mapping[str, bytes] = MappingProxyType({})
) -> tuple[dict[str, bytes], dict[str, WritingError]]:
    """The letter in each format that can be made, by file name, and what is wrong with the others; as text if none
    can. `enclosed`: files by name that go with the e-mail."""
    files: dict[str, bytes] = {}
    left_out: dict[str, WritingError] = {}
    pdf = cache(lambda: write(letter, "pdf"))  # drawn once: what is sent is what is kept
    for one in formats:
        try:
            if one == "eml":
                files[f"{stem}.{one}"] = write_mail(letter, pdf(), enclosed)
            else:
                files[f"{stem}.{one}"] = pdf() if one == "pdf" else write(letter, one)
        except WritingError as error:
            left_out[f"{stem}.{one}"] = error
    return files or {f"{stem}.{_ALWAYS}": write(letter, _ALWAYS)}, left_out


def reasons(left_out: Mapping[str, WritingError], plan: Plan) -> tuple[KitError, ...]:
    """Why formats were left out: each question whose answer they cannot show, or what the writers said."""
    answers = plan.situation.answers.items() if left_out else ()
    named = [
        AnswersError(error.problem, place=id_, found=error.found, mend=error.mend)
        for id_, value in answers
        if (error := unprintable(value))
    ]
    told = {error.problem for error in named}
    others = {str(error): error for error in left_out.values() if error.problem not in told}
    return (*named, *others.values())


def _free(stem: str, formats: tuple[str, ...], taken: Container[str]) -> str:
    """The stem, or with a number where files of that name are taken: `1-request`, `1-request-2`."""
    stems = (stem, *(f"{stem}-{number}" for number in range(2, 1000)))
    return next(one for one in stems if not any(f"{one}.{format_}" in taken for format_ in formats))


def sources(letter: Letter, library: Library, words: Mapping[str, Any]) -> str:
    """Every provision the letter relies on: its source, and the day on which somebody read it, there or in a copy."""
    says = words["letter"]["sources"]
    lines = [says["title"], ""]
    for one in letter.provisions:
        read = says["read"].format(day=one.verified_on) if one.verified_on else says["unread"]
        read = source_says(library, one.rule, words) or read
        lines += [one.citation, f"    {one.source_title}", f"    {one.source_url}", f"    {read}", ""]
    return "\n".join(lines)
