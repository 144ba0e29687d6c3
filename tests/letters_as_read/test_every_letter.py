"""What holds for every letter: law comes from the law files, words exist in each language, names print as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.next_steps import next_steps
from complaint_kit.letters.letter import Paragraph, plain, words
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.packs.yamlio import read_yaml
from tests.conftest import PlanFor, happened
from tests.letters_as_read.conftest import Draft, Read

FOLDERS = ("_shared", *Library((shipped_pack(),)).scenarios())
TEMPLATES = sorted(path for folder in FOLDERS for path in (shipped_pack() / "templates" / folder).glob("*.md.j2"))
CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
ITEM = re.compile(r"^[1+]\. ", re.MULTILINE)
CLOSINGS = {"Yours faithfully,", "Sincerely,", "Mit freundlichen Grüßen", "Freundliche Grüsse"}
NASTY = "# **O'Brien** <script> | _x_ {{ 77*11 }} 1. Ångström"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_statute_number_a_period_or_a_year(template: Path) -> None:
    printed = ITEM.sub("", CODE.sub("", template.read_text(encoding="utf-8")))
    assert re.findall(r".*[0-9§].*", printed) == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_words_are_the_same_in_english_and_german(folder: str) -> None:
    files = [shipped_pack() / "templates" / folder / f"words.{language}.yaml" for language in ("en", "de")]
    english, german = (set(keys(read_yaml(path))) for path in files)
    differ = english ^ german  # each language has the forms of a noun, and the terms, that its sentences need
    assert not [key for key in differ if not key.startswith((".letter.who.", ".letter.terms"))]


def keys(value: Any, above: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from keys(part, f"{above}.{key}")
    else:
        yield above


REFUSED = (happened("sent", "2026-09-01"), happened("refused", "2026-09-20"))
STEPS = [
    ("request", "2026-09-01", ()),
    ("reminder", "2026-12-01", (happened("sent", "2026-09-01"),)),
    ("complaint", "2026-10-01", REFUSED),
]


@pytest.mark.parametrize(("kind", "day", "events"), STEPS)
@pytest.mark.parametrize("residence", ["DE-BY", "CH"])
@pytest.mark.parametrize("scenario", ["ai_training", "access"])
def test_every_step_has_a_german_letter_in_the_union_and_in_switzerland(
    drafted: Draft, kind: str, day: str, events: Any, residence: str, scenario: str
) -> None:
    letter = drafted(kind, day, residence, *events, scenario=scenario, language="de")
    text = " ".join(words(letter))
    assert "Damen und Herren" in text
    assert not [word for word in ("Dear", "Article", "please", " the ") if word in text]


@pytest.mark.parametrize(("kind", "day", "events"), STEPS)
@pytest.mark.parametrize("residence", ["NL", "CH", "US-CA"])
def test_a_letter_ends_with_its_closing_in_a_paragraph_of_its_own(
    drafted: Draft, kind: str, day: str, events: Any, residence: str
) -> None:
    last = drafted(kind, day, residence, *events).blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.spans) in CLOSINGS


@pytest.mark.parametrize("scenario", ["ai_training", "access"])
def test_a_british_letter_ends_with_its_closing_too(drafted: Draft, scenario: str) -> None:
    last = drafted("request", "2026-09-01", "GB-ENG", scenario=scenario).blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.spans) == "Yours faithfully,"


@pytest.mark.parametrize(("kind", "day", "events"), STEPS)
@pytest.mark.parametrize(("residence", "language"), [("NL", "en"), ("DE-BY", "de"), ("CH", "de"), ("US-CA", "en")])
def test_nasty_names_print_as_typed(
    read: Read, kind: str, day: str, events: Any, residence: str, language: str
) -> None:
    names = {"full_name": NASTY, "account_identifiers": NASTY, "my_situation": NASTY, "address": [NASTY]}
    letter = read(kind, day, residence, *events, language=language, **names)
    assert letter.count(NASTY) >= 3
    assert "847" not in letter


@pytest.mark.parametrize("language", ["en", "de"])
def test_who_writes_for_another_says_so_and_encloses_the_authority(drafted: Draft, language: str) -> None:
    person = {"acting_for": "represented_person", "represented_name": "Kim *Star*"}
    letter = drafted("request", "2026-09-01", "NL", language=language, **person)
    assert "Kim *Star*" in " ".join(words(letter))
    assert letter.enclosures == ("Proof of my authority to act" if language == "en" else "Vollmacht",)


@pytest.mark.parametrize(("residence", "language"), [("NL", "en"), ("DE-BY", "de"), ("GB-ENG", "en"), ("US-TX", "en")])
def test_the_page_for_the_person_tells_how_to_go_on(
    plan_for: PlanFor, library: Library, residence: str, language: str
) -> None:
    plan = plan_for("2026-09-01", residence)
    (matter,) = plan.matters
    letter = draft(matter, library, "request", language)
    text = " ".join(words(next_steps(plan, matter, library, "request", language, "my-case", letter)))
    assert "complaint-kit record my-case received 2026-09-01" in text
    assert "complaint-kit next my-case" in text
