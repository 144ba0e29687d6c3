"""What is told and what is cited comes out somewhere, and nobody is left without a word on what works."""

import pytest

from complaint_kit.checks.debts import Debt
from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
ABOUT = "templates/_shared/about.questions.yaml"
CURIOUS = "templates/curious/interview.yaml"
SECTOR = "  - {id: organisation_sector, kind: choice, choices: [private, public]}\n"


def ask(pack: SmallPack, question: str) -> None:
    """One question more, with its words."""
    pack.change(CURIOUS, SECTOR, SECTOR + f"  - {question}\n")
    for language in ("en", "de"):
        words = f"templates/curious/words.{language}.yaml"
        pack.change(words, "  organisation_sector:", "  mood: {ask: Stimmung?}\n  organisation_sector:")


def test_an_answer_that_no_letter_says_is_not_asked_for(pack: SmallPack) -> None:
    ask(pack, "{id: mood, kind: text}")
    pack.finds("unread_answers", pack.at(CURIOUS, "id: mood"), "'mood'", "no letter of curious under alpha")


@pytest.mark.parametrize("language", ["en"])
def test_an_answer_that_a_letter_or_what_it_takes_in_says_may_be_asked_for(pack: SmallPack, language: str) -> None:
    ask(pack, "{id: mood, kind: text}")
    pack.write("templates/_shared/opening.md.j2", "Dear all, {{ answers.mood }}\n")
    assert pack.result().findings == ()


def test_a_word_in_a_comment_of_a_letter_says_nothing(pack: SmallPack) -> None:
    ask(pack, "{id: mood, kind: text}")
    pack.write("templates/_shared/opening.md.j2", "Dear all {# mood #}\n")
    assert [one.check for one in pack.result().findings] == ["unread_answers"]


def test_a_question_for_people_elsewhere_needs_no_letter_here(pack: SmallPack) -> None:
    ask(pack, "{id: mood, kind: text, ask_if: {residence: XA-N}}")
    assert pack.result().findings != ()  # North Alphaland is part of Alphaland: its people are asked
    pack.change(CURIOUS, "ask_if: {residence: XA-N}", "ask_if: {purpose: law_enforcement, residence: XB}")
    pack.change(
        "jurisdictions/places.yaml",
        "  - {code: XA-N,",
        "  - {code: XB, name: {en: Betaland, de: Betaland}}\n  - {code: XA-N,",
    )
    assert [one for one in pack.result().findings if one.check == "unread_answers"] == []


def test_a_citation_that_no_letter_prints_is_owed(pack: SmallPack) -> None:
    assert [one for one in pack.result().debts if one.kind == "citation"] == []
    pack.change(
        ACT, "      right: {en: § 1 Alpha Code", "      fee: {en: § 9, de: § 9}\n      right: {en: § 1 Alpha Code"
    )
    assert Debt("citation", "xa.act", ("access.fee",)) in pack.result().debts
    pack.write("templates/_shared/opening.md.j2", 'Dear all {{ cite("access.fee") }}\n')
    assert [one for one in pack.result().debts if one.kind == "citation"] == []


def test_a_wish_without_a_right_and_without_a_word_on_what_works_instead_is_owed(pack: SmallPack) -> None:
    def dead_ends() -> list[Debt]:
        return [one for one in pack.result().debts if one.kind == "dead_end" and "public, private" in one.name]

    assert {one.name for one in dead_ends()} == {"curious copy, public, private", "curious source, public, private"}
    assert all(one.where == ("XA",) for one in dead_ends())
    pack.change(
        ACT, "{id: hint, scenarios: [curious]", "{id: hint, kind: works_instead, covered: false, scenarios: [curious]"
    )
    assert dead_ends() == []


def test_words_that_recommend_what_no_wish_asks_for_send_nobody_anywhere(pack: SmallPack) -> None:
    pack.change(ACT, "{id: hint, scenarios: [curious]", "{id: hint, recommends: [access], scenarios: [curious]")
    assert pack.result().findings == ()
    pack.change(ACT, "recommends: [access]", "recommends: [portability]")
    pack.finds("recommended", pack.at(ACT, "id: hint"), "xa.act/hint recommends portability, which no wish asks for")
