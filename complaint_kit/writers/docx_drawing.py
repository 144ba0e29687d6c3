"""A picture inside a line of a Word file: ECMA-376 part 1, 20.4.2.8 (inline) and 20.2 (picture)."""

from __future__ import annotations

from html import escape

from complaint_kit.letters.picture import Picture

_NAMES = "http://schemas.openxmlformats.org/drawingml/2006"
_POINT = 12_700  # English Metric Units
_NO_GAPS = 'distT="0" distB="0" distL="0" distR="0"'


def drawing(picture: Picture, room: tuple[float, float], part: str, says: str) -> str:
    """The picture as large as that room (width and height in points) lets it be. `part` is what the file calls it,
    `says` what a screen reader says of it."""
    width, height = (round(points * _POINT) for points in picture.fitted(*room))
    size, name = f'cx="{width}" cy="{height}"', escape("".join(sign for sign in says if sign.isprintable()))
    about = f'<pic:nvPicPr><pic:cNvPr id="1" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr>'
    points = f'<pic:blipFill><a:blip r:embed="{part}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    place = f'<a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        f'<w:drawing><wp:inline {_NO_GAPS} xmlns:wp="{_NAMES}/wordprocessingDrawing"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="{name}" descr="{name}"/><a:graphic xmlns:a="{_NAMES}/main">'
        f'<a:graphicData uri="{_NAMES}/picture"><pic:pic xmlns:pic="{_NAMES}/picture">'
        f"{about}{points}<pic:spPr>{place}</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
