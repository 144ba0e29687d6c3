"""A camera films me: recordings are overwritten within days, and a private camera counts only beyond its own ground."""

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import fact_context
from complaint_kit.drafting.documents import draft
from complaint_kit.packs.library import Library
from complaint_kit.situation.asking import asked
from tests.grievances.conftest import Letter, PlanOf

TILL = {
    "camera_where": "above the till",
    "camera_when": "on 24 November 2026, between 14:10 and 14:30",
    "camera_looks": "red jacket",
}
HERE = {"camera_where": "under the roof, towards my garden", "my_situation": "It looks into the children's room."}
NEIGHBOUR: dict[str, Any] = {"organisation": {"name": "Mr Brandt"}, "is_to_me": "neighbour"}


def test_the_first_thing_is_that_the_recording_is_kept(letter: Letter) -> None:
    said = letter("request", "camera", "IE", want=["copy"], facts=TILL)
    assert "take these recordings out of any automatic overwriting today, and keep them until I have the copy" in said
    assert "(Article 15(3)" in said


@pytest.mark.parametrize("home", ["IE", "GB-SCT"])
def test_whoever_needs_it_for_a_claim_has_a_right_that_it_be_kept_under_article_18_1_c(
    letter: Letter, home: str
) -> None:
    said = letter("request", "camera", home, want=["copy", "freeze"], facts=TILL)
    assert "I need it for a legal claim (Article 18(1)(c)" in said
    assert "____" not in said


def test_place_time_and_clothes_stand_there_so_that_the_recording_can_be_found(letter: Letter) -> None:
    said = letter("request", "camera", "GB-ENG", want=["copy"], facts=TILL)
    assert "Camera: above the till" in said
    assert "Time of the recording: on 24 November 2026, between 14:10 and 14:30" in said
    assert "How to identify me: red jacket" in said
    assert "If other people can be seen, please blur them" in said


def test_a_neighbour_who_films_the_street_too_falls_under_the_gdpr(plan_of: PlanOf) -> None:
    """Court of Justice of the EU, C-212/13, Ryneš: what also monitors a public space is no household activity."""
    plan = plan_of("camera", "DE-BY", want=["stop_filming"], facts={**HERE, "camera_films": "beyond"}, **NEIGHBOUR)
    assert [matter.law.id for matter in plan.matters] == ["eu.gdpr"]
    assert "camera_of_a_neighbour" in {note.id for note in plan.notes}


@pytest.mark.parametrize("home", ["DE-BY", "GB-SCT", "CH"])
def test_a_neighbour_who_films_their_own_ground_alone_falls_under_no_data_protection_law(
    plan_of: PlanOf, home: str
) -> None:
    plan = plan_of("camera", home, want=["stop_filming"], facts={**HERE, "camera_films": "own_ground"}, **NEIGHBOUR)
    assert not any(matter.asked for matter in plan.matters)
    assert plan.asking
    assert "camera_on_own_ground" in {note.id for note in plan.notes}


def test_a_neighbour_gets_a_polite_letter_without_a_threat(letter: Letter) -> None:
    said = letter("request", "camera", "IE", want=["stop_filming"], facts=HERE, **NEIGHBOUR)
    assert "Dear Mr Brandt," in said
    assert "I would much rather settle this between the two of us" in said
    assert "complain" not in said
    assert "Kind regards," in said
    firm = letter("request", "camera", "IE", want=["stop_filming"], facts=HERE)
    assert "I will complain to the Data Protection Commission" in firm


def test_in_switzerland_a_will_is_declared_and_nothing_is_called_a_right_that_is_none(
    plan_of: PlanOf, letter: Letter
) -> None:
    said = letter("request", "camera", "CH", language="de", want=["stop_filming", "freeze", "copy"], facts=HERE)
    assert "Hiermit untersage ich Ihnen ausdrücklich, mich mit dieser Kamera zu filmen" in said
    assert "(Art. 30 Abs. 2 lit. b DSG" in said
    assert "widerspreche" not in said
    plan = plan_of("camera", "CH", want=["freeze"], facts=HERE)
    assert "camera_keep" in {note.id for note in plan.notes}


