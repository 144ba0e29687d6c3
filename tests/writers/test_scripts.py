"""Names in other scripts: joined, in the order of their reading, each glyph in its place; or refused by name."""

from __future__ import annotations

from itertools import groupby

import pytest

from complaint_kit.errors import WritingError
from complaint_kit.letters.letter import Letter
from complaint_kit.letters.markup import escape
from complaint_kit.writers import fonts, pdf, pdf_fast, scripts
from tests.writers.reading import glyphs, opened, structure
from tests.writers.sample_letters import POLISH, letter_with

ARABIC, HEBREW, THAI, HINDI = "محمد", "שרה", "สมชาย", "प्रिया"
NAMES = pytest.mark.parametrize("name", [ARABIC, HEBREW, THAI, HINDI])
both_writers = pytest.mark.parametrize("writer", [pdf, pdf_fast], ids=["canvas", "fast"])


def of(name: str) -> Letter:
    return letter_with(f"# Access\n\nMy name is {escape(name)}, and I live in Dublin.", signature=name, sender=(name,))


@NAMES
@both_writers
def test_the_name_is_read_aloud_as_it_was_typed(writer: object, name: str) -> None:
    file = opened(writer.write(of(name)))  # type: ignore[attr-defined]
    assert structure(file).text.split().count(name) == 2
    assert f"My name is {name}, and I live in Dublin." in structure(file).text


@NAMES
def test_both_writers_draw_its_glyphs_in_the_same_places(name: str) -> None:
    drawn, fast = (glyphs(writer.write(of(name))) for writer in (pdf, pdf_fast))
    placed = [sorted((round(one.left, 1), round(one.bottom, 1)) for one in found) for found in (drawn, fast)]
    assert len(placed[0]) == len(placed[1])
    for one, other in zip(*placed, strict=True):
        assert one == pytest.approx(other, abs=0.25)


@NAMES
@both_writers
def test_its_face_is_in_the_file_and_only_the_glyphs_that_it_needs(writer: object, name: str) -> None:
    data = writer.write(of(name))  # type: ignore[attr-defined]
    file = opened(data)
    names = {str(font.BaseFont) for page in file.pages for font in page.resources.Font.values()}
    assert any(face in one for one in names for face in scripts.FACES)
    assert len(data) < 80_000


def test_arabic_letters_join_and_have_their_dots() -> None:
    ((face, word),) = scripts.words("علي")
    assert face == "NotoSansArabic"
    shaped = scripts.shaped(face, word)
    assert shaped is not None
    assert shaped.said == "علي"
    assert len(word) == 4  # three letters, and the dots of the last, which stand below it
    assert min(up for _, up in shaped.offsets) < 0
    alone = {sign for letter in "علي" for _, glyph in scripts.words(letter) for sign in glyph}
    assert not set(word) <= alone


def left_to_right(face: str | None, text: str) -> str:
    """What the glyphs of a piece were drawn for, from left to right; a letter and its dots are two glyphs."""
    said = [scripts.said(face, ord(sign) - scripts.GLYPHS) for sign in text] if face else list(text)
    return "".join(letter for letter, _ in groupby(said))


def test_two_words_from_right_to_left_stand_in_that_order_and_numbers_as_they_are_read() -> None:
    pieces = list(scripts.words("im شارع الملك 12 in"))
    assert "".join(left_to_right(face, text) for face, text in pieces).replace("\xa0", " ") == "im 12 كلملا عراش in"


@both_writers
@pytest.mark.parametrize("phrase", ["شارع الملك 12", "רחוב הרצל 7", "محمد بن علي"])
def test_several_words_from_right_to_left_are_read_aloud_in_their_order(writer: object, phrase: str) -> None:
    file = opened(writer.write(of(phrase)))  # type: ignore[attr-defined]
    assert structure(file).text.count(phrase) == 3  # the sender, the sentence, the signature


@both_writers
def test_a_sentence_longer_than_a_line_goes_on_below_and_is_read_aloud_in_its_order(writer: object) -> None:
    sentence = " ".join(["شارع الملك عبد الله الثاني"] * 8)
    data = writer.write(of(sentence))  # type: ignore[attr-defined]
    assert " ".join(structure(opened(data)).text.split()).count(sentence) == 3
    right = POLISH.layout.sender.left + POLISH.layout.sender.width
    assert max(one.right for page in range(len(opened(data).pages)) for one in glyphs(data, page)) < right


def test_of_a_phrase_too_long_for_a_line_each_part_fits_one() -> None:
    pieces = [left_to_right(face, text) for face, text in scripts.words("شارع الملك 12", room=4000)]
    assert [one.replace("\xa0", " ") for one in pieces] == ["عراش", " ", "12 كلملا"]


@pytest.mark.parametrize("number", ["٤٧", "۱۲۳"])
def test_a_house_number_in_arabic_digits_keeps_its_order(number: str) -> None:
    ((face, text),) = scripts.words(f"شارع {number}")
    assert left_to_right(face, text).startswith(number)


def test_a_hindi_vowel_that_is_spoken_after_its_consonant_stands_before_it() -> None:
    ((face, word),) = scripts.words("कि")
    ((_, consonant),) = scripts.words("क")
    assert face == "NotoSansDevanagari"
    assert word.index(consonant) == 1


def test_without_the_extra_the_name_is_refused_and_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "file_of", lambda face: None)
    with pytest.raises(WritingError) as caught:
        fonts.pieces(fonts.REGULAR, "يوسف")
    assert "ي" in str(caught.value.found)
    assert "complaint-kit[scripts]" in caught.value.mend


@pytest.mark.parametrize("name", ["王小明", "გიორგი", "Ann 🙂", "ส\u0e5c", "\u05ff", "م\u07ff"])
def test_what_no_face_holds_is_refused_with_the_extra_too(name: str) -> None:
    with pytest.raises(WritingError):
        fonts.pieces(fonts.REGULAR, name)
