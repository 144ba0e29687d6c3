"""The web page in Chromium: axe finds nothing, a screen reader hears the letter in order, a narrow window shows all."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from complaint_kit.commands import gallery
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.sheets import Printed, sheet
from complaint_kit.letters.letter import Letter, texts
from complaint_kit.writers import html
from tests.conftest import LIBRARY
from tests.writers.sample_letters import POLISH, TYPED_BY_A_JOKER, letter_with

if TYPE_CHECKING:
    from playwright.sync_api import Page

PROGRAM = shutil.which("chromium") or shutil.which("google-chrome")
LARGE = sheet(LIBRARY, "", Printed(large=True))
DRAFTED = {
    *{("berlin", "request"), ("berlin", "complaint"), ("austin", "appeal"), ("leeds", "reminder")},
    *{("leeds", "controller_complaint"), ("leeds", "review"), ("new-york", "voluntary")},
}
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(PROGRAM is None, reason="Chromium is not installed"),
]


def letters() -> Iterator[Letter]:
    """Each kind of letter, two in German; a table and enclosures; an address from right to left in large print."""
    for name, matter, kind, language in gallery.letters(LIBRARY):
        if (name, kind) in DRAFTED:
            yield draft(matter, LIBRARY, kind, language, sheet(LIBRARY, ""))
    yield from (POLISH, TYPED_BY_A_JOKER)
    yield letter_with("# Access\n\nMy name is محمد.", signature="محمد", sender=("محمد", "شارع الملك 12"), layout=LARGE)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """An empty tab; the browser starts once for all."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        yield browser.new_page()


def test_axe_finds_nothing_in_any_kind_of_letter_and_a_narrow_window_shows_it_all(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": 320, "height": 640})  # what 400 % leaves of 1280 (WCAG 2.2, 1.4.10)
    for letter in letters():
        page.set_content(html.write(letter).decode())
        found = Axe().run(page).response
        assert [rule["id"] for rule in found["violations"]] == [], letter.subject
        assert len(found["passes"]) > 10
        assert page.evaluate("document.documentElement.scrollWidth") == 320, letter.subject


def test_what_a_screen_reader_hears_is_the_letter_in_its_order(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    for letter in (POLISH, TYPED_BY_A_JOKER):
        page.set_content(html.write(letter).decode())
        nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
        assert _letters_of(heard(nodes, next(iter(nodes)))) == _letters_of(texts(letter))


def heard(nodes: dict[str, Any], at: str) -> Iterator[str]:
    """The texts of the accessibility tree below a node, depth first."""
    node = nodes[at]
    if node["role"]["value"] in {"StaticText", "ListMarker"}:
        yield node["name"]["value"]
    else:
        for child in node.get("childIds", ()):
            yield from heard(nodes, child)


def _letters_of(pieces: Iterable[str]) -> str:
    return "".join("".join(pieces).split())
