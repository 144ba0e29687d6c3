"""Who answers whom, and what may be said: expected names and addresses are those of the companies' own notices."""

from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import limits
from complaint_kit.errors import Problems
from complaint_kit.law.entry import InForce
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import read_model
from complaint_kit.packs.yamlio import read_yaml
from complaint_kit.situation.answers import checked
from complaint_kit.situation.organisations import Channel, Entity, Organisation
from complaint_kit.situation.record import RecordEntry
from tests.conftest import PlanFor

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "organisations").glob("*.yaml"))

UTRECHT = frozenset({"NL", "EU", "EEA"})
OSLO = frozenset({"NO", "EEA"})
BERN = frozenset({"CH"})
LEEDS = frozenset({"GB-ENG", "GB"})
OAKLAND = frozenset({"US-CA", "US"})
TORONTO = frozenset({"CA"})


def organisation(name: str) -> Organisation:
    return read_model(ROOT / "organisations" / f"{name}.yaml", Organisation)


def company(name: str, home: frozenset[str], on: date) -> str:
    entity = organisation(name).entity_for(home, on)
    assert entity is not None
    return f"{entity.name}, {entity.place}"


def offered(name: str, home: frozenset[str], on: date) -> tuple[str, ...]:
    return tuple(entry.id for entry in organisation(name).offered_for(home, "ai_training", on))


def sentences(name: str, home: frozenset[str], on: date) -> tuple[str, ...]:
    offered = organisation(name).offered_for(home, "ai_training", on)
    return tuple(entry.told(frozenset())["en"] for entry in offered)


# --- the company to write to


@pytest.mark.parametrize("home", [UTRECHT, OSLO, BERN])
def test_linkedin_ireland_answers_in_the_eu_the_eea_and_switzerland(home: frozenset[str]) -> None:
    assert company("linkedin", home, date(2025, 11, 3)) == "LinkedIn Ireland Unlimited Company, IE"


@pytest.mark.parametrize(
    ("name", "home", "answers"),
    [
        ("dhl", "DE", "DHL Paket GmbH, DE"),
        ("sky", "AT", "Sky Österreich Fernsehen GmbH, AT"),
        ("paypal", "GB", "PayPal UK Ltd, GB"),
        ("ksv1870", "AT", "KSV1870 Information GmbH, AT"),
    ],
)
def test_a_parent_company_does_not_answer_for_the_one_that_holds_the_data(name: str, home: str, answers: str) -> None:
    assert company(name, frozenset({home}), date(2026, 12, 1)) == answers


@pytest.mark.parametrize(("name", "answers"), [("uber", "Uber B.V., NL"), ("snapchat", "Snap Inc., US-CA")])
def test_a_letter_from_utrecht_names_the_company_that_sits_at_its_address(name: str, answers: str) -> None:
    assert company(name, UTRECHT, date(2026, 12, 1)) == answers


@pytest.mark.parametrize("home", [LEEDS, OAKLAND, TORONTO])
def test_linkedin_corporation_answers_everywhere_else_the_united_kingdom_included(home: frozenset[str]) -> None:
    assert company("linkedin", home, date(2025, 11, 3)) == "LinkedIn Corporation, US-CA"


def test_a_letter_to_linkedin_from_leeds_goes_to_sunnyvale() -> None:
    entity = organisation("linkedin").entity_for(LEEDS, date(2024, 9, 23))
    assert entity is not None
    assert entity.address == ("1000 West Maude Avenue", "Sunnyvale, CA 94085")


@pytest.mark.parametrize("home", [UTRECHT, BERN, LEEDS])
def test_twitter_international_became_x_internet_on_1_april_2025(home: frozenset[str]) -> None:
    assert company("x", home, date(2025, 3, 31)) == "Twitter International Unlimited Company, IE"
    assert company("x", home, date(2025, 4, 1)) == "X Internet Unlimited Company, IE"


