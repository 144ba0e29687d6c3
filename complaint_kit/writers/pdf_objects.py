"""The parts of a PDF file as bytes: objects, streams, object streams, the cross-reference stream.

ISO 32000-1 (PDF 1.7): clause 7.3 objects, 7.5.7 object streams, 7.5.8 cross-reference streams.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from struct import Struct
from typing import NamedTuple

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_QUICK, SMALL = 4, 9  # levels of deflating: for what one letter needs, and for what many letters share
_ROW = Struct(">BIH")  # of the cross-reference table: kind, place, generation or index
_FIRST_ROW, _FREE_ROW = _ROW.pack(0, 0, 0xFFFF), _ROW.pack(0, 0, 0)


class Packed(NamedTuple):
    """Objects deflated together into one object stream: its number, its bytes, where the table finds each of them."""

    number: int
    data: bytes
    rows: dict[int, bytes]


def stream(number: int, content: bytes, entries: str = "", level: int = _QUICK) -> bytes:
    """A stream object with its content deflated."""
    data = zlib.compress(content, level)
    head = f"{number} 0 obj\n<</Filter/FlateDecode/Length {len(data)}{entries}>>stream\n"
    return b"%b%b\nendstream\nendobj\n" % (head.encode(), data)


def packed(number: int, objects: Mapping[int, str]) -> Packed:
    """The objects as object stream number `number`."""
    offset, index = 0, []
    for member, text in objects.items():
        index.append(f"{member} {offset}")
        offset += len(text) + 1
    start = " ".join(index) + "\n"
    content = start + "\n".join(objects.values())
    entries = f"/Type/ObjStm/N {len(objects)}/First {len(start)}"
    rows = {member: _ROW.pack(2, number, at) for at, member in enumerate(objects)}
    return Packed(number, stream(number, content.encode("ascii"), entries), rows)


def text_string(text: str) -> str:
    """A string for a person to read, in UTF-16."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def plain_stream(number: int, content: bytes, entries: str) -> bytes:
    """A stream object that programs can read without inflating it."""
    head = f"{number} 0 obj\n<</Length {len(content)}{entries}>>stream\n"
    return b"%b%b\nendstream\nendobj\n" % (head.encode(), content)


def file(streams: Mapping[int, bytes], bundles: Iterable[Packed], root: int, info: int, more: str = "") -> bytes:
    """The file: the stream objects under their numbers, the object streams, and the table that says where each is.
    `more` are further entries of the trailer."""
    rows: dict[int, bytes] = {}
    bodies = dict(streams)
    for bundle in bundles:
        rows.update(bundle.rows)
        bodies[bundle.number] = bundle.data
    offset = len(_HEADER)
    for number, body in bodies.items():
        rows[number] = _ROW.pack(1, offset, 0)
        offset += len(body)
    table = max(rows) + 1
    rows[table] = _ROW.pack(1, offset, 0)
    content = _FIRST_ROW + b"".join(rows.get(number, _FREE_ROW) for number in range(1, table + 1))
    entries = f"/Type/XRef/W[1 4 2]/Size {table + 1}/Root {root} 0 R/Info {info} 0 R{more}"
    end = b"startxref\n%d\n%%%%EOF\n" % offset
    return b"".join((_HEADER, *bodies.values(), stream(table, content, entries), end))
