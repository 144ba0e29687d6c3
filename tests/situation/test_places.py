"""A place is what was written, or a question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from complaint_kit.errors import AnswersError, Uncertain
from complaint_kit.packs.library import Library
from complaint_kit.situation.places import PlaceNames, with_part


@pytest.fixture(scope="module")
def names(library: Library) -> PlaceNames:
    return library.place_names


EXACT = {
    "Netherlands": "NL", "NL": "NL", "nld": "NL", "Niederlande": "NL", "Schweiz": "CH", "FRANKREICH": "FR",
    "Bern": "CH", "St. Gallen": "CH", "Genève": "CH", "Zuerich": "CH",
    "U.K.": "GB", "Schottland": "GB-SCT", "gb-sct": "GB-SCT", "Baden-Wurttemberg": "DE-BW", "Thueringen": "DE-TH",
    "Texas": "US-TX", "TX": "US-TX", "us-tx": "US-TX", "District of Columbia": "US-DC",
}  # fmt: skip
ELSEWHERE = {
    "Jersey": "JE", "Guernsey": "GG", "Alderney": "GG", "Isle of Man": "IM", "Gibraltar": "GI",
    "Brazil": "BR", "Brasil": "BR", "Brasilien": "BR", "Türkiye": "TR", "Turkey": "TR", "Turkei": "TR",
    "Quebec": "CA", "Japan": "JP", "Côte d'Ivoire": "CI", "Ivory Coast": "CI", "Saint Lucia": "LC", "Burma": "MM",
    "Greenland": "GL", "Faroe Islands": "FO", "Svalbard": "SJ", "Bonaire": "BQ", "New Caledonia": "NC",
    "Northern Cyprus": "CY-NORTH", "Vatican": "VA", "Oman": "OM", "Niger": "NE", "Mali": "ML", "Mexico": "MX",
}  # fmt: skip
FAR_PARTS = {
    "Réunion": "FR-974", "reunion": "FR-974", "RE": "FR-974", "Guadeloupe": "FR-971", "Martinique": "FR-972",
    "French Guiana": "FR-973", "Mayotte": "FR-976", "Saint-Martin": "FR-MF", "Azores": "PT-20", "Madeira": "PT-30",
    "Canary Islands": "ES-CN", "Åland": "FI-01", "Åland Islands": "FI-01",
    "Puerto Rico": "US-PR", "PR": "US-PR", "Guam": "US-GU", "American Samoa": "US-AS",
}  # fmt: skip


@pytest.mark.parametrize(("written", "code"), {**EXACT, **ELSEWHERE, **FAR_PARTS}.items())
def test_a_place_is_known_by_its_name_its_other_names_and_its_code(names: PlaceNames, written: str, code: str) -> None:
    assert names.read(written) == code


ASKED = {
    "Georgia": {"GE", "US-GA"},
    "CA": {"CA", "US-CA"},
    "GA": {"GA", "US-GA"},
    "Congo": {"CD", "CG"},
    "Korea": {"KR", "KP"},
    "Northen Ireland": {"GB-NIR"},
    "nether": {"NL", "BQ"},
    "Guadelupe": {"FR-971"},
    "Leeds, England": {"GB-ENG"},
}


@pytest.mark.parametrize(("written", "meant"), ASKED.items())
def test_what_may_be_several_places_or_is_nearly_one_is_asked(names: PlaceNames, written: str, meant: set[str]) -> None:
    with pytest.raises(Uncertain, match="Did you mean") as caught:
        names.read(written)
    assert meant <= set(caught.value.choices)


@pytest.mark.parametrize("written", ["Leeds", "Atlantis", "x", "…"])
def test_what_is_no_place_is_refused(names: PlaceNames, written: str) -> None:
    with pytest.raises(AnswersError, match="no place of this name is known"):
        names.read(written)


def test_a_code_that_is_a_country_and_a_state_is_asked_in_a_conversation_and_the_country_in_a_file(
    names: PlaceNames,
) -> None:
    assert names.read("DE") == "DE"
    with pytest.raises(Uncertain) as caught:
        names.read("DE", typed=True)
    assert set(caught.value.choices) == {"DE", "US-DE"}


def test_a_column_for_countries_means_countries(names: PlaceNames) -> None:
    assert [names.country(one) for one in ("Georgia", "CA", "GA", "Germany")] == ["GE", "CA", "GA", "DE"]


def test_a_column_for_states_means_states(names: PlaceNames) -> None:
    assert [names.part(one) for one in ("Georgia", "CA", "GA", "DE", "Texas")] == [
        *("US-GA", "US-CA", "US-GA", "US-DE", "US-TX")
    ]
    assert [names.part("DE", "US"), names.part("BE", "DE"), names.part("Georgia", "US")] == ["US-DE", "DE-BE", "US-GA"]


@pytest.mark.parametrize("region", ["Jersey", "Isle of Man", "Gibraltar", "Northen Ireland", "Cornwallshire"])
def test_no_part_of_the_united_kingdom_is_never_dropped(names: PlaceNames, region: str) -> None:
    with pytest.raises(AnswersError):
        names.part(region, "GB")


def test_a_region_that_changes_no_law_leaves_the_country_but_another_land_of_the_crown_does_not(
    names: PlaceNames,
) -> None:
    assert names.part("Noord-Holland", "NL") == "NL"
    assert names.part("Granada", "ES") == "ES"
    assert names.part("Catalunya", "ES") == "ES-CT"
    for other, country in (("Greenland", "DK"), ("Aruba", "NL"), ("New Caledonia", "FR")):
        with pytest.raises(AnswersError, match="another place"):
            names.part(other, country)


@pytest.mark.parametrize("read", [lambda one: one.read("APO"), lambda one: one.part("AE", "US")])
def test_a_military_address_is_in_no_state(names: PlaceNames, read: Callable[[PlaceNames], str]) -> None:
    with pytest.raises(AnswersError, match="legal residence"):
        read(names)


def test_the_united_states_alone_are_no_residence(names: PlaceNames) -> None:
    assert names.read("USA") == "US"
    with pytest.raises(AnswersError, match="law differs within United States"):
        names.require_part("US")


@pytest.mark.parametrize("code", ["FR-974", "PT-30", "ES-CN", "FI-01"])
def test_the_outermost_regions_have_the_law_of_the_union(library: Library, code: str) -> None:
    assert {"EU", "EEA", code[:2]} <= library.reach(code)
    assert "eu.gdpr" in {law.id for law in library.laws_for(code)}


@pytest.mark.parametrize("code", ["JE", "GG", "IM", "GI", "GL", "FO", "SJ", "NC", "CY-NORTH", "BR", "GE"])
def test_what_is_neither_union_nor_kingdom_has_the_law_of_neither(library: Library, code: str) -> None:
    assert library.reach(code) == {code}
    assert library.laws_for(code) == ()


def test_every_country_of_the_world_has_a_name_in_both_languages(library: Library) -> None:
    assert library.place("OM").name == {"en": "Oman", "de": "Oman"}
    assert library.place("BR").name == {"en": "Brazil", "de": "Brasilien"}
    assert len(library.every_place("de")) > 300


OLD_FILES = {
    "the part lies inside": ({"residence": "GB", "residence_part": "GB-ENG"}, "GB-ENG"),
    "the part is named without its country": ({"residence": "US", "residence_part": "TX"}, "US-TX"),
    "only a part is told": ({"residence_part": "DE-BE"}, "DE-BE"),
    "there is no part": ({"residence": "NL"}, "NL"),
    "the part was skipped": ({"residence": "DE", "residence_part": None}, "DE"),
}


@pytest.mark.parametrize(("raw", "lives_in"), OLD_FILES.values(), ids=OLD_FILES)
def test_a_part_told_in_an_answer_of_its_own_counts_where_it_lies_inside_the_residence(
    names: PlaceNames, raw: dict[str, str], lives_in: str
) -> None:
    assert with_part(raw, names) == {"residence": lives_in}


@pytest.mark.parametrize("home", ["US", "US-TX"])
def test_a_part_of_another_country_stays_an_answer_of_its_own(names: PlaceNames, home: str) -> None:
    raw = {"residence": home, "residence_part": "GB-ENG"}
    assert with_part(raw, names) == raw
