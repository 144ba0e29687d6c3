"""The parts of a PDF file as bytes: objects, streams, object streams, the cross-reference stream.

ISO 32000-1 (PDF 1.7): clause 7.3 objects, 7.5.7 object streams, 7.5.8 cross-reference streams.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from struct import pack
from typing import NamedTuple

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_LEVEL = 6


class Packed(NamedTuple):
    """Objects deflated together into one object stream: its bytes and the numbers of the objects in it, in order."""

    number: int
    data: bytes
    members: tuple[int, ...]


def stream(number: int, content: bytes, entries: str = "") -> bytes:
    """A stream object with its content deflated."""
    data = zlib.compress(content, _LEVEL)
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
    return Packed(number, stream(number, content.encode("ascii"), entries), tuple(objects))


def text_string(text: str) -> str:
    """A string for a person to read, in UTF-16."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def file(streams: Mapping[int, bytes], bundles: Iterable[Packed], root: int, info: int) -> bytes:
    """The file: the stream objects under their numbers, the object streams, and the table that says where each is."""
    bundles = tuple(bundles)
    bodies = {**streams, **{bundle.number: bundle.data for bundle in bundles}}
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}
    offset = len(_HEADER)
    for number, body in bodies.items():
        places[number] = (1, offset, 0)
        offset += len(body)
    for bundle in bundles:
        places.update({member: (2, bundle.number, at) for at, member in enumerate(bundle.members)})
    number = max(places) + 1
    places[number] = (1, offset, 0)
    table = b"".join(pack(">BIH", *places.get(each, (0, 0, 0))) for each in range(number + 1))
    entries = f"/Type/XRef/W[1 4 2]/Size {number + 1}/Root {root} 0 R/Info {info} 0 R"
    end = b"startxref\n%d\n%%%%EOF\n" % offset
    return b"".join((_HEADER, *bodies.values(), stream(number, table, entries), end))
