"""Scans of face, finger, eye or voice, and DNA: what each law gives, and what works where it gives nothing."""

from typing import Any

import pytest

from tests.grievances.conftest import Letter, PlanOf
from tests.grievances.plans import asked

ALL = ["know", "notice", "take_back_consent", "delete"]
GENES = ["know", "take_back_consent", "delete", "destroy_sample"]


def finger(**more: Any) -> dict[str, Any]:
    return {"facts": {"data_body": ["finger"], "body_where": "the time clock, since May 2025.", **more}}


def dna(**more: Any) -> dict[str, Any]:
    return {"facts": {"data_body": ["dna"], "body_where": "the kit no. 4711.", **more}}


def test_the_exception_to_the_ban_on_such_data_is_asked_for(letter: Letter) -> None:
    """Article 9(1) GDPR forbids it, and paragraph 2 lists the exceptions."""
    said = letter("request", "biometric_genetic", "IE", want=ALL, is_to_me="employer", **finger())
    assert "about my biometric data (fingerprint)" in said
    assert "How you got it: the time clock, since May 2025." in said
    assert "which exception to the ban on processing such data you rely on (Article 9(1)" in said
    assert "I withdraw any consent given to your taking, keeping, using or passing on my biometric data" in said


def test_illinois_has_it_destroyed_when_the_purpose_is_met_and_three_years_after_the_last_dealings(
    letter: Letter,
) -> None:
    """740 ILCS 14/15(a), whichever is first; the letter says at once what shall be destroyed."""
    said = letter("request", "biometric_genetic", "US-IL", want=["delete"], is_to_me="customer", **finger())
    assert "Please destroy my biometric data once the purpose for which you took it is satisfied, and at the" in said
    assert "latest three years after my last dealings with you" in said
    assert "destroy it" not in said


def test_in_texas_the_attorney_general_hears_of_the_act_on_biometric_identifiers(letter: Letter) -> None:
    """Tex. Bus. & Com. Code § 503.001(b), (c)(1) and (3); DNA is none of its identifiers."""
    wrong = ["no_consent", "kept_too_long", "passed_on"]
    told: dict[str, Any] = {"happened": [{"on": "2026-09-01", "says": "The gym scanned me.", "wrong": wrong}]}
    said = letter("complaint", "biometric_genetic", "US-TX", want=["delete"], is_to_me="customer", **told, **finger())
    assert "and having their consent (§ 503.001(b))" in said
    assert "at the latest a year after the purpose for which it was collected has expired (§ 503.001(c)(3))" in said
    assert "save in the cases that the section lists (§ 503.001(c)(1))" in said
    said = letter("complaint", "biometric_genetic", "US-TX", want=["delete"], is_to_me="customer", **told, **dna())
    assert "503.001" not in said


def test_no_reminder_names_an_office_where_the_act_has_none(letter: Letter) -> None:
    """740 ILCS 14/20 leaves it to the courts."""
    sent = {"id": "request-1", "asked": ["erasure"], "channel": "post", "sent": "2026-09-01"}
    said = letter("reminder", "biometric_genetic", "US-IL", want=["delete"], papers=[sent], **finger())
    assert "authority" not in said
    assert "If I have not heard" not in said


def test_a_german_laboratory_destroys_the_sample_under_the_genetic_testing_act(letter: Letter) -> None:
    """§ 13(1) GenDG: at once when the consent is withdrawn."""
    said = letter("request", "biometric_genetic", "DE-HH", want=GENES, language="de", is_to_me="health", **dna())
    assert (
        "vernichten Sie die Probe mit allem, was daraus gewonnen wurde, und bestätigen Sie es mir (§ 13 Abs. 1" in said
    )
    ancestry = letter("request", "biometric_genetic", "DE-HH", want=GENES, language="de", **dna())
    assert "GenDG" not in ancestry  # § 2 leaves out tests for ancestry by region
    assert "Bitte vernichten Sie auch die Probe" in ancestry


@pytest.mark.parametrize("home", ["IE", "GB-ENG", "CH"])
def test_where_no_law_speaks_of_the_sample_the_letter_asks_for_it_and_cites_nothing(
    letter: Letter, plan_of: PlanOf, home: str
) -> None:
    said = letter("request", "biometric_genetic", home, want=GENES, **dna())
    assert (
        "Please also destroy the sample that I gave, with all that was taken from it, and confirm that it is done."
        in said
    )
    assert "sample_and_data" in {note.id for note in plan_of("biometric_genetic", home, want=GENES, **dna()).notes}


def test_in_illinois_a_company_is_asked_for_its_policy_and_the_release_and_no_office_gets_a_complaint(
    letter: Letter, plan_of: PlanOf
) -> None:
    """740 ILCS 14/15(a) and (b); 14/20 leaves it to the courts."""
    told = {"want": ALL, "is_to_me": "employer", **finger()}
    said = letter("request", "biometric_genetic", "US-IL", **told)
    assert "your written policy with the schedule for keeping and destroying it, which must be public" in said
    assert "any written release from me that you rely on" in said
    assert "you told me" not in said  # nobody may have told them anything
    assert "(740 ILCS 14/15(a))" in said
    assert "$" not in said
    plan = plan_of("biometric_genetic", "US-IL", **told)
    assert "complaint" not in {rung.step.document for rung in plan.matters[0].ladder}
    assert {"may_sue", "no_right_to_a_copy"} <= {note.id for note in plan.notes}


