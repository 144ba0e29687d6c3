"""A zip archive from members deflated beforehand, so that what never changes is deflated once.

Format: PKWARE APPNOTE 6.3, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end). The time is always
the first that the format knows, midnight of 1 January 1980, so that equal contents give equal bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from struct import Struct
from typing import NamedTuple

QUICK, SMALL = 4, 9
_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_SMALL_PART = 1024  # bytes: what is no longer needs no long memory, which takes time to clear
_VERSION, _DEFLATE, _MIDNIGHT, _NEW_YEAR_1980 = 20, 8, 0, 0x21


class Member(NamedTuple):
    """One file of an archive: its name, its deflated bytes, and the checksum and size of the plain ones."""

    name: bytes
    deflated: bytes
    checksum: int
    size: int


def member(name: str, content: bytes, level: int = SMALL) -> Member:
    """The content, deflated: quickly if one letter needs it, as small as it gets if many share it."""
    window, memory = (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL) if len(content) > _SMALL_PART else (9, 1)
    compressor = zlib.compressobj(level, zlib.DEFLATED, -window, memory)
    deflated = compressor.compress(content) + compressor.flush()
    return Member(name.encode("ascii"), deflated, zlib.crc32(content), len(content))


def archive(members: Sequence[Member]) -> bytes:
    """The zip file with the members in their order."""
    parts: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name, deflated, checksum, size in members:
        about = (_DEFLATE, _MIDNIGHT, _NEW_YEAR_1980, checksum, len(deflated), size, len(name), 0)
        header = _LOCAL.pack(b"PK\3\4", _VERSION, 0, *about)
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, *about, 0, 0, 0, 0, offset), name
        parts += header, name, deflated
        offset += len(header) + len(name) + len(deflated)
    listing = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(listing), offset, 0)
    return b"".join((*parts, listing, end))