def test_in_ohio_there_is_a_letter_that_only_asks_and_a_word_on_what_works(plan_of: PlanOf, letter: Letter) -> None:
    plan = plan_of("camera", "US-OH", want=["copy"], facts=TILL)
    assert not any(matter.asked for matter in plan.matters)
    assert "cameras" in {note.id for note in plan.notes}
    said = letter("voluntary", "camera", "US-OH", want=["copy"], facts=TILL)
    assert "take them out of any automatic overwriting" in said


def test_a_camera_without_a_sign_may_be_complained_of_at_once(letter: Letter) -> None:
    wrong = [{"on": "2026-11-20", "says": "A camera was put up without a sign.", "wrong": ["films_me", "no_notice"]}]
    said = letter("complaint", "camera", "IE", want=["stop_filming"], happened=wrong, facts=HERE)
    assert "Camera: under the roof, towards my garden" in said
    assert "filming needs a legal basis and has to be limited to what is necessary" in said


def test_a_californian_shop_that_films_is_no_data_broker(plan_of: PlanOf) -> None:
    asked = {
        right
        for matter in plan_of("camera", "US-CA", want=["delete"], facts=TILL, is_to_me="customer").matters
        for right in matter.asked
    }
    assert "erasure" in asked
    assert "broker_deletion" not in asked


@pytest.mark.parametrize("home", ["FR", "IT"])
def test_no_act_for_the_dead_stands_against_a_camera_that_films_the_living(plan_of: PlanOf, home: str) -> None:
    films = {"camera_where": "the yard", "camera_films": "own_ground"}
    plan = plan_of("camera", home, is_to_me="neighbour", want=["stop_filming"], facts=films)
    assert plan.matters == ()


@pytest.mark.parametrize("home", ["DE-BE", "CH", "IE"])
def test_no_matter_is_empty_where_a_neighbour_films_their_own_ground(plan_of: PlanOf, home: str) -> None:
    """No act on advertising is taken for want of another: conduct told of opens none that gives no right here."""
    films = {"camera_where": "the yard", "camera_films": "own_ground"}
    told = [{"on": "2026-11-20", "says": "It films the yard.", "wrong": ["films_me"]}]
    plan = plan_of("camera", home, is_to_me="neighbour", want=["stop_filming"], facts=films, happened=told)
    assert all(matter.asked for matter in plan.matters)


def test_a_neighbour_is_a_person_in_every_letter(letter: Letter) -> None:
    told = {"want": ["copy", "stop_filming"], "facts": HERE, **NEIGHBOUR}
    refused = {"on": "2026-12-20", "kind": "refused", "words": "I will not."}
    sent = {"id": "request-1", "asked": ["access", "object"], "sent": "2026-11-30", "channel": "email"}
    assert "Dear Mr Brandt," in letter("reminder", "camera", "IE", "2027-01-11", papers=[sent], **told)
    said = letter("complaint", "camera", "IE", "2027-01-11", papers=[{**sent, "replies": [refused]}], **told)
    assert "They refused on 20 December 2026." in said
    assert "they wrote: “I will not.”" in said
    assert "Their letter or e-mail of 20 December 2026" in said
    assert "Order them to bring their processing into line" in said
    firm = letter(
        "complaint",
        "camera",
        "IE",
        "2027-01-11",
        papers=[{**sent, "replies": [refused]}],
        want=["copy", "stop_filming"],
        facts=HERE,
    )
    assert "It refused on 20 December 2026." in firm


def test_what_would_put_it_right_is_the_camera_turned_and_the_recordings_kept_and_sent(letter: Letter) -> None:
    told = {"want": ["copy", "freeze", "stop_filming"], "facts": HERE}
    assert "I have objected to its use" not in letter("request", "camera", "GB-ENG", **told)
    sent = {"id": "request-1", "asked": ["access", "restriction", "object"], "sent": "2026-11-30", "channel": "email"}
    said = letter("controller_complaint", "camera", "GB-ENG", "2027-01-11", papers=[sent], **told)
    assert "Turn the camera, cover part of its view or take it down" in said
    assert "Keep every recording that shows me (Article 18)." in said
    assert "Send me a copy of every recording that shows me (Article 15)." in said


@pytest.mark.parametrize("document", ["reminder", "reply"])
def test_later_letters_say_which_camera_and_which_recording_it_is(letter: Letter, document: str) -> None:
    """Whoever reads a reminder looks for the recording before anything else."""
    sent = {"id": "request-1", "kind": "request", "asked": ["access"], "channel": "email", "sent": "2026-11-30"}
    refused = [{"on": "2026-12-20", "kind": "refused", "ground": "rights_of_others"}] if document == "reply" else []
    papers = [{**sent, "replies": refused}]
    said = letter(document, "camera", "IE", "2027-01-10", want=["copy"], facts=TILL, papers=papers)
    assert "Camera: above the till" in said
    assert "Time of the recording: on 24 November 2026, between 14:10 and 14:30" in said


