"""Words and letters: everything a person reads is there in each language, and no letter holds law of its own."""

import pytest

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
SHARED = "templates/_shared/words.de.yaml"
OWN = "templates/curious/words.de.yaml"
REQUEST = "templates/curious/request.alpha.de.md.j2"


def test_a_question_without_words_in_one_language_is_found(pack: SmallPack) -> None:
    pack.change(OWN, "    ask: Was wünschen Sie?\n", "")
    pack.finds("asked", pack.at(OWN, "choices: {copy:"), "the question 'wishes' has no words to ask it")


def test_a_choice_without_words_is_found(pack: SmallPack) -> None:
    pack.change(OWN, ", source: eine Liste", "")
    pack.finds("asked", pack.at(OWN, "ask: Was wünschen"), "the question 'wishes' has no words for source")


def test_the_words_of_a_shared_question_stand_in_the_shared_file(pack: SmallPack) -> None:
    pack.change(SHARED, "full_name: {ask: Wie heißen Sie?}", "nobody: {ask: Wer?}")
    pack.finds("asked", pack.at(OWN, "organisation_sector"), "the question 'full_name' has no words to ask it")


def test_a_scenario_without_words_in_a_language_of_the_kit_is_found(pack: SmallPack) -> None:
    (pack.root / OWN).unlink()
    pack.finds("asked", str(pack.root / OWN), "missing")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("compensation: compensation", "damages: damages", "no word for compensation"),
        ("complaint: complaint,", "letter: letter,", "no word for complaint"),
        ("answer: Antwort", "reply: Antwort", "no word for answer"),
    ],
)
def test_every_right_document_and_deadline_has_its_word(pack: SmallPack, old: str, new: str, problem: str) -> None:
    pack.change(SHARED, old, new)
    pack.change(SHARED.replace("de", "en"), old.replace("Antwort", "answer"), new.replace("Antwort", "answer"))
    found = {(finding.check, finding.problem) for finding in pack.result().findings}
    assert found == {("vocabulary", problem)}


def test_a_fact_has_a_name_in_every_language(pack: SmallPack) -> None:
    pack.change("jurisdictions/facts.yaml", "{en: customers, de: Kunden}", "{en: customers}")
    pack.finds("vocabulary", pack.at("jurisdictions/facts.yaml", "customers"), "organisation_consumers", "'de'")


def test_a_law_is_counted_in_a_way_that_every_language_can_explain(pack: SmallPack) -> None:
    pack.change(ACT, "counting: us", "counting: us-ca")
    findings = [(one.check, one.place, one.problem) for one in pack.result().findings]
    places = [pack.at(name, "us: &way") for name in (SHARED, SHARED.replace(".de.", ".en."))]
    assert sorted(findings) == [("vocabulary", place, "no words for counting as us-ca") for place in places]


def test_words_that_exist_in_one_language_only_are_found(pack: SmallPack) -> None:
    pack.change(SHARED, "letter: {page: Seite}", "letter: {seite: Seite}")
    problems = {(finding.check, finding.problem) for finding in pack.result().findings}
    assert problems == {
        ("same_keys", "'letter.page' has words in another language, but not here"),
        ("same_keys", "'letter.seite' has words in another language, but not here"),
    }


def test_the_screen_may_speak_one_language_but_then_all_of_it(pack: SmallPack) -> None:
    english = "templates/_shared/words.en.yaml"
    pack.change(english, "letter:", "screen: {back: go back, skip: skip}\nletter:")
    assert pack.result().findings == ()
    pack.change(SHARED, "letter:", "screen: {back: zurück}\nletter:")
    pack.finds("same_keys", pack.at(SHARED, "screen:"), "'screen.skip'")


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("entitled_to: {en: [a copy], de: [eine Kopie]}", "entitled_to: {en: [a copy]}", "rules.0.entitled_to"),
        ("says: {en: Ask first., de: Fragen Sie zuerst.}", "says: {en: Ask first.}", "notes.0.says"),
        ("right: {en: § 3 Alpha Code, de: § 3 Alphakodex}", "right: {en: § 3 Alpha Code}", "rules.1.cite.right"),
        (
            "right: {en: § 3 Alpha Code, de: § 3 Alphakodex}",
            'right: {en: Alpha Rules 3, source: {title: Alpha Rules, url: "https://example.org/rules"}}',
            "rules.1.cite.right",
        ),
        ("opens: [at_once]", "opens: [at_once], advice: {en: Be polite.}", "ladder.0.advice"),
        ("within: 45 days}", "within: 45 days, duty: {en: answer}}", "rules.0.deadlines.0.duty"),
    ],
)
def test_a_law_says_everything_in_the_languages_of_its_letters(pack: SmallPack, old: str, new: str, keys: str) -> None:
    pack.change(ACT, old, new)
    pack.finds("translated", pack.at(ACT, new.partition(": ")[2]), f"'{keys}' has no words in de")


