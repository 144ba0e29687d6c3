"""A way by which the person must not be reached: no file, page or line of the kit shows it, and none is sent by it."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from complaint_kit.cases.folder import FILE, as_yaml, cases_in
from complaint_kit.cli import main

DAY = "2026-11-27"
WAYS = {"email": "zed-inbox@example.org", "post": "7 Hidden Lane", "phone": "+353 21 555 0199"}
HOMES = ["IE", "DE-BY", "GB-ENG", "CH", "US-CA", "US-VA"]
REFUSED = [
    {
        **{"id": "request-1", "channel": "post", "asked": ["access"], "sent": date(2026, 8, 3)},
        "received": {"on": date(2026, 8, 5), "known": "receipt"},
        "replies": [{"on": date(2026, 9, 1), "kind": "refused", "words": "We cannot do this."}],
    }
]


def draft(folder: Path, home: str, not_by: str | None, papers: list[Any], by: str | None = None) -> None:
    reach_me = {"not_by": not_by, "by": by}
    told = {
        "kit": 2,
        "scenario": "access",
        "me": {
            **{"name": "Zed Example", "lives_in": home, "reach_me": reach_me},
            **{"email": WAYS["email"], "address": [WAYS["post"], "Cork"], "phone": WAYS["phone"]},
        },
        "about": {
            "organisation": {
                **{"name": "Example Shop", "place": home, "sector": "private"},
                **{"address": ["1 Shop Street"], "email": "privacy@shop.example"},
            },
            "is_to_me": "customer",
        },
        "want": ["copy"],
        "papers": papers,
    }
    answers = folder / "answers.yaml"
    answers.write_text(as_yaml(told), encoding="utf-8")
    home_of_cases = folder / "cases"
    formats = "pdf,docx,txt,eml,html"
    main(["draft", "--answers", str(answers), "--out", str(home_of_cases), "--as-of", DAY, "--format", formats])
    main(["explain", "--answers", str(answers), "--as-of", DAY])
    main(["explain", "--answers", str(answers), "--as-of", DAY, "--json"])
    main(["cases", "--out", str(home_of_cases), "--as-of", DAY])


def shown_in(path: Path) -> str:
    """All that a reader of the file finds in it, also in what is attached."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    if path.suffix == ".docx":
        with ZipFile(BytesIO(data)) as parts:
            return " ".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    if path.suffix == ".eml":
        mail = message_from_bytes(data, policy=default)
        parts = [part.get_content() for part in mail.walk() if not part.is_multipart()]
        return " ".join([*map(str, mail.values()), *map(str, parts)])
    return data.decode()


def shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Every file but the case itself, and the screen, in one line each."""
    (case,) = cases_in(folder / "cases")
    files = {path.name: " ".join(shown_in(path).split()) for path in case.iterdir() if path.name != FILE}
    printed = capsys.readouterr()
    return {**files, "screen": " ".join((printed.out + printed.err).split())}


@pytest.mark.parametrize("papers", [[], REFUSED], ids=["request", "later"])
@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("not_by", ["email", "post", "phone"])
def test_the_closed_way_is_shown_nowhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], home: str, not_by: str, papers: list[Any]
) -> None:
    draft(tmp_path, home, not_by, papers)
    found = shown(tmp_path, capsys)
    assert any(name.endswith(".pdf") and "what-happens-next" in name for name in found)
    assert [name for name, text in found.items() if WAYS[not_by] in text] == []
    assert "not_by" not in found["screen"]


@pytest.mark.parametrize("home", HOMES)
def test_the_ways_that_are_open_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str], home: str) -> None:
    draft(tmp_path, home, None, [])
    text = shown(tmp_path, capsys)["1-request.txt"]
    assert WAYS["email"] in text
    assert WAYS["post"] in text


@pytest.mark.parametrize("papers", [[], REFUSED], ids=["request", "later"])
@pytest.mark.parametrize("home", HOMES)
def test_whoever_prefers_post_does_not_ask_to_be_answered_by_e_mail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], home: str, papers: list[Any]
) -> None:
    asks = ("by e-mail to", "by e-mail at", "per E-Mail an", "per E-Mail unter", f"write to {WAYS['email']}")
    asked = {}
    for by in ("email", "post"):
        (tmp_path / by).mkdir()
        draft(tmp_path / by, home, None, papers, by=by)
        found = shown(tmp_path / by, capsys)
        kept = [text for name, text in found.items() if name.endswith(".txt") and "sources" not in name]
        asked[by] = [one for text in kept for one in asks if one in text]
    assert asked["post"] == []
    assert papers or asked["email"]


def test_whoever_must_not_get_e_mails_gets_no_draft_of_one_and_is_told_to_post_the_letter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft(tmp_path, "IE", "email", [])
    found = shown(tmp_path, capsys)
    assert not any(name.endswith(".eml") for name in found)
    page = found["1-request-what-happens-next.pdf"]
    assert "post it to Example Shop" in page
    assert "privacy@shop.example" not in page


def test_no_letter_is_written_that_could_not_be_answered_safely(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yaml"
    me = {"name": "Zed", "lives_in": "IE", "address": [WAYS["post"]], "reach_me": {"not_by": "post"}}
    about = {"organisation": {"name": "Example Shop", "place": "IE", "sector": "private"}}
    answers.write_text(as_yaml({"kit": 2, "scenario": "access", "me": me, "about": about, "want": ["copy"]}))
    assert main(["draft", "--answers", str(answers), "--out", str(tmp_path / "cases"), "--as-of", DAY]) != 0
    assert "no safe way is left to answer this person" in capsys.readouterr().err
    assert not (tmp_path / "cases").exists()
