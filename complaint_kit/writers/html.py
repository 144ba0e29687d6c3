"""Letter -> one accessible HTML page that stands alone: no script, nothing fetched, every text escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from typing import assert_never

from complaint_kit.letters.letter import (
    Blank,
    Block,
    Heading,
    Item,
    Letter,
    ListBlock,
    Paragraph,
    Span,
    Spans,
    Table,
)
from complaint_kit.letters.picture import Picture
from complaint_kit.writers.heads import logo
from complaint_kit.writers.styles import SIGNATURE_ROOM, styles

_REM = 12  # points: what browsers set text in unless the reader wants another size
_STYLE = """
@page { margin: 25mm }
body { font-family: "Source Sans 3", "Source Sans Pro", Calibri, Arial, sans-serif; line-height: 1.45; color: #111;
  background: #fff; max-width: 40em; margin: 2em auto; padding: 0 1em }
h1 { font-size: 1.15em }
h2 { font-size: 1.05em }
h3 { font-size: 1em }
h1, h2, h3 { break-after: avoid }
li, li p { margin: .4em 0 }
p, li, td, th { overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% }
th { overflow-wrap: normal; hyphens: auto }
th, td { text-align: left; vertical-align: top; padding: .3em .8em .3em 0; border-bottom: 1px solid #777 }
.sender { margin: 0 0 2em 55% }
.dated { margin: 2em 0 2em 55% }
.blank { display: flex; gap: .5em; margin-top: 2em }
.blank span { flex: 1; border-bottom: 1px solid #111 }
.signature { margin-top: 4em }
@media screen and (max-width: 35em) { .sender, .dated { margin-left: 0 } }
"""


def write(letter: Letter) -> bytes:
    """The page in UTF-8."""
    return "\n".join(_page(letter)).encode()


def _page(letter: Letter) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    size = max(1.0, styles(letter.layout.large).body.size / _REM)
    yield f'<html lang="{escape(letter.language)}">'
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    colour = letter.layout.letterhead.colour
    style = f"{_STYLE}h1, h2, h3 {{ color: {colour} }}\n" if colour else _STYLE
    yield f"<title>{escape(letter.subject)}</title><style>{style}</style></head>"
    yield f'<body style="font-size: {size:g}rem"><main>'
    if found := logo(letter.layout) if letter.sender else None:
        figure, place = found
        yield f"<p>{_picture(figure.picture, (place.width, place.height), '')}</p>"
    yield f'<p class="sender">{_lines((*letter.sender, *letter.contact))}</p>'
    yield f"<p>{_lines(letter.recipient)}</p>"
    yield f'<p class="dated">{_text(letter.dated)}</p>'
    yield f"<h1>{_text(letter.subject)}</h1>"
    yield from map(_block, letter.blocks)
    if letter.signature:
        gap = "" if letter.signed else ' class="signature"'
        yield f"<p{gap}>{_signed(letter)}{_text(letter.signature)}</p>"
    if letter.enclosures:
        yield f"<p><strong>{_text(letter.enclosures_label)}</strong></p>"
        yield "<ol>" + "".join(f"<li>{_text(text)}</li>" for text in letter.enclosures) + "</ol>"
    yield "</main></body></html>\n"


def _signed(letter: Letter) -> str:
    """The signature, which says the name that it is of; nothing where it is left to a pen."""
    return f"{_picture(letter.signed, SIGNATURE_ROOM, letter.signature)}<br>" if letter.signed else ""


def _picture(picture: Picture, room: tuple[float, float], says: str) -> str:
    """The picture inside the page, as large as on paper."""
    width, height = picture.fitted(*room)
    data = b64encode(picture.content).decode("ascii")
    size = f'style="width: {width:.0f}pt; height: {height:.0f}pt"'
    return f'<img src="data:{picture.media_type};base64,{data}" alt="{escape(says)}" {size}>'


def _block(block: Block) -> str:
    match block:
        case Heading(spans, level):
            return f"<h{level}>{_spans(spans)}</h{level}>"
        case Paragraph(spans):
            return f"<p>{_spans(spans)}</p>"
        case ListBlock(items):
            return _list(items)
        case Table(rows):
            return _table(rows)
        case Blank(label):
            return f'<p class="blank">{_text(label)} <span></span></p>'
        case _:
            assert_never(block)


def _list(items: Sequence[Item]) -> str:
    start = items[0].number
    opening, closing = ("<ul>", "</ul>") if start is None else (f'<ol start="{start}">', "</ol>")
    return opening + "".join(_item(item) for item in items) + closing


def _item(item: Item) -> str:
    if len(item.paragraphs) == 1:
        return f"<li>{_spans(item.paragraphs[0])}</li>"
    return "<li>" + "".join(f"<p>{_spans(spans)}</p>" for spans in item.paragraphs) + "</li>"


def _table(rows: Sequence[Sequence[Spans]]) -> str:
    header = "".join(f'<th scope="col">{_spans(cell)}</th>' for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{_spans(cell)}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table>"


def _spans(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    text = _text(span.text)
    if span.emphasis:
        text = f"<em>{text}</em>"
    return f"<strong>{text}</strong>" if span.strong else text


def _lines(lines: Sequence[str]) -> str:
    return "<br>".join(map(_text, lines))


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
