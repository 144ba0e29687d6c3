"""Citations as a letter prints them: an act is named once, and what the heading cites is not cited again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.short_citations import Marks, in_brackets, shortened
from complaint_kit.letters.letter import Letter, Paragraph, Span, words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case
from tests.conftest import PlanFor, happened

SENT = {"id": "request-1", "asked": ["access"], "sent": "2026-08-28", "channel": "email"}
PARTLY = {"on": "2026-09-18", "kind": "partly", "words": "That is all.", "missing": "the notes of May"}


@pytest.fixture
def written(library: Library) -> Any:
    """A function from a kind of letter, a home and the papers so far to the letter."""

    def make(kind: Any, home: str, *papers: Any, **more: Any) -> Letter:
        raw = {
            **{"kit": 2, "scenario": "access", "finished": True, "want": ["know"], "papers": list(papers)},
            "me": {"name": "Orla Tennant", "lives_in": home, "email": "orla@example.org"},
            "about": {"organisation": {"name": "Harrow Ltd", "sector": "private"}, "is_to_me": "customer"},
            **more,
        }
        return draft(prepare(library, Case.model_validate(raw), date(2026, 11, 9)).matter(kind), library, kind, "en")

    return make


def text(letter: Letter) -> str:
    return " ".join(words(letter))


def test_a_complaint_to_the_organisation_names_the_data_protection_act_once(written: Any) -> None:
    said = text(written("controller_complaint", "GB-ENG", {**SENT, "replies": [PARTLY]}))
    assert said.count("Data Protection Act 2018") == 1
    assert "within 30 days of receiving it (section 164A(3))" in said


def test_a_provision_that_stands_beside_another_in_the_same_bracket_is_not_named_again() -> None:
    marks = Marks(())
    twice = "; ".join(map(marks.cited, ["C-132/21 and C-414/24", "C-132/21", "Article 10", "Article 10"]))
    body = (Paragraph((Span("Also in court" + in_brackets(twice) + "."),)),)
    ((said,),) = (one.spans for one in shortened("", body)[1] if isinstance(one, Paragraph))
    assert said.text == "Also in court (C-132/21 and C-414/24; Article 10)."


@pytest.mark.parametrize(
    ("sector", "more", "act"),
    [
        ("eu", {}, "of Regulation (EU) 2018/1725"),
        ("church", {"organisation_church": "protestant"}, "DSG-EKD"),
        ("church", {"organisation_church": "catholic", "organisation_diocese": "muenster"}, "KDG"),
    ],
)
def test_the_act_of_an_institution_of_the_union_and_of_a_church_is_named_once(
    library: Library, plan_for: PlanFor, sector: str, more: dict[str, str], act: str
) -> None:
    events = (happened("sent", "2026-08-28"), happened("self_service", "2026-09-18"))
    told = {
        "scenario": "access",
        "organisation": "Harrow",
        "organisation_sector": sector,
        "organisation_place": "DE-NW",
    }
    matter = plan_for("2026-09-20", "DE-NW", *events, **told, **more).matter("reply")
    assert text(draft(matter, library, "reply", "en")).count(act) == 1


def test_sections_of_one_act_and_articles_of_another_do_not_get_in_each_others_way(written: Any) -> None:
    said = text(written("request", "GB-ENG"))
    assert "complain to you under section 164A of the Data Protection Act 2018 and" in said
    assert "(Article 12(4))" in said
    assert said.count("UK GDPR") == 1


def test_the_heading_of_an_appeal_cites_the_section_and_the_letter_does_not_again(written: Any) -> None:
    letter = written("appeal", "US-TX", {**SENT, "replies": [PARTLY]})
    assert letter.subject.startswith("Appeal (Tex. Bus. & Com. Code § 541.053)")
    assert text(letter).count("541.053") == 1
    assert "within 60 days of receiving this appeal." in text(letter)


def test_a_heading_keeps_the_citations_that_it_has_in_brackets(written: Any) -> None:
    letter = written("request", "IE", scenario="opt_out", want=["stop_marketing"])
    assert letter.subject == "Objection to direct marketing (Article 21(2) and (3) GDPR)"
    reminder = written("reminder", "IE", SENT)
    assert reminder.subject == "Reminder: access to my data (Article 15 GDPR), asked for on 28 August 2026"
    assert "Access to my data: answer due by 28 September 2026 (Article 12(3))." in text(reminder)


def test_an_act_is_named_again_after_a_section_of_another(written: Any) -> None:
    # 15 U.S.C. § 7704 stands between two sections of the Texas code.
    facts = {"signal_ignored": False, "contact_by": ["email"]}
    said = text(written("request", "US-TX", scenario="opt_out", want=["stop_sale", "stop_marketing"], facts=facts))
    assert said.index("(Tex. Bus. & Com. Code § 541.051(b)(5)(B))") < said.index("15 U.S.C. § 7704(a)(3)")
    assert "(Tex. Bus. & Com. Code § 541.052(b))" in said


def test_the_words_of_a_person_are_never_shortened(written: Any) -> None:
    mine = "Harrow promises access under section 45 of the Data Protection Act 2018 (Article 15 UK GDPR)."
    assert mine in text(written("request", "GB-ENG", happened=[{"on": "2026-08-01", "says": mine}]))


def test_the_list_of_sources_keeps_every_citation_in_full(written: Any) -> None:
    cited = {one.citation for one in written("request", "GB-ENG").provisions}
    assert "Article 12(4) UK GDPR" in cited
    assert "section 164A of the Data Protection Act 2018" in cited


def test_points_of_one_paragraph_are_cited_together(written: Any) -> None:
    wishes = ["stop_ads", "stop_sale", "stop_profiling"]
    said = text(written("request", "US-TX", scenario="opt_out", want=wishes, facts={"signal_ignored": False}))
    assert "(Tex. Bus. & Com. Code § 541.051(b)(5)(A), (B), (C))" in said
    assert "(Article 15(1)(c), (d), (g))" in text(written("request", "IE"))


def test_articles_that_only_end_alike_are_not_taken_together(written: Any) -> None:
    facts = {"signal_ignored": False, "organisation_data_broker": False}
    wishes = ["stop_sale", "limit_sensitive"]
    said = text(written("request", "US-CA", scenario="opt_out", want=wishes, facts=facts))
    assert "(§ 7026(d); § 7027(e))" in said
