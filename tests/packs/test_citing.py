"""Citations in a further language: written by the forms of the language, and never where no form fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_kit.errors import Problems
from complaint_kit.law.model import Law
from complaint_kit.packs.citing import Citing
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import read_model
from tests.packs.test_words_beside import LAW, written

GERMAN = Citing.read(
    {
        "Article {} GDPR": "Art. {} DSGVO",
        "Articles {} and {} GDPR": "Art. {} und Art. {} DSGVO",
        "Articles {} to {} GDPR": "Art. {} bis {} DSGVO",
        "Court of Justice of the EU, {}": "EuGH, {}",
        "paragraph": " Abs. {}",
        "letter": " lit. {}",
    }
)


def test_german_forms_write_the_citations_as_a_german_wrote_them(library: Library) -> None:
    cited = [one.words for rule in library.law("eu.gdpr").rules for one in rule.cite.values()]
    said = [(GERMAN.said(one["en"]), one["de"]) for one in cited]
    same = sum(ours == theirs for ours, theirs in said)
    assert same / len(said) > 0.9
    other = {(ours, theirs) for ours, theirs in said if ours not in (None, theirs)}
    assert other == {("Art. 13 und Art. 14 DSGVO", "Art. 13 und 14 DSGVO")}


@pytest.mark.parametrize(
    "english", ["Article 21(1) GDPR, second sentence", "Article 6 UK GDPR", "Articles 13 GDPR", ""]
)
def test_what_no_form_fits_as_a_whole_stays_unsaid(english: str) -> None:
    assert GERMAN.said(english) is None


def law(tmp_path: Path, words: str) -> Law:
    return read_model(written(tmp_path, jpa=LAW, jpa_en="reaches: [null, {says: here}]", jpa_fr=words), Law)


def test_what_is_written_out_wins_over_the_forms(tmp_path: Path) -> None:
    words = 'citing: {"Jeff. Code § {}": "§ {} du code"}\nrules: {erasure: {cite: {right: le § 3}}}\n'
    old, _, erasure = law(tmp_path, words).rules
    assert [old.cite[one].words["fr"] for one in ("right", "time_limit")] == ["§ 1 du code", "§ 2 du code"]
    assert erasure.cite["right"].words["fr"] == "le § 3"


@pytest.mark.parametrize("said", ["le code", "§ {} et {}", "§ {nombre}", "§ {0}"])
def test_a_form_has_the_gaps_of_its_english(tmp_path: Path, said: str) -> None:
    with pytest.raises(Problems, match=r"jpa\.fr\.yaml:2: citing\.Jeff\. Code § \{\}: this needs the gaps"):
        law(tmp_path, f'citing:\n  "Jeff. Code § {{}}": "{said}"\n')
