"""`authority`: which kind of authority takes a complaint about data, and in which order, is data too."""

from __future__ import annotations

import json

import pytest

from complaint_kit.cli import main
from complaint_kit.packs.library import Library


def named(capsys: pytest.CaptureFixture[str], residence: str) -> list[str]:
    assert main(["authority", "--residence", residence, "--as-of", "2026-11-27", "--json"]) == 0
    return [one["id"] for one in json.loads(capsys.readouterr().out)]


def test_california_has_an_agency_for_privacy_which_is_named_before_its_attorney_general(
    capsys: pytest.CaptureFixture[str],
) -> None:
    # California Civil Code 1798.199.10 and 1798.199.45: the agency takes sworn complaints. Texas has no such agency.
    assert named(capsys, "US-CA") == ["us-ca-privacy-agency"]
    assert named(capsys, "US-TX") == ["us-tx-attorney-general"]


def test_another_order_in_the_file_names_another_authority(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    changed = library.routing.model_copy(update={"general": ("attorney_general", "privacy_agency")})
    monkeypatch.setitem(library.__dict__, "routing", changed)
    assert named(capsys, "US-CA") == ["us-ca-attorney-general"]
