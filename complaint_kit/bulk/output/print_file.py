"""Print files: all letters of a run on one kind of paper, in the order of the post, each beginning on a front page.

A file is written as it goes (ISO 32000-1, 7.5) and letters are looked up one by one, so memory does not grow with
them; its fonts are in it once.
"""

from __future__ import annotations

import os
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, NamedTuple

from complaint_kit.bulk.messages import Receipt, Sheets
from complaint_kit.bulk.output.print_pages import fonts_for
from complaint_kit.letters.layout import SIZES, Paper
from complaint_kit.writers.pdf_fonts import END_OF_FONTS, Need, embedded

_CATALOG, _INFO, _ROOT, _FONTS = range(END_OF_FONTS, END_OF_FONTS + 4)
_CALLED_FONTS = f"/Font {_FONTS} 0 R"  # they come last, once it is known which are called
_PAGES_A_NODE = 500
_AT_ONCE = 1 << 20  # bytes that go to the file in one piece


class Posted(NamedTuple):
    """A letter on its way to the printer: its part, where its pages lie there, and the lines of its label."""

    part: int
    sheets: Sheets
    label: tuple[str, ...]


@dataclass(frozen=True)
class Batch:
    """One print file. `name` is A4-001, Letter-002, ...; its letters have the numbers in `span` of the post."""

    name: str
    paper: Paper
    base: sqlite3.Connection
    span: tuple[int, int]

    def letters(self) -> Iterator[Posted]:
        """The letters in order; each call begins anew."""
        query = "SELECT part, sheets, label FROM post WHERE number BETWEEN ? AND ? ORDER BY number"
        for part, sheets, label in self.base.execute(query, self.span):
            yield Posted(part, Sheets.model_validate_json(sheets), tuple(label.split("\n")))


_POST = """
    CREATE TABLE listed (paper TEXT, destination TEXT, row INTEGER, part INTEGER, sheets TEXT, label TEXT);
    CREATE TABLE post (number INTEGER PRIMARY KEY, paper TEXT, part INTEGER, sheets TEXT, label TEXT);
"""
_SORTED = """
    INSERT INTO post (paper, part, sheets, label)
    SELECT paper, part, sheets, label FROM listed ORDER BY paper, destination, row
"""


