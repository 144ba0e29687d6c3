"""Where the parts of a head stand on the page of a Word file, as its properties of paragraphs say it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from complaint_kit.letters.layout import Box, Layout
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import fonts
from complaint_kit.writers.docx_styles import half_points
from complaint_kit.writers.heads import GAP_ABOVE_ADDRESS, Head, fitted, head
from complaint_kit.writers.styles import RETURN_LINES, Style, styles

RETURN = RETURN_LINES[-1].leading + GAP_ABOVE_ADDRESS  # the room of the return line
_CHARACTER_OF_SIZE = 0.53  # of the size: how wide the letters of an address are on average


class InWindow(NamedTuple):
    """How the paragraphs of an address are placed and set, and where the first begins."""

    properties: str
    faces: str
    top: float


def frame(box: Box) -> str:
    """The place on the page that keeps a paragraph in the window of the envelope, in twentieths of a point."""
    width, left, top = (round(points * 20) for points in (box.width, box.left, box.top))
    return (
        f'<w:framePr w:w="{width}" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{left}" w:y="{top}"/>'
    )


@lru_cache(maxsize=1024)  # in bulk, the same address comes again for every person
def in_window(recipient: tuple[str, ...], layout: Layout) -> InWindow:
    """The address where the envelope shows it; how wide its lines get in Word is estimated."""

    def count(style: Style) -> int:
        room = layout.address.width / (_CHARACTER_OF_SIZE * style.size)
        return sum(max(1, ceil(len(line) / room)) for line in recipient)

    style, top = fitted(layout, RETURN if layout.return_line else 0.0, count)
    place, faces = frame(layout.address._replace(top=top)), ""
    if style is not styles(layout.large).address:
        size = half_points(style.size)
        place += f'<w:spacing w:line="{round(style.leading * 20)}" w:lineRule="exact"/>'
        faces = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    return InWindow(place, faces, top)


def measured_head(letter: Letter) -> Head:
    """The head as the PDF has it. Word shows every sign; one that the faces of the PDF lack is measured as an M."""
    plain = {name: tuple(map(fonts.measured, getattr(letter, name))) for name in ("sender", "contact", "recipient")}
    return head(replace(letter, dated=fonts.measured(letter.dated), **plain))  # type: ignore[arg-type]  # lines


def beside(layout: Layout, top: Head) -> Box:
    """Where other ways to the sender stand: in the information block, below the sender in any case."""
    information = top.information
    return layout.information._replace(top=information.top) if layout.information and information else layout.sender


def pushed_down(layout: Layout, top: Head) -> tuple[str, str]:
    """The room above the date and above the subject, where the head is higher than the styles of them expect."""
    leading = top.dated.style.leading
    lower = max(layout.first_top, top.bottom + leading) - top.dated.bottom
    return (
        room_above(top.dated.top - layout.top) if top.dated.top > layout.dated.top else "",
        room_above(lower) if top.bottom + leading > layout.first_top else "",
    )


def room_above(points: float) -> str:
    """What a paragraph says that has so much room above it, in points, instead of what its style gives it."""
    return f'<w:spacing w:before="{round(points * 20)}"/>'
