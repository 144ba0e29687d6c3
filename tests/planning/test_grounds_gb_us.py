"""What the law of the United Kingdom and of the states answers to a refusal, and which rule conduct breaks."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from complaint_kit.drafting.preparing import prepare
from complaint_kit.law.grounds import Conduct, Counter, Ground
from complaint_kit.law.rights import Right
from complaint_kit.packs.library import Library
from complaint_kit.planning.grounds import Argument, arguments, breaches
from complaint_kit.planning.plan import Matter
from complaint_kit.situation.case import Case

TODAY = date(2026, 11, 27)
NOT_TOLD: dict[str, Any] = {"organisation_data_broker": False, "signal_ignored": False}


def refused(
    home: str,
    ground: Ground | None,
    *rights: Right,
    kind: str = "refused",
    wrong: tuple[Conduct, ...] = (),
    **about: Any,
) -> Case:
    """A request of September for those rights, and the answer that came back."""
    reply = {"on": "2026-09-20", "kind": kind, "words": "No.", **({"ground": ground} if ground else {})}
    asked = list(rights or ("access",))
    return Case.model_validate(
        {
            "kit": 2,
            "scenario": "access",
            "finished": True,
            "me": {"name": "Ada Brandt", "lives_in": home, "email": "ada@example.org", "address": ["1 Quay Street"]},
            "about": {
                "organisation": {"name": "Brixen Ltd", "place": home[:2], "sector": "private"},
                "is_to_me": "customer",
                **about,
            },
            "happened": [{"on": "2026-08-20", "says": "Brixen told my landlord.", "wrong": wrong}],
            "want": [{"wish": "copy"}, {"wish": "delete"}, {"wish": "stop_ads"}],
            "facts": NOT_TOLD,
            "papers": [
                {
                    "id": "request-1",
                    "channel": "email",
                    "asked": asked,
                    "sent": "2026-09-01",
                    "received": {"on": "2026-09-01"},
                    "replies": [reply],
                }
            ],
        }
    )


def leading(library: Library, case: Case) -> Matter:
    """The matter under the law that leads."""
    return prepare(library, case, TODAY).matters[0]


def argued(library: Library, *told: Any, **more: Any) -> Argument:
    """What the law says to that one refusal."""
    matter = leading(library, refused(*told, **more))
    (one,) = arguments(matter, library.counters(matter.law))
    return one


def cites(counters: tuple[Counter, ...]) -> list[str]:
    """The provisions in the order in which a letter would name them."""
    return [cite.words["en"] for one in counters for cite in one.cite]


def test_a_british_refusal_without_a_reason_owes_the_reasons_and_three_ways_to_go_on(library: Library) -> None:
    told = argued(library, "GB-ENG", None)
    (counter,) = told.counters
    assert counter.strength == "settled"
    assert cites(told.counters)[0] == "Article 12(4) UK GDPR"
    assert all(way in counter.says["en"] for way in ("complain to the organisation", "the regulator", "go to court"))  # type: ignore[index]


@pytest.mark.parametrize("kind", ["identity_asked", "fee_asked", "self_service", "no_data"])
def test_a_british_demand_that_names_no_ground_has_the_answer_that_its_kind_implies(
    library: Library, kind: str
) -> None:
    told = argued(library, "GB-ENG", None, kind=kind)
    assert [one.id for one in told.counters] == [{"identity_asked": "identity", "fee_asked": "fee"}.get(kind, kind)]


def test_privilege_is_a_ground_against_access_in_part_and_against_erasure_not_at_all(library: Library) -> None:
    assert [one.id for one in argued(library, "GB-ENG", "privilege").counters] == ["privilege"]
    told = argued(library, "GB-ENG", "privilege", "erasure")
    assert [(one.id, one.strength) for one in told.counters] == [("privilege_elsewhere", "settled")]


def test_a_litigant_may_ask_for_access_and_is_told_when_that_does_not_hold(library: Library) -> None:
    (counter,) = argued(library, "GB-ENG", "motive").counters
    assert "[2017] EWCA Civ 74" in cites((counter,))[1]
    assert counter.tells_me
    assert "money" in counter.tells_me["en"]


def test_a_british_exemption_for_notes_is_named_by_paragraph(library: Library) -> None:
    told = argued(library, "GB-ENG", "internal_notes")
    assert cites(told.counters) == ["Schedule 2, paragraphs 22 to 24, to the Data Protection Act 2018"]


def test_a_neighbour_hears_of_cameras_and_a_company_abroad_of_its_reach(library: Library) -> None:
    assert [one.id for one in argued(library, "GB-ENG", "not_reached").counters] == ["not_reached"]
    told = argued(library, "GB-ENG", "not_reached", is_to_me="neighbour")
    assert [one.id for one in told.counters] == ["not_reached", "household"]


def test_the_police_may_keep_reasons_back_but_not_ask_for_a_fee(library: Library) -> None:
    said = {one.id: one for one in library.counters(library.law("gb.dpa-2018-part-3")).counters}
    assert "unless to say so would undermine the purpose" in " ".join(said["none_given_access"].says["en"].split())  # type: ignore[index]
    assert said["fee"].strength == "settled"


def test_the_intelligence_services_may_ask_for_a_fee_and_only_the_person_hears_so(library: Library) -> None:
    (fee,) = (one for one in library.counters(library.law("gb.dpa-2018-part-4")).counters if one.ground == "fee")
    assert fee.strength == "concede"
    assert fee.says is None
    assert fee.tells_me


def test_every_ground_but_that_of_no_sale_has_a_british_answer(library: Library) -> None:
    answered = {one.ground for one in library.counters(library.law("gb.uk-gdpr")).counters}
    assert set(get_args(Ground)) - answered == {"no_sale", "other"}


def test_every_kind_of_conduct_breaks_a_british_rule(library: Library) -> None:
    matter = leading(library, refused("GB-ENG", None, wrong=get_args(Conduct)))
    found = breaches(matter, library.counters(matter.law))
    assert [one.conduct for one in found if one.rule is None] == []
    assert len(found) == 14
