"""Facts and places: a name that nobody knows is found before it silently means "not known"."""

import pytest

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
ACME = "organisations/acme.yaml"
INTERVIEW = "templates/curious/interview.yaml"


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("{organisation_kind: private}", "there is no fact 'organisation_kind'"),
        ("{organisation_sector: privat}", "'organisation_sector' cannot be 'privat', only private, public"),
        ("{organisation_sector: [private, state]}", "'organisation_sector' cannot be 'state', only private, public"),
        ("{not: {any: [{residence: XB}, {residence: XA}]}}", "there is no place 'XB'"),
        ("{region: {has: XB}}", "there is no place 'XB'"),
        ("{organisation_sells_data: sometimes}", "'organisation_sells_data' is true or false, not 'sometimes'"),
        ("{organisation_consumers: {at_least: many}}", "'organisation_consumers' is a number, not 'many'"),
        ("{event_date: {before: yesterday}}", "'event_date' is a day such as 2026-09-01, not 'yesterday'"),
        (
            "{organisation_consumers: {has: 5}}",
            "'organisation_consumers' cannot be tested with 'has', only with at_least",
        ),
        ("{region: XA}", "'region' cannot be tested with 'is', only with has"),
    ],
)
def test_a_condition_that_can_never_be_known_is_found(pack: SmallPack, condition: str, problem: str) -> None:
    old = "when: {organisation_consumers: {at_least: 100}}"
    pack.change(ACT, old, f"when: {{any: [{{organisation_consumers: {{at_least: 100}}}}, {condition}]}}")
    pack.finds("conditions", pack.at(ACT, "when:"), problem)


def test_what_a_law_covers_and_when_a_note_is_shown_are_conditions_too(pack: SmallPack) -> None:
    pack.change(ACT, "covers: {organisation_sector: private}", "covers: {not: {organisation_sector: church}}")
    pack.change(ACT, "scenarios: [curious]", "scenarios: [curious], when: {mood: bad}")
    found = {finding.place for finding in pack.result().findings if finding.check == "conditions"}
    assert found == {pack.at(ACT, "covers:"), pack.at(ACT, "mood")}


def test_a_question_may_wait_for_the_answer_to_another_question(pack: SmallPack) -> None:
    pack.change(INTERVIEW, "{organisation_sector: private}", "{wishes: {has: source}}")
    assert pack.result().findings == ()


def test_a_question_may_not_wait_for_an_answer_that_nobody_can_give(pack: SmallPack) -> None:
    pack.change(INTERVIEW, "{organisation_sector: private}", "{organisation_sector: church}")
    pack.finds("conditions", pack.at(INTERVIEW, "church"), "'organisation_sector' cannot be 'church'")


def test_what_a_wish_means_may_depend_only_on_facts_that_there_are(pack: SmallPack) -> None:
    wishes = "templates/_shared/wishes.yaml"
    pack.change(wishes, "{organisation_consumers: {at_least: 1}}", "{mood: good}")
    pack.finds("conditions", pack.at(wishes, "mood"), "there is no fact 'mood'")


def test_a_shared_question_is_named_with_its_own_file(pack: SmallPack) -> None:
    shared = "templates/_shared/about.questions.yaml"
    pack.change(shared, "required: true", "ask_if: {married: true}")
    pack.finds("conditions", pack.at(shared, "married"), "there is no fact 'married'")


def test_a_question_offers_only_answers_that_the_law_knows(pack: SmallPack) -> None:
    pack.change("jurisdictions/facts.yaml", "choices: [private, public]", "choices: [private]")
    pack.finds("questions", pack.at(INTERVIEW, "organisation_sector, kind"), "organisation_sector", "public")


def test_a_question_has_the_kind_of_its_fact(pack: SmallPack) -> None:
    pack.change(INTERVIEW, "{id: organisation_sector, kind: choice,", "{id: organisation_sector, kind: choices,")
    pack.finds("questions", pack.at(INTERVIEW, "organisation_sector, kind"), "choices", "choice")


