"""Pictures as objects of a PDF."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from struct import unpack_from

from complaint_kit.letters.picture import Picture


@lru_cache(maxsize=64)
def resource(one: Picture) -> str:
    """The name by which pages of a PDF call the picture."""
    return f"P{sha256(one.content).hexdigest()[:12]}"


def as_pdf(one: Picture) -> bytes:
    """The picture as a stream of a PDF (ISO 32000-1, 8.9.5), without its number. A PNG's own compression is one that
    PDF knows."""
    space, channels = ("/DeviceGray", 1) if one.gray else ("/DeviceRGB", 3)
    if one.form == "jpeg":
        data, how = one.content, "/Filter/DCTDecode"
    else:
        data = _deflated(one.content)
        row = f"/Predictor 15/Colors {channels}/BitsPerComponent 8/Columns {one.width}"
        how = f"/Filter/FlateDecode/DecodeParms<<{row}>>"
    head = (
        f"<</Type/XObject/Subtype/Image/Width {one.width}/Height {one.height}/ColorSpace{space}/BitsPerComponent 8"
        f"{how}/Length {len(data)}>>stream\n"
    )
    return b"%b%b\nendstream" % (head.encode("ascii"), data)


def _deflated(png: bytes) -> bytes:
    """The data of a PNG, which may lie in several chunks (PNG specification, 5.3)."""
    parts, at = [], 8
    while at < len(png):
        (length,) = unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            parts.append(png[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(parts)
