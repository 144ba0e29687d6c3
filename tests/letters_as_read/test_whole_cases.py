"""Cases walked to their end, letter by letter, and read as the clerk reads them: nothing in them that is not so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.page_notes import conceded
from complaint_kit.letters.letter import ListBlock, words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

Written = Callable[..., str]


@pytest.fixture(scope="module")
def written(library: Library) -> Written:
    """A function from a kind of letter, a day and a case to the words of the letter on one line."""

    def make(kind: str, day: str, raw: dict[str, Any], language: str = "en") -> str:
        plan = prepare(library, Case.model_validate(raw), date.fromisoformat(day))
        return " ".join(words(draft(plan.matter(kind), library, kind, language)))

    return make


def case(scenario: str, lives_in: str, organisation: str, place: str, **told: Any) -> dict[str, Any]:
    return {
        "scenario": scenario,
        "me": {"name": "Pim Verhoef", "lives_in": lives_in, "email": "pim@example.org"},
        "about": {"organisation": {"name": organisation, "place": place, "sector": "private"}, "is_to_me": "customer"},
        **told,
    }


# The first letter went to the courier, who named the shop; the shop is written to on 22 July 2026 and says nothing.
TO_THE_COURIER = {
    "id": "request-1",
    "by": "me",
    "to": {"role": "processor", "name": "Swiftparcel BV"},
    "channel": "email",
    "asked": ["access"],
    "sent": "2026-07-06",
    "replies": [{"on": "2026-07-17", "kind": "refused", "ground": "processor_only", "words": "Please ask Bluebarn."}],
}
TO_THE_SHOP = {"id": "request-2", "channel": "email", "asked": ["access"], "sent": "2026-07-22"}


def at_the_shop(*papers: dict[str, Any]) -> dict[str, Any]:
    return case("access", "NL", "Bluebarn BV", "NL", want=[{"wish": "copy"}], papers=list(papers))


def test_a_first_letter_to_the_right_firm_tells_what_the_wrong_one_wrote(written: Written) -> None:
    letter = written("request", "2026-07-22", at_the_shop(TO_THE_COURIER))
    assert "On 6 July 2026 I wrote to Swiftparcel BV about this." in letter
    assert "On 17 July 2026 Swiftparcel BV answered: “Please ask Bluebarn.”" in letter


def test_what_the_wrong_firm_wrote_is_not_put_into_the_mouth_of_the_right_one(written: Written) -> None:
    # Received on 22 July 2026: one month ends on Saturday 22 August, so on Monday 24 August 2026.
    letter = written("complaint", "2026-08-25", at_the_shop(TO_THE_COURIER, TO_THE_SHOP))
    assert "On 22 July 2026 I asked Bluebarn BV" in letter
    assert "Its answer was due by 24 August 2026" in letter
    assert "17 July 2026: Swiftparcel BV wrote: “Please ask Bluebarn.”" in letter
    assert "t refused" not in letter
    assert "On 17 July 2026 it wrote" not in letter
    assert "t received my request" not in letter


def test_a_statement_without_a_full_stop_gets_one_and_one_that_has_its_mark_keeps_it(written: Written) -> None:
    told = [
        {"on": "2026-07-01", "says": "A courier photographed my front door"},
        {"on": "2026-07-02", "says": "Bluebarn BV told me: “That is how we do it.”"},
    ]
    letter = written("request", "2026-07-22", at_the_shop() | {"happened": told})
    assert "A courier photographed my front door." in letter
    assert "“That is how we do it.” " in letter


# Training is announced for 19 October 2026; the objection of 7 September is due on 7 October, and nothing comes.
def at_wolkenheim(*papers: dict[str, Any]) -> dict[str, Any]:
    told = [{"starts": "2026-10-19", "says": "Wolkenheim beginnt mit dem Training.", "wrong": ["no_consent"]}]
    detail = {"data_kinds": ["posts"], "my_situation": "Auf den Fotos sind meine Kinder"}
    wanted = [{"wish": "stop_use", "detail": detail}]
    raw = case("ai_training", "DE-HH", "Wolkenheim GmbH", "DE-BE", happened=told, want=wanted, papers=list(papers))
    return raw | {"facts": {"data_kinds": ["posts"], "letter_form": "short"}}


OBJECTION = {"id": "request-1", "channel": "email", "asked": ["object"], "sent": "2026-09-07"}


def test_an_objection_to_what_has_not_begun_asks_that_it_be_left_undone(written: Written) -> None:
    letter = written("request", "2026-09-07", at_wolkenheim(), "de")
    assert "Bitte unterlassen Sie diese Verwendung." in letter
    assert "beenden" not in letter
    assert "Bitte bestätigen Sie mir noch vor dem 19. Oktober 2026, dass Sie dem nachkommen." in letter
    assert "Auf den Fotos sind meine Kinder." in letter


def test_the_only_point_of_a_letter_has_no_number_though_bullets_tell_what_happened(library: Library) -> None:
    raw = at_wolkenheim()
    raw["happened"] = [{"on": "2026-09-04", "says": "Wolkenheim hat es angekündigt."}, *raw["happened"]]
    plan = prepare(library, Case.model_validate(raw), date(2026, 9, 7))
    lists = [
        one for one in draft(plan.matter("request"), library, "request", "de").blocks if isinstance(one, ListBlock)
    ]
    assert [[item.number for item in one.items] for one in lists] == [[None, None]]


def test_a_reminder_asks_for_an_answer_before_the_day_on_which_it_begins(written: Written) -> None:
    # Two weeks from 8 October would be 22 October, three days after the training has begun.
    letter = written("reminder", "2026-10-08", at_wolkenheim(OBJECTION), "de")
    assert "Bitte antworten Sie bis zum 18. Oktober 2026" in letter
    assert "Es geht um die Verwendung meiner Daten zum Entwickeln oder Trainieren künstlicher Intelligenz" in letter
    assert "Mein Widerspruch vom 7. September 2026" in letter


def test_a_complaint_about_an_objection_says_to_what_and_why_and_that_no_reminder_helped(written: Written) -> None:
    reminder = {"id": "reminder-1", "kind": "reminder", "channel": "email", "asked": ["object"], "sent": "2026-10-08"}
    letter = written("complaint", "2026-10-23", at_wolkenheim(OBJECTION, reminder), "de")
    assert "Es geht um die Verwendung meiner Daten zum Entwickeln oder Trainieren künstlicher Intelligenz" in letter
    assert "Auf den Fotos sind meine Kinder." in letter
    assert (
        "8. Oktober 2026: Erinnerung an die Wolkenheim GmbH per E-Mail (Anlage 2). Seither habe ich keine Antwort"
        in letter
    )
    assert "weisen Sie die Wolkenheim GmbH an, meinem Widerspruch zu entsprechen" in letter
    assert "habe ich bei der Wolkenheim GmbH Widerspruch eingelegt" in letter
    assert "7. September 2026: Widerspruch an die Wolkenheim GmbH per E-Mail (Anlage 1)" in letter
    assert "Bitte schreiben Sie mir auf Deutsch" not in letter


def test_a_complaint_about_what_was_done_names_no_request_that_was_never_made(written: Written) -> None:
    told = [{"on": "2026-10-08", "says": "Die Praxis gab meine Diagnose weiter.", "wrong": ["passed_on", "sensitive"]}]
    raw = case("access", "AT", "Praxis OG", "AT", want=[{"wish": "copy"}], happened=told)
    letter = written("complaint", "2026-10-12", raw, "de")
    assert (
        "Beschwerde gegen die Praxis OG (Art. 77 Abs. 1 DSGVO und § 24 DSG): Umgang mit meinen personenbezogenen"
        in letter
    )
    assert "Auskunft" not in letter


def test_an_irish_complaint_in_english_asks_nobody_to_write_in_english(written: Written) -> None:
    refused = {"on": "2026-08-20", "kind": "partly", "missing": "the engineer's report"}
    asked = {"id": "request-1", "asked": ["access"], "sent": "2026-08-03", "channel": "email", "replies": [refused]}
    again = {"id": "reply-1", "kind": "reply", "asked": ["access"], "sent": "2026-09-02", "channel": "email"}
    raw = case("access", "IE", "Kestrel Insurance dac", "IE", want=[{"wish": "copy"}], papers=[asked, again])
    letter = written("complaint", "2026-09-17", raw)
    assert "On 3 August 2026 I asked Kestrel Insurance dac for access to my data." in letter
    assert "(enclosure 3). I have had no answer since." in letter
    assert "Please write to me in English" not in letter


def test_a_complaint_in_english_to_an_office_that_reads_none_asks_for_english(written: Written) -> None:
    letter = written("complaint", "2026-08-25", at_the_shop(TO_THE_SHOP))
    assert "Please write to me in English, if you can." in letter


def test_a_complaint_about_a_silence_states_no_old_wrong_as_a_ground_and_so_is_in_time(written: Written) -> None:
    # § 24(4) DSG: what was learned of on 10 January 2025 could be complained of until 10 January 2026.
    old = {"on": "2025-01-10", "says": "Praxis OG gab meine Adresse weiter.", "wrong": ["passed_on"]}
    asked = {"id": "request-1", "channel": "email", "asked": ["access"], "sent": "2026-09-01"}
    raw = case("access", "AT", "Praxis Sonnfeld OG", "AT", want=[{"wish": "copy"}], happened=[old], papers=[asked])
    letter = written("complaint", "2026-10-20", raw, "de")
    assert old["says"] in letter
    assert "Weitergabe an andere" not in letter
    assert "rechtzeitig ist" in letter


def test_whoever_is_told_that_a_firm_works_for_another_hears_whose_time_begins_when(library: Library) -> None:
    asked = TO_THE_COURIER | {"to": {"role": "organisation"}}
    raw = case("access", "NL", "Swiftparcel BV", "NL", want=[{"wish": "copy"}], papers=[asked])
    plan = prepare(library, Case.model_validate(raw), date(2026, 7, 20))
    (told,) = conceded(plan.matter("reply"), library, "en")
    assert "begins only when it has your request" in told