@pytest.mark.parametrize(
    ("facts", "problem"),
    [
        ("{organisation_size: large}", "there is no fact 'organisation_size'"),
        ("{organisation_sector: company}", "'organisation_sector' cannot be 'company'"),
        ("{organisation_sells_data: 1}", "'organisation_sells_data' is true or false, not '1'"),
    ],
)
def test_an_organisation_brings_along_only_facts_that_there_are(pack: SmallPack, facts: str, problem: str) -> None:
    pack.change(ACME, "facts: {organisation_sector: private}", f"facts: {facts}")
    pack.finds("brought_along", pack.at(ACME, "facts:"), problem)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (ACME, "place: XA", "place: XB"),
        ("jurisdictions/routing.yaml", "{residence: [XA]}", "{residence: [XB]}"),
    ],
)
def test_a_place_that_is_not_in_the_list_is_found(pack: SmallPack, name: str, old: str, new: str) -> None:
    pack.change(name, old, new)
    pack.finds("places", pack.at(name, "XB"), "there is no place 'XB'")


def test_a_law_for_an_unknown_place_is_found(pack: SmallPack) -> None:
    pack.change(ACT, "applies_in: [XA]", "applies_in: [XA, XB]")
    found = [(finding.check, finding.place) for finding in pack.result().findings]
    assert ("places", pack.at(ACT, "applies_in")) in found


def test_an_entry_of_the_record_shown_to_people_in_an_unknown_place_is_found(pack: SmallPack) -> None:
    pack.change(ACME, "topics: [curious]\n    serves: [XA]", "topics: [curious]\n    serves: [XA, XB]")
    pack.finds("places", pack.at(ACME, "serves: [XA, XB]"), "there is no place 'XB'")


def test_a_law_lies_where_everybody_who_has_its_rights_looks_for_it(pack: SmallPack) -> None:
    # As with the European Economic Area: the law of one group applies in a wider one, whose other members do not look.
    pack.change("jurisdictions/places.yaml", "part_of: [XA]", "part_of: [XA, XZ]")
    pack.change(
        "jurisdictions/places.yaml",
        "de: Alphaland}}",
        "de: Alphaland}}\n  - {code: XC, name: {en: C, de: C}, part_of: [XZ]}",
    )
    pack.change(ACT, "applies_in: [XA]", "applies_in: [XA, XZ]")
    found = [finding for finding in pack.result().findings if finding.check == "found"]
    assert [finding.place for finding in found] == [pack.at(ACT, "applies_in")]
    assert "people in XC have these rights" in found[0].problem
    pack.change("jurisdictions/places.yaml", "part_of: [XZ]}", "part_of: [XZ], shares_law_of: [XA]}")
    assert "found" not in {finding.check for finding in pack.result().findings}


def test_an_authority_lies_where_the_people_it_protects_look_for_it(pack: SmallPack) -> None:
    offices = (pack.root / "jurisdictions/xa/authorities.yaml").read_text()
    pack.write("jurisdictions/xb/authorities.yaml", offices.replace("xa.office", "xb.office"))
    name = "jurisdictions/xb/authorities.yaml"
    pack.finds("found", pack.at(name, "place: XA"), "xb.office is in charge of XA", "'xb'")


PLACES = "jurisdictions/places.yaml"


@pytest.mark.parametrize(("name", "other"), {"Jersey": "JE", "Georgia": "GE", "Brasilien": "BR", "BRA": "BR"}.items())
def test_a_name_that_two_places_of_the_world_share_says_so(pack: SmallPack, name: str, other: str) -> None:
    whole = "name: {en: Alphaland, de: Alphaland}"
    pack.change(PLACES, f"code: XA, {whole}", f"code: XA, {whole}, alias: [{name}]")
    pack.finds("one_name", pack.at(PLACES, "code: XA,"), f"is also a name of {other}")
    pack.change(PLACES, f"alias: [{name}]", f"alias: [{name}], same_name: [{other}]")
    assert not [one for one in pack.result().findings if one.check == "one_name"]


def test_a_country_of_which_law_needs_the_part_has_parts(pack: SmallPack) -> None:
    pack.change(PLACES, "part_of: [XA]", "part_of: [XA], parts: needed")
    pack.finds("listed_parts", pack.at(PLACES, "code: XA-N"), "XA-N has no parts")