def test_x_corp_moved_from_california_to_texas_with_its_terms_of_15_november_2024() -> None:
    assert company("x", OAKLAND, date(2024, 11, 14)) == "X Corp., US-CA"
    assert company("x", OAKLAND, date(2024, 11, 15)) == "X Corp., US-TX"


def test_meta_has_one_company_for_the_eea_and_another_for_california() -> None:
    assert company("meta", OSLO, date(2025, 5, 27)) == "Meta Platforms Ireland Limited, IE"
    assert company("meta", OAKLAND, date(2025, 5, 27)) == "Meta Platforms, Inc., US-CA"


def test_nobody_is_named_for_a_day_before_the_file_begins() -> None:
    assert organisation("linkedin").entity_for(UTRECHT, date(2018, 5, 25)) is None


# --- what may be said


def test_in_leeds_on_23_september_2024_the_pause_is_offered_with_what_came_before_it() -> None:
    assert offered("linkedin", LEEDS, date(2024, 9, 23)) == (
        "default_on_2024",
        "terms_came_later",
        "pause_2024",
        "switch_works_forward",
    )


def test_in_leeds_what_preceded_the_pause_gives_way_to_the_start_of_2025() -> None:
    assert "default_on_2024" in offered("linkedin", LEEDS, date(2025, 11, 2))
    assert offered("linkedin", LEEDS, date(2025, 11, 3)) == (
        "pause_2024",
        "default_on_2025",
        "switch_works_forward",
        "basis_named_2025",
        "microsoft_training_2025",
    )


def test_in_leeds_the_letter_can_say_who_made_the_pause_known() -> None:
    pause = sentences("linkedin", LEEDS, date(2024, 9, 23))[2]
    assert pause.startswith(
        "On 20 September 2024 the Information Commissioner's Office made known that LinkedIn had suspended"
    )


def test_in_oakland_on_20_september_2024_the_setting_was_found_switched_on() -> None:
    first, second, *_ = sentences("linkedin", OAKLAND, date(2024, 9, 20))
    assert first == (
        "In September 2024 I found that the setting “Data for Generative AI Improvement” was switched on in my "
        "LinkedIn account without my having been asked."
    )
    assert second == (
        "LinkedIn had not told me beforehand that it would train AI with its members' data. In September 2024 the "
        "press reported that the setting for this was in use before LinkedIn had updated its terms."
    )


def test_the_british_pause_is_no_matter_for_oakland_nor_the_user_agreement_before_its_day() -> None:
    assert offered("linkedin", OAKLAND, date(2024, 9, 20)) == (
        "default_on_2024",
        "terms_came_later",
        "switch_works_forward",
    )
    assert "user_agreement_2024" in offered("linkedin", OAKLAND, date(2024, 11, 20))


def test_in_utrecht_nothing_had_happened_yet_in_september_2024() -> None:
    assert offered("linkedin", UTRECHT, date(2024, 9, 23)) == ()


def test_in_utrecht_on_26_september_2025_the_announcement_is_offered() -> None:
    assert offered("linkedin", UTRECHT, date(2025, 9, 26)) == ("announcement_2025", "switch_works_forward")
    assert sentences("linkedin", UTRECHT, date(2025, 9, 26))[0] == (
        "In September 2025 LinkedIn told me that from 3 November 2025 it would train AI models with my profile and my "
        "posts unless I opted out."
    )


def test_once_training_began_the_start_takes_the_place_of_the_announcement() -> None:
    assert "announcement_2025" in offered("linkedin", UTRECHT, date(2025, 11, 2))
    begun = offered("linkedin", UTRECHT, date(2025, 11, 3))
    assert "default_on_2025" in begun
    assert "announcement_2025" not in begun


def test_only_british_members_are_told_of_the_training_at_microsoft() -> None:
    assert "microsoft_training_2025" in offered("linkedin", LEEDS, date(2025, 11, 3))
    assert "microsoft_training_2025" not in offered("linkedin", UTRECHT, date(2025, 11, 3))


