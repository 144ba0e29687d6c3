"""Ten invented cases, with the days counted by hand: what is recommended, what is possible, and what must not be
missed.
"""

from datetime import date

import pytest

from complaint_kit.drafting.build_plan import prepare, two_roads
from complaint_kit.planning.plan import Plan
from complaint_kit.planning.supposing import asked_by
from complaint_kit.situation.case import Case


def case(scenario, lives_in, organisation, **told):
    raw = {
        "scenario": scenario,
        "me": {"name": "Kim Doe", "lives_in": lives_in},
        "about": {"organisation": {"sector": "private", **organisation}, "is_to_me": told.pop("is_to_me", "customer")},
        **told,
    }
    return Case.model_validate(raw)


def states(plan: Plan, law: str | None = None) -> dict[str, str]:
    matter = next(one for one in plan.matters if law in {None, one.law.id})
    return {rung.step.document: rung.state for rung in matter.ladder}


def because(plan: Plan, document: str) -> str:
    return plan.matter(document).rung(document).because


def days(plan: Plan, deadline: str) -> set[tuple[str, date, date]]:
    return {
        (one.right, one.due, one.counted.complain_from)
        for m in plan.matters
        for one in m.due
        if one.deadline.id == deadline
    }


def day(text: str) -> date:
    return date.fromisoformat(text)


# 1. An insurer in Ireland answers the request for data, and refuses the reasons of a score: a trade secret.
INSURER = case(
    "access",
    "IE",
    {"name": "Harrow & Teal Insurance DAC", "place": "IE"},
    is_to_me="insurer",
    happened=[
        {"on": "2026-08-20", "says": "Harrow & Teal raised my premium by 41 percent.", "known": "document",
         "wrong": ["decided_by_machine"]}
    ],
    want=[{"wish": "copy", "of": "my claims file"}, {"wish": "reasons", "of": "the premium from September 2026"}],
    papers=[
        {"id": "request-1", "channel": "email", "asked": ["access", "automated_decisions"], "sent": "2026-09-28",
         "received": {"on": "2026-09-28", "known": "their_reply"},
         "replies": [
             {"on": "2026-09-28", "kind": "acknowledged"},
             {"on": "2026-10-22", "kind": "partly", "answers": ["access"], "refuses": ["automated_decisions"],
              "ground": "trade_secret", "words": "The scoring model is a trade secret.", "missing": "the factors"},
         ]}
    ],
)  # fmt: skip


def test_a_refusal_in_part_is_answered_first_and_the_complaint_is_possible(library):
    plan = prepare(library, INSURER, day("2026-11-09"))
    assert states(plan) == {
        "request": "done",
        "reply": "recommended",
        "reminder": "not_needed",
        "complaint": "possible",
    }
    assert because(plan, "reply") == "refusal"
    assert plan.matters[0].rung("reply").rights == ("automated_decisions",)


def test_one_month_from_monday_28_september_ends_on_wednesday_28_october(library):
    assert days(prepare(library, INSURER, day("2026-11-09")), "answer") == {
        ("access", day("2026-10-28"), day("2026-10-29")),
        ("automated_decisions", day("2026-10-28"), day("2026-10-29")),
    }


def test_the_two_roads_of_the_day_the_letter_goes_out(library):
    quiet = INSURER.model_copy(update={"papers": (INSURER.papers[0].model_copy(update={"replies": ()}),)})
    plan = prepare(library, quiet, day("2026-09-28"))
    roads = two_roads(library, plan)
    silence = [(one.on, one.document, one.rung.state) for one in roads.silence]
    assert silence == [
        (day("2026-10-29"), "reminder", "recommended"),
    ]
    assert states(plan)["complaint"] == "possible"  # the decision itself: what they did is wrong
    refusal = [(one.on, one.document, one.rung.state) for one in roads.refusal]
    assert refusal == [(day("2026-09-28"), "reply", "recommended")]


# 2. A housing association in Wales is silent; the later step is taken.
HOUSING = case(
    "access",
    "GB-WLS",
    {"name": "Cartref Ltd", "place": "GB-WLS"},
    is_to_me="landlord",
    want=["copy"],
    papers=[
        {"id": "request-1", "channel": "registered", "asked": ["access"], "sent": "2026-09-21",
         "received": {"on": "2026-09-23", "known": "receipt"}},
        {"id": "org-1", "kind": "controller_complaint", "channel": "email", "asked": ["access"], "sent": "2026-10-26",
         "received": {"on": "2026-10-26", "known": "their_reply"}},
    ],
)  # fmt: skip


