"""Words of a law that stand beside it, one file a language: where they may lie, and what is said of a slip in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.errors import KitError, Problems
from complaint_kit.law.fact_kinds import FactFile
from complaint_kit.law.model import Law
from complaint_kit.law.places import ElsewhereFile
from complaint_kit.packs.models import lines_of, read_model
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.packs.yamlio import read_yaml

LAW = """\
id: us-jf.jpa
name: {en: Jefferson Privacy Act}
applies_in: [US-JF]
reaches:
  - {establishment_in: [US-JF], says: {en: the firm is here}}
  - {lived_in: [US-JF]}
in_force: {from: 2026-01-01}
counting: us
family: us
source: {title: Jefferson Code, url: "https://code.jefferson.example"}
rules:
  - id: access
    gives: access
    in_force: {from: 2026-01-01, until: 2026-12-31}
    cite: {right: {en: Jeff. Code § 1}, time_limit: {en: Jeff. Code § 2}}
    deadlines: [{id: answer, within: 40 days, from: received}]
  - id: access
    gives: access
    in_force: {from: 2027-01-01}
    cite: {right: {en: Jeff. Code § 1}}
  - id: erasure
    gives: erasure
    cite: {right: {en: Jeff. Code § 3}}
"""
WORDS = """\
name: Loi de Jefferson
reaches:
  - says: l'entreprise est ici
  - says: vous y viviez
rules:
  access:
    2026-01-01:
      cite: {right: Code de Jefferson, time_limit: Code de Jefferson}
      deadlines: {answer: {duty: vous répondre}}
      entitled_to: [une copie, les sources]
    2027-01-01: {scope: Sans motif.}
  erasure: {free: gratuit}