def test_the_illinois_act_is_not_for_banks_nor_insurers_nor_for_dna(plan_of: PlanOf) -> None:
    """740 ILCS 14/25(c) and 14/10."""
    for told in ({"is_to_me": "bank", **finger()}, {"is_to_me": "insurer", **finger(data_health=False)}, dna()):
        plan = plan_of("biometric_genetic", "US-IL", want=ALL, **told)
        assert "us-il.bipa" not in {matter.law.id for matter in plan.matters}


def test_in_arizona_data_account_and_sample_are_three_requests_under_the_genetic_act(letter: Letter) -> None:
    """A.R.S. § 44-8002(A)(5)(a) to (c)."""
    said = letter("request", "biometric_genetic", "US-AZ", want=GENES, **dna())
    assert "copy of all genetic data that you hold about me (A.R.S. § 44-8002(A)(5)(a))" in said
    assert "delete my account and my genetic data (§ 44-8002(A)(5)(b))" in said
    assert "destroy my biological sample" in said
    assert "I withdraw any consent given to your keeping, using or passing on this data." in said


def test_in_virginia_the_sample_goes_into_the_letter_under_the_privacy_act(letter: Letter, plan_of: PlanOf) -> None:
    """Va. Code § 59.1-597(2) beside § 59.1-577."""
    told = {"want": GENES, **dna(organisation_size="many")}
    assert plan_of("biometric_genetic", "US-VA", **told).matters[0].law.id == "us-va.vcdpa"
    said = letter("request", "biometric_genetic", "US-VA", **told)
    assert "(§ 59.1-577(A)(3))" in said
    assert "with the DNA taken from it (§ 59.1-597(2)), and confirm in writing when it is done" in said


def test_in_south_dakota_the_genetic_act_began_on_the_first_of_july_2026(plan_of: PlanOf) -> None:
    """S.D. Codified Laws §§ 37-24-59 to 37-24-64."""
    assert "sample_destruction" not in asked(plan_of("biometric_genetic", "US-SD", "2026-06-30", want=GENES, **dna()))
    since = asked(plan_of("biometric_genetic", "US-SD", "2026-07-01", want=GENES, **dna()))
    assert set(since) == {"withdraw_consent", "erasure", "sample_destruction", "access"}


def test_in_connecticut_the_genetic_act_began_on_the_first_of_october_2026(letter: Letter, plan_of: PlanOf) -> None:
    """Public Act 26-64, section 19(a)(10): access, deletion, destruction that is confirmed."""
    told = {"want": GENES, **dna(organisation_size="many")}
    assert "sample_destruction" not in asked(plan_of("biometric_genetic", "US-CT", "2026-09-30", **told))
    assert "sample_destruction" in asked(plan_of("biometric_genetic", "US-CT", "2026-10-01", **told))
    said = letter("request", "biometric_genetic", "US-CT", **told)
    assert "(Conn. Public Act 26-64, § 19(a)(10)(C))" in said


def test_in_colorado_a_small_firm_with_a_fingerprint_reader_is_reached(plan_of: PlanOf) -> None:
    """C.R.S. § 6-1-1304(1)(a)(II): any amount of biometric identifiers; an e-mail address needs the thresholds."""
    plan = plan_of("biometric_genetic", "US-CO", want=ALL, **finger(organisation_size="few"))
    assert plan.matters[0].law.id == "us-co.cpa"
    assert "too_small" not in {note.id for note in plan.notes}
    assert asked(plan_of("access", "US-CO", want=["know"], facts={"organisation_size": "few"})) == []


def test_in_washington_biometric_and_genetic_data_are_health_data(plan_of: PlanOf) -> None:
    """RCW 19.373.010(8)(b)(ix) and (x)."""
    plan = plan_of("biometric_genetic", "US-WA", want=GENES, **dna())
    assert plan.matters[0].law.id == "us-wa.mhmda"
    assert set(plan.matters[0].asked) == {"withdraw_consent", "erasure", "access"}


def test_where_no_act_gives_anything_a_letter_asks_and_the_page_says_what_works(
    letter: Letter, plan_of: PlanOf
) -> None:
    said = letter("voluntary", "biometric_genetic", "US-OH", want=GENES, **dna())
    assert "It is about my DNA. How you got it: the kit no. 4711." in said
    assert "Please destroy the sample that I gave" in said
    told = {note.id for note in plan_of("biometric_genetic", "US-OH", want=GENES, **dna()).notes}
    assert {"three_requests", "no_sample_elsewhere"} <= told


@pytest.mark.parametrize("home", ["US-IL", "US-VA", "US-WY"])
def test_nobody_asks_for_such_data_who_did_not_speak_of_it(plan_of: PlanOf, home: str) -> None:
    laws = {matter.law.id for matter in plan_of("access", home, want=["know", "delete"]).matters}
    assert not laws & {"us-il.bipa", "us.genetic-acts"}


def test_a_voice_is_not_called_genetic_because_dna_is_asked_for_beside_it(letter: Letter) -> None:
    told = {"want": ["know"], "is_to_me": "health"}
    both = {"data_body": ["voice", "dna"], "body_where": "at the visit of May"}
    said = letter("request", "biometric_genetic", "US-TN", facts=both, **told)
    assert "a copy of all genetic and biometric data (voice and DNA)" in said
    alone = letter("request", "biometric_genetic", "US-TN", facts={**both, "data_body": ["dna"]}, **told)
    assert "a copy of all genetic data (DNA)" in alone
