"""A state that does not exist, from nothing to its last letter, by the steps and the files of CONTRIBUTING.md."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from complaint_kit.checks.facts import brought_along, conditions, questions
from complaint_kit.checks.run import check
from complaint_kit.checks.shelf import read_shelf
from complaint_kit.cli import CANNOT_START, DONE, main
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots, shipped_pack

GUIDE = Path(__file__).parents[2] / "CONTRIBUTING.md"
FILE = re.compile(r"^```\w+\n(?:# |{# )(?P<name>\S+)(?: #})?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def jefferson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The pack of the guide, every file as it stands there, with English words for the German ones of its scenario."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    pack = tmp_path / "jefferson"
    for file in FILE.finditer(GUIDE.read_text(encoding="utf-8")):
        path = pack / file["name"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file["text"], encoding="utf-8")
    photo = pack / "templates/photo"
    (photo / "words.de.yaml").write_text((photo / "words.en.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    (pack / "pack.yaml").write_text("name: Jefferson\n", encoding="utf-8")
    return pack


def draft(pack: Path, day: str) -> Path:
    """The case folder of the guide's answers, drafted on that day."""
    arguments = ["draft", "--answers", str(pack / "answers.yaml"), "--as-of", day, "--format", "txt"]
    assert main([*arguments, "--pack", str(pack), "--out", str(pack.parent / day)]) == DONE
    (case,) = (pack.parent / day).iterdir()
    return case


def go_on(pack: Path, case: Path, day: str, *events: tuple[str, str]) -> None:
    """Records the events, then drafts the next document on that day."""
    common = ["--as-of", day, "--pack", str(pack)]
    for event, on in events:
        assert main(["record", str(case), event, on, *common]) == DONE
    assert main(["next", str(case), "--format", "txt", *common]) == DONE


def text(case: Path, name: str) -> str:
    """The letter without its line breaks."""
    return " ".join((case / f"{name}.txt").read_text(encoding="utf-8").split())


def test_everything_in_the_guide_holds_and_only_what_is_new_is_told(jefferson: Path) -> None:
    result = check(Library(pack_roots(None, [jefferson])), date(2026, 11, 22))
    assert [f"{one.place}: {one.problem}" for one in result.findings] == []
    assert result.failed == ()
    assert [(law.law, law.rules, law.examples) for law in result.coverage] == [("us-jf.jpa", 4, 4)]
    unread = {one.name.partition("/")[0] for one in result.unread}
    assert unread == {
        "us-jf.jpa",
        "jpa.counters",
        "us-jf-attorney-general",
        "forms",
        "holidays",
        "layouts",
        "widget-works",
    }
    assert [law.untested_rules for law in result.coverage] == [()]
    begun = [(one.language, lack.where, lack.first) for one in result.languages for lack in one.lacks]
    assert begun == [("fr", "jurisdictions/eu/gdpr.yaml", "name")]  # the first text of the file
    assert {one.name: one.where for one in result.debts} == {
        "breach breach, private, private": ("US-JF",),  # no act on breaches is written for it
        "portability move, private, private": ("US-JF",),  # nor a right to take data along
    }