def test_the_irish_undertaking_of_x_is_offered_in_the_eea_only() -> None:
    assert "undertaking_2024" in offered("x", OSLO, date(2024, 9, 4))
    assert "undertaking_2024" not in offered("x", LEEDS, date(2024, 9, 4))


def test_the_day_that_meta_had_announced_for_the_eea_was_27_may_2025() -> None:
    assert "start_2025" not in offered("meta", UTRECHT, date(2025, 5, 26))
    assert "start_2025" in offered("meta", UTRECHT, date(2025, 5, 27))


def test_no_letter_says_that_meta_began_because_the_commission_wrote_of_the_plan_only() -> None:
    (start,) = (text for text in sentences("meta", UTRECHT, date(2025, 5, 27)) if "27 May 2025 it would" in text)
    assert start.startswith("Meta had announced that from 27 May 2025")


def test_posts_since_2_august_2024_lie_outside_the_undertaking_of_x() -> None:
    outside = next(text for text in sentences("x", UTRECHT, date(2026, 11, 22)) if "between 7 May" in text)
    assert outside.endswith("processed between 7 May and 1 August 2024. I published posts after that as well.")


def test_a_letter_that_asks_for_a_copy_needs_no_word_on_ai_training() -> None:
    assert organisation("linkedin").offered_for(LEEDS, "access", date(2025, 11, 3)) == ()


# --- the ways to reach them


def test_the_objection_form_is_read_for_leeds_but_only_reported_for_oakland() -> None:
    def form(home: frozenset[str]) -> Channel:
        channels = organisation("linkedin").channels_for(home, "ai_training", date(2025, 11, 3))
        (only,) = (channel for channel in channels if channel.id == "objection_form")
        return only

    assert form(LEEDS).target == form(OAKLAND).target == "https://www.linkedin.com/help/linkedin/ask/TS-DPRO"
    assert form(LEEDS).verified is not None
    assert form(OAKLAND).verified is None


def test_the_switch_was_not_offered_in_leeds_during_the_pause() -> None:
    def switches(home: frozenset[str], on: date) -> list[str]:
        return [c.id for c in organisation("linkedin").channels_for(home, "ai_training", on) if c.kind == "setting"]

    assert switches(LEEDS, date(2024, 9, 23)) == []
    assert switches(OAKLAND, date(2024, 9, 20)) == ["ai_setting"]
    assert switches(UTRECHT, date(2025, 9, 26)) == ["ai_setting"]


def test_californians_find_the_page_of_x_on_californian_law() -> None:
    def pages(home: frozenset[str]) -> set[str]:
        return {channel.id for channel in organisation("x").channels_for(home, "access", date(2026, 11, 22))}

    assert "california_requests" in pages(OAKLAND)
    assert "california_requests" not in pages(LEEDS)


# --- whom an entry speaks to


def entity(*serves: str) -> dict[str, object]:
    return {
        "id": "-".join(serves),
        "name": "for " + " and ".join(serves),
        "place": "IE",
        "serves": serves,
        "in_force": {"from": date(2020, 1, 1)},
        "source": {"title": "made up", "url": "https://example.org"},
    }


NESTED = Organisation.model_validate(
    {
        "id": "nested",
        "name": "Nested",
        "entities": [entity("*"), entity("EEA"), entity("EU", "CH"), entity("NL"), entity("US"), entity("US-CA")],
    }
)


@pytest.mark.parametrize(
    ("home", "answers"),
    [
        (UTRECHT, "for NL"),
        (frozenset({"DE", "EU", "EEA"}), "for EU and CH"),
        (OSLO, "for EEA"),
        (BERN, "for EU and CH"),
        (OAKLAND, "for US-CA"),
        (frozenset({"US-TX", "US"}), "for US"),
        (LEEDS, "for *"),
        (frozenset(), "for *"),
    ],
)
def test_the_narrowest_place_wins_and_everywhere_else_comes_last(home: frozenset[str], answers: str) -> None:
    found = NESTED.entity_for(home, date(2026, 1, 1))
    assert found is not None
    assert found.name == answers


