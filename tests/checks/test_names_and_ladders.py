"""Names and ladders: whatever names another thing finds it, and every step leads somewhere."""

import pytest

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
ACME = "organisations/acme.yaml"
FACTS = "jurisdictions/facts.yaml"
INTERVIEW = "templates/curious/interview.yaml"


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "problem"),
    [
        (
            FACTS,
            "facts:\n",
            "facts:\n  - {id: purpose, kind: text, name: {en: a, de: b}}\n",
            "",
            "2 facts are called 'purpose'",
        ),
        (
            ACT,
            "within: 45 days}",
            "within: 45 days}\n      - {id: answer, within: 2 months}",
            "id: answer, within: 45",
            "answer",
        ),
        (
            INTERVIEW,
            "include_after: [about]",
            "include_after: [about, about]",
            "id: curious",
            "2 questions are called 'full_name'",
        ),
    ],
)
def test_an_id_stands_for_one_thing(pack: SmallPack, name: str, old: str, new: str, place: str, problem: str) -> None:
    pack.change(name, old, new)
    pack.finds("unique", pack.at(name, place) if place else f"{pack.root / name}:2", problem)


def test_a_place_stands_in_the_list_once(pack: SmallPack) -> None:
    places = "jurisdictions/places.yaml"
    pack.change(places, "places:\n", "places:\n  - {code: XA, name: {en: Alpha, de: Alpha}}\n")
    pack.finds("unique", f"{pack.root / places}:2", "2 places are called 'XA'")


def test_two_organisations_do_not_answer_to_one_name(pack: SmallPack) -> None:
    rival = (pack.root / ACME).read_text().replace("id: acme\nname: Acme\n", "id: rival\nname: Rival\n")
    pack.write("organisations/rival.yaml", rival)
    found = {(finding.check, finding.problem) for finding in pack.result().findings}
    assert found == {("unique", "2 organisations are called 'acme social'")}


def test_an_organisation_and_a_scenario_are_called_after_their_files(pack: SmallPack) -> None:
    pack.change(ACME, "id: acme\n", "id: acme-inc\n")
    pack.change(INTERVIEW, "id: curious\n", "id: nosy\n")
    found = {(finding.check, finding.place) for finding in pack.result().findings}
    assert found == {("file_names", pack.at(ACME, "id: acme-inc")), ("file_names", pack.at(INTERVIEW, "id: nosy"))}


def test_a_rule_displaces_a_rule_that_there_is(pack: SmallPack) -> None:
    pack.change(ACT, "gives: regulator_complaint\n", "gives: regulator_complaint\n    displaces: [xa.act/acces]\n")
    pack.finds("displaced", pack.at(ACT, "displaces"), "xa.act/acces")


@pytest.mark.parametrize(
    ("name", "old", "words"),
    [
        (ACT, "scenarios: [curious]", "scenarios:"),
        (ACME, "for: [curious]", "for:"),
        (ACME, "topics: [curious]", "topics:"),
    ],
)
def test_a_scenario_that_is_named_exists(pack: SmallPack, name: str, old: str, words: str) -> None:
    pack.change(name, old, old.replace("curious", "furious"))
    pack.finds("scenarios", pack.at(name, words), "there is no scenario 'furious'")


def test_a_scenario_is_offered_under_a_heading_that_there_is(pack: SmallPack) -> None:
    pack.change(INTERVIEW, "id: curious\n", "id: curious\ngroup: nosy\n")
    pack.finds("groups", pack.at(INTERVIEW, "group: nosy"), "there is no group 'nosy'")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("needs: regulator_complaint", "needs: court", "needs 'court', which no law of the place gives"),
        ("opens: [silence]", "opens: [appeal.silence]", "waits for 'appeal', which is no step of this ladder"),
        ("opens: [silence]", "opens: []", "nothing opens the step 'complaint'"),
        (
            "opens: [silence]",
            "opens: [complaint.silence]",
            "waits for silence after the complaint, from which no period",
        ),
    ],
)
def test_a_step_rests_on_what_the_law_of_the_place_has(pack: SmallPack, old: str, new: str, problem: str) -> None:
    pack.change(ACT, old, new)
    pack.finds("ladders", pack.at(ACT, "document: complaint"), problem)


def test_the_right_that_a_step_needs_may_stand_in_another_law_of_the_place(pack: SmallPack) -> None:
    pack.change(ACT, "needs: regulator_complaint", "needs: court")
    law = (pack.root / ACT).read_text()
    rule = "  - {id: court, gives: court, cite: {right: {en: § 9, de: § 9}}}\n"
    pack.write(
        "jurisdictions/xa/courts.yaml", f"{law[: law.index('rules:')]}rules:\n{rule}".replace("xa.act", "xa.courts")
    )
    assert pack.result().findings == ()


