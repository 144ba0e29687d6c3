"""Practices of organisations that would be asked too early, or not be answered."""

import pytest

from tests.checks.small_pack import SmallPack

ACME = "organisations/acme.yaml"
DATES = "on: 2024-05-01\n    in_force: {from: 2024-05-01}"


@pytest.mark.parametrize(
    ("on", "span", "problem"),
    [
        ("2024-05-02", "{from: 2024-05-01}", "happened on 2024-05-02, but is offered from 2024-05-01"),
        ("2062-05-01", "{from: 2062-05-01}", "is still to come, on 2062-05-01"),
        (
            "2025-05-01",
            "{from: 2024-05-01, until: 2024-12-31}",
            "after the last day on which it is offered, 2024-12-31",
        ),
    ],
)
def test_a_practice_is_offered_only_when_it_has_happened(pack: SmallPack, on: str, span: str, problem: str) -> None:
    pack.change(ACME, DATES, f"on: {on}\n    in_force: {span}")
    pack.finds("happened", pack.at(ACME, f"on: {on}"), problem)


def test_a_practice_may_be_offered_later_than_it_happened(pack: SmallPack) -> None:
    pack.change(ACME, DATES, "on: 2024-05-01\n    in_force: {from: 2024-06-01, until: 2024-06-30}")
    assert pack.result().findings == ()


def test_a_question_fits_into_two_lines_of_72_characters(pack: SmallPack) -> None:
    long = "Did it sell your data " + "and once more " * 10 + "to somebody?"
    pack.change(ACME, "asks: {en: Did it sell your data?}", f"asks: {{en: {long}}}")
    pack.finds("answerable", pack.at(ACME, "asks:"), "longer than 2 lines of 72 characters")


def test_nobody_is_asked_more_than_six_things_on_one_screen(pack: SmallPack) -> None:
    text = (pack.root / ACME).read_text(encoding="utf-8")
    practice = text[text.index("  - id: sold") : text.index("facts: {")]
    more = [practice.replace("id: sold", f"id: sold_{number}") for number in range(6)]
    pack.change(ACME, "practices:\n", "practices:\n" + "".join(more[:5]))
    assert pack.result().findings == ()
    pack.change(ACME, "practices:\n", "practices:\n" + more[5])
    pack.finds("answerable", pack.at(ACME, "id: sold_5"), "people in XA are asked more than 6 things", "about curious")