def test_a_neighbour_is_not_asked_to_find_data(letter: Letter) -> None:
    told = {**NEIGHBOUR, "want": ["stop_filming", "delete"], "facts": {**HERE, "camera_films": "beyond"}}
    assert "to find the data" not in letter("voluntary", "camera", "US-OR", **told)


def test_of_a_neighbour_nobody_asks_what_a_company_is_asked(library: Library) -> None:
    told = {"residence": "IE", "is_to_me": "neighbour", "wishes": ("copy",)}
    context = fact_context(library, "camera", date(2026, 11, 30))
    ids = {one.id for one in asked(library.interview("camera"), told, context.facts)}
    assert {"organisation_address", "camera_where", "camera_when", "full_name"} <= ids
    assert not ids & {"organisation_place", "organisation_size", "account_identifiers", "camera_looks", "letter_form"}


def test_a_neighbour_lives_in_the_country_of_the_person_and_the_letter_names_none(
    plan_of: PlanOf, library: Library
) -> None:
    me = {"name": "Robin Example", "lives_in": "GB-WLS", "address": ["1 Hill Row", "Swansea SA1 1AA"]}
    told = {"is_to_me": "neighbour", "want": ["delete"], "facts": {"camera_where": "the porch"}, "me": me}
    plan = plan_of("camera", "GB-WLS", organisation={"name": "Mr Smith", "place": None}, **told)
    made = draft(plan.matters[0], library, "request", "en")
    assert made.sender == ("Robin Example", "1 Hill Row", "Swansea SA1 1AA")


@pytest.mark.parametrize(("home", "document"), [("CH", "request"), ("IE", "request"), ("US-OH", "voluntary")])
@pytest.mark.parametrize("beside", [["delete"], ["stop_filming"], ["delete", "stop_filming"], ["copy", "delete"]])
def test_whoever_needs_the_recording_asks_that_it_be_kept_whatever_else_they_ask(
    letter: Letter, home: str, document: str, beside: list[str]
) -> None:
    said = letter(document, "camera", home, want=["freeze", *beside], facts={**TILL, "my_situation": "I work there."})
    assert "automatic overwriting" in said
    assert ("once I no longer need" in said) == ("delete" in beside)
    assert "any longer (Art. 30(2)(b))" not in said


def test_whoever_asks_for_the_recording_in_switzerland_does_not_ask_to_have_it_deleted(letter: Letter) -> None:
    happened = [{"on": "2026-11-24", "says": "The camera filmed me in the changing room."}]
    said = letter("request", "camera", "CH", want=["copy", "stop_filming"], facts=TILL, happened=happened)
    assert "keep them until I have the copy" in said
    assert "delete" not in said


def test_nobody_filmed_by_a_swiss_federal_office_is_pointed_to_evidence_before_a_civil_suit(plan_of: PlanOf) -> None:
    facts = {**HERE, "organisation_level": "federal", "purpose": "general"}
    told = {
        "is_to_me": "public_office",
        "organisation": {"sector": "public"},
        "facts": facts,
        "want": ["freeze", "copy"],
    }
    notes = {note.id: note.says["en"] for note in plan_of("camera", "CH", **told).notes}
    assert "what you hold yourself" in notes["camera_keep_by_an_office"]
    assert "camera_keep" not in notes
    assert not [says for says in notes.values() if "Article 158" in says]


def test_a_neighbour_who_says_the_law_does_not_reach_him_reads_nothing_of_companies_abroad(letter: Letter) -> None:
    refused = {"on": "2026-11-10", "kind": "refused", "ground": "not_reached"}
    papers = [{"id": "request-1", "asked": ["object"], "sent": "2026-11-02", "channel": "post", "replies": [refused]}]
    said = letter("reply", "camera", "GB-ENG", want=["stop_filming"], facts=HERE, papers=papers, **NEIGHBOUR)
    assert "A camera on a house that records a public space as well is no such activity" in said
    assert "Clearview" not in said
    assert "where you are established" not in said
