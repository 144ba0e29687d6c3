"""Pictures of letters: one of each page, none of them empty."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from complaint_kit.cli import main
from complaint_kit.commands import gallery
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.sheets import sheet
from tests.conftest import LIBRARY

KINDS = {"request", "reply", "reminder", "appeal", "controller_complaint", "complaint", "review", "voluntary"}


def test_the_cases_of_the_gallery_have_every_kind_of_letter_in_both_languages() -> None:
    found = [(kind, language) for _, _, kind, language in gallery.letters(LIBRARY)]
    assert {kind for kind, _ in found} == KINDS
    assert {language for _, language in found} == {"en", "de"}


def test_a_letter_about_an_outcome_whose_day_nobody_told_leaves_no_gap_for_it() -> None:
    (matter,) = [one for name, one, kind, _ in gallery.letters(LIBRARY) if (name, kind) == ("leeds", "review")]
    assert draft(matter, LIBRARY, "review", "en", sheet(LIBRARY, "GB")).enclosures == ("Your letter with the outcome",)


def test_each_page_is_a_picture_with_the_text_inside_the_margins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [
        one for one in gallery.letters(LIBRARY) if (one[0], one[2]) in {("berlin", "complaint"), ("leeds", "request")}
    ]
    monkeypatch.setattr(gallery, "letters", lambda library: iter(few))
    assert main(["gallery", "--layout", "din-5008-b", "--out", str(tmp_path)]) == DONE
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "din-5008-b-berlin-complaint-1.png",
        "din-5008-b-berlin-complaint-2.png",
        "din-5008-b-leeds-request-1.png",
    ]
    for name in names:
        picture = Image.open(tmp_path / name).convert("L")
        assert picture.size == (827, 1170)  # A4 at a hundred dots an inch
        ink = picture.point(lambda shade: 255 if shade < 128 else 0)
        left, top, right, bottom = ink.crop((60, 0, *picture.size)).getbbox()  # right of the marks for folding
        assert left + 60 >= 98  # 25 mm
        assert right + 60 <= 748  # 20 mm from the right edge
        assert top > 40
        assert bottom < 1140


def test_without_the_extra_that_draws_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(gallery, "find_spec", lambda name: None)
    assert main(["gallery", "--out", str(tmp_path)]) == CANNOT_START
    assert re.search(r'pip install "complaint-kit\[gallery\]"', capsys.readouterr().err)
