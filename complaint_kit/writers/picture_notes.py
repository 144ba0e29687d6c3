"""What a camera wrote into a JPEG: the place, the device, the day."""

from __future__ import annotations

_START, _SCAN = b"\xff\xd8", 0xDA
_NOTES = (0xE1, 0xED, 0xFE)  # EXIF and XMP, IPTC, and comments; colours are in others


def without_notes(jpeg: bytes) -> bytes:
    """The JPEG without its notes, of which no point changes; as it is where it is none, or damaged."""
    if not jpeg.startswith(_START):
        return jpeg
    kept, at = [_START], len(_START)
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != _SCAN:
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if jpeg[at + 1] not in _NOTES:
            kept.append(jpeg[at:end])
        at = end
    return b"".join((*kept, jpeg[at:]))
