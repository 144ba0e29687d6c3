"""The language of the screen."""

from complaint_kit.drafting.screen import Screen, screen_in
from complaint_kit.packs.library import Library


def test_only_switzerland_reads_ss_for_the_sharp_s(library: Library) -> None:
    said = {
        tag: _screen(library, tag).words()["screen"]["skip"] for tag in ("de", "de_AT.UTF-8", "de-CH", "de_CH.UTF-8")
    }
    assert said["de"] == said["de_AT.UTF-8"] == "Ich weiß es nicht oder möchte es nicht sagen"
    assert said["de-CH"] == said["de_CH.UTF-8"] == "Ich weiss es nicht oder möchte es nicht sagen"
    assert _screen(library, "de-CH").said({"en": "street", "de": "Straße"}) == "Strasse"


def test_no_word_that_stands_in_letters_needs_the_sharp_s_because_swiss_letters_share_them(library: Library) -> None:
    words = library.shared_words("de")
    in_letters = {key: text for key, text in words["letter"].items() if key != "sending"}  # that stands on the page
    assert "ß" not in str([in_letters, *(words[key] for key in ("documents", "rights", "deadlines", "calendar"))])


def test_what_a_law_does_not_say_in_the_language_of_the_screen_is_said_in_english(library: Library) -> None:
    assert _screen(library, "de").said({"en": "a notice"}) == "a notice"


def test_a_language_whose_words_nobody_wrote_is_no_screen(library: Library) -> None:
    assert screen_in(library, "fr_FR.UTF-8") is None
    assert screen_in(library, "C.UTF-8") is None
    assert screen_in(library, "") is None


def _screen(library: Library, tag: str) -> Screen:
    found = screen_in(library, tag)
    assert found is not None
    return found