"""


ENGLISH = "name: Act\nreaches: [null, {says: you lived here}]"


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '.')}.yaml").write_text(text, encoding="utf-8")
    return folder / "jpa.yaml"


def law(tmp_path: Path, words: str) -> Law:
    return read_model(written(tmp_path, jpa=LAW, jpa_en="reaches: [null, {says: you lived here}]", jpa_fr=words), Law)


def complaints(tmp_path: Path, words: str) -> list[str]:
    with pytest.raises(Problems) as raised:
        law(tmp_path, words)
    return [str(one).removeprefix(f"{tmp_path}/") for one in raised.value.problems]


def test_the_words_of_a_language_are_those_of_the_entry_of_that_name_and_day(tmp_path: Path) -> None:
    read = law(tmp_path, WORDS)
    old, new, erasure = read.rules
    assert read.name == {"en": "Jefferson Privacy Act", "fr": "Loi de Jefferson"}
    assert [way.says["fr"] for way in read.reaches] == ["l'entreprise est ici", "vous y viviez"]
    assert old.cite["time_limit"].words == {"en": "Jeff. Code § 2", "fr": "Code de Jefferson"}
    assert old.deadlines[0].duty == {"fr": "vous répondre"}
    assert old.entitled_to == {"fr": ("une copie", "les sources")}
    assert (old.scope, new.scope, erasure.free) == (None, {"fr": "Sans motif."}, {"fr": "gratuit"})


def test_english_comes_first_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    path = written(
        tmp_path, jpa=LAW.replace("{en: Jefferson Privacy Act}", "{}"), jpa_de="name: Gesetz", jpa_en=ENGLISH
    )
    assert list(read_model(path, Law).name) == ["en", "de"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("nmae: Loi", "jpa.fr.yaml:1: nmae: jpa.yaml has no such entry"),
        ("name: Loi\nrules:\n  acces: {scope: Tout.}", "jpa.fr.yaml:3: rules.acces: jpa.yaml has no such entry"),
        ("rules:\n  erasure:\n    scpoe: Tout.", "jpa.fr.yaml:3: rules.erasure.scpoe: jpa.yaml has no such entry"),
        (
            "rules:\n  erasure: {cite: {rihgt: x}}",
            "jpa.fr.yaml:2: rules.erasure.cite.rihgt: jpa.yaml has no such entry",
        ),
        ("rules: {access: {scope: Tout.}}", "jpa.fr.yaml:1: rules.access: jpa.yaml has several of this name"),
        (
            "rules: {erasure: {deadlines: {answer: {duty: x}}}}",
            "jpa.fr.yaml:1: rules.erasure.deadlines: jpa.yaml",
        ),
        ("reaches: [{says: ici}]", "jpa.fr.yaml:1: reaches: jpa.yaml has a list of 2 here"),
        ("counting: us", "jpa.fr.yaml:1: counting: there are no words here"),
        ("name: [a, b]", "jpa.fr.yaml:1: name.fr: this must be text"),
    ],
)
def test_a_slip_is_told_with_the_file_of_words_its_line_and_path(tmp_path: Path, words: str, complaint: str) -> None:
    (found,) = complaints(tmp_path, words)
    assert found.startswith(complaint)


def test_every_slip_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    assert len(complaints(tmp_path, "nmae: Loi\nrules: {acces: {}}\nshort: LJ\n")) == 2


def test_words_in_the_language_of_the_file_itself_are_no_second_opinion(tmp_path: Path) -> None:
    path = written(tmp_path, jpa=LAW, jpa_en="name: Another name")
    with pytest.raises(KitError, match=r"jpa\.en\.yaml:1: name: this has words in 'en' already"):
        read_model(path, Law)


def test_a_text_that_is_missing_is_wanted_in_the_file_of_words(tmp_path: Path) -> None:
    path = written(tmp_path, jpa=LAW)
    with pytest.raises(Problems, match=r"jpa\.yaml:6: reaches\.1\.says: .*Write it in jpa\.en\.yaml beside this file"):
        read_model(path, Law)


def test_each_text_is_found_in_the_file_in_which_it_stands(tmp_path: Path) -> None:
    path = written(tmp_path, jpa=LAW, jpa_fr=WORDS)
    lines = lines_of(path, Law)
    assert lines.place(("rules", 0, "cite"), path) == f"{path}:15"
    assert lines.place(("rules", 1, "scope"), path) == f"{tmp_path}/jpa.fr.yaml:11"
    assert lines.place(("name", "fr"), path) == f"{tmp_path}/jpa.fr.yaml:1"
    assert lines.place(("name",), path) == f"{path}:2"


ELSEWHERE = "doubt: Unread.\nelsewhere: [{code: XA, act: {en: Act of A}}]\n"


def test_a_pack_without_such_a_file_of_its_own_brings_words_for_that_of_the_first_pack(tmp_path: Path) -> None:
    kit, other, language = tmp_path / "kit", tmp_path / "other", tmp_path / "french"
    facts = "facts: [{{id: {id}, kind: text, name: {{en: x}}}}]"
    written(kit, facts=facts.format(id="one"), elsewhere=ELSEWHERE)
    written(other, facts=facts.format(id="two"), facts_fr="facts: {two: {name: deux}}")
    written(language, facts_fr="facts: {one: {name: un}}", elsewhere_fr="elsewhere: {XA: {act: Loi}}")
    packs = (kit, other, language)
    read = [read_model(folder / "facts.yaml", FactFile, packs).facts[0] for folder in (kit, other)]
    assert [(one.id, one.name["fr"]) for one in read] == [("one", "un"), ("two", "deux")]
    assert read_model(kit / "elsewhere.yaml", ElsewhereFile, packs).elsewhere[0].act == {"en": "Act of A", "fr": "Loi"}


def inline(value: Any, path: str = "") -> Iterator[str]:
    """The places of words by language in a file, but for citations, which are read against the official text."""
    if isinstance(value, dict):
        if "en" in value:
            yield path
        for key, part in value.items():
            yield from inline(part, f"{path}.{key}") if key != "cite" else ()
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from inline(part, f"{path}.{index}")


def test_the_kits_own_laws_counters_facts_places_and_ways_have_their_words_beside_them() -> None:
    jurisdictions = shipped_pack() / "jurisdictions"
    elsewhere = {"authorities.yaml", "elsewhere.yaml", "holidays.yaml", "citations.yaml"}
    elsewhere |= {"forms.yaml"}  # its labels are read with the form, as it has them
    files = (path for path in jurisdictions.rglob("*.yaml") if path.name not in elsewhere)
    found = {path.relative_to(jurisdictions).as_posix(): list(inline(read_yaml(path))) for path in files}
    assert {name: places for name, places in found.items() if places} == {}
