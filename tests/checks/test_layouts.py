"""Layouts that would hide an address, or that nobody could use."""

from __future__ import annotations

import pytest

from tests.checks.small_pack import SmallPack

LAYOUT = """id: jefferson
name: {en: Jefferson, de: Jefferson}
paper: Letter
windows:
  - {envelope: small, left: 20, top: 50, width: 80, height: 30}
address: {left: 25, top: 55, width: 70}
sender: {left: 120, top: 20, width: 65}
dated: {left: 120, top: 80, width: 65}
margins: {left: 25, right: 35, top: 25, bottom: 22}
text_top: 95
verified: null
doubt: Made up.
"""
FILE = "templates/_layouts/jefferson.yaml"


def found(pack: SmallPack) -> list[str]:
    return [one.problem for one in pack.result().findings]


def test_a_layout_that_shows_the_address_holds(pack: SmallPack) -> None:
    pack.write(FILE, LAYOUT)
    assert found(pack) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("top: 55, width: 70", "top: 49, width: 70"),
        ("width: 70", "width: 76"),
        ("left: 25, top: 55", "left: 20, top: 55"),
    ],
)
def test_an_address_that_leaves_the_window_is_refused(pack: SmallPack, before: str, after: str) -> None:
    pack.write(FILE, LAYOUT.replace(before, after))
    assert found(pack) == ["the address does not stand in this window of jefferson"]


def test_a_layout_in_a_file_of_another_name_is_refused(pack: SmallPack) -> None:
    pack.write("templates/_layouts/jf.yaml", LAYOUT)
    assert found(pack) == ["this file is of 'jf'"]


def test_a_layout_that_nobody_read_says_what_is_not_certain(pack: SmallPack) -> None:
    pack.write(FILE, LAYOUT.replace("doubt: Made up.\n", ""))
    assert found(pack) == ["layouts/jefferson is not verified and does not say why"]


def test_a_place_names_a_layout_that_there_is_for_its_paper(pack: SmallPack) -> None:
    pack.write(FILE, LAYOUT)
    places = "jurisdictions/places.yaml"
    pack.change(places, "places:", "places:\n  - {code: IE, name: {en: Ireland, de: Irland}, layout: jefferson}")
    assert found(pack) == ["there is no layout 'jefferson' for A4"]
