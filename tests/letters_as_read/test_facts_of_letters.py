"""The facts of a letter: what the person only heard is told as heard, and a complaint tells everything by its day, and
builds no ground on what it is too late to complain of."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import ListBlock, plain, words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

PHOTO = "Bildfreude put a photo on its website without asking."


def case(home: str, happened: list[dict[str, Any]], *papers: dict[str, Any], **more: Any) -> Case:
    return Case.model_validate(
        {
            "kit": 2,
            "scenario": "erasure",
            "finished": True,
            "me": {"name": "Maria Doe", "lives_in": home, "email": "maria@example.org"},
            "about": {
                "organisation": {"name": "Bildfreude Ltd", "place": home[:2], "sector": "private"},
                "is_to_me": "customer",
            },
            "happened": happened,
            "want": [{"wish": "delete", "of": "the photo"}],
            "facts": {"letter_form": "full"},
            "papers": papers,
            **more,
        }
    )


def read(library: Library, told: Case, kind: DocumentKind, language: str, today: str) -> str:
    plan = prepare(library, told, date.fromisoformat(today))
    return " ".join(" ".join(words(draft(plan.matters[0], library, kind, language))).split())


@pytest.mark.parametrize(
    ("language", "known", "line"),
    [
        ("en", {"known": "told"}, "In October 2026, as I was told: Bildfreude put"),
        ("en", {"known": "told", "by": "her teacher"}, "In October 2026, as her teacher told me: Bildfreude put"),
        ("en", {"known": "read", "where": "in the Leinster Gazette"},
         "In October 2026, as I read (in the Leinster Gazette): Bildfreude put"),
        ("en", {"known": "document"}, "In October 2026, Bildfreude put"),
        ("en", {"known": "document", "where": "the school's newsletter"},
         "In October 2026, according to the school's newsletter: Bildfreude put"),
        ("en", {"known": "myself"}, "In October 2026, Bildfreude put"),
        ("de", {"known": "told"}, "Im Oktober 2026, wie mir gesagt wurde: Bildfreude put"),
        ("de", {"known": "told", "by": "ihre Lehrerin"},
         "Im Oktober 2026, wie mir gesagt wurde (Quelle: ihre Lehrerin): Bildfreude put"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["request", "complaint"])
def test_what_the_person_only_heard_or_read_is_told_as_heard_or_read(
    library: Library, kind: DocumentKind, language: str, known: dict[str, str], line: str
) -> None:
    told = case("AT", [{"on": "2026-10", "says": PHOTO, "wrong": ["no_consent"], **known}])
    assert line in read(library, told, kind, language, "2026-11-09")


@pytest.mark.parametrize(
    ("on", "english", "german"),
    [
        ("2026-10", "In October 2026: ", "Im Oktober 2026: "),
        ("2026-08..2026-10", "From August to October 2026: ", "Von August bis Oktober 2026: "),
        ("2025-11..2026-02", "From November 2025 to February 2026: ", "Von November 2025 bis Februar 2026: "),
        (
            "2026-08-03..2026-08-05",
            "From 3 August 2026 to 5 August 2026: ",
            "Vom 3. August 2026 bis zum 5. August 2026: ",
        ),
    ],
)
def test_a_month_or_a_span_cannot_be_read_as_a_day_behind_the_number_of_its_line(
    library: Library, on: str, english: str, german: str
) -> None:
    told = [{"on": "2026-07-01", "says": "I left the club."}, {"on": on, "says": PHOTO}]
    assert english + PHOTO in read(library, case("IE", told), "request", "en", "2026-11-09")
    assert german + PHOTO in read(library, case("AT", told), "request", "de", "2026-11-09")


@pytest.mark.parametrize(
    ("says", "sentence"),
    [
        (PHOTO, "On 3 August 2026, Bildfreude put a photo on its website without asking."),
        ("The club showed me on its website.", "On 3 August 2026, the club showed me on its website."),
        ("I found my photo there.", "On 3 August 2026, I found my photo there."),
        (
            "Eva found my photo there.",
            "3 August 2026: Eva found my photo there.",
        ),  # "On 3 August 2026, eva" would be wrong
    ],
)
@pytest.mark.parametrize("kind", ["request", "complaint"])
def test_a_fact_that_stands_alone_is_a_sentence_and_no_line_of_a_list(
    library: Library, kind: DocumentKind, says: str, sentence: str
) -> None:
    told = case("IE", [{"on": "2026-08-03", "says": says, "wrong": ["no_consent"]}])
    assert sentence in read(library, told, kind, "en", "2026-11-09")


def test_hearsay_without_a_day_and_hearsay_of_what_lies_ahead_are_marked_too(library: Library) -> None:
    told = case("IE", [{"says": PHOTO, "known": "told"}, {"starts": "2026-12-14", "says": PHOTO, "known": "told"}])
    letter = read(library, told, "request", "en", "2026-11-09")
    assert "As I was told: Bildfreude put" in letter
    assert "From 14 December 2026, as I was told: Bildfreude put" in letter


def test_a_day_ahead_that_the_sentence_names_itself_leaves_no_from_behind(library: Library) -> None:
    says = "Bildfreude will show the photo from 14 December 2026."
    told = case("IE", [{"starts": "2026-12-14", "says": says}, {"on": "2026-10-01", "says": PHOTO}])
    letter = read(library, told, "request", "en", "2026-11-09")
    assert says in letter
    assert f"From {says}" not in letter


BY_ITS_DAY = [
    {"on": "2026-10-19", "says": "Bildfreude printed the photo on a poster.", "wrong": ["new_purpose"]},
    {"says": "I have been a customer of Bildfreude for years."},
    {"on": "2026-09-01", "says": PHOTO, "wrong": ["no_consent"]},
]
SENT = {
    "id": "request-1", "channel": "email", "asked": ["erasure"], "sent": "2026-09-07",
    "received": {"on": "2026-09-07", "known": "their_reply"},
    "replies": [{"on": "2026-10-05", "kind": "refused", "words": "No."}],
}  # fmt: skip
TO_IT = {
    "id": "org-1", "kind": "controller_complaint", "channel": "email", "sent": "2026-10-21",
    "replies": [{"on": "2026-11-02", "kind": "refused"}],
}  # fmt: skip


def numbered(library: Library, told: Case, kind: DocumentKind, language: str) -> list[str]:
    """The numbered points of the letter, in their order."""
    plan = prepare(library, told, date(2026, 11, 9))
    blocks = draft(plan.matters[0], library, kind, language).blocks
    lists = [block for block in blocks if isinstance(block, ListBlock) and block.items[0].number is not None]
    listed = next(one for one in lists if any(PHOTO in plain(item.paragraphs[0]) for item in one.items))
    assert [item.number for item in listed.items] == list(range(1, len(listed.items) + 1))
    return [plain(item.paragraphs[0]) for item in listed.items]


@pytest.mark.parametrize(
    ("home", "language", "kind", "papers"),
    [
        ("IE", "en", "complaint", [SENT]),
        ("DE-BE", "de", "complaint", [SENT]),
        ("GB-ENG", "en", "controller_complaint", [SENT]),
        ("GB-ENG", "en", "complaint", [SENT, TO_IT]),
        ("US-CO", "en", "complaint", [SENT]),
    ],
)
def test_a_complaint_tells_facts_and_letters_in_one_list_by_their_days(
    library: Library, home: str, language: str, kind: DocumentKind, papers: list[dict[str, Any]]
) -> None:
    told = numbered(library, case(home, BY_ITS_DAY, *papers), kind, language)
    assert "for years" in told[0]  # nobody said when
    assert PHOTO in told[1]
    poster = next(at for at, one in enumerate(told) if "poster" in one)
    refused = next(at for at, one in enumerate(told) if "refused" in one or "Ablehnung" in one)
    assert 2 < refused < poster
    assert all("September" in one for one in told[2:refused])  # the request of 7 September, and its receipt
    assert all("October 21" in one or "21 October" in one or "November" in one for one in told[poster + 1 :])


def test_a_first_letter_tells_what_happened_by_its_days_too(library: Library) -> None:
    letter = read(library, case("IE", BY_ITS_DAY), "request", "en", "2026-11-09")
    assert letter.index("for years") < letter.index(PHOTO) < letter.index("on a poster")


def test_a_ground_names_its_facts_by_the_numbers_that_the_list_gives_them(library: Library) -> None:
    told = case("IE", BY_ITS_DAY, SENT)
    listed = numbered(library, told, "complaint", "en")
    poster = 1 + next(at for at, one in enumerate(listed) if "poster" in one)
    letter = read(library, told, "complaint", "en", "2026-11-09")
    assert "No consent (fact 2)." in letter
    assert f"Used for a new purpose (fact {poster})." in letter


def test_the_facts_of_a_ground_stand_in_the_order_of_the_list(library: Library) -> None:
    """Not in the order in which they were told."""
    told = [
        {"on": "2026-09-03", "says": "Bildfreude sold it again.", "wrong": ["passed_on"]},
        {"on": "2026-09-01", "says": "Bildfreude sold the photo.", "wrong": ["passed_on"]},
    ]
    assert "Passed on to others (facts 1, 2)." in read(library, case("IE", told, SENT), "complaint", "en", "2026-11-09")


# § 24(4) DSG (Austria): one year from learning of it, three years from the event.
OLD = {"on": "2025-08-20", "says": "Bildfreude sold the photo to a magazine.", "wrong": ["passed_on"]}
NEW = {"on": "2026-09-01", "says": PHOTO, "wrong": ["no_consent"]}
IN_TIME = "show that this complaint is in time"


def test_what_it_is_too_late_to_complain_of_stays_a_fact_and_is_no_ground(library: Library) -> None:
    letter = read(library, case("AT", [OLD, NEW]), "complaint", "en", "2026-11-09")
    assert OLD["says"] in letter
    assert "Passed on to others" not in letter
    assert "No consent (fact 2)." in letter
    assert IN_TIME in letter


def test_an_old_wrong_that_the_person_learned_of_this_year_is_a_ground(library: Library) -> None:
    letter = read(library, case("AT", [{**OLD, "learned": "2026-03-02"}, NEW]), "complaint", "en", "2026-11-09")
    assert "Passed on to others" in letter
    assert IN_TIME in letter


def test_three_years_after_the_event_it_does_not_help_that_the_person_learned_of_it_this_year(library: Library) -> None:
    older = {**OLD, "on": "2023-11-08", "learned": "2026-03-02"}
    assert "Passed on" not in read(library, case("AT", [older, NEW]), "complaint", "en", "2026-11-09")


def test_a_year_after_the_event_to_the_day_it_is_still_a_ground(library: Library) -> None:
    assert "Passed on" in read(library, case("AT", [{**OLD, "on": "2025-11-09"}, NEW]), "complaint", "en", "2026-11-09")


def test_a_wrong_without_a_day_does_not_show_that_the_complaint_is_in_time(library: Library) -> None:
    undated = {"says": OLD["says"], "wrong": OLD["wrong"]}
    letter = read(library, case("AT", [undated, NEW]), "complaint", "en", "2026-11-09")
    assert "Passed on to others" in letter
    assert IN_TIME not in letter


def test_a_refusal_of_more_than_a_year_ago_does_not_show_that_the_complaint_is_in_time(library: Library) -> None:
    refused = {**SENT, "sent": "2025-07-01", "received": None, "replies": [{"on": "2025-07-20", "kind": "refused"}]}
    assert IN_TIME not in read(library, case("AT", [NEW], refused), "complaint", "en", "2026-11-09")


def test_where_the_law_sets_no_time_an_old_wrong_is_a_ground(library: Library) -> None:
    assert "Passed on to others" in read(library, case("IE", [OLD, NEW]), "complaint", "en", "2026-11-09")


# --- which right a bad answer leaves open

TWO = {"id": "request-1", "channel": "email", "asked": ["access", "erasure"], "sent": "2026-09-01"}
IDA = {"for": "child", "complainant": "person", "person": {"name": "Ida", "birth_date": "2017-03-04", "lives_in": "IE"}}
BOTH = [{"wish": "delete", "of": "the photo"}, "copy"]


@pytest.mark.parametrize(
    "papers",
    [
        [{**TWO, "replies": [{"on": "2026-09-20", "kind": "partly", "missing": "the list", "answers": ["erasure"]}]}],
        [{**TWO, "replies": [{"on": "2026-09-20", "kind": "partly", "missing": "the list", "refuses": ["access"]}]}],
        # Only access was asked for then; deletion is a wish of today.
        [{**TWO, "asked": ["access"], "replies": [{"on": "2026-09-20", "kind": "partly", "missing": "the list"}]}],
    ],
)
def test_an_incomplete_answer_is_held_against_the_right_that_it_leaves_open(
    library: Library, papers: list[dict[str, Any]]
) -> None:
    told = case("IE", [], *papers, want=BOTH, acting=IDA)
    letter = read(library, told, "complaint", "en", "2026-11-09")
    assert "does not give me all that I asked for (Article 15 GDPR)." in letter
    german = case("DE-BE", [], *papers, want=BOTH, acting=IDA)
    assert "was ich verlangt hatte (Art. 15 DSGVO)." in read(library, german, "complaint", "de", "2026-11-09")


def test_a_complaint_about_a_deletion_says_why_the_data_has_to_go(library: Library) -> None:
    refused = {**TWO, "asked": ["erasure"], "replies": [{"on": "2026-09-20", "kind": "refused"}]}
    facts = {"letter_form": "full", "ground": ["not_needed", "consent_withdrawn"]}
    letter = read(library, case("IE", [], refused, facts=facts), "complaint", "en", "2026-11-09")
    no_longer = "no longer needed for what it was collected for (Article 17(1)(a) GDPR). Any consent"
    assert no_longer in letter
    assert letter.index("Legal grounds") < letter.index(no_longer) < letter.index("What I ask you to do")
    german = read(library, case("DE-BE", [], refused, facts=facts), "complaint", "de", "2026-11-09")
    assert "Eine etwaige Einwilligung ist widerrufen (Art. 17 Abs. 1 lit. b DSGVO)." in german


def test_a_refusal_of_one_right_is_no_refusal_of_the_other(library: Library) -> None:
    refused = {**TWO, "replies": [{"on": "2026-09-20", "kind": "refused", "refuses": ["erasure"]}]}
    told = case("IE", [], refused, want=BOTH)
    assert "refused what I asked for: deletion of my data (Article 17 GDPR)." in read(
        library, told, "complaint", "en", "2026-11-09"
    )
    swiss = case("CH", [], refused, want=BOTH)
    letter = read(library, swiss, "complaint", "en", "2026-11-09")
    refusal = letter[letter.index("refused what I asked for") :]
    assert "access to my data" not in refusal[: refusal.index(".")]


def test_a_complaint_says_which_paper_shows_a_fact_and_encloses_it(library: Library) -> None:
    told = case(
        "IE",
        [
            {"on": "2026-10-06", "says": PHOTO, "exhibit": "E1", "page": 12},
            {"on": "2026-10-08", "says": "Bildfreude said no.", "exhibit": "E2"},
        ],
        {"id": "request-1", "asked": ["erasure"], "channel": "email", "sent": "2026-10-12"},
        exhibits=[
            {"id": "E1", "file": "page.png", "is": "Picture of the *page*"},
            {"id": "E2", "file": "note.txt", "is": "My own note", "show": ["organisation"]},
        ],
    )
    english = read(library, told, "complaint", "en", "2026-11-27")
    assert f"{PHOTO} (Enclosure 1, page 12.)" in english
    assert "1. Picture of the *page*" in english
    assert "My own note" not in english  # not for the authority
    german = read(library, told, "complaint", "de", "2026-11-27")
    assert f"{PHOTO} (Anlage 1, Seite 12.)" in german


def test_the_paper_that_proves_what_is_right_is_the_one_that_is_enclosed(library: Library) -> None:
    wish = {"wish": "correct", "of": "that I owe 50 euro", "detail": {"what_is_right": "I paid."}, "exhibit": "E1"}
    told = case(
        "IE",
        [],
        {"id": "request-1", "asked": ["rectification"], "channel": "email", "sent": "2026-10-12"},
        scenario="rectification",
        want=[wish],
        exhibits=[{"id": "E1", "file": "account.pdf", "is": "My statement of account"}],
    )
    plan = prepare(library, told, date(2026, 11, 27))
    letter = draft(plan.matters[0], library, "complaint", "en")
    assert "Proof (enclosure 2): My statement of account" in " ".join(" ".join(words(letter)).split())
    assert dict(zip(letter.enclosures, letter.exhibits, strict=True))["Proof of what is right"] == "E1"