def test_a_complaint_goes_to_somebody_wherever_the_law_applies(pack: SmallPack) -> None:
    pack.change(ACT, "complaint_goes_to: data_protection", "complaint_goes_to: attorney_general")
    pack.finds("addressees", pack.at(ACT, "complaint_goes_to"), "no attorney_general takes complaints from XA, XA-N")


def test_a_rule_for_one_part_of_the_country_needs_an_authority_there_only(pack: SmallPack) -> None:
    pack.change(ACT, "complaint_goes_to: data_protection", "complaint_goes_to: attorney_general")
    pack.change(ACT, "when: {organisation_consumers: {at_least: 100}}", "when: {residence: XA-N}")
    pack.change(ACT, "facts: {organisation_sector: private, organisation_consumers: 99}", "facts: {residence: XA}")
    pack.change(ACT, "facts: {residence: XA, organisation_sector", "facts: {residence: XA-N, organisation_sector")
    pack.finds("addressees", pack.at(ACT, "complaint_goes_to"), "no attorney_general takes complaints from XA-N")


OFFICES = "jurisdictions/xa/authorities.yaml"
SECOND = """authorities:
  - id: xa-second
    place: XA
    name: Second Office
    name_in: {en: Second Office}
    in_force: {from: 2020-01-01}
    source: {title: Second Office, url: "https://example.org/second"}
    verified: {on: 2026-11-22}
"""


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ("    role: health\n", "is for health only, but would be named under every law"),
        ("    role: health\n    under: [xa.act]\n", "no rule of 'xa.act' sends complaints to a health"),
        ("    role: data_protection\n    under: [xa.axt]\n", "no rule of 'xa.axt' sends complaints"),
    ],
)
def test_an_authority_of_one_field_says_under_which_laws_it_acts(pack: SmallPack, lines: str, problem: str) -> None:
    pack.change(OFFICES, "authorities:\n", SECOND + lines)
    pack.finds("named_for", pack.at(OFFICES, "under" if "under" in lines else "id: xa-second"), problem)


def test_a_law_takes_the_place_of_laws_that_there_are(pack: SmallPack) -> None:
    pack.change(ACT, "covers: {organisation_sector", "takes_place_of: [xa.axt]\ncovers: {organisation_sector")
    pack.finds("taken_over", pack.at(ACT, "takes_place_of"), "there is no law 'xa.axt'")


def test_a_law_leaves_rights_only_to_laws_whose_place_it_takes(pack: SmallPack) -> None:
    pack.change(ACT, "covers: {organisation_sector", "but_for: [opt_out_sale]\ncovers: {organisation_sector")
    pack.finds("taken_over", pack.at(ACT, "but_for"), "it takes the place of no law that could give them")


def test_the_places_that_a_law_reaches_are_places_there_are(pack: SmallPack) -> None:
    way = "reaches: [{establishment_in: [XX], says: {en: a, de: b}}]\n"
    pack.change(ACT, "covers: {organisation_sector: private}\n", f"{way}covers: {{organisation_sector: private}}\n")
    pack.finds("places", pack.at(ACT, "reaches"), "there is no place 'XX'")


def test_a_document_that_no_step_makes_is_said(pack: SmallPack) -> None:
    pack.change(ACT, "documents: [request, complaint]", "documents: [request, appeal, complaint]")
    pack.finds("unmade", pack.at(ACT, "documents: [request"), "no step of a ladder makes the appeal of xa.act/access")


def test_a_longer_time_is_the_whole_time(pack: SmallPack) -> None:
    for language, word in (("en", "answer: answer"), ("de", "answer: Antwort")):
        pack.change(f"templates/_shared/words.{language}.yaml", word, f"{word}, extended: later")
    extended = "      - {id: extended, within: 30 days, only_if: extension_notified_in_time}"
    pack.change(ACT, "within: 45 days}", f"within: 45 days}}\n{extended}")
    pack.finds("extensions", pack.at(ACT, "within: 45 days"), "30 days, is not longer than 45 days")


def test_an_interview_may_have_letters_under_one_family_of_laws_only(pack: SmallPack) -> None:
    (pack.root / "templates/curious/request.alpha.de.md.j2").unlink()
    assert {finding.check for finding in pack.result().findings} == {"letters"}
    pack.change(INTERVIEW, "id: curious\n", "id: curious\nfamilies: [beta]\n")
    assert pack.result().findings == ()