def test_a_complaint_to_the_organisation_overtakes_the_reminder(library):
    plan = prepare(library, HOUSING, day("2026-11-27"))
    assert states(plan) == {
        "request": "done",
        "reply": "waiting",
        "reminder": "overtaken",
        "controller_complaint": "done",
        "complaint": "recommended",
        "review": "waiting",
    }
    assert plan.matters[0].rung("complaint").on == day("2026-11-26")


def test_thirty_days_from_26_october_end_on_wednesday_25_november(library):
    plan = prepare(library, HOUSING, day("2026-11-27"))
    assert days(plan, "answer") == {("access", day("2026-10-23"), day("2026-10-24"))}
    assert days(plan, "acknowledge") == {("controller_complaint", day("2026-11-25"), day("2026-11-26"))}


def test_an_acknowledged_complaint_waits_for_its_outcome_and_the_regulator_is_possible(library):
    acknowledged = HOUSING.papers[1].model_copy(
        update={
            "replies": Case.model_validate(
                {"papers": [{"id": "x", "replies": [{"on": "2026-10-26", "kind": "acknowledged"}]}]}
            )
            .papers[0]
            .replies
        }
    )
    told = HOUSING.model_copy(update={"papers": (HOUSING.papers[0], acknowledged)})
    assert states(prepare(library, told, day("2026-11-27")))["complaint"] == "possible"


# 3. A gym in Scotland announces face scans from 14 December.
GYM = case(
    "ai_training",
    "GB-SCT",
    {"name": "Clyde Gym", "place": "GB-SCT"},
    happened=[
        {"on": "2026-11-23", "says": "A notice at Clyde Gym: entry is by face scan only from 14 December 2026."},
        {"starts": "2026-12-14", "says": "Clyde Gym will scan the faces of members at the door.", "known": "read",
         "wrong": ["sensitive", "too_much"]},
    ],
    want=["stop_use", "know"],
)  # fmt: skip


def test_what_is_announced_makes_complaints_possible_before_it_begins(library):
    plan = prepare(library, GYM, day("2026-11-27"))
    assert states(plan) == {
        "request": "recommended",
        "reply": "waiting",
        "reminder": "waiting",
        "controller_complaint": "possible",
        "complaint": "possible",
        "review": "waiting",
    }
    assert because(plan, "controller_complaint") == "imminent"


def test_a_month_from_27_november_ends_after_christmas_on_tuesday_the_29th(library):
    plan = prepare(library, GYM, day("2026-11-27"))
    due = {one.due for one in plan.matters[0].if_sent("request") if one.deadline.id == "answer"}
    late = {one.counted.complain_from for one in plan.matters[0].if_sent("request") if one.deadline.id == "answer"}
    assert due == {day("2026-12-29")}
    assert late == {day("2026-12-30")}


def test_what_was_announced_and_has_begun_waits_for_no_letter(library):
    sent = GYM.model_copy(
        update={"papers": Case.model_validate({"papers": [
            {"id": "request-1", "channel": "email", "asked": ["object", "access"], "sent": "2026-11-27",
             "received": {"on": "2026-11-27", "known": "receipt"}}]}).papers}
    )  # fmt: skip
    assert states(prepare(library, sent, day("2026-11-28")))["controller_complaint"] == "possible"
    assert states(prepare(library, sent, day("2026-12-14")))["controller_complaint"] == "recommended"


# 4. A software firm in California: business contacts are not covered, it says.
SOFTWARE = case(
    "erasure",
    "US-CA",
    {"name": "Nimbus Inc", "place": "US-CA"},
    is_to_me="business_partner",
    facts={"organisation_data_broker": False},
    want=[{"wish": "delete", "of": "my contact record"}],
    papers=[
        {"id": "request-1", "asked": ["erasure"], "sent": "2026-10-19", "channel": "form",
         "received": {"on": "2026-10-19", "known": "receipt"},
         "replies": [{"on": "2026-11-04", "kind": "refused", "ground": "capacity",
                      "words": "CCPA does not apply to business contacts."}]}
    ],
)  # fmt: skip


def test_california_knows_no_appeal_so_a_refusal_is_answered_or_complained_of(library):
    plan = prepare(library, SOFTWARE, day("2026-11-27"))
    assert states(plan, "us-ca.ccpa") == {
        "request": "done",
        "reply": "recommended",
        "reminder": "not_needed",
        "complaint": "possible",
    }
    assert plan.matters[0].rung("complaint").on == day("2026-11-04")
    assert days(plan, "answer") == {("erasure", day("2026-12-03"), day("2026-12-04"))}


