"""Forms of offices that would mislead: of nobody, without a source, or with a field that nothing fills."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from complaint_kit.checks.forms import filled
from complaint_kit.checks.shelf import Sheet
from complaint_kit.law.forms import FormFile
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import read_model
from tests.checks.small_pack import SmallPack

FORM = """forms:
  - id: xa.office
    authorities: [xa.office]
    in_force: {from: 2020-01-01}
    source: {title: The form, url: "https://example.org/form"}
    verified: null
    doubt: Made up.
    fields:
      - {label: Your name, fills: name}
      - {label: What happened, fills: story, limit: 500}
"""
FILE = "jurisdictions/xa/forms.yaml"


def found(pack: SmallPack) -> list[str]:
    return [one.problem for one in pack.result().findings]


def test_a_form_of_an_office_that_there_is_holds(pack: SmallPack) -> None:
    pack.write(FILE, FORM)
    assert found(pack) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('    source: {title: The form, url: "https://example.org/form"}\n', "", "forms.0.source: this is missing"),
        ("fills: name", "fills: shoe_size", "forms.0.fields.0.fills"),
        (", fills: name", "", "forms.0.fields.0.fills: this is missing"),
        ("authorities: [xa.office]", "authorities: [xa.nobody]", "there is no authority 'xa.nobody'"),
        ("fills: story", "fills: you", "xa.office has no field for what happened"),
        ("    doubt: Made up.\n", "", "forms/xa.office is not verified and does not say why"),
        ("fills: name", "fills: choice", "a choice has options"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(pack: SmallPack, before: str, after: str, problem: str) -> None:
    assert before in FORM
    pack.write(FILE, FORM.replace(before, after))
    (only,) = found(pack)
    assert problem in only


def test_an_office_has_one_form_a_day(pack: SmallPack) -> None:
    second = FORM.removeprefix("forms:\n").replace("id: xa.office", "id: xa.second")
    pack.write(FILE, FORM + second)
    assert found(pack) == ["the kit does not find xa.second for xa.office, which has xa.office"]


def test_a_field_for_a_part_that_no_complaint_there_has_is_refused(tmp_path: Path, library: Library) -> None:
    """A complaint to the agency of California gives the grounds in its description, as the form of the agency wants."""
    path = tmp_path / "forms.yaml"
    office = FORM.replace("authorities: [xa.office]", "authorities: [us-ca-privacy-agency]")
    path.write_text(office.replace("fills: name", "fills: grounds"), encoding="utf-8")
    shelf: Any = SimpleNamespace(library=library, forms=(Sheet(path, read_model(path, FormFile)),))
    assert [one.problem for one in filled(shelf)] == ["no complaint to us-ca-privacy-agency has the part 'grounds'"]
