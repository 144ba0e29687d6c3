"""German letters as a lawyer or citizen at home in the language reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.letters.letter import Blank, Letter, Paragraph, plain, words
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

SILENT = {"id": "request-1", "channel": "email", "asked": ["access"], "sent": "2026-09-07"}


def letter(library: Library, kind: str, day: str, **told: Any) -> Letter:
    lives_in, name = told.pop("lives_in", "DE-HH"), told.pop("organisation", "Seewind GmbH")
    raw = {
        "scenario": "access",
        "me": {"name": "Marlene Brandt", "lives_in": lives_in, "email": "m.brandt@example.org"},
        "about": {"organisation": {"name": name, "place": lives_in, "sector": "private"}, "is_to_me": "customer"},
        "want": [{"wish": "copy"}],
        "facts": {"letter_form": "short"},
        **told,
    }
    matter = prepare(library, Case.model_validate(raw), date.fromisoformat(day)).matter(kind)
    return draft(matter, library, kind, "de")


def read(*about: Any, **told: Any) -> str:
    return " ".join(words(letter(*about, **told)))


@pytest.mark.parametrize(("lives_in", "blanks"), [("DE-HH", 2), ("AT", 0)])
def test_a_german_office_reads_no_consent_that_the_person_did_not_give(
    library: Library, lives_in: str, blanks: int
) -> None:
    """Whether the name may be passed on and plain e-mail will do, the person fills in."""
    found = letter(library, "complaint", "2026-12-01", lives_in=lives_in, papers=[SILENT])
    labels = [one.label for one in found.blocks if isinstance(one, Blank)]
    assert [label.endswith("(ja/nein)") for label in labels] == [True] * blanks


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kita Sonnenhügel gGmbH", "habe ich bei der Kita Sonnenhügel gGmbH Auskunft über meine Daten beantragt"),
        ("Klinikum Traunsee", "habe ich bei dem Klinikum Traunsee Auskunft über meine Daten beantragt"),
        ("Turnfreunde e. V.", "Beschwerde gegen den Turnfreunde e. V. (Art. 77 Abs. 1 DSGVO)"),
        ("Magistrat Muster", "Beschwerde gegen den Magistrat Muster (Art. 77 Abs. 1 DSGVO)"),
        ("Beispiel Ireland Limited", "Beschwerde gegen die Beispiel Ireland Limited (Art. 77 Abs. 1 DSGVO)"),
        ("Stadtwerke Musterstadt", "Beschwerde gegen Stadtwerke Musterstadt (Art. 77 Abs. 1 DSGVO)"),
    ],
)
def test_a_name_has_the_article_of_its_kind(library: Library, name: str, said: str) -> None:
    assert said in read(library, "complaint", "2026-12-01", organisation=name, papers=[SILENT])


def test_who_wants_only_the_reasons_of_a_decision_asks_for_no_review(library: Library) -> None:
    only = read(library, "request", "2026-09-07", want=[{"wish": "reasons", "of": "mein Scorewert"}])
    both = read(library, "request", "2026-09-07", want=[{"wish": "reasons", "of": "mein Scorewert"}, "human"])
    assert "erläutern Sie mir diese automatisierte Entscheidung (Art. 22 DSGVO): mein Scorewert." in only
    assert "überprüf" not in only.lower()
    assert "lassen Sie sie von einem Menschen überprüfen" in both


def test_what_is_objected_to_is_no_application(library: Library) -> None:
    refused = {"on": "2026-09-20", "kind": "refused", "ground": "agreed_in_terms", "words": "Das steht in den AGB."}
    objected = SILENT | {"asked": ["object_marketing"], "replies": [refused]}
    said = read(library, "reply", "2026-09-25", scenario="opt_out", want=["stop_marketing"], papers=[objected])
    assert "bitte prüfen Sie meinen Widerspruch noch einmal" in said
    assert "Antrag" not in said


def test_the_point_on_an_objection_is_not_broken_off_where_a_second_follows(library: Library) -> None:
    want = [{"wish": "stop_use", "detail": {"my_situation": "Auf den Fotos sind meine Kinder"}}, "know"]
    found = letter(library, "request", "2026-09-07", scenario="ai_training", want=want)
    numbers = [item.number for block in found.blocks for item in getattr(block, "items", ())]
    points = [block for block in found.blocks if getattr(block, "items", ())]
    assert (numbers, len(points)) == ([1, 2], 1)


def test_a_numbered_day_does_not_stand_behind_its_number(library: Library) -> None:
    told = [{"on": "2026-08-20", "says": "Die Seewind GmbH hat meinen Abschlag verdoppelt."}]
    said = read(library, "complaint", "2026-12-01", happened=told, papers=[SILENT])
    assert "Am 20. August 2026: Die Seewind GmbH hat meinen Abschlag verdoppelt." in said
    assert "Am 7. September 2026: Antrag an die Seewind GmbH" in said


def test_a_swiss_report_speaks_of_a_request_and_a_share_of_the_cost(library: Library) -> None:
    asked = {"on": "2026-09-10", "kind": "fee_asked", "words": "Wir verlangen 300 Franken."}
    confirmed = {"id": "reply-1", "kind": "reply", "gives": ["fee"], "sent": "2026-09-12", "channel": "email"}
    papers = [SILENT | {"replies": [asked]}, confirmed]
    said = read(library, "complaint", "2026-12-05", lives_in="CH", organisation="Helvex AG", papers=papers)
    assert "habe ich von der Helvex AG Auskunft über meine Daten verlangt" in said
    assert "Am 10. September 2026: Forderung einer Kostenbeteiligung" in said
    assert not [word for word in ("Antrag", "Widerspruch", "Gebühr") if word in said]


def test_what_i_say_to_an_answer_that_refuses_nothing_stands_in_the_next_letter(library: Library) -> None:
    came = {"on": "2026-09-20", "kind": "answered", "words": "Anbei alle Daten.", "mine": "Die Notizen fehlen."}
    for lives_in in ("DE-HH", "CH"):
        said = read(library, "reply", "2026-09-25", lives_in=lives_in, papers=[SILENT | {"replies": [came]}])
        assert "Anbei alle Daten." in said
        assert said.count("Die Notizen fehlen.") == 1


@pytest.mark.parametrize(
    ("lives_in", "said"),
    [
        ("DE-HE", "Beschwerde bei dem Hessischen Beauftragten für Datenschutz und Informationsfreiheit vor"),
        ("DE-BE", "Beschwerde bei der Berliner Beauftragten für Datenschutz und Informationsfreiheit vor"),
        ("AT", "Beschwerde bei der Datenschutzbehörde vor"),
    ],
)
def test_the_office_is_declined_where_a_sentence_names_it(library: Library, lives_in: str, said: str) -> None:
    assert said in read(library, "request", "2026-09-07", lives_in=lives_in)


@pytest.mark.parametrize("place", ["AT", "CH", "DE", "LI"])
def test_every_office_that_speaks_german_has_its_name_in_the_dative(library: Library, place: str) -> None:
    offices = [one for one in library.all_authorities() if one.place.partition("-")[0] == place]
    assert offices
    assert all(one.dative["de"].startswith(("dem ", "der ")) for one in offices)


@pytest.mark.parametrize(
    ("lives_in", "word", "custody"),
    [
        ("DE-HH", "Anlage", "ich bin sorgeberechtigt"),
        ("AT", "Beilage", "ich bin obsorgeberechtigt"),
        ("CH", "Beilage", "ich habe die elterliche Sorge"),
        ("LI", "Beilage", "ich bin obsorgeberechtigt"),
    ],
)
def test_what_is_enclosed_and_who_has_custody_is_called_as_people_there_call_it(
    library: Library, lives_in: str, word: str, custody: str
) -> None:
    child = {"for": "child", "person": {"name": "Mia Brandt", "lives_in": lives_in}}
    found = letter(library, "reminder", "2026-12-01", lives_in=lives_in, papers=[SILENT], acting=child)
    text = " ".join(words(found))
    assert f"({word} 1)" in text
    assert found.enclosures_label == f"{word}n:"
    assert custody in text


def test_liechtenstein_writes_no_eszett_in_what_the_regulation_says_either(library: Library) -> None:
    refused = [{"on": "2026-11-20", "kind": "refused", "ground": "privilege"}]
    asked, want = {**SILENT, "asked": ["erasure"], "replies": refused}, [{"wish": "delete", "of": "my file"}]
    text = read(library, "reply", "2026-12-01", lives_in="LI", papers=[asked], want=want)
    assert "dass er rechtmässig und nachvollziehbar mit Daten umgeht" in text
    assert "Mit freundlichen Grüssen" in text
    assert "ß" not in text


def test_a_restriction_leaves_room_for_its_reason_unless_the_letter_gives_one(library: Library) -> None:
    """Article 18(1) GDPR lists four reasons; two of them are a dispute and an objection, which the letter makes."""
    alone = letter(library, "request", "2026-09-07", scenario="opt_out", want=["freeze"])
    labels = [one.label for one in alone.blocks if isinstance(one, Blank)]
    assert len(labels) == 1
    assert labels[0].startswith("Mein Grund")
    wrong = {"wish": "correct", "of": "Mühlgasse 3", "detail": {"what_is_right": "Gartenstraße 12"}}
    disputed = letter(library, "request", "2026-09-07", scenario="opt_out", want=["freeze", wrong])
    assert not [one for one in disputed.blocks if isinstance(one, Blank)]
    assert "bestreite ich die Richtigkeit; dafür soll die Einschränkung mindestens gelten" in " ".join(words(disputed))


@pytest.mark.parametrize("lives_in", ["DE-HH", "CH"])
def test_a_review_is_not_told_to_heed_what_the_letter_does_not_say(library: Library, lives_in: str) -> None:
    about = {"scenario": "opt_out", "lives_in": lives_in, "want": ["human"]}
    assert "vor der Überprüfung Gelegenheit, meinen Standpunkt darzulegen" in read(
        library, "request", "2026-09-07", **about
    )
    told = read(library, "request", "2026-09-07", **about, happened=[{"says": "Die Seewind GmbH hat mich abgelehnt."}])
    assert "was ich in diesem Schreiben vorbringe" in told


WITHDRAWN = SILENT | {"asked": ["withdraw_consent"]}
BOTH = SILENT | {"asked": ["erasure", "object_marketing", "withdraw_consent"]}


def test_consent_that_was_withdrawn_was_not_applied_for(library: Library) -> None:
    about = {"scenario": "opt_out", "want": ["take_back_consent"], "papers": [WITHDRAWN]}
    reminder = read(library, "reminder", "2026-12-01", **about)
    assert "Erinnerung an meinen Widerruf der Einwilligung vom 7. September 2026" in reminder
    assert "habe ich bei Ihnen per E-Mail meine Einwilligung widerrufen" in reminder
    assert "gesetzliche Frist" not in reminder  # Article 7(3) GDPR sets none for an answer
    complaint = read(library, "complaint", "2026-12-01", **about)
    assert "an, den Widerruf zu beachten" in complaint
    assert "Antrag" not in reminder
    assert "Mein Antrag" not in complaint
    paid = SILENT | {"asked": ["withdraw_consent"], "replies": [{"on": "2026-09-20", "kind": "fee_asked"}]}
    asked = read(library, "complaint", "2026-12-01", **{**about, "papers": [paid]})
    assert "meine Einwilligung widerrufen. Ob der Widerruf beachtet wird, wurde mir nicht mitgeteilt." in asked


def test_of_several_rights_each_has_its_own_verb(library: Library) -> None:
    about = {"scenario": "opt_out", "want": ["delete", "stop_marketing", "take_back_consent"], "papers": [BOTH]}
    said = read(library, "reminder", "2026-12-01", **about)
    assert (
        "per E-Mail Löschung meiner Daten beantragt, Widerspruch eingelegt und meine Einwilligung widerrufen." in said
    )


def test_a_complaint_says_that_nothing_came_where_no_period_has_ended(library: Library) -> None:
    about = {"scenario": "opt_out", "want": ["take_back_consent"], "papers": [WITHDRAWN]}
    assert "Bisher habe ich keine Antwort erhalten." in read(library, "complaint", "2026-12-01", **about)
    late = read(library, "complaint", "2026-12-01", papers=[SILENT])
    assert "Bisher habe ich keine Antwort erhalten." not in late
    assert "ich habe keine erhalten" in late


def test_consent_and_advertising_are_grounds_of_erasure_only_if_the_person_chose_them(library: Library) -> None:
    def erase(*grounds: str) -> str:
        want = [{"wish": "delete", "of": "mein Kundenkonto", "detail": {"ground": list(grounds)} if grounds else {}}]
        return read(library, "request", "2026-09-07", scenario="erasure", want=want)

    said = erase("consent_withdrawn", "marketing")
    assert "Soweit Sie sich auf eine Einwilligung stützen, widerrufe ich diese hiermit" in said
    assert "Ich widerspreche der Verwendung der Daten für Direktwerbung" in said
    assert not [word for word in ("Einwilligung", "widerspreche", "Werbung") if word in erase()]


@pytest.mark.parametrize(
    ("scenario", "want", "facts"),
    [("access", ["know"], {}), ("opt_out", ["stop_marketing"], {}), ("ai_training", ["stop_use"], {})]
    + [("marketing", ["stop_marketing"], {"contact_by": ["email"]})]
    + [("breach", [], {"breach_known": known}) for known in ("told", "read", "misused", "suspected")],
)
def test_after_a_swiss_greeting_without_a_comma_the_letter_begins_with_a_capital(
    library: Library, scenario: str, want: list[str], facts: dict[str, Any]
) -> None:
    found = letter(library, "request", "2026-09-07", lives_in="CH", scenario=scenario, want=want, facts=facts)
    paragraphs = [plain(block.spans) for block in found.blocks if isinstance(block, Paragraph)]
    begins = paragraphs[paragraphs.index("Sehr geehrte Damen und Herren") + 1]
    assert begins[0].isupper(), begins


@pytest.mark.parametrize(
    ("lives_in", "said"),
    [
        ("DE-HH", "der folgenden Verarbeitung meiner personenbezogenen Daten (Art. 21 Abs. 1 DSGVO): dass mein Foto"),
        (
            "CH",
            "die folgende Bearbeitung meiner Personendaten (Art. 30 Abs. 2 lit. b DSG): dass mein Foto",
        ),
    ],
)
def test_a_use_that_is_objected_to_is_named_in_a_whole_sentence(library: Library, lives_in: str, said: str) -> None:
    want = [{"wish": "object_to_use", "of": "dass mein Foto auf der Website steht"}]
    assert said in read(library, "request", "2026-09-07", lives_in=lives_in, scenario="objection", want=want)
