"""The public record: what is shown before anybody could know it is refused, and so is what ended without saying so."""

import pytest

from tests.checks.small_pack import SmallPack

ACME = "organisations/acme.yaml"
PAUSE = """    mine: {en: It sold my data., de: Sie verkaufte meine Daten.}
    source: {title: Press release, url: "https://example.org/press"}
    verified: {on: 2026-11-22}
  - id: stopped
    topics: [curious]
    serves: [XA]
    on: 2024-06-01
    public: 2024-06-01
    kind: pause
    side: theirs
    by: {en: its press release}
    says: {en: Acme stopped selling data., de: Acme verkauft keine Daten mehr.}
    contradicts: [sold]
"""


def test_a_ruling_is_not_public_before_it_was_given(pack: SmallPack) -> None:
    pack.change(ACME, "public: 2024-05-02\n    kind: changed", "public: 2024-04-30\n    kind: ruling")
    pack.finds("dated_records", pack.at(ACME, "id: sold"), "acme/sold is public on 2024-04-30")


def test_what_is_planned_may_be_public_before_its_day(pack: SmallPack) -> None:
    pack.change(ACME, "public: 2024-05-02\n    kind: changed", "public: 2024-04-30\n    kind: starts")
    assert pack.result().findings == ()


@pytest.mark.parametrize(("held", "found"), [("", True), ("\n    held_before: The report is of June.", False)])
def test_an_entry_is_not_public_before_its_source_unless_it_says_why(pack: SmallPack, held: str, found: bool) -> None:
    source = 'source: {title: Press release, url: "https://example.org/press"'
    pack.change(ACME, source, f"{source}, on: 2024-06-03")
    pack.change(ACME, "in_letters: may", f"in_letters: may{held}")
    assert any(one.check == "dated_records" for one in pack.result().findings) == found


def test_nobody_is_asked_about_an_entry_before_it_is_public(pack: SmallPack) -> None:
    pack.change(ACME, "in_letters: may", "in_letters: may\n    in_force: {from: 2024-05-01}")
    pack.finds("dated_records", pack.at(ACME, "id: sold"), "is on offer from 2024-05-01, but public on 2024-05-02")


def test_an_entry_contradicts_entries_that_there_are(pack: SmallPack) -> None:
    pack.change(ACME, "in_letters: may", "in_letters: may\n    contradicts: [gone]")
    pack.finds("contradicted", pack.at(ACME, "contradicts: [gone]"), "'sold' contradicts 'gone'")


def test_what_has_ended_says_how_letters_speak_of_it_from_then_on(pack: SmallPack) -> None:
    first_source = PAUSE.splitlines()[0]
    pack.change(ACME, first_source + "\n", PAUSE)
    pack.finds("contradicted", pack.at(ACME, "id: sold"), "'sold' has ended, and letters may still say it as it was")


def test_the_old_list_of_practices_is_refused_with_what_to_write_instead(pack: SmallPack) -> None:
    pack.change(ACME, "record:", "practices:")
    (finding,) = pack.result().findings
    assert "`practices` are now entries of `record`" in finding.problem


def test_an_entry_of_a_mistyped_year_is_found(pack: SmallPack) -> None:
    pack.change(ACME, "on: 2024-05-01\n    public: 2024-05-02", "on: 2062-05-01\n    public: 2062-05-02")
    pack.finds("dated_records", pack.at(ACME, "id: sold"), "is still to come: it is public on 2062-05-02")


def test_an_entry_may_be_on_offer_later_than_it_is_public(pack: SmallPack) -> None:
    pack.change(ACME, "in_letters: may", "in_letters: may\n    in_force: {from: 2024-06-01, until: 2024-06-30}")
    assert pack.result().findings == ()


def test_a_question_fits_into_two_lines_of_72_characters(pack: SmallPack) -> None:
    long = "Did it sell your data " + "and once more " * 10 + "to somebody?"
    pack.change(ACME, "asks: {en: Did it sell your data?}", f"asks: {{en: {long}}}")
    pack.finds("answerable", pack.at(ACME, "asks:"), "longer than 2 lines of 72 characters")


def test_nobody_is_asked_more_than_six_things_on_one_screen(pack: SmallPack) -> None:
    text = (pack.root / ACME).read_text(encoding="utf-8")
    entry = text[text.index("  - id: sold") : text.index("facts: {")]
    more = [entry.replace("id: sold", f"id: sold_{number}") for number in range(6)]
    pack.change(ACME, "record:\n", "record:\n" + "".join(more[:5]))
    assert pack.result().findings == ()
    pack.change(ACME, "record:\n", "record:\n" + more[5])
    pack.finds("answerable", pack.at(ACME, "id: sold_5"), "people in XA are asked more than 6 things", "about curious")
