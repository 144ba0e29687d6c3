"""PDFs for an archive: the rules of PDF/A-2b that a letter can break, one by one (ISO 19005-2, in brackets).

No program here certifies a file; these are its clauses, read with pikepdf.
"""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pikepdf
import pytest

from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.layout import Letterhead
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import pdf, pdf_fast
from tests.conftest import LIBRARY
from tests.writers.reading import opened, structure
from tests.writers.sample_letters import GREEK_AND_BULGARIAN, POLISH
from tests.writers.test_pictures import INK
from tests.writers.test_scripts import HEBREW, of

_HEAD = Letterhead(logo=INK, logo_height=40.0, colour="#7a1f4b")
KEPT = {
    "usual": replace(POLISH, layout=sheet(LIBRARY, "PL", Printed(archive=True))),
    "pictures and colours": replace(
        POLISH, signed=INK, layout=sheet(LIBRARY, "DE", Printed(letterhead=_HEAD, archive=True))
    ),
    "Greek": replace(GREEK_AND_BULGARIAN, layout=sheet(LIBRARY, "PL", Printed(archive=True))),
    "Hebrew": replace(of(HEBREW), layout=sheet(LIBRARY, "PL", Printed(archive=True))),
}
PDFA, DC = "{http://www.aiim.org/pdfa/ns/id/}", "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.fixture(scope="module", params=KEPT.values(), ids=KEPT)
def data(request: pytest.FixtureRequest) -> bytes:
    return pdf.write(request.param)


@pytest.fixture
def kept(data: bytes) -> pikepdf.Pdf:
    return opened(data)


def test_the_header_says_a_version_up_to_1_7_and_that_the_file_is_binary(data: bytes) -> None:  # 6.1.2
    first, second = data.split(b"\n")[:2]
    assert re.fullmatch(rb"%PDF-1\.[0-7]", first)
    assert second[:1] == b"%"
    assert len([byte for byte in second[1:] if byte > 127]) >= 4


def test_the_trailer_has_an_identity_and_nothing_is_encrypted(kept: pikepdf.Pdf) -> None:  # 6.1.3
    assert len(kept.trailer.ID) == 2
    assert "/Encrypt" not in kept.trailer


def test_streams_stand_in_the_file_and_use_no_lzw(kept: pikepdf.Pdf) -> None:  # 6.1.7
    for one in kept.objects:
        if isinstance(one, pikepdf.Stream):
            assert "/F" not in one
            assert str(one.get("/Filter", "")) in {"", "/FlateDecode", "/DCTDecode"}


def test_colours_have_a_meaning_that_stands_in_the_file(kept: pikepdf.Pdf) -> None:  # 6.2.3, 6.2.4.3
    (intent,) = kept.Root.OutputIntents
    assert (str(intent.S), int(intent.DestOutputProfile.N)) == ("/GTS_PDFA1", 3)
    profile = intent.DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert (profile[12:16], profile[16:20], profile[8] < 5) == (b"mntr", b"RGB ", True)
    assert int.from_bytes(profile[:4], "big") == len(profile)
    for page in kept.pages:
        assert {str(operator) for _, operator in pikepdf.parse_content_stream(page)}.isdisjoint({"k", "K", "cs", "CS"})


def test_nothing_is_transparent_and_pictures_are_plain(kept: pikepdf.Pdf) -> None:  # 6.2.8, 6.4
    for page in kept.pages:
        assert "/Group" not in page
        assert "/ExtGState" not in page.resources
        for _, one in page.resources.get("/XObject", {}).items():
            assert set(map(str, one.keys())).isdisjoint({"/SMask", "/Mask", "/Interpolate", "/OPI", "/Alternates"})


def test_every_font_is_in_the_file_with_widths_that_are_its_own_and_what_its_glyphs_say(kept: pikepdf.Pdf) -> None:
    for page in kept.pages:  # 6.2.11
        for _, font in page.resources.Font.items():
            inner = font.DescendantFonts[0]
            assert (str(font.Encoding), str(inner.CIDToGIDMap)) == ("/Identity-H", "/Identity")
            assert "/ToUnicode" in font
            program = inner.FontDescriptor.FontFile2.read_bytes()
            tables = {program[at : at + 4]: int.from_bytes(program[at + 8 : at + 12], "big") for at in _tables(program)}
            em = int.from_bytes(program[tables[b"head"] + 18 :][:2], "big")
            widths = [*inner.W]
            for number, (width,) in zip(widths[::2], widths[1::2], strict=True):
                advance = int.from_bytes(program[tables[b"hmtx"] + 4 * int(number) :][:2], "big")
                assert float(width) == pytest.approx(advance * 1000 / em, abs=1)
                assert int(number)  # which would be the empty box


def _tables(program: bytes) -> range:
    return range(12, 12 + 16 * int.from_bytes(program[4:6], "big"), 16)


def test_nothing_is_run_fetched_or_attached(kept: pikepdf.Pdf) -> None:  # 6.3, 6.5, 6.8
    assert set(map(str, kept.Root.keys())).isdisjoint({"/OpenAction", "/AA", "/AcroForm", "/Names", "/OCProperties"})
    assert all(set(map(str, page.keys())).isdisjoint({"/AA", "/Annots"}) for page in kept.pages)


def test_it_says_of_itself_what_the_file_says_elsewhere_and_which_rules_it_follows(kept: pikepdf.Pdf) -> None:  # 6.6
    metadata = kept.Root.Metadata
    assert (str(metadata.Type), str(metadata.Subtype)) == ("/Metadata", "/XML")
    assert "/Filter" not in metadata
    tree = ElementTree.fromstring(metadata.read_bytes().decode())
    assert [tree.findtext(f".//{PDFA}{name}") for name in ("part", "conformance")] == ["2", "B"]
    assert tree.findtext(f".//{DC}title//{RDF}li") == str(kept.docinfo["/Title"])
    assert tree.findtext(f".//{DC}language//{RDF}li") == str(kept.Root.Lang)


@pytest.mark.parametrize("letter", [KEPT["usual"], KEPT["pictures and colours"]], ids=["usual", "pictures"])
def test_it_is_as_tagged_as_any_and_always_the_same(letter: Letter) -> None:
    data = pdf.write(letter)
    plain = replace(letter, layout=replace(letter.layout, archive=False))
    assert structure(opened(data)) == structure(opened(pdf_fast.write(plain)))
    assert data == pdf.write(replace(letter))
