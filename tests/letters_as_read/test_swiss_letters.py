"""Letters under the Swiss act: its own terms and spelling, and Article 41 for bodies of the Confederation."""

from __future__ import annotations

import pytest

from tests.letters_as_read.conftest import Read

TODAY = "2026-11-09"
FEDPOL = {
    "organisation": "Bundesamt für Polizei",
    "organisation_level": "federal",
    "organisation_place": "CH",
    "purpose": "general",
}

INSURER = {"organisation": "Helvex AG", "organisation_sector": "private", "organisation_place": "CH"}


@pytest.mark.parametrize("sector", ["public", "police", "intelligence"])
def test_articles_30_to_32_bind_no_body_of_the_confederation(read: Read, sector: str) -> None:
    letter = read("request", TODAY, "CH", scenario="erasure", organisation_sector=sector, what_to_erase="it", **FEDPOL)
    assert "as far as you process it unlawfully (Art. 41(2)(a) FADP): it." in letter
    assert "a ruling that can be appealed (Art. 41 FADP)" in letter
    assert not [article for article in ("Art. 30", "Art. 31", "Art. 32") if article in letter]


def test_a_company_is_told_the_declared_will_and_asked_for_its_justification(read: Read) -> None:
    letter = read("request", TODAY, "CH", wants=["stop"], language="de", **INSURER)
    assert "Hiermit untersage ich Ihnen ausdrücklich, meine Personendaten" in letter
    assert "(Art. 30 Abs. 2 lit. b DSG)" in letter
    assert "so nennen Sie mir den Rechtfertigungsgrund (Art. 31 DSG)" in letter
    assert "Widerspruch" not in letter


def test_swiss_german_writes_ss_but_leaves_what_a_person_typed(read: Read) -> None:
    mine = "mein Foto aus der Gießerei"
    letter = read("request", TODAY, "CH", scenario="erasure", language="de", what_to_erase=mine, **INSURER)
    assert "Gießerei" in letter
    assert "ß" not in letter.replace("Gießerei", "")
    assert "Freundliche Grüsse" in letter
    assert "personenbezogen" not in letter


def test_only_access_has_a_period_and_the_rest_is_asked_for_by_the_same_day(read: Read) -> None:
    letter = read("request", TODAY, "CH", wants=["stop", "know"], language="de")
    assert "spätestens 30 Tage nach Eingang dieses Schreibens (Art. 25 Abs. 7 DSG und Art. 18 Abs. 1 DSV)" in letter
    assert "Für das Übrige nennt das Gesetz keine Frist" in letter
    assert "keine Frist" not in read("request", TODAY, "CH", wants=["know"], language="de")