class Post:
    """All letters of a round that have pages, whatever their number: they lie in a file of SQLite's own."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("")
        self._base.executescript(_POST)

    def add(self, receipt: Receipt) -> None:
        """Takes the letters of a part."""
        self._base.executemany("INSERT INTO listed VALUES (?, ?, ?, ?, ?, ?)", _rows(receipt))

    def batches(self, size: int) -> Iterator[Batch]:
        """The letters by paper and then by postal destination, so many to a file. Nothing is added afterwards."""
        self._base.execute(_SORTED)
        self._base.execute("DROP TABLE listed")
        spans = self._base.execute("SELECT paper, min(number), max(number) FROM post GROUP BY paper").fetchall()
        for paper, first, last in spans:
            for number, start in enumerate(range(first, last + 1, size), start=1):
                yield Batch(f"{paper}-{number:03d}", paper, self._base, (start, min(last, start + size - 1)))

    def close(self) -> None:
        """Lets the file go."""
        self._base.close()


def _rows(receipt: Receipt) -> Iterator[tuple[str, str, int, int, str, str]]:
    for one in receipt.entries:
        if one.sheets:
            label = "\n".join(one.label)
            yield one.paper, one.destination, one.row, receipt.number, one.sheets.model_dump_json(), label


def write(path: Path, batch: Batch, pages_of: Iterable[tuple[Posted, bytes]]) -> None:
    """Writes the print file of a batch, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    with open(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb", _AT_ONCE) as file:
        _write(_Objects(file), batch, pages_of)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


class _Objects:
    """Writes objects one after the other and remembers where each begins."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._at = array("q", [0]) * (_FONTS + 1)  # 0: no such object
        self._position = 0
        self.put(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    def put(self, data: bytes) -> None:
        """Writes bytes as they are."""
        self._file.write(data)
        self._position += len(data)

    def number(self) -> int:
        """A number for another object."""
        self._at.append(0)
        return len(self._at) - 1

    def add(self, number: int, data: bytes) -> None:
        """Writes a whole object that says its own number."""
        self._at[number] = self._position
        self.put(data)

    def dictionary(self, number: int, text: str) -> None:
        """Writes a dictionary."""
        self.add(number, f"{number} 0 obj\n{text}\nendobj\n".encode("ascii"))

    def stream(self, data: bytes) -> int:
        """Writes a stream that is deflated already, and returns its number."""
        number = self.number()
        head = b"%d 0 obj\n<</Filter/FlateDecode/Length %d>>stream\n" % (number, len(data))
        self.add(number, b"%b%b\nendstream\nendobj\n" % (head, data))
        return number

    def end(self) -> None:
        """Writes the cross-reference table (7.5.4) and the trailer."""
        start = self._position
        self.put(b"xref\n0 1\n0000000000 65535 f \n")
        while not self._at[-1]:
            self._at.pop()
        for is_there, run in groupby(range(len(self._at)), lambda number: self._at[number] > 0):
            if is_there:
                together = array("q", run)
                self.put(b"%d %d\n" % (together[0], len(together)))
                for number in together:
                    self.put(b"%010d 00000 n \n" % self._at[number])
        trailer = f"<</Size {len(self._at)}/Root {_CATALOG} 0 R/Info {_INFO} 0 R>>"
        self.put(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode("ascii"))


def _write(objects: _Objects, batch: Batch, pages_of: Iterable[tuple[Posted, bytes]]) -> None:
    called, pictures = set[tuple[str, str]](), dict[str, int]()
    nodes: list[tuple[int, int]] = []
    node, kids = objects.number(), list[int]()
    for posted, data in pages_of:
        called.update(posted.sheets.fonts)
        letter = _pages(objects, posted.sheets, data, pictures)
        kids += [_write_page(objects, node, page) for page in letter]
        if len(kids) >= _PAGES_A_NODE:
            nodes.append(_write_node(objects, node, kids))
            node, kids = objects.number(), []
    if kids:
        nodes.append(_write_node(objects, node, kids))
    width, height = SIZES[batch.paper]
    named = " ".join(f"{number} 0 R" for number, _ in nodes)
    pages = sum(count for _, count in nodes)
    box = f"/MediaBox[0 0 {width:.2f} {height:.2f}]"
    objects.dictionary(_ROOT, f"<</Type/Pages/Count {pages}/Kids[{named}]{box}/Resources<<{_CALLED_FONTS}>>>>")
    _write_fonts(objects, fonts_for(called))
    objects.dictionary(_CATALOG, f"<</Type/Catalog/Pages {_ROOT} 0 R/ViewerPreferences<</Duplex/DuplexFlipLongEdge>>>>")
    objects.dictionary(_INFO, f"<</Title({batch.name})/Producer(complaint-kit)>>")
    objects.end()


def _write_fonts(objects: _Objects, needs: list[Need]) -> None:
    streams: dict[int, bytes] = {}
    for need in needs:
        font = embedded(need)
        streams |= font.streams
        for number, text in font.dictionaries.items():
            objects.dictionary(number, text)
    for number, data in streams.items():
        objects.add(number, data)
    named = "".join(f"/{need.resource} {need.first_object} 0 R" for need in needs)
    objects.dictionary(_FONTS, f"<<{named}>>")


def _pages(objects: _Objects, sheets: Sheets, data: bytes, pictures: dict[str, int]) -> list[str]:
    """What the letter's pages hold, an empty one at the end if they were odd: the next begins on a front. `pictures`
    has the number of each that is in the file, which is there once."""
    pages, at = [], 0
    for size in sheets.sizes:
        pages.append(f"/Contents {objects.stream(data[at : at + size])} 0 R")
        at += size
    for name, size in sheets.pictures:
        if name not in pictures:
            pictures[name] = objects.number()
            objects.add(pictures[name], b"%d 0 obj\n%b\nendobj\n" % (pictures[name], data[at : at + size]))
        at += size
    if sheets.pictures:
        drawn = "".join(f"/{name} {pictures[name]} 0 R" for name, _ in sheets.pictures)
        pages = [f"{page}/Resources<<{_CALLED_FONTS}/XObject<<{drawn}>>>>" for page in pages]
    return [*pages, ""] if len(pages) % 2 else pages


def _write_page(objects: _Objects, node: int, contents: str) -> int:
    number = objects.number()
    objects.dictionary(number, f"<</Type/Page/Parent {node} 0 R{contents}>>")
    return number


def _write_node(objects: _Objects, number: int, kids: list[int]) -> tuple[int, int]:
    named = " ".join(f"{kid} 0 R" for kid in kids)
    objects.dictionary(number, f"<</Type/Pages/Parent {_ROOT} 0 R/Count {len(kids)}/Kids[{named}]>>")
    return number, len(kids)
