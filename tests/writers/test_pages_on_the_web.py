"""The web page: what somebody needs who hears it, enlarges it or goes through it with the keyboard."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import Letter
from complaint_kit.writers import html
from tests.conftest import LIBRARY
from tests.writers.sample_letters import LETTERS, POLISH

every_letter = pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())


class Outline(HTMLParser):
    """The elements of a page in their order, each with its attributes and those around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self._around: list[str] = []
        self.feed(page)
        assert self._around == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), tuple(self._around)))
        if tag not in {"meta", "br"}:
            self._around.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._around.pop() == tag

    def all(self, *tags: str) -> list[tuple[str, dict[str, str | None], tuple[str, ...]]]:
        return [one for one in self.found if one[0] in tags]


@every_letter
def test_the_page_has_a_language_a_title_and_one_main_part(letter: Letter) -> None:
    page = Outline(html.write(letter).decode())
    ((_, attributes, _),) = page.all("html")
    assert attributes == {"lang": letter.language}
    assert len(page.all("title")) == 1
    assert len(page.all("main")) == 1
    outside = [tag for tag, _, around in page.found if "body" in around and "main" not in around]
    assert outside == ["main"]


@every_letter
def test_headings_begin_with_the_subject_and_skip_no_level(letter: Letter) -> None:
    levels = [int(tag[1]) for tag, _, _ in Outline(html.write(letter).decode()).all("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_items_stand_in_lists_and_header_cells_name_their_column() -> None:
    page = Outline(html.write(POLISH).decode())
    assert all(around[-1] in {"ol", "ul"} for _, _, around in page.all("li"))
    assert [attributes for _, attributes, _ in page.all("th")] == [{"scope": "col"}] * 3


def test_nothing_keeps_the_page_from_being_enlarged() -> None:
    ((_, viewport, _),) = [one for one in Outline(html.write(POLISH).decode()).all("meta") if one[1].get("name")]
    assert viewport == {"name": "viewport", "content": "width=device-width, initial-scale=1"}


@pytest.mark.parametrize(("large", "size"), [(False, "1rem"), (True, "1.5rem")])  # 12 points, and 18
def test_large_print_is_larger_here_too_and_grows_with_what_the_reader_has_set(large: bool, size: str) -> None:
    letter = replace(POLISH, layout=sheet(LIBRARY, "PL", Printed(large=large)))
    ((_, attributes, _),) = Outline(html.write(letter).decode()).all("body")
    assert attributes == {"style": f"font-size: {size}"}
