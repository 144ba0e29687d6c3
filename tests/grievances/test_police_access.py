"""A full letter asks the police for what the access article of their act lists, and cites no article for more."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.packs.library import Library
from tests.grievances.conftest import Letter
from tests.grievances.test_police import PRINTS, RECORD, WRONG, police

FREEZE = {"wish": "freeze", "of": "the entry of 3 May 2026"}
SPAIN = {"en": "Article 22(1)", "de": "Art. 22 Abs. 1"}
BEYOND = {  # Article 15(1) GDPR has it, and Article 14 of Directive (EU) 2016/680 does not
    "en": ("to object", "will receive", "by machine", "the name of everyone", "by name", "safeguards"),
    "de": ("Widerspruch", "erhalten wird", "automatisiert", "mit Namen", "Garantien"),
}
LISTED = {
    "en": (
        "what you use the data for, and on what legal basis",
        "to whom, or to which kinds of recipient, you have disclosed it",
        "how long you keep it, or how you decide that",
        "which rights I have to have it corrected or erased",
        "what you know of where it comes from",
    ),
    "de": (
        "wozu und auf welcher Rechtsgrundlage Sie die Daten verwenden",
        "wem oder welcher Art von Empfänger Sie sie offengelegt haben",
        "wie lange Sie sie speichern oder wonach sich das richtet",
        "welche Rechte auf Berichtigung",
        "was Sie über ihre Herkunft wissen",
    ),
}
KINDS = {"en": "which kinds of data you use", "de": "um welche Arten von Daten es geht"}
OFFICE = {
    "en": "which authority I can complain to, and how to reach it",
    "de": "bei welcher Behörde ich mich beschweren kann",
}
FROZEN = {"en": "or its use restricted", "de": "Löschung und Einschränkung bestehen"}
ACTS = ["ES", "DE-BE", "AT", "IT", "NL", "CZ", "IE"]


def full(*wishes: Any, home: str) -> dict[str, Any]:
    told = police(*wishes, place=home[:2])
    return told | {"facts": {**told["facts"], "letter_form": "full"}}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("home", ACTS)
def test_a_full_letter_to_the_police_asks_what_their_act_gives_and_no_more(
    letter: Letter, home: str, language: str
) -> None:
    """Articles 22(1) (Spain), 11(1) (Italy), 25(1) (Netherlands), §§ 57(1) BDSG, 44(1) DSG, 28(1), section 91(1)."""
    said = " ".join(letter("request", "police", home, language=language, **full(RECORD, home=home)).split())
    assert not [one for one in BEYOND[language] if one in said]
    assert not [one for one in LISTED[language] if one not in said]
    assert (KINDS[language] in said) is (home != "CZ")
    assert (OFFICE[language] in said) is (home != "CZ")  # § 28(1) has neither
    assert (FROZEN[language] in said) is (home != "IE")  # section 91(1)(b)(ii): rectification or erasure


@pytest.mark.parametrize("home", ["ES", "IE"])
@pytest.mark.parametrize("form", ["short", "full"])
def test_whoever_only_asks_what_is_held_gets_the_same_letter_to_the_police(
    letter: Letter, home: str, form: str
) -> None:
    told = {"is_to_me": "police", "organisation": {"sector": None, "place": home}}
    facts = {"purpose": "law_enforcement", "letter_form": form}
    said = " ".join(letter("request", "access", home, **told, facts=facts).split())
    assert not [one for one in BEYOND["en"] if one in said]
    if form == "full":
        assert not [one for one in LISTED["en"] if one not in said]
    else:
        assert "who has received it and how long you keep it" in said


def test_what_the_police_do_as_an_employer_is_asked_under_the_gdpr_in_full(letter: Letter) -> None:
    told = full(RECORD, home="ES")
    told["facts"] |= {"purpose": "general"}
    said = " ".join(letter("request", "police", "ES", **told).split())
    assert "and to object" in said
    assert "the name of everyone who has received or will receive it" in said


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_spanish_letter_cites_the_list_once(letter: Letter, language: str) -> None:
    said = " ".join(letter("request", "police", "ES", language=language, **full(RECORD, home="ES")).split())
    assert said.count(SPAIN[language]) == 1


@pytest.mark.parametrize(
    ("home", "told"),
    [
        ("ES", "Article 23(5)"),
        ("DE-BE", "§ 58(5)"),
        ("AT", "§ 45(6)"),
        ("IT", "Article 12(8)"),
        ("NL", "Article 28(5)"),
        ("CZ", "§ 32(5)"),
        ("IE", "section 92(10)"),
    ],
)
def test_the_acts_have_recipients_told_and_no_article_is_cited_for_their_names(
    letter: Letter, home: str, told: str
) -> None:
    said = " ".join(letter("request", "police", home, **full(WRONG, PRINTS, FREEZE, home=home)).split())
    for what in ("about the correction", "that it has been erased", "about the restriction"):
        assert f"{what} ({told}" in said
    assert said.count("and tell me who they are.") == 3
    german = " ".join(letter("request", "police", home, language="de", **full(PRINTS, home=home)).split())
    assert "und nennen Sie mir diese Empfänger." in german


@pytest.mark.parametrize(
    ("kind", "purpose", "cited"),
    [("police", "law_enforcement", "section 45(2)(c)"), ("intelligence", "national_security", "section 94(2)(c)")],
)
def test_british_police_and_services_are_asked_to_whom_they_have_disclosed_it(
    letter: Letter, kind: str, purpose: str, cited: str
) -> None:
    """Section 45(2)(c) of the Data Protection Act 2018: "to whom the personal data has been disclosed"."""
    told = full(RECORD, home="GB") | {"is_to_me": kind, "organisation": {"sector": None, "place": "GB"}}
    told["facts"] |= {"purpose": purpose}
    said = " ".join(letter("request", "police", "GB-ENG", **told).split())
    assert f"to whom, or to which kinds of recipient, you have disclosed it ({cited}" in said
    assert "what you know of where it comes from" in said
    assert not [one for one in BEYOND["en"] if one in said]


def test_the_spanish_plan_says_that_nobody_is_named_of_the_source_alone(library: Library) -> None:
    """Article 22(1)(g): "sin revelar la identidad de ninguna persona física" belongs to the origin."""
    scope = next(one for one in library.law("es.lo-7-2021").rules if one.id == "access").scope
    assert scope["en"].endswith("as far as known and without naming anybody, where it comes from.")
    assert scope["de"].endswith("soweit bekannt und ohne jemanden zu nennen, woher sie stammen.")
