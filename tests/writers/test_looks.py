"""Pages look as they did when somebody looked at them: on each layout, and in large print."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from complaint_kit.letters.layout import MILLIMETRE
from tests.writers.looks import HERE, LETTERS, difference, drawn

TOLERANCE = 4  # a renderer may smooth letters a little differently; what is wrong is four times as much, see below
LETTER = LETTERS["din-5008-b"]
SEEN = Image.open(HERE / "din-5008-b.png")


@pytest.mark.parametrize("name", LETTERS)
def test_the_pages_look_as_they_did(name: str) -> None:
    found = difference(Image.open(HERE / f"{name}.png"), drawn(LETTERS[name]))
    assert found <= TOLERANCE, "If it looks better so: python -m tests.writers.looks, and look"


def test_an_address_half_a_millimetre_from_its_place_is_seen() -> None:
    box = LETTER.layout.address
    moved = replace(LETTER.layout, address=box._replace(top=box.top + MILLIMETRE / 2))
    assert difference(SEEN, drawn(replace(LETTER, layout=moved))) > 4 * TOLERANCE


def test_a_lost_line_is_seen() -> None:
    assert difference(SEEN, drawn(replace(LETTER, enclosures=LETTER.enclosures[:1]))) > 4 * TOLERANCE


def test_a_page_more_is_seen() -> None:
    assert difference(SEEN, drawn(replace(LETTER, blocks=LETTER.blocks * 2))) > 4 * TOLERANCE