# 5. A weather app in Virginia: it only holds a device identifier, it says.
WEATHER = case(
    "opt_out",
    "US-VA",
    {"name": "Skyfold Inc", "place": "US-VA"},
    facts={"signal_ignored": False},
    want=["stop_ads"],
    papers=[
        {"id": "request-1", "asked": ["opt_out_ads"], "sent": "2026-09-14", "channel": "form",
         "received": {"on": "2026-09-14", "known": "receipt"},
         "replies": [{"on": "2026-10-20", "kind": "refused", "ground": "not_personal",
                      "words": "We only hold a device identifier."}]}
    ],
)  # fmt: skip


def test_in_virginia_an_appeal_follows_a_refusal_and_the_complaint_its_denial(library):
    plan = prepare(library, WEATHER, day("2026-11-09"))
    assert states(plan) == {
        "request": "done",
        "reply": "not_needed",
        "reminder": "not_needed",
        "appeal": "recommended",
        "complaint": "waiting",
    }


def test_sixty_days_for_an_appeal_received_on_9_november_end_on_friday_8_january(library):
    plan = prepare(library, WEATHER, day("2026-11-09"))
    (decision,) = [one for one in plan.matters[0].if_sent("appeal") if one.deadline.id == "decision"]
    assert decision.due == day("2027-01-08")


def refused_use(home, **request):
    """A shop used a list for something else and refused to stop."""
    refused = {"on": "2026-10-20", "kind": "refused", "words": "No."}
    paper = {"id": "request-1", "sent": "2026-10-01", "channel": "email", "replies": [refused], **request}
    return case(
        "objection",
        home,
        {"name": "Big Sky Grocery Inc", "place": home},
        want=[{"wish": "object_to_use", "of": "the use of my shopping list for my insurance"}],
        papers=[paper],
    )


@pytest.mark.parametrize(
    "home", [f"US-{state}" for state in ("CO", "CT", "DE", "IN", "KY", "MD", "MT", "NE", "NJ", "OR", "TN", "TX", "VA")]
)
def test_a_duty_that_is_none_of_the_requests_that_may_be_appealed_goes_to_the_office_once_it_is_refused(library, home):
    """Mont. Code Ann. § 30-14-2808(4) and (5), Neb. Rev. Stat. §§ 87-1108(3) and 87-1109(1), ORS 646A.576(1) and (6),
    Tex. Bus. & Com. Code §§ 541.052(a), 541.053, Va. Code § 59.1-577(B) and (C), Conn. Gen. Stat. § 42-518(d),
    6 Del. C. § 12D-104(d), C.R.S. § 6-1-1306(3) and the others: what may be appealed are requests for the rights
    listed, and this is none of them.
    """
    plan = prepare(library, refused_use(home, asked=["purpose_limitation"]), day("2026-11-09"))
    assert (states(plan)["appeal"], states(plan)["complaint"]) == ("not_needed", "recommended")


def test_whoever_was_refused_a_deletion_too_appeals_that(library):
    refused = refused_use("US-VA", asked=["purpose_limitation", "erasure"])
    plan = prepare(library, refused, day("2026-11-09"))
    (appeal,) = [one for one in plan.matters[0].ladder if one.step.document == "appeal"]
    assert (appeal.state, appeal.rights) == ("recommended", ("erasure",))
    assert states(plan)["complaint"] == "possible"


# 6. A health insurer in Basel wants 250 francs.
BASEL = case(
    "access",
    "CH",
    {"name": "Rhein Kasse AG", "place": "CH"},
    is_to_me="insurer",
    want=["copy"],
    papers=[
        {"id": "request-1", "asked": ["access"], "sent": "2026-10-14", "channel": "registered",
         "received": {"on": "2026-10-15", "known": "receipt"},
         "replies": [{"on": "2026-11-02", "kind": "fee_asked", "words": "CHF 250"}]}
    ],
)  # fmt: skip


def test_a_swiss_fee_demand_must_be_confirmed_within_ten_days(library):
    plan = prepare(library, BASEL, day("2026-11-05"))
    assert [(one.deadline.id, one.due) for one in plan.mine] == [("confirm_fee", day("2026-11-12"))]
    assert states(plan)["reply"] == "recommended"
    assert because(plan, "reply") == "demand"


