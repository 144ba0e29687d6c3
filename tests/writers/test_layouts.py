"""The printed sheet: what a window envelope shows, read out of the PDF, for each layout and address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.errors import AnswersError
from complaint_kit.letters.layout import MILLIMETRE
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import pdf, pdf_fast
from complaint_kit.writers.typeset import typeset
from tests.conftest import LIBRARY
from tests.writers.reading import ARTIFACT, Glyph, glyphs, marked, opened
from tests.writers.sample_letters import POLISH, TEN_PAGES

LAYOUTS = LIBRARY.layouts()
WITH_WINDOW = [one for one in LAYOUTS if LIBRARY.layout(one).windows]
# Of the offices and companies that the kit knows, those with the longest lines.
LONGEST = sorted(
    {line for office in LIBRARY.all_authorities() for line in (office.name, *office.address)},
    key=lambda line: (len(line), line),
    reverse=True,
)[:3]
NINE_LINES = (
    "Example Platforms Ireland Limited",
    "Office of the Data Protection Officer",
    "c/o Example Holdings",
    "Block C, Third Floor",
    "Example Business Park",
    "1 Example Quay",
    "Dublin 2",
    "D02 X285",
    "Ireland",
)
SIGNS = "ÂŻ"  # with a mark above, and as high as letters get


def on(id_: str, letter: Letter = POLISH, **changes: object) -> Letter:
    return replace(letter, layout=sheet(LIBRARY, "", Printed(id_)), **changes)  # type: ignore[arg-type]


def address_in(data: bytes, recipient: tuple[str, ...], id_: str) -> list[Glyph]:
    """The letters of the address: those in its column of the first page that spell it."""
    column = LIBRARY.layout(id_).address
    left, right = column.left * MILLIMETRE - 1, (column.left + column.width) * MILLIMETRE + 1
    found = [one for one in glyphs(data) if left <= one.left and one.right <= right]
    wanted = "".join("".join(recipient).split())
    start = "".join(one.sign for one in found).index(wanted)
    return found[start : start + len(wanted)]


def is_inside(ink: list[Glyph], id_: str, window: int) -> bool:
    box = LIBRARY.layout(id_).windows[window]
    left, top = box.left * MILLIMETRE, box.top * MILLIMETRE
    right, bottom = (box.left + box.width) * MILLIMETRE, (box.top + box.height) * MILLIMETRE
    return all(left <= one.left and one.right <= right and top <= one.top and one.bottom <= bottom for one in ink)


@pytest.mark.parametrize("lines", range(1, 10))
@pytest.mark.parametrize("id_", WITH_WINDOW)
def test_the_envelope_shows_the_whole_address(id_: str, lines: int) -> None:
    recipient = (SIGNS + NINE_LINES[0], *NINE_LINES[1:lines])
    data = pdf_fast.write(on(id_, recipient=recipient))
    assert is_inside(address_in(data, recipient, id_), id_, 0)


@pytest.mark.parametrize("lines", [3, 5])
@pytest.mark.parametrize("id_", WITH_WINDOW)
def test_an_address_of_usual_length_stands_in_every_window_that_people_have(id_: str, lines: int) -> None:
    recipient = NINE_LINES[:lines]
    ink = address_in(pdf_fast.write(on(id_, recipient=recipient)), recipient, id_)
    assert all(is_inside(ink, id_, window) for window in range(len(LIBRARY.layout(id_).windows)))


@pytest.mark.parametrize("longest", LONGEST)
@pytest.mark.parametrize("id_", WITH_WINDOW)
def test_the_longest_names_that_the_kit_knows_stand_in_the_window(id_: str, longest: str) -> None:
    recipient = (longest, *NINE_LINES[1:6])
    assert is_inside(address_in(pdf.write(on(id_, recipient=recipient)), recipient, id_), id_, 0)


def test_an_address_of_five_lines_is_set_as_large_as_the_letter_in_the_window_of_form_b() -> None:
    ink = address_in(pdf.write(on("din-5008-b")), POLISH.recipient, "din-5008-b")
    first, last = ink[0], ink[-1]
    assert 62.7 * MILLIMETRE <= first.top <= 66 * MILLIMETRE  # the six lines of the norm begin there
    assert last.bottom <= 90 * MILLIMETRE


def test_where_post_is_returned_by_a_line_in_the_window_it_names_the_sender_and_is_not_read_twice() -> None:
    file = opened(pdf.write(on("din-5008-b")))
    line = "Anna Kowalska-Żółć · ul. Świętokrzyska 12 m. 4 · 00-916 Warszawa · Poland"
    assert [one.tag for one in marked(file.pages[0]) if line in one.text] == [ARTIFACT]
    ink = glyphs(pdf.write(on("din-5008-b")))
    start = "".join(one.sign for one in ink).rindex("".join(line.split()))
    assert is_inside(ink[start : start + len("".join(line.split()))], "din-5008-b", 0)


@pytest.mark.parametrize("id_", [one for one in LAYOUTS if not LIBRARY.layout(one).return_line])
def test_elsewhere_the_sender_stands_on_the_first_page_once(id_: str) -> None:
    file = opened(pdf.write(on(id_)))
    assert sum("ul. Świętokrzyska" in one.text for one in marked(file.pages[0])) == 1


@pytest.mark.parametrize(
    ("id_", "heights"), [("din-5008-b", [105, 148.5, 210]), ("din-5008-a", [87, 148.5, 192]), ("uk", [])]
)
def test_marks_for_folding_and_punching_stand_where_the_norm_has_them(id_: str, heights: list[float]) -> None:
    file = opened(pdf_fast.write(on(id_)))
    content = file.pages[0].Contents.read_bytes().decode("latin-1")
    left = f"{5 * MILLIMETRE:.2f} "
    found = [
        float(line.split()[3]) for line in content.split("\n") if line.endswith("S") and line.split()[2] + " " == left
    ]
    assert sorted(round((841.89 - one) / MILLIMETRE, 1) for one in found) == heights


@pytest.mark.parametrize(
    ("place", "layout", "paper"),
    [
        ("DE-BY", "din-5008-b", "A4"),
        ("AT", "din-5008-b", "A4"),
        ("GB-SCT", "uk", "A4"),
        ("PL", "uk", "A4"),
        ("US-CA", "us", "Letter"),
        ("FR", "afnor", "A4"),
        ("CH", "swiss-right", "A4"),
        ("", "uk", "A4"),
    ],
)
def test_a_letter_is_laid_out_as_people_do_where_it_is_printed(place: str, layout: str, paper: str) -> None:
    assert (sheet(LIBRARY, place).id, sheet(LIBRARY, place).paper) == (layout, paper)


def test_whoever_has_other_envelopes_names_the_layout() -> None:
    assert sheet(LIBRARY, "DE", Printed("din-5008-a")).id == "din-5008-a"
    with pytest.raises(AnswersError) as caught:
        sheet(LIBRARY, "DE", Printed("din-5008"))
    assert "din-5008-a, din-5008-b" in caught.value.mend


@pytest.mark.parametrize("id_", LAYOUTS)
def test_each_layout_says_where_its_figures_come_from_or_what_is_not_certain(id_: str) -> None:
    file = LIBRARY.layout(id_)
    assert file.id == id_
    assert (file.source and file.verified) or file.doubt


@pytest.mark.parametrize("id_", LAYOUTS)
def test_both_writers_draw_each_layout_alike(id_: str) -> None:
    one, other = (writer.write(on(id_, TEN_PAGES)) for writer in (pdf, pdf_fast))
    count = len(opened(one).pages)
    assert count == len(opened(other).pages)
    for page in (0, 1, count - 1):
        drawn, fast = glyphs(one, page), glyphs(other, page)
        assert [glyph.sign for glyph in drawn] == [glyph.sign for glyph in fast]
        for left, right in zip(drawn, fast, strict=True):
            assert (left.left, left.bottom) == pytest.approx((right.left, right.bottom), abs=0.2)


@pytest.mark.parametrize("id_", ["din-5008-b", "afnor", "us"])
def test_from_the_second_page_on_a_running_head_says_who_wrote_and_when(id_: str) -> None:
    file = opened(pdf.write(on(id_, TEN_PAGES)))
    heads = [[one.text for one in marked(page) if one.tag == ARTIFACT] for page in file.pages]
    running = "Anna Kowalska-Żółć · Warsaw, 22 November 2026"
    assert not any(running in text for text in heads[0])
    assert all(any(running in text for text in texts) for texts in heads[1:])


REFERENCES = ("Mein Zeichen: AK-20261103", "Kundennummer: 4711 0815")


def test_references_and_other_ways_to_the_sender_have_the_block_that_the_norm_gives_them() -> None:
    ink = glyphs(pdf.write(on("din-5008-b", contact=(*POLISH.contact, *REFERENCES))))
    block = [one for one in ink if one.left > 124 * MILLIMETRE and 50 <= one.top / MILLIMETRE < 65]
    assert "".join(one.sign for one in block) == "".join("".join((*POLISH.contact, *REFERENCES)).split())
    assert min(one.left for one in block) == pytest.approx(125 * MILLIMETRE, abs=1)


@pytest.mark.parametrize("id_", LAYOUTS)
def test_many_references_push_the_date_and_the_text_down(id_: str) -> None:
    pieces = typeset(on(id_, contact=tuple(f"Account {number}" for number in range(15)))).pages[0].pieces
    heights = {"".join(run.text for run in piece.line).strip(): piece.y for piece in pieces}
    assert heights["Account 14"] > heights["Account 0"]
    for text in (POLISH.dated, POLISH.subject):
        across = id_ in {"afnor", "swiss-right"} and text == POLISH.dated  # it stands in the other column
        assert across or heights[text] > heights["Account 14"]


@pytest.mark.parametrize("number", [2, 5, 12, 60])
def test_a_list_of_enclosures_goes_overleaf_with_the_signature_and_never_alone(number: int) -> None:
    """On form A of DIN 5008 the signature of this letter has room on the first page; its enclosures have not."""
    pages = typeset(on("din-5008-a", enclosures=tuple(f"Letter {at}" for at in range(number)))).pages
    second = ["".join(run.text for run in piece.line).strip() for piece in pages[1].pieces]
    assert "Enclosures" in second
    assert POLISH.signature in second
    assert (len(pages) == 2) is (number < 60)  # a list that no page holds breaks
