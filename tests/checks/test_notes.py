"""A note begins when its source did: nobody is told of a judgment that had not been given."""

import pytest

from tests.checks.small_pack import SmallPack

ACT = "jurisdictions/xa/act.yaml"
HINT = "  - {id: hint, scenarios: [curious], says: {en: Ask first., de: Fragen Sie zuerst.}}\n"


def note(says: str = "Ask first.", more: str = "") -> str:
    return f"  - id: hint\n    scenarios: [curious]\n    says: {{en: {says}, de: {says}}}\n{more}"


def judgment(on: str, starts: str = "") -> str:
    start = f"    in_force: {{from: {starts}}}\n" if starts else ""
    return f'{start}    source: {{title: A judgment, url: "https://example.org/judgment", on: {on}}}\n'


def test_a_note_on_a_judgment_begins_on_its_day(pack: SmallPack) -> None:
    pack.change(ACT, HINT, note(more=judgment("2025-03-19", starts="2025-03-19")))
    assert pack.result().findings == ()


def test_a_note_is_not_shown_before_the_judgment_that_it_tells_of(pack: SmallPack) -> None:
    pack.change(ACT, HINT, note(more=judgment("2025-03-19")))
    pack.finds("dated_notes", pack.at(ACT, "- id: hint"), "from 2020-01-01, its source is of 2025-03-19")


def test_a_note_may_be_older_than_its_source_if_it_says_why(pack: SmallPack) -> None:
    older = "    held_before: The section that the court explains is of 2020.\n"
    pack.change(ACT, HINT, note(more=judgment("2025-03-19") + older))
    assert pack.result().findings == ()


@pytest.mark.parametrize("says", ["Since 2024 they need not ask.", "From 2028 on there is a button."])
def test_a_note_that_speaks_of_a_later_year_says_since_when_it_is_shown(pack: SmallPack, says: str) -> None:
    pack.change(ACT, HINT, note(says))
    pack.finds("dated_notes", pack.at(ACT, "- id: hint"), "and is shown from 2020-01-01, the first day of its law")
    pack.change(ACT, "    scenarios: [curious]\n    says", "    in_force: {from: 2024-01-01}\n    says")
    assert pack.result().findings == ()


def test_a_note_that_nobody_has_read_at_its_source_says_what_is_not_certain(pack: SmallPack) -> None:
    pack.change(ACT, HINT, note(more="    verified: null\n"))
    pack.finds("doubts", pack.at(ACT, "- id: hint"), "xa.act/hint is not verified and does not say why")


LIMIT = HINT.replace("}\n", ", kind: time_bar}\n")


def and_more(text: str) -> str:
    return LIMIT.replace("}\n", f", {text}}}\n")


def test_a_note_of_a_limit_is_counted_or_says_why_not(pack: SmallPack) -> None:
    pack.change(ACT, HINT, LIMIT)
    pack.finds("counted_notes", pack.at(ACT, "{id: hint"), "xa.act/hint tells of a limit")


def test_a_note_of_a_limit_names_one_of_the_persons_own(pack: SmallPack) -> None:
    pack.change(ACT, HINT, and_more("clocks: [xa.act/access/answer]"))
    pack.finds(
        "counted_notes", pack.at(ACT, "{id: hint"), "'xa.act/access/answer', which is no deadline of the person's own"
    )


def test_a_note_of_a_limit_may_say_why_nothing_counts_it(pack: SmallPack) -> None:
    pack.change(ACT, HINT, and_more("no_clock: Nothing records its first day."))
    assert pack.result().findings == ()


INSTEAD = HINT.replace("}\n", ", kind: works_instead}\n")


def test_what_works_instead_says_whether_it_holds_where_the_law_leaves_a_case_out(pack: SmallPack) -> None:
    pack.change(ACT, HINT, INSTEAD)
    pack.finds("covered_notes", pack.at(ACT, "{id: hint"), "xa.act/hint does not say whether it holds")


@pytest.mark.parametrize("said", ["covered: true", "covered: false", "when: {organisation_sector: public}"])
def test_what_works_instead_may_say_it_or_whom_it_concerns(pack: SmallPack, said: str) -> None:
    pack.change(ACT, HINT, INSTEAD.replace("}\n", f", {said}}}\n"))
    assert pack.result().findings == ()
