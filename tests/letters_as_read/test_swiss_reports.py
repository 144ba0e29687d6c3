"""Reports to the FDPIC say what came back as it was, and the page beside them which way is the person's own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import words
from complaint_kit.packs.library import Library
from complaint_kit.planning.plan import Plan
from complaint_kit.situation.case import Case

REMINDER = {"id": "r", "kind": "reminder", "sent": "2026-11-20", "asks_by": "2026-12-04", "channel": "email"}
RIGHTS = {"delete": "erasure", "copy": "access"}


def plan(library: Library, *replies: dict[str, Any], wish: str = "delete", sector: str = "private") -> Plan:
    level = {"organisation_level": "federal", "purpose": "general"} if sector == "public" else {}
    tie = {"public": "public_office", "church": "church"}.get(sector, "customer")
    request = {"id": "request-1", "sent": "2026-11-02", "channel": "email", "asked": [RIGHTS[wish]], "replies": replies}
    case = {
        "kit": 2,
        "scenario": "access",
        "me": {"name": "Ruth Aebi", "lives_in": "CH", "email": "r@example.ch"},
        "about": {
            "organisation": {"name": "Gurten", "sector": sector, "place": "CH"},
            "is_to_me": tie,
        },
        "want": [{"wish": wish, "of": "my orders"}],
        "papers": [request, REMINDER],
        "facts": level,
    }
    return prepare(library, Case.model_validate(case), date(2026, 12, 8))


def report(found: Plan, library: Library, kind: DocumentKind = "complaint", language: str = "en") -> str:
    return " ".join(words(draft(found.matter(kind), library, kind, language)))


def page(found: Plan, library: Library, language: str = "en") -> str:
    matter = found.matter("complaint")
    letter = draft(matter, library, "complaint", language)
    return " ".join(" ".join(words(next_steps(found, matter, library, "complaint", language, "mine", letter))).split())


@pytest.mark.parametrize(
    ("language", "promised", "silence", "blank"),
    [
        (
            "en",
            "It agreed on 12 November 2026 to do as I asked.",
            "no answer on the substance",
            "What has not been done since",
        ),
        (
            "de",
            "Am 12. November 2026 wurde mir zugesagt",
            "keine antwort in der sache",
            "Was seither nicht geschehen ist",
        ),
    ],
)
def test_a_promise_is_reported_as_one(library: Library, language: str, promised: str, silence: str, blank: str) -> None:
    found = report(plan(library, {"on": "2026-11-12", "kind": "agreed"}), library, language=language)
    assert promised in found
    assert blank in found
    assert silence not in found.casefold()


def test_whoever_was_asked_for_more_time_does_not_report_that_nothing_came(library: Library) -> None:
    found = report(plan(library, {"on": "2026-11-12", "kind": "takes_longer"}), library)
    assert "It told me on 12 November 2026 that it needed more time." in found
    assert "I have had no answer." not in found
    assert "has neither done nor refused what I asked for: deletion of my data (Art. 32(2)(c)" in found


def test_silence_on_what_has_no_period_is_reported_with_what_gives_it(library: Library) -> None:
    found = report(plan(library), library, language="de")
    assert "Anzeichen für einen Verstoss gegen Datenschutzvorschriften Keine Antwort in der Sache." in found
    federal = report(plan(library, sector="public"), library, language="de")
    assert "Löschung meiner Daten (Art. 41 Abs. 2 lit. a DSG)" in federal
    assert "ß" not in found + federal


def test_what_is_wrong_with_a_full_answer_is_asked_for(library: Library) -> None:
    assert "What is missing or wrong in it" in report(plan(library, {"on": "2026-11-12", "kind": "answered"}), library)
    said = {"on": "2026-11-12", "kind": "answered", "words": "All done.", "mine": "My orders are still there."}
    found = report(plan(library, said), library)
    assert "“All done.” My orders are still there." in found


@pytest.mark.parametrize(
    ("wish", "sector", "says"),
    [
        ("delete", "private", "You can go to court as well (Art. 32(2) FADP"),
        ("copy", "private", "You can go to court as well, without waiting."),
        ("delete", "public", "a ruling that can be appealed (Art. 41 FADP)."),
        ("copy", "public", "a ruling that can be appealed."),
    ],
)
def test_the_page_cites_the_claims_over_unlawful_processing_for_these_alone(
    library: Library, wish: str, sector: str, says: str
) -> None:
    """Articles 32(2) and 41 FADP; the right of access is Article 25."""
    assert says in page(plan(library, {"on": "2026-11-12", "kind": "refused"}, wish=wish, sector=sector), library)


def test_whoever_asks_a_fee_for_a_deletion_is_told_that_none_is_named(library: Library) -> None:
    """Articles 25(6) and 28(3) FADP, 19 and 22 DPO: a share of the cost is one of access, and of data taken along."""
    fee = {"on": "2026-12-05", "kind": "fee_asked"}
    found = report(plan(library, fee), library, "reply")
    assert (
        "For correction, deletion or an end of the processing they name none (Art. 25(6) and 28(3) FADP; Art." in found
    )
    assert "Please deal with that without charge." in found
    assert "name none" not in report(plan(library, fee, wish="copy"), library, "reply")
    assert "name none" not in report(plan(library, fee, sector="public"), library, "reply")


def test_a_letter_to_a_free_church_ends_with_the_commissioner(library: Library) -> None:
    """Article 2(1) FADP binds free churches alone: whoever wrote under it has no other office to choose."""
    found = plan(library, {"on": "2026-11-12", "kind": "refused"}, sector="church")
    letter = draft(found.matter("complaint"), library, "complaint", "en")
    assert letter.recipient[0].endswith("(EDÖB)")
    (commissioner,) = found.matter("complaint").candidates
    assert "free churches" in commissioner.because["en"]


def test_what_the_person_says_to_an_answer_after_a_refusal_reaches_the_commissioner(library: Library) -> None:
    later = {"on": "2026-12-05", "kind": "answered", "words": "See above.", "mine": "Nothing has been deleted."}
    found = report(plan(library, {"on": "2026-11-12", "kind": "refused"}, later), library)
    assert "“See above.” Nothing has been deleted." in found
    after_all = report(
        plan(library, {"on": "2026-11-12", "kind": "refused"}, {"on": "2026-12-05", "kind": "agreed"}), library
    )
    assert "It agreed on 5 December 2026 to do as I asked." in after_all
    assert "Promised, not done." in after_all
