"""Whoever reads a letter learns whose words it holds: every output says which pack spoke."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE
from complaint_kit.drafting.output_files import produce
from complaint_kit.letters.letter import texts
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots, shipped_pack
from tests.commands.test_cli import answers_file
from tests.conftest import plan_of
from tests.packs.test_library import ORGANISATION


@pytest.fixture(autouse=True)
def _somebody_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a letter, another address for LinkedIn, and a copy of the law that claims to have been read."""
    root = tmp_path / "quiet"
    for folder in ("organisations", "templates/access", "jurisdictions/nl"):
        (root / folder).mkdir(parents=True)
    (root / "pack.yaml").write_text("name: quiet\n")
    text = ORGANISATION.format(id="linkedin", name="LinkedIn Corporation")
    (root / "organisations/linkedin.yaml").write_text("replaces: linkedin\n" + text)
    letter = "{# replaces: request.eu.en #}\n# Subject\n\nI rely on {{ cite('access') }}.\n"
    (root / "templates/access/request.eu.en.md.j2").write_text(letter)
    return root


def drafted(tmp_path: Path, *more: str) -> Path:
    out = tmp_path / "out"
    arguments = ["--answers", str(answers_file(tmp_path)), "--as-of", "2026-09-01", "--out", str(out)]
    assert main(["draft", *arguments, "--format", "txt", *more]) == DONE
    (case,) = (path for path in out.iterdir() if path.is_dir())
    return case


def test_draft_and_explain_name_the_pack_and_what_came_from_it(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(tmp_path, "--pack", str(pack))
    on_draft = capsys.readouterr().out
    assert f'From the pack "quiet" ({pack})' in on_draft
    assert main(["explain", "--answers", str(tmp_path / "answers.yaml"), "--pack", str(pack)]) == DONE
    for said in (on_draft, capsys.readouterr().out):
        words = " ".join(said.split())
        assert 'From the pack "quiet"' in words
        assert "what is said of LinkedIn Corporation, its address too" in words
        assert "the letter" in words


def test_the_page_about_what_happens_next_names_the_pack_too(pack: Path) -> None:
    from complaint_kit.drafting.next_steps import next_steps

    library = Library(pack_roots(None, [pack]))
    answers = {"organisation": "linkedin", "residence": "NL", "full_name": "A", "email": "a@example.org"}
    plan = plan_of(library, "access", answers, date(2026, 9, 1))
    matter = plan.matter("request")
    letter = produce(plan, matter, library, "request", "en", ("txt",), "case").letter
    said = " ".join(texts(next_steps(plan, matter, library, "request", "en", "case", letter)))
    assert 'From the pack "quiet"' in said


def test_what_a_pack_claims_to_have_read_is_shown_as_its_word(pack: Path, tmp_path: Path) -> None:
    (pack / "jurisdictions/eu").mkdir()
    for name in ("gdpr.yaml", "gdpr.en.yaml", "gdpr.de.yaml"):
        text = (shipped_pack() / "jurisdictions/eu" / name).read_text(encoding="utf-8")
        says = "replaces: eu.gdpr\n" if name == "gdpr.yaml" else ""
        (pack / "jurisdictions/eu" / name).write_text(says + text, encoding="utf-8")
    said = (drafted(tmp_path, "--pack", str(pack)) / "1-request-sources.txt").read_text(encoding="utf-8")
    assert "says the pack quiet; nobody of the kit has read it" in said


def test_nothing_is_said_where_the_kit_alone_spoke(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = drafted(tmp_path)
    assert "pack" not in capsys.readouterr().out
    assert "says the pack" not in (case / "1-request-sources.txt").read_text(encoding="utf-8")


def test_a_pack_that_is_read_at_every_command_can_be_listed(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "packs", "--json", "--pack", str(pack)]) == DONE
    assert '"name": "quiet"' in capsys.readouterr().out


def test_a_folder_that_is_no_pack_is_refused(tmp_path: Path) -> None:
    assert main(["list", "packs", "--pack", str(tmp_path)]) == CANNOT_START


MONTANA = """
replaces: mcdpa.counters
counters:
  - id: secret
    ground: trade_secret
    strength: good
    in_force: {from: 2026-01-01}
    says: {en: A secret bars nothing but itself.}
    cite: [{en: § 99 Made-up Code}]
    source: {title: Made-up Code, url: "https://code.example"}
    verified: {on: 2026-09-01}
"""


def test_an_answer_to_a_refusal_that_a_pack_brings_to_a_law_of_the_kit_is_its_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "loud"
    (pack / "jurisdictions/us-mt").mkdir(parents=True)
    (pack / "pack.yaml").write_text("name: loud\n")
    (pack / "jurisdictions/us-mt/mcdpa.counters.yaml").write_text(MONTANA, encoding="utf-8")
    answers = tmp_path / "montana.yaml"
    answers.write_text(
        "scenario: access\nanswers: {organisation: Widget Works, residence: US-MT, capacity: private, full_name: A B}\n"
    )
    packed = ("--pack", str(pack))
    out = tmp_path / "out"
    assert main(["draft", "--answers", str(answers), "--out", str(out), "--as-of", "2027-01-04", *packed]) == DONE
    (case,) = (path for path in out.iterdir() if path.is_dir())
    assert main(["record", str(case), "sent", "2027-01-04", "--as-of", "2027-01-04", *packed]) == DONE
    refused = ["reply", "2027-01-20", "--kind", "refused", "--ground", "trade_secret", "--as-of", "2027-01-20"]
    assert main(["record", str(case), *refused, *packed]) == DONE
    capsys.readouterr()
    assert main(["next", str(case), "--as-of", "2027-01-20", "--format", "txt", *packed]) == DONE
    said = capsys.readouterr().out
    assert f'From the pack "loud" ({pack}): what the law Montana Consumer Data Privacy Act says to refusals.' in said
    appeal = " ".join((case / "3-appeal.txt").read_text(encoding="utf-8").split())
    assert "A secret bars nothing but itself (§ 99 Made-up Code)." in appeal
    relied = (case / "3-appeal-sources.txt").read_text(encoding="utf-8")
    of_the_pack = relied.partition("§ 99 Made-up Code\n")[2].partition("\n\n")[0]
    assert "says the pack loud; nobody of the kit has read it" in of_the_pack
    assert relied.count("says the pack loud") == 1
