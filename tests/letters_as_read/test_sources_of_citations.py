"""The list beside a letter says where each provision stands, also one that stands in another text than its law."""

from complaint_kit.drafting.output_files import sources
from complaint_kit.packs.library import Library
from tests.conftest import happened
from tests.letters_as_read.conftest import Draft


def test_an_austrian_complaint_under_the_procedural_regulation_finds_austrian_law_in_austrian_law(
    drafted: Draft, library: Library
) -> None:
    refused = (happened("received", "2027-04-05"), happened("refused", "2027-04-20"))
    letter = drafted("complaint", "2027-05-03", "AT", *refused, scenario="access")
    found = {one.citation: one.source_url for one in letter.provisions}
    assert found["§ 24(2), item 5, DSG (Austria)"].startswith("http://ris.bka.gv.at")
    listed = sources(letter, library, library.shared_words("en"))
    assert "§ 24(2), item 5, DSG (Austria)\n    Datenschutzgesetz (DSG), § 24\n" in listed
