"""What a letter encloses, as one PDF that can be sent beside it: a list, and behind it the exhibits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from complaint_kit.drafting.documents import terms_of
from complaint_kit.errors import WritingError
from complaint_kit.letters.letter import Block, Letter, Paragraph, Span, Spans, Table, plain
from complaint_kit.packs.library import Library

if TYPE_CHECKING:
    from complaint_kit.writers.bundle import Read


class Enclosed(NamedTuple):
    """A file that a letter encloses: what the case calls it, and what is in it."""

    file: str
    content: bytes


class Bundle(NamedTuple):
    """The PDF, and the enclosures that are not in it: what each is called, and why, as a key of `lacking`."""

    pdf: bytes
    lacking: Mapping[str, str]


def bundle(
    letter: Letter, files: Mapping[str, Sequence[Enclosed | str]], library: Library, home: str, label: str | None = None
) -> Bundle | None:
    """The enclosures of the letter in its order; None if there is nothing to put behind the list.

    `files` are the files by the ids of exhibits and letters, or the reason (of `lacking` in the words) why one is not
    there. `home`: where the person lives, whose word for an enclosure is used, unless `label` says another.
    """
    if not any(isinstance(one, Enclosed) for of_one in files.values() for one in of_one):
        return None
    from complaint_kit.writers import bundle as writer  # reads every kind of file: loaded when there is one

    words = library.shared_words(letter.language)
    says, terms = words["letter"]["bundle"], terms_of(words, home)
    enclosure = label or terms["enclosure"]
    parts: list[writer.Part] = []
    rows: list[tuple[Spans, ...]] = []
    lacking: dict[str, str] = {}
    bare = replace(letter, page_label="{page} / {pages}")
    for number, (name, id_) in enumerate(zip(letter.enclosures, letter.exhibits, strict=True), start=1):
        read, told = _read(files.get(id_) or ("none",), name, bare, says)
        if read:
            parts.append(writer.Part(f"{enclosure} {number}", name, read))
        lacking |= {f"{name}, {file}" if file else name: why for file, why in told.lacking}
        rows.append(_row(str(number), name, "\n".join(told.lines)))
    if not parts:
        return None
    opening = Paragraph((Span(says["opening"].format(enclosure=terms["enclosure"])),))
    called = {"enclosure": terms["enclosure"], "enclosures": terms["enclosures"].rstrip(":")}
    heading = _row(*(one.format(**called) for one in says["columns"]))
    cover = replace(
        bare,
        kind="enclosures",
        subject=says["title"].format(subject=letter.subject, **called),
        blocks=(*_reference(letter, words), opening, Table((heading, *rows))),
        recipient=(),
        signature="",
        enclosures=(),
        exhibits=(),
        provisions=(),
    )
    return Bundle(writer.write(cover, parts), lacking)


def _reference(letter: Letter, words: Mapping[str, Any]) -> tuple[Block, ...]:
    """The lines by which the letter is filed, where they stand in its text and not beside the address."""
    named = str(words["letter"]["identification"]["reference"]).casefold()
    first = letter.blocks[:1]
    said = plain(first[0].spans) if first and isinstance(first[0], Paragraph) else ""
    return first if said.casefold().startswith(named) else ()


class _Told(NamedTuple):
    """What the list says of an enclosure, and what of it is not there: the file in it, if it is only that, and why (a
    key of `lacking`)."""

    lines: list[str]
    lacking: list[tuple[str, str]]


def _read(
    files: Sequence[Enclosed | str], name: str, letter: Letter, says: Mapping[str, Any]
) -> tuple[tuple[Read, ...], _Told]:
    """The files of one enclosure; what is attached to one of them and is there already is not read twice."""
    from complaint_kit.writers import bundle as writer

    read: list[Read] = []
    told = _Told([], [])
    hashes = [sha256(one.content).hexdigest() for one in files if isinstance(one, Enclosed)]
    for one in files:
        try:
            if isinstance(one, str):
                raise WritingError("this exhibit is not there", key=one)
            found = writer.read(one.file, one.content, letter, name, hashes)
        except WritingError as error:
            told.lines.append(says["lacking"][error.key])
            told.lacking.append(("", error.key))
            continue
        read.append(found)
        pages = len(found.pages)
        told.lines.append(says["page"] if pages == 1 else says["pages"].format(pages=pages))
        told.lines.append(sha256(one.content).hexdigest())
        for file, key in found.lacking:
            told.lines.append(f"{file}: {says['lacking'][key]}")
            told.lacking.append((file, key))
    return tuple(read), told


def _row(*cells: str) -> tuple[Spans, ...]:
    return tuple((Span(cell),) for cell in cells)
