"""The top of a letter's first page: the sender, the address where the envelope shows it, the day."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from complaint_kit.letters.layout import MILLIMETRE, Box, Layout
from complaint_kit.letters.letter import Letter, Span
from complaint_kit.writers.lines import Line, break_lines, end_of
from complaint_kit.writers.pages import Figure, RuledLine
from complaint_kit.writers.styles import ADDRESSES, READABLE, RETURN_LINES, Style, styles

_BETWEEN = " · "
GAP_ABOVE_ADDRESS = 4.0
_THIN = 0.4
_TOP_OF_LOGO = 10 * MILLIMETRE
_BESIDE_A_LOGO = 5 * MILLIMETRE


class Placed(NamedTuple):
    """Lines below each other from `top` on, each beginning at `left`."""

    left: float
    top: float
    style: Style
    lines: tuple[Line, ...]

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return self.top + len(self.lines) * self.style.leading


class Head(NamedTuple):
    """What stands above the subject, in reading order; `return_line` and `rules` only repeat or decorate it."""

    sender: Placed
    information: Placed | None
    address: Placed
    dated: Placed
    return_line: Placed | None
    rules: tuple[RuledLine, ...]

    @property
    def bottom(self) -> float:
        """Where the lowest of its lines ends."""
        return max(one.bottom for one in self.parts if one.lines != ((),))

    @property
    def parts(self) -> tuple[Placed, ...]:
        """What is read, in its order."""
        parts = (self.sender, self.information, self.address, self.dated)
        return tuple(one for one in parts if one)


def head(letter: Letter) -> Head:
    """The head of a letter that somebody sends."""
    layout = letter.layout
    style = styles(layout.large).address
    below = () if layout.information else letter.contact
    spans = Span("".join(letter.sender[:1]), strong=True), Span("\n".join(("", *letter.sender[1:], *below)))
    sender = _placed(spans, layout.sender, style)
    information = None
    if layout.information and letter.contact:
        top = max(layout.information.top, sender.bottom + style.leading)
        information = _placed((Span("\n".join(letter.contact)),), layout.information, style, top)
    returned = _return_line(letter)
    above = returned.bottom - returned.top + GAP_ABOVE_ADDRESS if returned else 0.0
    address = _address(letter.recipient, layout, above)
    over = [one.bottom + style.leading for one in (sender, information, address) if one and _over(layout, one)]
    dated = _placed((Span(letter.dated),), layout.dated, style, max(layout.dated.top, *over))
    rules = tuple(RuledLine(mark.left, mark.top, mark.length, _THIN) for mark in layout.marks)
    if returned is None:
        return Head(sender, information, address, dated, None, rules)
    line = returned._replace(top=address.top - above)
    under = RuledLine(line.left, line.bottom, max(map(end_of, line.lines)), _THIN)
    return Head(sender, information, address, dated, line, (under, *rules))


def logo(layout: Layout) -> tuple[Figure, Box] | None:
    """The logo of the letterhead and where it stands: above the window, in the half of the sheet that the sender leaves
    free. None without one."""
    drawn = layout.letterhead.logo
    if drawn is None:
        return None
    on_the_left = layout.sender.left > layout.width / 2
    left = layout.left if on_the_left else max(layout.width / 2, layout.address.left)
    right = layout.sender.left - _BESIDE_A_LOGO if on_the_left else layout.width - layout.left
    lowest = min((layout.address.top, *(window.top for window in layout.windows))) - GAP_ABOVE_ADDRESS
    width, height = drawn.fitted(right - left, min(layout.letterhead.logo_height, lowest - _TOP_OF_LOGO))
    return Figure(drawn, width, height), Box(left, _TOP_OF_LOGO, width, height)


def return_text(sender: tuple[str, ...]) -> str:
    """The sender in one line, as the post wants to see it above the address."""
    return _BETWEEN.join(sender)


def running_head(letter: Letter) -> str:
    """Who wrote and when, for the top of further pages; nothing for a page that nobody sends."""
    return _BETWEEN.join((*letter.sender[:1], letter.dated)) if letter.sender else ""


def _over(layout: Layout, column: Placed) -> bool:
    """Whether the column stands above the date."""
    return abs(column.left - layout.dated.left) < layout.dated.width / 2


def _placed(spans: tuple[Span, ...], box: Box, style: Style, top: float | None = None) -> Placed:
    return Placed(box.left, box.top if top is None else top, style, break_lines(spans, box.width, style))


def _return_line(letter: Letter) -> Placed | None:
    """The return line, not yet in its place: in smaller type if it is too long, in two lines if there is no help."""
    layout = letter.layout
    if not (layout.return_line and letter.sender):
        return None
    spans = (Span(return_text(letter.sender)),)
    tried = (_placed(spans, layout.address, style) for style in RETURN_LINES)
    return next((one for one in tried if len(one.lines) == 1), _placed(spans, layout.address, RETURN_LINES[-1]))


@lru_cache(maxsize=1024)  # in bulk, the same address comes again for every person
def _address(recipient: tuple[str, ...], layout: Layout, above: float) -> Placed:
    """The address where all windows show it; begun higher, then in smaller type, then in the first window alone."""
    spans, box = (Span("\n".join(recipient)),), layout.address
    style, top = fitted(layout, above, lambda style: len(break_lines(spans, box.width, style)))
    return _placed(spans, box, style, top)


def fitted(layout: Layout, above: float, count: Callable[[Style], int]) -> tuple[Style, float]:
    """The style of the address and where its first line begins. `above` is the room that the return line takes, and
    `count` says how many lines the address has in a style."""
    style, top = styles(layout.large).address, layout.address.top
    smaller = [one for one in ADDRESSES if one.size <= style.size and one.leading < style.leading]
    for zone in layout.zones:
        smallest = READABLE if zone is not layout.zones[-1] else 0.0
        for one in (styles(layout.large).address, *(one for one in smaller if one.size >= smallest)):
            style, top = one, min(layout.address.top, zone.bottom - count(one) * one.leading)
            if top >= zone.top + above:
                return style, top
    return style, layout.zones[-1].top + above if layout.zones else top
