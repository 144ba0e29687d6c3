"""What a letter encloses, as one PDF that can be sent beside it: a list, and behind it the exhibits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from complaint_kit.drafting.documents import terms_of
from complaint_kit.errors import WritingError
from complaint_kit.letters.letter import Letter, Paragraph, Span, Spans, Table
from complaint_kit.packs.library import Library


@dataclass(frozen=True)
class Enclosed:
    """A file that a letter encloses: what the case calls it, and what is in it."""

    file: str
    content: bytes


@dataclass(frozen=True)
class Bundle:
    """The PDF, and the enclosures that are not in it: what each is called, and why."""

    pdf: bytes
    lacking: Mapping[str, str]


def bundle(letter: Letter, files: Mapping[str, Enclosed | str], library: Library, home: str) -> Bundle | None:
    """The enclosures of the letter in its order; None if there is nothing to put behind the list.

    `files` are the files by the ids of exhibits and letters, or the reason (of `lacking` in the words) why one is not
    there. `home`: where the person lives, whose word for an enclosure is used.
    """
    if not any(isinstance(one, Enclosed) for one in files.values()):
        return None
    from complaint_kit.writers import bundle as writer  # reads every kind of file: loaded when there is one

    words = library.shared_words(letter.language)
    says, enclosure = words["letter"]["bundle"], terms_of(words, home)["enclosure"]
    parts: list[writer.Part] = []
    rows: list[tuple[Spans, ...]] = []
    lacking: dict[str, str] = {}
    bare = replace(letter, page_label="{page} / {pages}")
    for number, (name, id_) in enumerate(zip(letter.enclosures, letter.exhibits, strict=True), start=1):
        found = files.get(id_, "none")
        told = found if isinstance(found, str) else ""
        if not isinstance(found, str):
            try:
                label = f"{enclosure} {number}"
                pages = writer.pages_of(found.file, found.content, bare, name)
                parts.append(writer.Part(label, name, pages))
                count = says["page"] if len(pages) == 1 else says["pages"].format(pages=len(pages))
                told = f"{count}\n{sha256(found.content).hexdigest()}"
            except WritingError as error:
                told = error.key
        if told in says["lacking"]:
            told = lacking[name] = says["lacking"][told]
        rows.append(_row(str(number), name, told))
    if not parts:
        return None
    heading = _row(*says["columns"])
    cover = replace(
        bare,
        kind="enclosures",
        subject=says["title"].format(subject=letter.subject),
        blocks=(Paragraph((Span(says["opening"]),)), Table((heading, *rows))),
        recipient=(),
        signature="",
        enclosures=(),
        exhibits=(),
        provisions=(),
    )
    return Bundle(writer.write(cover, parts), lacking)


def _row(*cells: str) -> tuple[Spans, ...]:
    return tuple((Span(cell),) for cell in cells)