@pytest.mark.parametrize(
    ("received", "due", "complain_from"),
    [
        # 40 days: Monday, but in Rhode Island Victory Day; nobody knows whether Jefferson keeps it.
        ("2027-06-30", "2027-08-09", "2027-08-11"),
        # 30 days: Saturday, which may be Monday.
        ("2027-07-01", "2027-07-31", "2027-08-03"),
    ],
)
def test_the_period_is_that_of_the_day_on_which_the_request_arrived(
    jefferson: Path, received: str, due: str, complain_from: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["deadline", "us-jf.jpa", "access", "--received", received, "--place", "US-JF", "--pack", str(jefferson)]
    assert main(asked) == DONE
    assert f"Due: {due}. Late on every reading from: {complain_from}." in capsys.readouterr().out


@pytest.mark.parametrize(("day", "period"), [("2027-06-30", "40 days"), ("2027-07-01", "30 days")])
def test_the_letter_names_the_period_of_its_day(jefferson: Path, day: str, period: str) -> None:
    letter = text(draft(jefferson, day), "1-request")
    assert "I am a resident of Jefferson" in letter
    assert "access to my personal data" in letter
    assert re.search(rf"within {period} [^.]*\(§ 12-405\)", letter)


def test_a_case_under_the_old_period_goes_up_the_ladder_to_the_attorney_general(jefferson: Path) -> None:
    case = draft(jefferson, "2027-06-29")
    go_on(jefferson, case, "2027-08-11", ("sent", "2027-06-29"), ("received", "2027-06-30"))
    assert "answer due by August 9, 2027 (§ 12-405)" in text(case, "2-reminder")
    go_on(jefferson, case, "2027-08-21", ("sent", "2027-08-11"), ("refused", "2027-08-20"))
    appeal = text(case, "3-appeal")
    assert "Appeal (Jeff. Code § 12-407)" in appeal
    assert "within 30 days of receiving this appeal." in appeal
    go_on(jefferson, case, "2027-09-21", ("sent", "2027-08-21"), ("appeal_refused", "2027-09-20"))
    complaint = text(case, "4-complaint")
    assert "Attorney General of Jefferson Office of the Attorney General 1 State Street" in complaint
    assert "Jeff. Code § 12-410" in complaint


def test_a_place_that_is_there_already_is_changed_only_by_a_pack_that_says_so(jefferson: Path) -> None:
    places = jefferson / "jurisdictions/places.yaml"
    added = places.read_text(encoding="utf-8")
    montana = "  - {code: US-MT, name: {en: Big Sky, de: Big Sky}, part_of: [US], paper: Letter}\n"
    places.write_text(added + montana, encoding="utf-8")
    roots = (shipped_pack(), jefferson)
    (finding,) = check(Library(roots), date(2026, 11, 22)).findings
    assert (finding.check, finding.place) == ("loads", str(places))
    assert "US-MT" in finding.problem
    assert "replaces: [US-MT]" in finding.mend
    places.write_text(f"replaces: US-MT\n{added}{montana}", encoding="utf-8")
    names = {code: place.name["en"] for code, place in Library(roots).places.items()}
    assert (names["US-MT"], names["US-JF"], names["US-WY"]) == ("Big Sky", "Jefferson", "Wyoming")


def test_a_pack_may_bring_a_fact_that_its_own_law_looks_at(jefferson: Path) -> None:
    fact = (
        "{id: organisation_cooperative, kind: yes_no, name: {en: it is a cooperative, de: sie ist eine Genossenschaft}}"
    )
    (jefferson / "jurisdictions/facts.yaml").write_text(f"facts:\n  - {fact}\n", encoding="utf-8")
    law = jefferson / "jurisdictions/us-jf/jpa.yaml"
    covers = law.read_text(encoding="utf-8").replace(
        "capacity: private}\n    -", "organisation_cooperative: false}\n    -"
    )
    law.write_text(covers, encoding="utf-8")
    library = Library((shipped_pack(), jefferson))
    shelf = read_shelf(library, date(2026, 11, 22))
    assert "organisation_cooperative: false" in covers
    assert [*conditions(shelf), *questions(shelf), *brought_along(shelf)] == []
    assert {"organisation_cooperative", "residence"} <= library.facts.keys()


def test_a_holiday_of_the_guide_moves_the_last_day(jefferson: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["deadline", "eu.gdpr", "access", "--received", "2027-02-15", "--place", "IE"]
    assert main(asked) == DONE
    assert "Due: 2027-03-15." in capsys.readouterr().out
    assert main([*asked, "--pack", str(jefferson)]) == DONE
    assert "Due: 2027-03-16." in capsys.readouterr().out


def test_a_refusal_meets_the_answer_of_the_guide(jefferson: Path) -> None:
    case = draft(jefferson, "2027-01-04")
    common = ["--as-of", "2027-01-20", "--pack", str(jefferson)]
    assert main(["record", str(case), "sent", "2027-01-04", *common]) == DONE
    refused = ["reply", "2027-01-20", "--kind", "refused", "--ground", "trade_secret"]
    assert main(["record", str(case), *refused, *common]) == DONE
    assert main(["next", str(case), "--format", "txt", *common]) == DONE
    appeal = text(case, "3-appeal")
    assert re.search(r"A trade secret does not bar the rest of an answer \([^)]*§ 12-406\)\.", appeal)
    assert "Please send me the rest." in appeal


def test_the_letter_of_the_guides_scenario_goes_to_the_guides_organisation(jefferson: Path) -> None:
    told = "answers: {organisation: Widget Works, residence: US-VA, full_name: A B, photo_where: on page 7}"
    (jefferson / "answers.yaml").write_text(f"scenario: photo\n{told}\n", encoding="utf-8")
    letter = text(draft(jefferson, "2027-01-04"), "1-request")
    assert "Widget Works Inc. 1 Mill Lane Monticello, JF 00002" in letter
    assert "It is a photo, and it is here: on page 7" in letter


def test_what_a_person_confirmed_of_the_guides_organisation_is_in_their_letter(jefferson: Path) -> None:
    told = "{organisation: Widget Works, residence: US-VA, full_name: A B, wants: [know], practices: [training_2026]}"
    (jefferson / "answers.yaml").write_text(f"scenario: ai_training\nanswers: {told}\n", encoding="utf-8")
    assert "I posted there before May 2026." in text(draft(jefferson, "2027-01-04"), "1-request")


def test_a_case_whose_pack_is_not_named_asks_for_the_pack(jefferson: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = draft(jefferson, "2027-01-04")
    assert main(["explain", str(case)]) == CANNOT_START
    said = capsys.readouterr().err
    assert "us-jf.jpa" in said
    assert "--pack" in said