def test_who_asked_for_two_things_confirms_once(library):
    both = BASEL.model_copy(
        update={"papers": [one.model_copy(update={"asked": ("access", "portability")}) for one in BASEL.papers]}
    )
    plan = prepare(library, both, day("2026-11-05"))
    assert [(one.deadline.id, one.due) for one in plan.mine] == [("confirm_fee", day("2026-11-12"))]


def test_the_thirty_days_follow_the_ten(library):
    assert days(prepare(library, BASEL, day("2026-11-05")), "answer") == {
        ("access", day("2026-12-14"), day("2026-12-15"))
    }


def test_whoever_does_not_confirm_has_withdrawn_the_request(library):
    plan = prepare(library, BASEL, day("2026-11-20"))
    assert days(plan, "answer") == set()
    assert states(plan)["request"] == "recommended"


# 7. An energy firm in the Netherlands refuses late: six weeks for the court, kept as the prudent day.
ENERGY = case(
    "erasure",
    "NL",
    {"name": "Polder Energie BV", "place": "NL"},
    is_to_me="supplier",
    want=[{"wish": "delete", "of": "my usage data"}],
    papers=[
        {"id": "request-1", "asked": ["erasure"], "sent": "2026-08-31", "channel": "email",
         "received": {"on": "2026-08-31", "known": "receipt"},
         "replies": [{"on": "2026-10-02", "kind": "refused", "ground": "must_keep", "words": "seven years by tax law"}]}
    ],
)  # fmt: skip


def test_six_weeks_from_2_october_end_on_friday_13_november(library):
    plan = prepare(library, ENERGY, day("2026-10-30"))
    (petition,) = [one for one in plan.mine if one.deadline.id == "petition"]
    assert petition.due == day("2026-11-13")
    assert petition.free  # the answer came after 30 September, so the text may free the person of the six weeks
    assert states(plan)["reply"] == "recommended"
    assert states(plan)["complaint"] == "possible"


# 8. A payroll provider in Germany: the letter went to the processor.
PAYROLL = case(
    "access",
    "DE-HH",
    {"name": "Nordkai Reederei GmbH", "place": "DE-HH"},
    is_to_me="employer",
    want=["copy"],
    papers=[
        {"id": "request-1", "to": {"role": "processor", "name": "Lohnwerk GmbH"}, "asked": ["access"],
         "sent": "2026-11-02",
         "replies": [{"on": "2026-11-10", "kind": "refused", "ground": "processor_only",
                      "words": "Wir sind Auftragsverarbeiter. Wenden Sie sich an Ihren Arbeitgeber."}]}
    ],
)  # fmt: skip


def test_a_letter_to_the_processor_starts_no_clock_of_the_employer(library):
    plan = prepare(library, PAYROLL, day("2026-11-16"))
    assert not plan.matters[0].due
    assert states(plan)["request"] == "recommended"
    assert states(plan)["complaint"] == "waiting"
    due = {one.due for one in plan.matters[0].if_sent("request") if one.deadline.id == "answer"}
    assert due == {day("2026-12-16")}


# 9. A school photographer in Austria, and a child of nine.
PHOTO = Case.model_validate(
    {
        "scenario": "erasure",
        "me": {"name": "Maria Doe", "lives_in": "AT"},
        "acting": {"for": "child", "complainant": "person",
                   "person": {"name": "Ida", "birth_date": "2017-03-04", "lives_in": "AT"}},
        "about": {"organisation": {"name": "Bildfreude e.U.", "place": "AT", "sector": "private"}},
        "happened": [{"on": "2026-10", "says": "Bildfreude put a photo of Ida on its website without asking.",
                      "known": "told", "by": "her teacher", "wrong": ["no_consent", "child"]}],
        "want": [{"wish": "delete", "of": "the photo"}, "stop_use"],
    }
)  # fmt: skip


def test_wrong_conduct_makes_the_complaint_possible_at_once(library):
    plan = prepare(library, PHOTO, day("2026-11-09"))
    assert states(plan)["request"] == "recommended"
    assert states(plan)["complaint"] == "possible"
    due = {(one.due, one.counted.complain_from) for one in plan.matters[0].if_sent("request") if one.right == "erasure"}
    assert due == {(day("2026-12-09"), day("2026-12-10"))}


def test_a_year_from_learning_counts_a_month_from_its_first_day(library):
    plan = prepare(library, PHOTO, day("2026-11-09"))
    assert ("lodge", day("2027-10-01")) in [(one.deadline.id, one.due) for one in plan.mine]


