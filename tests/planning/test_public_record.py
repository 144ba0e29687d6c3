"""What the public record opens and closes: days that the person did not know, and letters that speak of the past.

A month from 27 November 2026 ends after Christmas on Tuesday 29 December (see the gym among the ten cases); one from
10 February 2027 on Wednesday 10 March.
"""

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare, two_roads
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import Letter
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case
from complaint_kit.situation.record import ended
from tests.situation import fernmoor


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return Library(pack_roots(None, [fernmoor.pack(tmp_path_factory.mktemp("pack") / "fernmoor")]))


def member(**told: object) -> Case:
    raw = {
        "scenario": "ai_training",
        "me": {"name": "Kim Doe", "lives_in": "GB-ENG", "email": "kim@example.org"},
        "about": {"organisation": "fernmoor", "is_to_me": "customer"},
        "want": ["stop_use", "know"],
        **told,
    }
    return Case.model_validate(raw)


def complaint(plan: Plan) -> tuple[str, str]:
    rung = plan.matter("controller_complaint").rung("controller_complaint")
    return rung.state, rung.because


def text(letter: Letter) -> str:
    return repr(letter.blocks)


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_a_start_that_the_person_did_not_know_of_makes_the_early_complaint_possible(library: Library) -> None:
    assert complaint(prepare(library, member(), day("2026-11-27"))) == ("possible", "imminent")


def test_nobody_may_complain_early_of_a_start_that_was_not_public_yet(library: Library) -> None:
    assert complaint(prepare(library, member(), day("2026-11-19")))[0] == "waiting"


def test_a_pause_ends_the_imminent_day_when_it_is_public(library: Library) -> None:
    assert complaint(prepare(library, member(), day("2026-12-03"))) == ("possible", "imminent")
    assert complaint(prepare(library, member(), day("2026-12-04")))[0] == "waiting"


def test_a_day_that_the_person_told_themselves_ends_with_the_pause_too(library: Library) -> None:
    told = member(happened=[{"starts": "2026-12-14", "says": "Fernmoor will use my photos.", "wrong": ["no_consent"]}])
    assert complaint(prepare(library, told, day("2026-12-03"))) == ("possible", "imminent")
    assert complaint(prepare(library, told, day("2026-12-04")))[0] == "waiting"


def test_another_day_that_the_person_told_is_not_touched_by_the_pause(library: Library) -> None:
    told = member(happened=[{"starts": "2026-12-20", "says": "Fernmoor will sell my photos.", "wrong": ["passed_on"]}])
    assert complaint(prepare(library, told, day("2026-12-04"))) == ("possible", "imminent")


def test_a_later_start_moves_the_imminent_day(library: Library) -> None:
    # An answer to a letter of 15 January is due on 15 February, before 1 March; to one of 10 February, after it.
    assert complaint(prepare(library, member(), day("2027-01-15")))[0] == "waiting"
    assert complaint(prepare(library, member(), day("2027-02-10"))) == ("possible", "imminent")


def test_the_roads_of_today_do_not_know_what_becomes_public_later(library: Library) -> None:
    plan = prepare(library, member(), day("2026-11-27"))
    assert {one.id for one in plan.situation.record} == {"starts_2026", "samples"}
    two_roads(library, plan)  # the law moves on the roads, the record does not


def test_a_letter_says_what_the_person_confirmed_until_the_record_says_that_it_has_ended(library: Library) -> None:
    told = member(record={"confirmed": ["samples"]})

    def letter(on: str) -> str:
        plan = prepare(library, told, day(on))
        return text(draft(plan.matter("request"), library, "request", "en"))

    assert "Fernmoor uses samples of its members' photos for AI; I found mine" in letter("2026-12-03")
    assert "Fernmoor uses samples" not in letter("2026-12-04")
    assert "Until December 2026 Fernmoor used samples of its members' photos" in letter("2026-12-04")


def test_a_letter_dated_before_an_entry_was_public_does_not_say_it(library: Library) -> None:
    told = member(record={"confirmed": ["samples"]})
    plan = prepare(library, told, day("2026-10-04"))
    assert "samples" not in text(draft(plan.matter("request"), library, "request", "en"))


def test_what_is_only_for_the_page_never_stands_in_a_letter_even_if_it_is_named(library: Library) -> None:
    told = member(record={"confirmed": ["pause_2026"]})
    plan = prepare(library, told, day("2026-12-04"))
    assert "paused" not in text(draft(plan.matter("request"), library, "request", "en"))


def test_on_linkedin_the_end_of_the_british_pause_is_told_from_3_november_2025() -> None:
    kit = Library(pack_roots(None))
    told = member(about={"organisation": "linkedin", "is_to_me": "customer"}, record={"confirmed": ["pause_2024"]})

    def letter(on: str) -> str:
        return text(draft(prepare(kit, told, day(on)).matter("request"), kit, "request", "en"))

    announced = "LinkedIn later announced that it would train with such data from 3 November 2025."
    assert announced not in letter("2025-11-02")
    assert announced in letter("2025-11-03")  # what was announced; that training began, nobody has read


def test_a_letter_to_x_of_march_2025_tells_that_the_company_was_called_twitter_then() -> None:
    kit = Library(pack_roots(None))
    told = member(
        me={"name": "Kim Doe", "lives_in": "IE", "email": "kim@example.org"},
        about={"organisation": "x", "is_to_me": "customer"},
        papers=[
            {"id": "request-1", "asked": ["object"], "channel": "email", "sent": "2025-03-20"},
            {"id": "request-2", "asked": ["access"], "channel": "email", "sent": "2025-04-07"},
        ],
    )

    plan = prepare(kit, told, day("2026-11-27"))
    complaint_of_today = text(draft(plan.matter("complaint"), kit, "complaint", "en"))
    assert complaint_of_today.count("was then called Twitter International Unlimited Company") == 1


def test_tiktok_tells_that_the_order_to_stop_transfers_was_stayed_and_goes_back_to_the_commission() -> None:
    kit = Library(pack_roots(None))
    raw = {"scenario": "access", "me": {"name": "Kim Doe", "lives_in": "IE"}, "about": {"organisation": "tiktok"}}
    told = Case.model_validate({**raw, "want": ["copy"]})
    found = {one.id for one in prepare(kit, told, day("2026-11-27")).situation.record}
    assert found == {"transfers_2025", "transfers_stayed_2025", "supreme_court_2026", "high_court_2026"}
    assert "transfers_stayed_2025" in ended(kit.organisation("tiktok").record, date(2026, 11, 27))
