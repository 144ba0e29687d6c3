"""Why a rule does not apply, as a person reads it in the language of the screen."""

from datetime import date

import pytest

from complaint_kit.drafting.reasons import Reasons
from complaint_kit.drafting.screen import Screen
from complaint_kit.law.conditions import Test
from complaint_kit.law.entry import InForce
from complaint_kit.law.matching import All, Displaced, Either, LeavesOut, Needs, NotInForce, Reason
from tests.conftest import LIBRARY

NONPROFIT = Test(fact="organisation_nonprofit", operator="is", value=False)
CHURCH = Test(fact="organisation_sector", operator="is", value="church")
AT_HOME = Test(fact="residence", operator="in", value=["NL", "IE"])
MANY = Test(fact="organisation_consumers", operator="at_least", value=100_000)
HALF_A_YEAR = InForce.model_validate({"from": "2026-01-01", "until": "2026-06-30"})


@pytest.mark.parametrize(
    ("reason", "english", "german"),
    [
        (
            NotInForce(HALF_A_YEAR, date(2026, 7, 1)),
            "in force from 2026-01-01 until 2026-06-30, not on 2026-07-01",
            "in Kraft von 2026-01-01 bis 2026-06-30, nicht am 2026-07-01",
        ),
        (
            NotInForce(InForce.model_validate({"from": "2027-01-01"}), date(2026, 7, 1)),
            "in force from 2027-01-01, not on 2026-07-01",
            "in Kraft ab 2027-01-01, nicht am 2026-07-01",
        ),
        (
            Needs(AT_HOME),
            "it needs: where you live: one of Netherlands, Ireland",
            "nötig ist: Ihr Wohnort: eines von Niederlande, Irland",
        ),
        (
            LeavesOut((CHURCH,)),
            "it leaves out: kind of organisation: a church or religious body",
            "ausgenommen ist: Art der Organisation: eine Kirche oder Religionsgemeinschaft",
        ),
        (
            Either((Needs(NONPROFIT), Needs(MANY))),
            "it needs: the organisation is a nonprofit: no or it needs: of how many of the state's residents it "
            "handles data in a year: at least 100000",
            "nötig ist: die Organisation ist gemeinnützig: nein oder nötig ist: von wie vielen Einwohnern des Staates "
            "sie jährlich Daten verarbeitet: mindestens 100000",
        ),
        (
            All((Displaced("gb.dpa/access"), Needs(NONPROFIT))),
            "gb.dpa/access is more special and goes before it; it needs: the organisation is a nonprofit: no",
            "gb.dpa/access ist spezieller und geht vor; nötig ist: die Organisation ist gemeinnützig: nein",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Reason) else None,
)
def test_a_reason_names_facts_places_and_choices_as_the_person_knows_them(
    reason: Reason, english: str, german: str
) -> None:
    for language, expected in (("en", english), ("de", german)):
        assert Reasons(Screen(LIBRARY, language), LIBRARY.shared_words(language)).said(reason) == expected
