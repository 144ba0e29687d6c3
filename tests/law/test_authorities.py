"""Where a complaint goes: routing cases as sentences, and the authority files themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from complaint_kit.law.authorities import Candidate, Routing, candidates, reach
from complaint_kit.law.offices import Authority, AuthorityFile
from complaint_kit.law.places import Place, PlaceFile
from complaint_kit.packs.models import read_model

JURISDICTIONS = Path(__file__).parents[2] / "jurisdictions"
TODAY = date(2026, 11, 22)
EU_STATES = (
    *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
    *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
)  # 27 since the United Kingdom left
EEA_STATES = (*EU_STATES, "NO", "IS", "LI")
LAENDER = 16
STATES_AND_DC = {
    *("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA"),
    *("ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR"),
    *("PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"),
}  # there may be territories beside them


def _files() -> list[Path]:
    folders = {*EEA_STATES, "CH", "GB", "EU"}
    return [JURISDICTIONS / folder.lower() / "authorities.yaml" for folder in sorted(folders)]


def _authorities() -> list[Authority]:
    return [one for file in _files() for one in read_model(file, AuthorityFile).authorities]


PLACES = {place.code: place for place in read_model(JURISDICTIONS / "places.yaml", PlaceFile).places}
ROUTING = read_model(JURISDICTIONS / "routing.yaml", Routing)
AUTHORITIES = _authorities()


def route(**case: Any) -> tuple[Candidate, ...]:
    return candidates(AUTHORITIES, PLACES, ROUTING, **{"on": TODAY} | case)


def ids(found: Sequence[Candidate]) -> list[str]:
    return [one.authority.id for one in found]


def recommended(found: Sequence[Candidate]) -> list[str]:
    return [one.authority.id for one in found if one.recommended]


def leading(found: Sequence[Candidate]) -> list[str]:
    return [one.authority.id for one in found if one.lead]


# --- Article 77 GDPR: residence, work, place of the infringement; the lead authority is never forced


def test_in_france_against_a_company_in_ireland_the_french_authority_comes_first_and_the_irish_one_leads() -> None:
    found = route(residence="FR", controller="IE")
    assert ids(found) == ["fr.cnil", "ie.dpc"]
    assert recommended(found) == ["fr.cnil"]
    assert leading(found) == ["ie.dpc"]


def test_the_authorities_where_one_works_and_where_it_happened_are_offered_after_the_one_at_home() -> None:
    found = route(residence="FR", work="BE", infringement="LU")
    assert ids(found) == ["fr.cnil", "be.apd-gba", "lu.cnpd"]
    assert recommended(found) == ["fr.cnil"]


def test_in_ireland_against_a_company_in_ireland_one_authority_is_both() -> None:
    (only,) = route(residence="IE", work="IE", infringement="IE", controller="IE")
    assert (only.authority.id, only.recommended, only.lead) == ("ie.dpc", True, True)


def test_a_company_in_china_adds_no_authority() -> None:
    assert ids(route(residence="FR", controller="CN")) == ["fr.cnil"]


# --- Germany: sections 9, 19 and 40 BDSG


def test_in_berlin_against_a_company_in_bavaria_the_bavarian_office_for_companies_is_in_charge() -> None:
    assert recommended(route(residence="DE-BE", controller="DE-BY")) == ["de-by.baylda"]


def test_in_berlin_against_a_company_abroad_the_berlin_authority_is_in_charge() -> None:
    assert recommended(route(residence="DE-BE", controller="IE")) == ["de-be.blnbdi"]


def test_in_berlin_against_a_german_company_of_an_unknown_land_the_berlin_authority_takes_it() -> None:
    assert recommended(route(residence="DE-BE", controller="DE")) == ["de-be.blnbdi"]


def test_in_germany_without_a_land_all_sixteen_are_shown_and_none_is_recommended() -> None:
    found = route(residence="DE", controller="IE")
    of_a_land = [one for one in found if one.authority.place.startswith("DE-")]
    assert len(of_a_land) == LAENDER
    assert all("tell the kit in which part you live" in one.because["en"] for one in of_a_land)
    assert recommended(found) == []


def test_in_france_against_a_company_in_bavaria_the_bavarian_office_leads() -> None:
    assert leading(route(residence="FR", controller="DE-BY")) == ["de-by.baylda"]


def test_against_a_bavarian_town_hall_the_bavarian_commissioner_for_public_bodies_is_in_charge() -> None:
    assert ids(route(residence="DE-BY", controller="DE-BY", sector="public")) == ["de-by.baylfd"]


def test_against_a_federal_office_the_federal_commissioner_is_in_charge() -> None:
    assert ids(route(residence="DE-BY", controller="DE", sector="public")) == ["de.bfdi"]


def test_against_a_public_body_nobody_placed_the_bavarian_and_the_federal_authority_are_a_choice() -> None:
    found = route(residence="DE-BY", sector="public")
    assert set(ids(found)) == {"de-by.baylfd", "de.bfdi"}
    assert recommended(found) == []


def test_the_federal_commissioner_is_named_for_telephone_companies_but_not_recommended() -> None:
    (federal,) = (one for one in route(residence="DE-HH", controller="DE-HH") if one.authority.id == "de.bfdi")
    assert "telephone" in federal.because["en"]
    assert not federal.recommended


def test_a_church_in_germany_is_supervised_by_a_church_authority_that_the_person_picks() -> None:
    found = route(residence="DE-NW", sector="church")
    assert [one.authority.sectors for one in found[:6]] == [("church",)] * 6  # five Catholic ones and one Protestant
    assert recommended(found) == []


def test_a_public_broadcaster_in_germany_is_supervised_by_an_officer_for_broadcasters() -> None:
    assert ids(route(residence="DE-SN", sector="broadcaster"))[:2] == ["de.rundfunk", "de.dw"]


def test_deutsche_welle_answers_to_its_own_officer_for_journalism_alone_and_to_the_federal_one_for_the_rest() -> None:
    offered = {one.authority.id: one for one in route(residence="DE-SN", sector="broadcaster")}
    assert "journalism (section 65(1) DWG)" in offered["de.dw"].because["en"]
    assert "journalistisch tut (§ 65 Abs. 1 DWG)" in offered["de.dw"].because["de"]
    assert "Deutsche Welle outside of journalism" in offered["de.bfdi"].because["en"]
    assert "außerhalb des Journalismus für die Deutsche Welle" in offered["de.bfdi"].because["de"]
    assert not offered["de.bfdi"].recommended


# --- Spain, Belgium, Austria


def test_living_in_catalonia_does_not_make_the_catalan_authority_competent_against_a_company() -> None:
    assert ids(route(residence="ES-CT", controller="ES-CT")) == ["es.aepd"]


def test_against_a_catalan_public_body_the_catalan_authority_is_in_charge() -> None:
    assert ids(route(residence="ES-CT", controller="ES-CT", sector="public")) == ["es-ct.apdcat"]


def test_against_a_spanish_ministry_the_national_authority_is_in_charge_even_in_catalonia() -> None:
    found = route(residence="ES-CT", controller="ES", sector="public")
    assert recommended(found) == ["es.aepd"]
    # It may be a town after all, so those of the regions are offered, each for its own bodies only.
    assert {
        one.authority.id: one.because["en"].startswith("If the body belongs to that part") for one in found[1:]
    } == {
        "es-ct.apdcat": True,
        "es-pv.avpd": True,
        "es-an.ctpda": True,
    }


@pytest.mark.parametrize(("region", "authority"), [("ES-PV", "es-pv.avpd"), ("ES-AN", "es-an.ctpda")])
def test_the_basque_country_and_andalusia_have_one_for_their_public_bodies(region: str, authority: str) -> None:
    assert recommended(route(residence=region, controller=region, sector="public")) == [authority]


def test_against_a_flemish_municipality_the_flemish_commission_is_in_charge() -> None:
    assert ids(route(residence="BE-VLG", controller="BE-VLG", sector="public")) == ["be.vtc"]


def test_against_the_administration_of_aland_its_own_authority_is_in_charge_not_the_finnish_one() -> None:
    """Landskapslag 2019:9: the administration of Åland and of its communes, the police excepted."""
    assert recommended(route(residence="FI-01", controller="FI-01", sector="public")) == ["fi-01.datainspektionen"]
    assert recommended(route(residence="FI-01", controller="FI-01")) == ["fi.tietosuoja"]
    assert "fi-01.datainspektionen" in ids(route(residence="FI", controller="FI", sector="public"))


def test_against_a_company_in_flanders_the_belgian_authority_is_in_charge() -> None:
    assert ids(route(residence="BE-VLG", controller="BE-VLG")) == ["be.apd-gba"]


@pytest.mark.parametrize(
    ("of", "commissioner"),
    [("DE-SN", "de-sn.sdtb"), ("DE-BY", "de-by.baylfd"), ("DE-NW", "de-nw.ldi"), ("DE", "de.bfdi")],
)
def test_the_commissioner_of_the_land_supervises_its_protection_of_the_constitution(of: str, commissioner: str) -> None:
    assert recommended(route(residence="DE-HH", controller=of, sector="intelligence")) == [commissioner]


def test_where_nobody_read_that_a_land_commissioner_supervises_that_office_the_entry_says_so() -> None:
    read = {"de.bfdi", "de-by.baylfd", "de-ni.lfd", "de-nw.ldi", "de-sn.sdtb"}
    told = {
        one.id: one.doubt or "" for one in _authorities() if one.id.startswith("de") and "intelligence" in one.sectors
    }
    assert len(told) == 17
    assert read == {id_ for id_, doubt in told.items() if "protection of the constitution" not in doubt}


@pytest.mark.parametrize("sector", ["private", "public", "broadcaster", "police", "intelligence"])
def test_in_switzerland_the_commissioner_takes_reports_about_every_body_of_the_confederation(sector: str) -> None:
    assert recommended(route(residence="CH", controller="CH", sector=sector)) == ["ch.fdpic"]
    assert recommended(route(residence="CH", sector=sector)) == ["ch.fdpic"]


def test_in_switzerland_the_commissioner_takes_reports_about_free_churches_and_not_about_recognised_ones() -> None:
    (only,) = route(residence="CH", controller="CH", sector="church")
    assert (only.authority.id, only.recommended) == ("ch.fdpic", False)
    assert "free churches" in only.because["en"]
    assert "ask the data protection commissioner of the canton" in only.because["en"]


@pytest.mark.parametrize(("place", "office"), [("AT", "at.dsb"), ("HU", "hu.naih"), ("LU", "lu.cnpd")])
@pytest.mark.parametrize("sector", ["police", "intelligence"])
def test_in_austria_hungary_and_luxembourg_one_authority_supervises_police_and_services_of_national_security(
    place: str, office: str, sector: str
) -> None:
    """Section 31(1) with section 36(1) of the Austrian act; the Hungarian authority's page on such complaints; Articles
    1, 39 and 44(1) of the Luxembourg act of 1 August 2018 on criminal matters and national security."""
    assert recommended(route(residence=place, controller=place, sector=sector)) == [office]


def test_the_european_supervisor_does_not_watch_over_the_court_of_justice_as_a_court() -> None:
    (only,) = route(residence="LU", sector="eu")
    assert "Article 57(1)(a)" in only.because["en"]
    assert "Art. 57 Abs. 1 lit. a" in only.because["de"]


def test_against_the_belgian_police_the_supervisor_of_police_information_is_in_charge() -> None:
    assert recommended(route(residence="BE", controller="BE", sector="police")) == ["be.coc"]


def test_the_austrian_parliament_has_a_committee_of_its_own_since_2025() -> None:
    assert "at.pdk" not in ids(route(residence="AT", controller="AT", sector="public", on=date(2024, 12, 31)))
    found = route(residence="AT", controller="AT", sector="public", on=date(2025, 1, 1))
    assert recommended(found) == ["at.dsb"]
    (committee,) = (one for one in found if one.authority.id == "at.pdk")
    assert "Court of Audit" in committee.because["en"]


# --- the Union's institutions, the United Kingdom, Switzerland, the United States


@pytest.mark.parametrize("residence", ["FR", "NO", "CH", "US-NY"])
def test_an_institution_of_the_union_has_the_european_supervisor_wherever_one_lives(residence: str) -> None:
    assert ids(route(residence=residence, sector="eu")) == ["eu.edps"]


def test_a_foreign_public_body_is_supervised_by_its_own_state() -> None:
    found = route(residence="FR", controller="DE-BY", sector="public")
    assert recommended(found) == ["de-by.baylfd"]
    assert "fr.cnil" in ids(found)


def test_in_scotland_it_is_the_regulator_of_the_united_kingdom() -> None:
    (only,) = route(residence="GB-SCT", controller="GB")
    assert only.authority.name == "Information Commission (ICO)"
    assert only.recommended


def test_until_29_september_2026_a_letter_goes_to_the_commissioner_in_wilmslow() -> None:
    (before,) = route(residence="GB-ENG", on=date(2026, 9, 29))
    (after,) = route(residence="GB-ENG", on=date(2026, 9, 30))
    assert "Wilmslow" in before.authority.address
    assert "Manchester" in after.authority.address


def test_in_switzerland_it_is_a_report_and_the_words_say_so() -> None:
    (only,) = route(residence="CH", controller="CH")
    assert only.authority.id == "ch.fdpic"
    assert "a report, not a complaint" in only.because["en"]
    assert "keine Beschwerde" in only.because["de"]


def test_a_person_in_california_has_no_data_protection_authority() -> None:
    assert route(residence="US-CA") == ()
    assert route(residence="US-CA", controller="US-CA") == ()


def test_another_role_finds_other_offices() -> None:
    assert route(residence="FR", role="attorney_general") == ()


def test_where_no_special_authority_is_known_the_general_one_is_offered_without_a_recommendation() -> None:
    (only,) = route(residence="FR", sector="police")
    assert only.authority.id == "fr.cnil"
    assert "can say who is in charge" in only.because["en"]
    assert not only.recommended


# --- places


def test_bavaria_reaches_germany_the_union_and_the_economic_area() -> None:
    assert reach("DE-BY", PLACES) == {"DE-BY", "DE", "EU", "EEA"}


def test_norway_reaches_the_economic_area_but_not_the_union() -> None:
    assert reach("NO", PLACES) == {"NO", "EEA"}


def test_a_place_nobody_listed_belongs_to_nothing_but_itself() -> None:
    assert reach("CN", PLACES) == {"CN"}


def test_all_members_of_the_union_and_of_the_economic_area_and_all_american_states_are_listed() -> None:
    assert {code for code in PLACES if "EU" in PLACES[code].part_of and "-" not in code} == set(EU_STATES)
    assert {code for code in PLACES if "EEA" in PLACES[code].part_of and "-" not in code} == set(EEA_STATES)
    assert {code.removeprefix("US-") for code in PLACES if code.startswith("US-")} >= STATES_AND_DC
    assert len([code for code in PLACES if code.startswith("DE-")]) == LAENDER


def test_a_nested_place_lists_all_that_its_parents_belong_to() -> None:
    for place in PLACES.values():
        for parent in place.part_of:
            assert set(PLACES.get(parent, Place(code=parent, name={"en": parent})).part_of) <= set(place.part_of)


def test_letter_paper_is_for_the_united_states_and_a4_for_all_others() -> None:
    assert {place.code.partition("-")[0] for place in PLACES.values() if place.paper == "Letter"} == {"US"}
    assert all(place.paper == "Letter" for place in PLACES.values() if place.code.startswith("US"))


def test_no_word_that_people_type_names_two_places() -> None:
    typed = Counter(word.casefold() for place in PLACES.values() for word in {*place.name.values(), *place.alias})
    assert [word for word, times in typed.items() if times > 1] == []


# --- the authority files


@pytest.mark.parametrize("file", _files(), ids=lambda file: file.parent.name)
def test_every_file_loads_and_lists_somebody(file: Path) -> None:
    assert read_model(file, AuthorityFile).authorities


@pytest.mark.parametrize("state", [state for state in EEA_STATES if state != "DE"])
def test_every_state_of_the_economic_area_has_exactly_one_authority_for_companies(state: str) -> None:
    assert len(recommended(route(residence=state))) == 1
    assert [one.authority.place for one in route(residence=state)] == [state]


@pytest.mark.parametrize("land", sorted(code for code in PLACES if code.startswith("DE-")))
def test_every_land_has_exactly_one_authority_for_companies(land: str) -> None:
    in_charge = [one for one in AUTHORITIES if one.place == land and "private" in one.sectors]
    assert [one.id for one in in_charge] == recommended(route(residence=land))


@pytest.mark.parametrize("authority", AUTHORITIES, ids=lambda one: f"{one.id} {one.in_force.from_}")
def test_every_authority_can_be_written_to_and_says_who_has_checked_it(authority: Authority) -> None:
    assert len(authority.address) >= 2 or "Look up its address" in (authority.doubt or "")
    assert all(line.strip() == line != "" for line in authority.address)
    assert {"en", "de"} <= authority.name_in.keys()
    assert authority.verified is not None or authority.doubt


def test_an_authority_that_moved_has_no_gap_and_no_overlap_between_its_entries() -> None:
    for earlier, later in combinations(AUTHORITIES, 2):
        if earlier.id == later.id:
            assert earlier.in_force.until is not None
            assert later.in_force.from_ == earlier.in_force.until + timedelta(days=1)


def test_routing_names_only_authorities_that_exist_and_speaks_english_and_german() -> None:
    files = (read_model(path, AuthorityFile) for path in JURISDICTIONS.glob("*/authorities.yaml"))
    known = {authority.id for file in files for authority in file.authorities}
    assert {one.authority for one in ROUTING.specialities} <= known
    for reason in (*ROUTING.specialities, *ROUTING.reasons.values()):
        assert {"en", "de"} <= reason.says.keys()


def test_a_way_whose_reason_is_not_written_is_refused() -> None:
    with pytest.raises(ValidationError, match="write the reasons that the ways name: nowhere"):
        Routing.model_validate({"general": [], "ways": [{"at": "residence", "because": "nowhere"}], "reasons": {}})