def test_an_organisation_without_an_entry_for_a_place_has_nobody_to_write_to_there() -> None:
    only_in_the_netherlands = Organisation.model_validate({"id": "dutch", "name": "Dutch", "entities": [entity("NL")]})
    assert only_in_the_netherlands.entity_for(LEEDS, date(2026, 1, 1)) is None


# --- every file that is shipped


def entries(path: Path) -> list[Entity | Channel | RecordEntry]:
    found = read_model(path, Organisation)
    return [*found.entities, *found.channels, *found.record]


def span(entry: Entity | Channel | RecordEntry) -> InForce:
    return entry.offered if isinstance(entry, RecordEntry) else entry.in_force


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_named_after_its_organisation(path: Path) -> None:
    assert organisation(path.stem).id == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_nobody_could_confirm_says_so_and_nothing_else_does(path: Path) -> None:
    wrong = [entry.id for entry in entries(path) if (entry.verified is None) != (entry.doubt is not None)]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_questions_and_sentences_exist_in_english_and_german(path: Path) -> None:
    record = organisation(path.stem).record
    said = (words_in for one in record for words_in in (one.by, one.says, one.asks, one.mine, one.ended))
    words = [words_in for words_in in said if words_in]
    words += [channel.label for channel in organisation(path.stem).channels]
    assert all({"en", "de"} <= words_in.keys() for words_in in words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_two_entries_of_one_id_for_one_place_follow_each_other_without_gap_or_overlap(path: Path) -> None:
    for first, second in combinations(entries(path), 2):
        if type(first) is type(second) and first.id == second.id and set(first.serves) & set(second.serves):
            assert not span(first).covers(span(second).from_), first.id
    for first, second in pairwise(entries(path)):
        if type(first) is type(second) and first.id == second.id and first.serves == second.serves:
            assert span(first).until == span(second).from_ - timedelta(days=1), first.id


FORMS = {"B.V.": "NL", "GmbH": "DE AT CH", "Inc.": "US", "LLC": "US", "Oy": "FI", "OÜ": "EE", "S.p.A.": "IT"}


def test_a_company_has_a_legal_form_of_the_country_of_its_address() -> None:
    for entity in (entity for path in FILES for entity in organisation(path.stem).entities):
        country = entity.place.split("-")[0]
        assert country in FORMS.get(entity.name.split()[-1], country).split(), entity.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_facts_an_organisation_brings_along_are_known_and_have_a_source(path: Path) -> None:
    known = {fact["id"] for fact in read_yaml(ROOT / "jurisdictions" / "facts.yaml")["facts"]}
    found = organisation(path.stem)
    assert set(found.facts) <= known
    assert not found.facts or found.facts_from is not None


@pytest.mark.parametrize(
    ("name", "known"),
    {"Linkdin": "linkedin", "LinkdIn": "linkedin", "LinkedIn Germany GmbH": "linkedin", "Gogle": "google"}.items(),
)
def test_a_name_with_a_slip_is_like_that_of_a_known_organisation(library: Library, name: str, known: str) -> None:
    assert known in library.organisations_like(name)


OTHERS = ["Opel", "Xerox", "Lidl", "Aldi", "Tesla", "Metro", "Tico", "Reddish School", "Brixen Gym", "Deutsche Bank"]


@pytest.mark.parametrize("name", ["LinkedIn", "linkedin", "Spokeo, Inc.", "Bäckerei O'Brien & Söhne", *OTHERS])
def test_a_known_name_and_one_of_another_kind_are_like_no_other(library: Library, name: str) -> None:
    assert library.organisations_like(name) == ()


@pytest.mark.parametrize("name", ["Town Office", "Alphabet Nursery", "Windows & Doors Ltd", "Learning", "Ireland"])
def test_one_word_that_many_names_have_makes_no_name_like_a_known_one(library: Library, name: str) -> None:
    assert library.organisations_like(name) == ()


@pytest.mark.parametrize(("name", "known"), [("Facebook Ireland", "meta"), ("Microsoft Office", "microsoft")])
def test_a_name_of_its_own_in_a_longer_one_is_asked_about(library: Library, name: str, known: str) -> None:
    assert known in library.organisations_like(name)


@pytest.mark.parametrize("more", [{"organisation_new": True}, {"organisation_address": ["1 Road", "Anytown"]}])
def test_a_name_like_a_known_one_is_taken_where_the_person_says_that_it_is_another(
    library: Library, more: dict[str, Any]
) -> None:
    asked, held = library.interview("access"), limits(library, date(2026, 9, 1))
    raw = {"organisation": "Linkdin", "residence": "NL", "full_name": "A B"}
    with pytest.raises(Problems, match="Did you mean LinkedIn"):
        checked(asked, raw, held, "a file")
    assert checked(asked, {**raw, **more}, held, "a file")["organisation"] == "Linkdin"


# --- the day on which anybody could know it, and who says it


def entry(name: str, id_: str, home: frozenset[str]) -> RecordEntry:
    return next(one for one in organisation(name).record if one.id == id_ and set(one.serves) & home)


def test_nobody_is_told_of_the_austrian_decision_on_cookies_before_it_was_made_known() -> None:
    found = entry("microsoft", "dsb_cookies_2026", frozenset({"AT"}))
    assert (found.on, found.public) == (date(2026, 1, 21), date(2026, 1, 27))


def test_what_the_irish_commission_said_of_meta_is_dated_by_its_statement_and_confirmed_from_the_start_on() -> None:
    found = entry("meta", "not_notified_2025", UTRECHT)
    assert found.on == date(2025, 5, 21)
    assert not found.offered.covers(date(2025, 5, 26))
    assert found.offered.covers(date(2025, 5, 27))


def test_beside_the_fine_on_linkedin_stands_that_linkedin_has_challenged_it() -> None:
    found = entry("linkedin", "dpc_decision_challenged", frozenset({"EEA"}))
    assert (found.on, found.kind, found.side) == (date(2024, 12, 16), "appeal", "theirs")


def test_beside_the_fine_on_reddit_stands_that_reddit_means_to_challenge_it() -> None:
    found = entry("reddit", "ico_fine_challenged", LEEDS)
    assert (found.on, found.kind, found.side) == (date(2026, 2, 24), "appeal", "theirs")


def test_the_switch_shown_in_britain_in_2024_is_the_word_of_the_press_not_of_linkedin() -> None:
    assert entry("linkedin", "default_on_2024", LEEDS).by["en"] == "press reports"
    assert entry("linkedin", "default_on_2024", OAKLAND).by["en"] == "LinkedIn's help pages"


def test_an_order_of_a_court_is_public_from_the_day_on_which_it_was_filed() -> None:
    order = entry("openai", "preservation_2025", frozenset({"*"}))
    assert order.public == order.on == date(2025, 5, 13)


# --- whom no legal person of a known organisation serves


def test_who_lives_where_nobody_is_known_to_answer_is_asked_for_the_address_as_of_any_other(plan_for: PlanFor) -> None:
    irish = plan_for("2026-11-30", "IE", scenario="access", organisation="deliveroo").situation
    dutch = plan_for("2026-11-30", "NL", scenario="access", organisation="deliveroo").situation
    assert irish.facts["organisation_known"] is True
    assert dutch.facts["organisation_known"] is False
    assert (irish.organisation_name, dutch.organisation_name) == ("Deliveroo Ireland Limited", "Deliveroo")


@pytest.mark.parametrize("name", ["Orange County Clerk", "Free Library of Leeds", "Sky Nursery", "Match Day Tickets"])
def test_a_name_with_an_everyday_word_in_it_is_not_taken_for_the_company_of_that_word(
    library: Library, name: str
) -> None:
    assert library.organisations_like(name) == ()


def test_a_company_is_found_by_the_word_itself(library: Library) -> None:
    found = library.find_organisation("orange")
    assert found is not None
    assert found.name == "Orange"
