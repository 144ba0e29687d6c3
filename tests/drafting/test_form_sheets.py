"""The sheet beside a complaint: what goes into which field of the office's form. It never exceeds a limit, and never
loses a fact in silence."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaint_kit.cases.folder import as_yaml
from complaint_kit.cli import main
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.fitting import fit, length, whole_sentences
from complaint_kit.drafting.form_sheet import form_sheet
from complaint_kit.drafting.tracing import sentences
from complaint_kit.letters.letter import Heading, Letter, Paragraph, plain, texts
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case

COUNT = re.compile(r"(\d+) of (\d+) characters")
REFUSED = {"on": date(2026, 9, 20), "kind": "refused", "refuses": ["access"], "words": "We see no need."}


def case(home: str, *says: str, harm: str = "I slept badly.") -> dict[str, Any]:
    """A refused request of somebody who tells these things, each on a day of its own, and how it affected them."""
    request = {"id": "request-1", "by": "me", "channel": "email", "asked": ["access"], "sent": date(2026, 7, 1)}
    appeal = {**request, "id": "appeal-1", "kind": "appeal", "sent": date(2026, 9, 22)}
    controller = {**request, "id": "controller_complaint-1", "kind": "controller_complaint", "sent": date(2026, 9, 21)}
    second = appeal if home.startswith("US") else controller if home.startswith("GB") else None
    return {
        "kit": 2,
        "scenario": "access",
        "me": {
            "name": "Zed Example",
            "lives_in": home,
            "email": "zed@example.org",
            "address": ["1 Main Street", "Leeds"],
        },
        "about": {"organisation": {"name": "Brixen Ltd", "place": home, "sector": "private"}, "is_to_me": "customer"},
        "happened": [{"on": date(2026, 6, number), "says": one} for number, one in enumerate(says, start=1)],
        "want": ["copy"],
        "at_stake": {"harm": harm},
        "papers": [{**request, "replies": [REFUSED]}, *([second] if second else [])],
    }


def sheet(library: Library, told: dict[str, Any]) -> tuple[Letter, Letter]:
    """The complaint of 1 February 2027, and the sheet beside it."""
    matter = prepare(library, Case.model_validate(told), date(2027, 2, 1)).matter("complaint")
    complaint = draft(matter, library, "complaint", "en")
    made = form_sheet(matter, library, "en", complaint)
    assert made is not None
    return complaint, made


def field(made: Letter, label: str) -> str:
    """What is to be copied into the field of that label."""
    at = next(at for at, one in enumerate(made.blocks) if isinstance(one, Heading) and label in plain(one.spans))
    block = made.blocks[at + 1]
    assert isinstance(block, Paragraph)
    return plain(block.spans)


WORDS = st.text(st.sampled_from("ab c.\nÄ😀1"), min_size=1, max_size=60)


@given(lines=st.lists(WORDS, max_size=5), limit=st.integers(1, 120), rest=st.sampled_from(["", "See below."]))
@settings(max_examples=60, deadline=None)
def test_no_text_exceeds_its_limit_and_each_sentence_is_kept_or_named(lines: list[str], limit: int, rest: str) -> None:
    lines = [" ".join(one.split()) for one in lines if one.strip()]
    text, left = fit(lines, limit, rest)
    assert length(text) <= limit
    kept = [one for line in text.split("\n") for one in whole_sentences(line)]
    told = [one for line in lines for one in whole_sentences(line)]
    if left:
        assert [*(kept[:-1] if rest and rest in kept else kept), *left] == told
    else:
        assert kept == told


def test_no_field_ends_inside_a_citation() -> None:
    line = "It must answer (Civ. Code § 1798.130). It did not."
    assert fit([line], 45, "") == ("It must answer (Civ. Code § 1798.130).", ("It did not.",))
    assert fit([line], 20, "") == ("", ("It must answer (Civ. Code § 1798.130).", "It did not."))


def test_a_heading_falls_away_with_what_stood_under_it_but_no_sentence_that_reads_like_it() -> None:
    lines = ["Facts", "It rang at night.", "Harm", "Facts"]
    assert fit(lines, 24, "", {0, 2}) == ("Facts\nIt rang at night.", ("Facts",))


def test_a_line_break_and_an_emoji_count_as_two_characters() -> None:
    assert length("a\nb") == 4
    assert length("😀") == 2


@given(
    home=st.sampled_from(["GB-ENG", "US-CA", "US-KY", "DE-BE"]),
    says=st.lists(st.text(st.sampled_from("abc .ß,€"), min_size=3, max_size=1500), min_size=1, max_size=6),
    harm=st.text(st.sampled_from("abc ."), min_size=3, max_size=2500),
)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_told_no_field_is_too_long_and_every_fact_stands_on_the_sheet(
    library: Library, home: str, says: list[str], harm: str
) -> None:
    said = [" ".join(f"Thing {number} {one} happened.".split()) for number, one in enumerate(says, start=1)]
    complaint, made = sheet(library, case(home, *said, harm=" ".join(f"It {harm} hurt.".split())))
    counts = [tuple(map(int, found)) for one in texts(made) for found in COUNT.findall(one)]
    assert all(used <= limit for used, limit in counts)
    shown, annex = (" ".join(" ".join(texts(one)).split()) for one in (made, complaint))
    for one in (sentence for text in said for sentence in sentences(text)):
        assert one in shown
        assert one in annex


def test_the_commissioners_form_in_its_order_with_its_limit(library: Library) -> None:
    _, made = sheet(library, case("GB-ENG", "Brixen told me that it keeps a file."))
    labels = [plain(one.spans) for one in made.blocks if isinstance(one, Heading) and one.level == 3]
    assert labels[0] == "1. Your name (required)"
    assert field(made, "Your email") == "zed@example.org"
    assert field(made, "happened to you, your child or someone else") == "[x] me\n[ ] my child\n[ ] someone else"
    summary = next(one for one in labels if "Summary" in one)
    used, limit = map(int, COUNT.findall(summary)[0])
    assert (used, limit) == (length(field(made, "Summary")), 2000)
    assert field(made, "events").startswith("1. 1 June 2026: Brixen told me that it keeps a file.\n2. 1 July 2026")
    assert field(made, "Harm") == "I slept badly."
    assert "Not certain: Read on 28 November 2026 in stored copies" in " ".join(texts(made))


def test_what_does_not_fit_is_named_and_the_field_says_that_there_is_more(library: Library) -> None:
    told = [f"Part {number}: {'it rang again ' * 60}." for number in range(1, 9)]
    complaint, made = sheet(library, case("US-CA", *told))
    described = field(made, "Please describe the complaint")
    assert length(described) <= 4000
    assert described.endswith("I can send the rest.")  # the form takes no files
    assert "4. Please describe the complaint. • " in " ".join(texts(made))
    assert "• 8. June 8, 2026: Part 8: it rang" in " ".join(texts(made))
    assert "Part 8" in " ".join(texts(complaint))


def test_each_field_names_the_act_of_what_it_cites(library: Library) -> None:
    """Whoever reads a field may have read no other: the complaint itself names the act once, in its subject."""
    complaint, made = sheet(library, case("GB-ENG"))
    assert "(section 164A)" in " ".join(texts(complaint))
    assert "section 164A of the Data Protection Act 2018" in field(made, "Summary")


def test_a_german_field_begins_with_a_capital_and_its_sheet_says_in_german_what_is_unread(library: Library) -> None:
    matter = prepare(library, Case.model_validate(case("DE-BE")), date(2027, 2, 1)).matter("complaint")
    complaint = draft(matter, library, "complaint", "de")
    made = form_sheet(matter, library, "de", complaint)
    assert made is not None
    assert field(made, "Kurz gefasst").startswith("Am 1. Juli 2026")
    shown = " ".join(texts(made))
    assert "Nicht sicher: Die Felder dieses Formulars wurden nicht oder nicht alle gelesen." in shown
    assert "Nobody has read" not in shown
    assert any(plain(one.spans).startswith("am 1. Juli 2026") for one in complaint.blocks if isinstance(one, Paragraph))


def test_enclosures_have_the_numbers_that_they_have_in_the_complaint(library: Library) -> None:
    complaint, made = sheet(library, case("DE-BE"))
    numbers = [f"{number}. {one}" for number, one in enumerate(complaint.enclosures, start=1)]
    assert field(made, "Documents").split("\n") == numbers
    assert "(enclosure 1)" in field(made, "What happened")


def test_what_would_be_fair_is_said_with_what_the_person_wants_of_it(library: Library) -> None:
    wrong = "A debt of $318.40 reported on May 4, 2025"
    told = {**case("US-PA"), "scenario": "credit_file"}
    told["about"] = {**told["about"], "is_to_me": "credit_agency"}
    told["want"] = [
        "copy",
        {"wish": "correct", "of": wrong, "detail": {"what_is_right": "Their receipt says “paid in full.”"}},
    ]
    told["papers"] = [{**told["papers"][0], "asked": ["access", "rectification"], "replies": []}]
    _, made = sheet(library, told)
    fair = field(made, "What would be a fair resolution")
    assert f"Correction of my data: {wrong}. Their receipt says “paid in full.”" in fair.split("\n")
    assert "Access to my data" in fair.split("\n")


def test_the_sheet_lies_beside_the_complaint_and_its_texts_are_not_broken_into_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "Brixen told me on the telephone that it keeps a file on me, and that nobody but its board may read it."
    (tmp_path / "a.yaml").write_text(as_yaml(case("GB-ENG", sentence)), encoding="utf-8")
    named = ["--answers", str(tmp_path / "a.yaml"), "--as-of", "2027-02-01", "--out", str(tmp_path / "cases")]
    assert main(["draft", *named, "--document", "complaint", "--format", "txt"]) == DONE
    (text,) = (tmp_path / "cases").glob("*/4-complaint-form.txt")
    assert f"1. 1 June 2026: {sentence}\n2. 1 July 2026: " in text.read_text(encoding="utf-8")
    assert text.with_suffix(".html").is_file()
    assert main(["list", "forms"]) == DONE
    assert re.search(r"gb\.ico .* 2000", capsys.readouterr().out)
