"""Who writes for somebody else: the letter says under which authority, and without one signed there is no letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.cases.folder import as_yaml, cases_in
from complaint_kit.cli import main
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft as written
from complaint_kit.errors import AnswersError
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.situation import mandate
from complaint_kit.situation.case import Acting, Case

DAY = date(2026, 11, 9)


def draft(folder: Path, language: str = "en", **acting: Any) -> int:
    told = {
        "kit": 2,
        "scenario": "access",
        "letter_language": language,
        "me": {"name": "Patients Together", "lives_in": "IE", "email": "us@example.org"},
        "acting": {"for": "person", "person": {"name": "Mary Example"}, **acting},
        "about": {"organisation": {"name": "Liffey Clinic", "place": "IE", "sector": "private"}, "is_to_me": "health"},
        "want": ["copy"],
    }
    answers = folder / "case.yaml"
    answers.write_text(as_yaml(told), encoding="utf-8")
    home = folder / "cases"
    return main(["draft", "--answers", str(answers), "--out", str(home), "--as-of", str(DAY), "--format", "txt"])


def letter(folder: Path) -> str:
    (case,) = cases_in(folder / "cases")
    return " ".join((case / "1-request.txt").read_text(encoding="utf-8").split())


def signed_page(folder: Path) -> str:
    """The page that the person for whom somebody writes has to sign."""
    (case,) = cases_in(folder / "cases")
    return " ".join((case / "0-authority-to-sign.txt").read_text(encoding="utf-8").split())


def test_one_line_says_for_whom_and_under_which_authority(tmp_path: Path) -> None:
    draft(tmp_path, signed=date(2026, 10, 12), scope=["access", "erasure"], until=date(2027, 10, 11))
    text = letter(tmp_path)
    assert "on behalf of Mary Example" in text
    assert (
        "signed on 12 October 2026 for access to Mary Example’s data, deletion of Mary Example’s data and valid" in text
    )
    assert "valid until 11 October 2027" in text
    assert text.count("12 October 2026") == 1


def test_the_authority_is_told_for_every_right_that_the_law_gives_and_for_no_other(tmp_path: Path) -> None:
    draft(tmp_path, signed=date(2026, 10, 12), scope=["access", "broker_deletion", "automated_decisions"])
    assert "for access to Mary Example’s data, explanation and review of an automated decision; proof" in letter(
        tmp_path
    )


def test_the_german_letter_says_the_same(tmp_path: Path) -> None:
    draft(tmp_path, "de", signed=date(2026, 10, 12), until=date(2027, 10, 11))
    assert "Die Vollmacht vom 12. Oktober 2026, gültig bis 11. Oktober 2027, liegt bei" in letter(tmp_path)


@pytest.mark.parametrize(
    ("acting", "says"),
    [
        ({}, "before they have signed"),
        ({"signed": date(2026, 10, 12), "until": date(2026, 11, 8)}, "has ended"),
        ({"signed": date(2026, 10, 12), "scope": ["erasure"]}, "does not cover this"),
    ],
)
def test_without_an_authority_for_today_and_for_this_only_the_page_to_sign_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], acting: dict[str, Any], says: str
) -> None:
    assert draft(tmp_path, **acting) == 1
    assert says in capsys.readouterr().err
    (case,) = cases_in(tmp_path / "cases")
    assert sorted(one.name for one in case.iterdir()) == ["0-authority-to-sign.txt", "case.yaml"]


def test_nobody_can_have_signed_tomorrow(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draft(tmp_path, signed=date(2026, 11, 10)) != 0
    assert "this day is after 2026-11-09" in capsys.readouterr().err
    assert cases_in(tmp_path / "cases") == ()


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("authorise Patients Together to act for me towards Liffey Clinic", "access to my data", "withdraw it")),
        ("de", ("bevollmächtige Patients Together", "Auskunft über meine Daten", "jederzeit und ohne Angabe von")),
    ],
)
def test_the_page_names_who_for_whom_and_for_which_rights_and_says_that_it_can_be_withdrawn(
    tmp_path: Path, language: str, says: tuple[str, ...]
) -> None:
    draft(tmp_path, language, until=date(2026, 11, 8))
    page = signed_page(tmp_path)
    assert "Mary Example" in page
    assert "2026" not in page
    for words_ in says:
        assert words_ in page


def test_an_authority_that_goes_too_short_is_written_anew_for_the_old_rights_and_the_new_one(tmp_path: Path) -> None:
    draft(tmp_path, signed=date(2026, 10, 12), scope=["erasure"])
    assert "access to my data and deletion" in signed_page(tmp_path)


def run(folder: Path, *words_: str) -> int:
    return main([*words_, "--out", str(folder / "cases"), "--as-of", str(DAY)])


def test_the_plan_has_it_signed_first_and_the_signed_file_goes_out_with_the_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(tmp_path)
    run(tmp_path, "explain", "liffey")
    told = capsys.readouterr().out
    assert told.index("First: Mary Example signs") < told.index("Now: First letter")
    signed = tmp_path / "signed.txt"
    signed.write_text("Signed: Mary Example", encoding="utf-8")
    assert run(tmp_path, "record", "liffey", "signed", "2026-11-09") == 2  # without the paper
    assert run(tmp_path, "record", "liffey", "signed", "2026-11-09", "--file", str(signed)) == 0
    run(tmp_path, "explain", "liffey")
    assert "signs that" not in capsys.readouterr().out
    assert run(tmp_path, "next", "liffey", "--format", "txt") == 0
    (case,) = cases_in(tmp_path / "cases")
    assert "under an authority signed on 9 November 2026 for access to Mary Example’s data" in letter(tmp_path)
    assert (case / "1-request-enclosures.pdf").is_file()


def test_where_only_the_day_is_known_the_plan_says_that_the_paper_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(tmp_path, signed=date(2026, 10, 12))
    run(tmp_path, "explain", "liffey")
    assert "Still missing: the file of the authority that Mary Example signed" in " ".join(
        capsys.readouterr().out.split()
    )


def test_nobody_signs_in_a_case_about_ones_own_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft(tmp_path, **{"for": "myself", "person": None})
    assert run(tmp_path, "record", "liffey", "signed", "2026-11-09", "--file", str(tmp_path / "case.yaml")) == 2
    assert "nobody has to sign" in capsys.readouterr().err


def test_on_its_last_day_the_authority_still_counts() -> None:
    acting = Acting.model_validate({"for": "person", "signed": date(2026, 10, 12), "until": DAY})
    mandate.require(acting, ("access",), DAY)


@pytest.mark.parametrize("role", ["myself", "child"])
def test_nobody_has_to_sign_for_their_own_data_or_their_child(role: str) -> None:
    mandate.require(Acting.model_validate({"for": role}), ("access",), DAY)


def test_a_group_needs_one_where_the_member_complains_and_none_in_its_own_right() -> None:
    mandate.require(Acting.model_validate({"for": "group", "complainant": "group"}), ("access",), DAY)
    with pytest.raises(AnswersError, match="before they have signed"):
        mandate.require(Acting.model_validate({"for": "group", "complainant": "person"}), ("access",), DAY)


def test_whose_data_it_is_complains_unless_the_case_says_that_the_writer_does(library: Library) -> None:
    refused = {"id": "request-1", "asked": ["access"], "sent": "2026-09-01", "channel": "email"}
    refused |= {"replies": [{"on": "2026-09-10", "kind": "refused"}]}
    told = {
        "scenario": "access",
        "me": {"name": "Patients Together", "lives_in": "IE", "email": "us@example.org"},
        "acting": {"for": "person", "person": {"name": "Mary Example"}, "signed": "2026-08-12"},
        "about": {"organisation": {"name": "Liffey Clinic", "place": "IE", "sector": "private"}},
        "want": ["copy"],
        "papers": [refused],
    }
    case = Case.model_validate(told)
    me = case.model_copy(update={"acting": case.acting.model_copy(update={"complainant": "me"})})
    assert "Complainant: Mary Example, represented by Patients Together; us@example.org" in complaint(library, case)
    assert "Complainant: Patients Together; us@example.org" in complaint(library, me)


def complaint(library: Library, case: Case, language: str = "en") -> str:
    matter = prepare(library, case, DAY).matter("complaint")
    return " ".join(" ".join(words(written(matter, library, "complaint", language))).split())


@pytest.mark.parametrize(
    ("language", "says"), [("en", "because Ida Tennant lives in"), ("de", "weil Ida Tennant hier wohnt")]
)
def test_the_home_of_the_child_gives_the_office_its_charge_and_the_child_complains(
    library: Library, language: str, says: str
) -> None:
    told = {
        "scenario": "access",
        "me": {"name": "Orla Tennant", "lives_in": "DE-BE", "email": "orla@example.org"},
        "acting": {"for": "child", "person": {"name": "Ida Tennant", "birth_date": "2016-05-02"}},
        "about": {"organisation": {"name": "Harrow & Teal", "place": "DE-BE", "sector": "private"}},
        "want": ["copy"],
        "papers": [{"id": "request-1", "asked": ["access"], "sent": "2026-09-01", "channel": "email"}],
    }
    text = complaint(library, Case.model_validate(told), language)
    assert says in text
    who = {
        "en": "Complainant: Ida Tennant, represented by",
        "de": "Beschwerdeführende Person: Ida Tennant, vertreten durch",
    }
    assert f"{who[language]} Orla Tennant" in text


def test_the_british_regulator_and_the_swiss_one_do_not_read_that_the_agent_lives_where_the_person_does(
    library: Library,
) -> None:
    for home, name in (
        ("GB-SCT", "I am Tom Agent; tom@example.org"),
        ("CH", "Reported by: Tom Agent; tom@example.org"),
    ):
        told = {
            "scenario": "access",
            "me": {"name": "Tom Agent", "lives_in": home, "email": "tom@example.org"},
            "acting": {"for": "person", "person": {"name": "Mary Example"}, "signed": "2026-08-12"},
            "about": {"organisation": {"name": "Harrow & Teal", "place": home, "sector": "private"}},
            "want": ["copy"],
            "papers": [
                {
                    "id": "request-1",
                    "asked": ["access"],
                    "sent": "2026-09-01",
                    "channel": "email",
                    "replies": [{"on": "2026-09-10", "kind": "refused"}],
                }
            ],
        }
        assert name in complaint(library, Case.model_validate(told))