def test_a_law_says_everything_in_the_language_of_the_screen(pack: SmallPack) -> None:
    pack.change(ACT, "languages: [en, de]", "languages: [de]")
    pack.change(ACT, "says: {en: Ask first., de: Fragen Sie zuerst.}", "says: {de: Fragen Sie zuerst.}")
    pack.finds("translated", pack.at(ACT, "Fragen"), "'notes.0.says' has no words in en")


def test_a_law_promises_letters_only_in_languages_that_the_kit_has(pack: SmallPack) -> None:
    pack.change(ACT, "languages: [en, de]", "languages: [en, fr]")
    found = {(finding.check, finding.place) for finding in pack.result().findings}
    assert ("translated", pack.at(ACT, "languages")) in found
    assert ("letters", "templates/curious/request.alpha.fr.md.j2") in found


def test_the_reasons_for_an_authority_are_there_in_the_language_of_the_screen(pack: SmallPack) -> None:
    routing = "jurisdictions/routing.yaml"
    pack.change(routing, "{en: You live there., de: Sie wohnen dort.}", "{de: Sie wohnen dort.}")
    pack.finds("translated", pack.at(routing, "dort"), "reasons.lives_there.says")


def test_what_a_letter_says_of_an_organisation_is_there_in_the_languages_of_the_letter(pack: SmallPack) -> None:
    acme = "organisations/acme.yaml"
    pack.change(acme, "{en: It sold my data., de: Sie verkaufte meine Daten.}", "{en: It sold my data.}")
    pack.finds("spoken", pack.at(acme, "It sold my data."), "'sold' cannot be told in de")


def test_an_entry_of_the_record_told_only_where_letters_are_english_needs_no_german(pack: SmallPack) -> None:
    acme = "organisations/acme.yaml"
    pack.change(acme, "{en: It sold my data., de: Sie verkaufte meine Daten.}", "{en: It sold my data.}")
    pack.change(ACT, "languages: [en, de]", "languages: [en]")
    assert pack.result().findings == ()


def test_a_step_of_the_ladder_without_a_letter_is_found(pack: SmallPack) -> None:
    (pack.root / REQUEST).unlink()
    pack.finds("letters", REQUEST, "this letter is missing, under xa.act")


def test_a_letter_for_all_scenarios_does_as_well(pack: SmallPack) -> None:
    (pack.root / REQUEST).rename(pack.root / "templates/_shared/request.alpha.de.md.j2")
    assert pack.result().findings == ()


def test_a_letter_in_another_language_does_not(pack: SmallPack) -> None:
    for path in (pack.root / "templates/_shared").glob("complaint.alpha.de.*"):
        path.rename(path.with_name("complaint.alpha.fr.md.j2"))
    pack.finds("letters", "templates/curious/complaint.alpha.de.md.j2", "missing")


def test_a_scenario_that_asks_for_nothing_the_law_gives_needs_no_letter(pack: SmallPack) -> None:
    (pack.root / REQUEST).unlink()
    pack.change("templates/_shared/wishes.yaml", "right: access, if", "right: erasure, if")
    pack.change("templates/_shared/wishes.yaml", "{right: access}", "{right: erasure}")
    assert pack.result().findings == ()


@pytest.mark.parametrize(
    "words", ["Article 15 GDPR", "Art. 15", "Articles 13 and 14", "section 45", "§ 34", "§§ 1798.100"]
)
def test_a_statute_number_in_a_letter_is_found(pack: SmallPack, words: str) -> None:
    text = f"Dear all,\nunder {words} I ask you\n"
    pack.write(REQUEST, text)
    pack.finds("numbers", f"{pack.root / REQUEST}:2", "is law in the words")


def test_a_statute_number_in_the_words_of_a_question_is_found(pack: SmallPack) -> None:
    pack.change(OWN, "ask: Was wünschen Sie?", "ask: Was wünschen Sie nach Art. 15 DSGVO?")
    pack.finds("numbers", pack.at(OWN, "Art. 15"), "Art. 15")


def test_a_comment_for_whoever_writes_letters_may_name_one(pack: SmallPack) -> None:
    pack.write(REQUEST, "{# the order of\n   Article 15 GDPR #}\nDear all\n")
    assert pack.result().findings == ()
