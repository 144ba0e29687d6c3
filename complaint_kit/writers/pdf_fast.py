"""Pages -> PDF for print runs: the same pages as `pdf`, written object by object, many times faster, and tagged.

What letters share is made once and kept: fonts, encoded lines, the structure that a screen reader follows
(ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from complaint_kit.letters.letter import Letter
from complaint_kit.letters.picture import Picture
from complaint_kit.writers.pages import (
    ARTIFACT,
    WORD,
    Colour,
    Element,
    Page,
    Pages,
    Piece,
    RuledLine,
    figures,
    marks,
    sequences,
)
from complaint_kit.writers.pdf_archive import about, catalog, colours, identity
from complaint_kit.writers.pdf_fonts import END_OF_FONTS, FIRST_OBJECT, Need, embedded, encoded, needed
from complaint_kit.writers.pdf_objects import SMALL, Packed, file, packed, plain_stream, stream, text_string
from complaint_kit.writers.pdf_pictures import as_pdf, resource
from complaint_kit.writers.typeset import typeset

_CATALOG, _PAGE_TREE, _STRUCTURE, _INFO, _PARENTS = range(1, FIRST_OBJECT)
_FIRST_PAGE = END_OF_FONTS


def write(letter: Letter) -> bytes:
    """The PDF file; WritingError if the faces lack a character of the letter."""
    return drawn(typeset(letter))


def drawn(pages: Pages) -> bytes:
    """The pages as a PDF file."""
    streams: dict[int, bytes] = {}
    needs: set[Need] = set()
    structure = _structure(pages.elements, tuple(map(marks, pages.pages)))
    free = structure.number + 2
    pictures = {free + at: one for at, one in enumerate(figures(pages.pages), start=2)}
    for at, page in enumerate(pages.pages):
        number = _FIRST_PAGE + 2 * at + 1
        streams[number] = stream(number, b"\n".join(_operators(page, pages, needs)))
    fonts = needed(needs)
    dictionaries = _dictionaries(pages, fonts, pictures)
    for font in map(embedded, fonts):
        streams.update(font.streams)
        dictionaries.update(font.dictionaries)
    streams.update({number: b"%d 0 obj\n%b\nendobj\n" % (number, as_pdf(one)) for number, one in pictures.items()})
    if not pages.archive:
        return file(streams, (structure, packed(structure.number + 1, dictionaries)), root=_CATALOG, info=_INFO)
    metadata, profile = free, free + 1
    dictionaries[_CATALOG] = f"{dictionaries[_CATALOG][:-2]}{catalog(metadata, profile)}>>"
    streams[metadata] = plain_stream(metadata, about(pages.title, pages.language), "/Type/Metadata/Subtype/XML")
    streams[profile] = stream(profile, colours(), "/N 3/Alternate/DeviceRGB", SMALL)
    named = identity((*streams.values(), *map(str.encode, dictionaries.values())))
    bundles = (structure, packed(structure.number + 1, dictionaries))
    return file(streams, bundles, root=_CATALOG, info=_INFO, more=named)


def _operators(page: Page, pages: Pages, needs: set[Need]) -> Iterator[bytes]:
    """The content of a page, its text marked with its element, its rules and number as artifacts; adds to `needs`."""
    mark, last = 0, None
    for element, pieces in sequences(page):
        if element == ARTIFACT:
            yield b"/Artifact BMC BT"
        else:
            yield b"/%b<</MCID %d>>BDC BT" % (pages.elements[element].tag.encode(), mark)
            mark += 1
        if colour := pages.colour_of(element):
            yield painted(colour)
        for piece in pieces:
            if piece.figure:
                yield drawn_figure(piece, pages.height)
                continue
            line = encoded(piece.line)
            if line.needs is not last:
                needs.update(line.needs)
                last = line.needs
            yield b"1 0 0 1 %.2f %.2f Tm %b" % (piece.x, pages.height - piece.y, line.operators)
        yield b"0 g ET EMC" if colour else b"ET EMC"
    if page.rules:
        yield b"/Artifact BMC"
        yield from (_line(rule, pages.height) for rule in page.rules)
        yield b"EMC"


def painted(colour: Colour) -> bytes:
    """The operators after which text has that colour."""
    return b"%.3f %.3f %.3f rg" % colour


def drawn_figure(piece: Piece, height: float) -> bytes:
    """The operators that draw a picture, between those of text."""
    assert piece.figure is not None
    picture, wide, high = piece.figure
    where = (wide, high, piece.x, height - piece.y)
    return b"ET q %.2f 0 0 %.2f %.2f %.2f cm /%b Do Q BT" % (*where, resource(picture).encode())


def _line(rule: RuledLine, height: float) -> bytes:
    start, end, y = rule.x, rule.x + rule.length, height - rule.y
    return b"%.2f w %.2f %.2f m %.2f %.2f l S" % (rule.thickness, start, y, end, y)


def _dictionaries(pages: Pages, needs: Iterable[Need], pictures: Mapping[int, Picture]) -> dict[int, str]:
    """Every object of the file but streams and structure."""
    count = len(pages.pages)
    numbers = [_FIRST_PAGE + 2 * at for at in range(count)]
    named = "".join(f"/{need.resource} {need.first_object} 0 R" for need in needs)
    drawn = "".join(f"/{resource(one)} {number} 0 R" for number, one in pictures.items())
    called = f"/Font<<{named}>>" + (f"/XObject<<{drawn}>>" if drawn else "")
    objects = {
        _CATALOG: f"<</Type/Catalog/Pages {_PAGE_TREE} 0 R/Lang({pages.language})/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {_STRUCTURE} 0 R/ViewerPreferences<</DisplayDocTitle true>>>>",
        _PAGE_TREE: f"<</Type/Pages/Count {count}/Kids[{_references(numbers)}]"
        f"/MediaBox[0 0 {pages.width:.2f} {pages.height:.2f}]/Resources<<{called}>>>>",
        _INFO: f"<</Title{text_string(pages.title)}/Producer(complaint-kit)>>",
    }
    for at, number in enumerate(numbers):
        objects[number] = f"<</Type/Page/Parent {_PAGE_TREE} 0 R/Contents {number + 1} 0 R/StructParents {at}/Tabs/S>>"
    return objects


@lru_cache(maxsize=256)
def _structure(elements: tuple[Element, ...], orders: tuple[tuple[int, ...], ...]) -> Packed:
    """The structure tree, and for each page the elements behind its marks."""
    first = _FIRST_PAGE + 2 * len(orders)
    kids: list[list[str]] = [[] for _ in elements]
    for number, element in enumerate(elements[1:], start=1):
        if element.tag != WORD:
            kids[element.parent].append(f"{first + number} 0 R")
    for page, order in enumerate(orders):
        for mark, number in enumerate(order):
            if elements[number].tag == WORD:  # in the middle of a line, so in the order of the marks
                kids[elements[number].parent].append(f"{first + number} 0 R")
            kids[number].append(f"<</Type/MCR/Pg {_FIRST_PAGE + 2 * page} 0 R/MCID {mark}>>")
    lists = "".join(f"{page}[{_references(first + number for number in order)}]" for page, order in enumerate(orders))
    objects = {
        _STRUCTURE: f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {_PARENTS} 0 R/ParentTreeNextKey {len(orders)}>>",
        _PARENTS: f"<</Nums[{lists}]>>",
    }
    for number, element in enumerate(elements):
        parent = _STRUCTURE if element.parent == ARTIFACT else first + element.parent
        attribute = "/A<</O/{}/{}{}>>".format(*element.attribute) if element.attribute else ""
        said = f"/Alt{text_string(element.alternative)}" if element.alternative else ""
        objects[first + number] = (
            f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R{attribute}{said}/K[{' '.join(kids[number])}]>>"
        )
    return packed(first + len(elements), objects)


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)