# 10. A patients' association in Ireland, for one of its members.
MEMBER = Case.model_validate(
    {
        "scenario": "ai_training",
        "me": {"name": "Patients Together", "lives_in": "IE"},
        "acting": {"for": "person", "complainant": "person", "signed": "2026-10-12", "authority": "E1",
                   "person": {"name": "P1", "birth_date": "1979-05-02", "lives_in": "IE"}},
        "about": {"organisation": {"name": "Liffey Clinic", "place": "IE", "sector": "private"}, "is_to_me": "health",
                  "knows_me_as": {"record": "MR-881"}},
        "want": ["stop_use"],
        "exhibits": [{"id": "E1", "file": "p1.pdf", "is": "Mandate of P1 of 12 October 2026"}],
    }
)  # fmt: skip


def test_an_objection_received_on_9_november_is_due_on_wednesday_9_december(library):
    plan = prepare(library, MEMBER, day("2026-11-09"))
    due = {(one.due, one.counted.complain_from) for one in plan.matters[0].if_sent("request") if one.right == "object"}
    assert due == {(day("2026-12-09"), day("2026-12-10"))}
    assert states(plan)["request"] == "recommended"


# 11. A British shop, and then the police, ask for a fee and get it: the month begins with the payment (Article 12A(2)
# UK GDPR, section 54(3) of the Data Protection Act 2018).
FEE_PAID = [
    {"id": "request-1", "asked": ["access"], "sent": "2026-09-01", "channel": "email",
     "received": {"on": "2026-09-01", "known": "receipt"}, "replies": [{"on": "2026-09-10", "kind": "fee_asked"}]},
    {"id": "reply-1", "kind": "reply", "about": "request-1", "gives": ["fee"], "sent": "2026-09-21"},
]  # fmt: skip


@pytest.mark.parametrize(
    ("sector", "facts"), [("private", {}), ("police", {"purpose": "law_enforcement"})], ids=["shop", "police"]
)
def test_in_britain_a_fee_paid_on_21_september_gives_until_21_october(library, sector, facts):
    kent = {"name": "Kent", "place": "GB-ENG", "sector": sector}
    asked = case("access", "GB-ENG", kent, papers=FEE_PAID, facts=facts)
    found = days(prepare(library, asked, day("2026-10-01")), "answer")
    assert found == {("access", day("2026-10-21"), day("2026-10-22"))}


# A police force does not answer a request under Part 3: section 164A(1) reaches Part 3 as it does the UK GDPR.
@pytest.mark.parametrize(("sector", "facts"), [("private", {}), ("police", {"purpose": "law_enforcement"})])
def test_since_19_june_2026_silence_is_complained_of_to_the_organisation_and_a_reminder_is_possible(
    library, sector, facts
):
    # Received on 20 July 2026: one month ends on Thursday 20 August 2026.
    asked = {"id": "request-1", "channel": "email", "asked": ["access"], "sent": "2026-07-20"}
    silent = case("access", "GB-ENG", {"name": "Kent", "place": "GB-ENG", "sector": sector},
                  want=["copy"], papers=[asked], facts=facts)  # fmt: skip
    plan = prepare(library, silent, day("2026-08-21"))
    assert (states(plan)["controller_complaint"], states(plan)["reminder"]) == ("recommended", "possible")
    roads = two_roads(library, prepare(library, silent, day("2026-07-20")))
    assert [one.document for one in roads.silence][:2] == ["controller_complaint", "reminder"]


def test_before_19_june_2026_the_police_are_reminded_first(library):
    asked = {"id": "request-1", "channel": "email", "asked": ["access"], "sent": "2026-04-20"}
    silent = case("access", "GB-ENG", {"name": "Kent", "place": "GB-ENG", "sector": "police"},
                  want=["copy"], papers=[asked], facts={"purpose": "law_enforcement"})  # fmt: skip
    plan = prepare(library, silent, day("2026-05-21"))
    assert states(plan)["reminder"] == "recommended"
    assert states(plan).get("controller_complaint") is None


def test_a_letter_asks_for_an_answer_in_two_weeks_or_before_what_is_announced_begins():
    def told(starts):
        return case("access", "DE", {"name": "Acme"}, happened=[{"starts": starts, "says": "It begins."}])

    assert asked_by(told("2026-12-24"), day("2026-10-08")) == day("2026-10-22")
    assert asked_by(told("2026-10-19"), day("2026-10-08")) == day("2026-10-18")
    assert asked_by(told("2026-10-09"), day("2026-10-08")) == day("2026-10-09")
    assert asked_by(told("2026-10-01"), day("2026-10-08")) == day("2026-10-22")  # it has begun
