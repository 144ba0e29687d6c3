"""A language that the kit does not speak, as a pack: no file of the kit is changed, and no letter mixes two languages.

The language of the tests is called French and is English with a mark before every text.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from complaint_kit.bulk.input.columns import known_columns
from complaint_kit.bulk.input.reading import reading_of
from complaint_kit.checks.clauses import placed
from complaint_kit.checks.run import check
from complaint_kit.checks.shelf import read_shelf
from complaint_kit.cli import DONE, main
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.letter_list import listed
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import AnswersError
from complaint_kit.law.steps import DocumentKind
from complaint_kit.letters.letter import Letter, Span
from complaint_kit.packs.citing import Citing
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots, shipped_pack
from complaint_kit.packs.yamlio import read_yaml
from complaint_kit.planning.matter import Matter
from complaint_kit.situation.days import parse_day, parse_month
from tests.conftest import plan_of

MARK = "¤"
KIT = shipped_pack()
TODAY = date(2026, 9, 1)
LAW = "jurisdictions/eu/gdpr"
NATIONAL = ("jurisdictions/nl/uavg", "jurisdictions/nl/awb", "jurisdictions/lu/act-of-1-august-2018")
HOME = {
    "organisation": "linkedin",
    "residence": "NL",
    "wants": ["know"],
    "full_name": "Alex Morgan",
    "email": "a@b.org",
}


def marked(value: Any) -> Any:
    """The words, translated."""
    if isinstance(value, Mapping):
        return {key: marked(one) for key, one in value.items()}
    if isinstance(value, list):
        return [marked(one) for one in value]
    return f"{MARK}{value}" if isinstance(value, str) else value


def said(text: str) -> str:
    """The words of clauses and pages, translated line by line."""
    lines = (
        re.sub(r"^([-#*>|+.(\d a-z)]*(?:[-#*>|+.)] +)+)?(?=\S)", rf"\g<0>{MARK}", line) if is_said(line) else line
        for line in text.split("\n")
    )
    return "\n".join(lines)


def is_said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("==", "{%", "{#"))


def write(path: Path, words: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words if isinstance(words, str) else yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")


CITING = {
    "Article {} GDPR": "¤article {} du RGPD",
    "Articles {} and {} GDPR": "¤articles {} et {} du RGPD",
    "Articles {} to {} GDPR": "¤articles {} à {} du RGPD",
    "paragraph": ", paragraphe {}",
    "letter": ", point {})",
}


def citations(name: str) -> dict[str, Any]:
    """The citations of a law that the forms of the language do not fit, written out by rule."""
    citing = Citing.read(CITING)
    cited = {rule["id"]: rule["cite"] for rule in read_yaml(KIT / f"{name}.yaml")["rules"]}
    return {
        id_: {"cite": {key: marked(one["en"]) for key, one in cite.items() if not citing.said(one["en"])}}
        for id_, cite in cited.items()
    }


def joined(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    return {key: {**under.get(key, {}), **over.get(key, {})} for key in {**under, **over}}


def law_words(name: str) -> dict[str, Any]:
    words = marked(read_yaml(KIT / f"{name}.en.yaml"))
    return {**words, "citing": CITING, "rules": joined(words.get("rules", {}), citations(name))}


def counter_words(name: str) -> dict[str, Any]:
    counters = read_yaml(KIT / f"{name}.counters.yaml")
    words = marked(read_yaml(KIT / f"{name}.counters.en.yaml"))
    cited = {
        one["id"]: {"cite": [marked(each["en"]) for each in one["cite"]]}
        for one in counters["counters"]
        if "cite" in one
    }
    infringed = {one["conduct"]: {"cite": marked(one["cite"]["en"])} for one in counters.get("infringed", ())}
    return {"counters": joined(words["counters"], cited), "infringed": joined(words.get("infringed", {}), infringed)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack with all that letters under the GDPR in the Netherlands say."""
    pack = tmp_path_factory.mktemp("packs") / "french"
    write(pack / "pack.yaml", "name: French\n")
    for path in KIT.glob("templates/*/words.en.yaml"):
        write(pack / path.relative_to(KIT).parent / "words.fr.yaml", marked(read_yaml(path)))
    for path in KIT.glob("templates/_letters/en/*.words.j2"):
        if path.name.split(".")[1] in ("eu", "words"):
            write(pack / "templates/_letters/fr" / path.name, said(path.read_text(encoding="utf-8")))
    for path in KIT.glob("templates/*/request*.en.words.j2"):
        if path.name in ("request.en.words.j2", "request.eu.en.words.j2"):
            name = path.name.replace(".en.", ".fr.")
            write(pack / path.relative_to(KIT).parent / name, said(path.read_text(encoding="utf-8")))
    page = (KIT / "templates/_shared/next_steps.en.md.j2").read_text(encoding="utf-8")
    write(pack / "templates/_shared/next_steps.fr.md.j2", said(page))
    write(pack / f"{LAW}.fr.yaml", law_words(LAW))
    write(pack / f"{LAW}.counters.fr.yaml", counter_words(LAW))
    for name in NATIONAL:
        write(pack / f"{name}.fr.yaml", law_words(name))
    for name in ("facts", "routing"):
        write(pack / f"jurisdictions/{name}.fr.yaml", marked(read_yaml(KIT / f"jurisdictions/{name}.en.yaml")))
    write(pack / "jurisdictions/places.fr.yaml", "places: {DE-BY: {name: Bavière}}\n")
    write(pack / "jurisdictions/nl/authorities.fr.yaml", "authorities: {nl.ap: {name_in: Autorité néerlandaise}}\n")
    write(pack / "organisations/linkedin.fr.yaml", "channels: {copy_of_data: {label: Une copie de vos données}}\n")
    return pack


@pytest.fixture
def pack(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, to take something out."""
    return Path(shutil.copytree(whole, tmp_path / "french"))


def library_with(pack: Path) -> Library:
    return Library(pack_roots(None, [pack]))


@pytest.fixture(scope="module")
def library(whole: Path) -> Library:
    return library_with(whole)


def matter_in(library: Library, **answers: Any) -> Matter:
    return plan_of(library, "access", {**HOME, **answers}, TODAY).matter("request")


def letter(library: Library, kind: DocumentKind = "request") -> Letter:
    return draft(matter_in(library), library, kind, "fr")


def runs(value: Any) -> str:
    """All text in a block of a letter."""
    if isinstance(value, Span | str):
        return value if isinstance(value, str) else value.text
    if isinstance(value, tuple):
        return " ".join(map(runs, value))
    parts = [getattr(value, one.name) for one in fields(value)] if is_dataclass(value) else []
    return " ".join(filter(None, map(runs, parts)))


def paragraphs(letter: Letter) -> list[str]:
    """What the letter says, its subject first, then block by block; who writes to whom and when is left out."""
    return [runs(letter.subject), *filter(None, map(runs, letter.blocks))]


def test_a_letter_is_written_in_the_new_language_from_its_first_word_to_its_last(library: Library) -> None:
    written = letter(library)
    assert written.language == "fr"
    assert [one for one in paragraphs(written) if MARK not in one and "Alex Morgan" not in one] == []
    assert "¤article 15, paragraphe 1, point c) du RGPD" in " ".join(paragraphs(written))


def test_days_and_countries_are_named_as_the_language_names_them(library: Library) -> None:
    assert library.place("NL").name["fr"] == "Pays-Bas"
    assert library.place("JP").name["fr"] == "Japon"
    assert [library.place(code).name["fr"] for code in ("DE-BY", "DE-HE")] == ["Bavière", "Hesse"]
    assert library.every_place("fr")["Allemagne"] == "DE"


def test_facts_ways_to_an_authority_and_its_name_are_said_in_the_new_language(library: Library) -> None:
    screen = Screen(library, "fr")
    assert screen.said(library.facts["purpose"].name) == "¤what the data are used for"
    assert screen.said(library.routing.reasons["which_land"].says).startswith(MARK)
    (authority,) = [one for one in library.authorities("NL") if one.id == "nl.ap"]
    assert screen.said(authority.name_in) == "Autorité néerlandaise"
    (download,) = [one for one in library.organisation("linkedin").channels if one.id == "copy_of_data"]
    assert screen.said(download.label) == "Une copie de vos données"


def test_what_the_person_alone_reads_is_said_in_english_where_the_language_has_no_words(library: Library) -> None:
    (office,) = library.authorities("BE")[:1]
    assert Screen(library, "fr").said(office.name_in) == office.name_in["en"]


def test_the_language_is_offered_for_letters_and_called_by_its_name(library: Library) -> None:
    (question,) = [one for one in library.interview("access").questions if one.id == "letter_language"]
    assert question.choices == ("en", "de", "fr")
    names = [
        library.words("access", one)["questions"]["letter_language"]["choices"]["fr"] for one in ("en", "de", "fr")
    ]
    assert names == ["French", "Französisch", "français"]


def test_the_command_line_writes_it_and_says_that_it_came_from_a_pack(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    answers = tmp_path / "answers.yaml"
    write(answers, {"scenario": "access", "answers": HOME})
    arguments = ["--answers", str(answers), "--as-of", "2026-09-01", "--out", str(tmp_path / "out")]
    common = ["--pack", str(whole), "--letter-language", "fr", "--format", "txt"]
    assert main(["draft", *arguments, *common]) == DONE
    (case,) = (tmp_path / "out").iterdir()
    assert "1 septembre 2026" in (case / "1-request.txt").read_text(encoding="utf-8")
    assert 'From the pack "French"' in capsys.readouterr().out


def test_days_are_read_as_the_new_language_writes_them(library: Library) -> None:
    days = library.shared_words("fr")["days"]
    assert parse_day("mardi 1 septembre 2026", TODAY, days) == date(2026, 9, 1)
    assert str(parse_month("février 2026", TODAY, days["language"])) == "2026-02"


def test_a_code_that_no_language_has_makes_no_language(pack: Path) -> None:
    shared = pack / "templates/_shared"
    write(shared / "words.xx.yaml", (shared / "words.fr.yaml").read_text(encoding="utf-8"))
    assert library_with(pack).languages() == ("de", "en", "fr")


def test_lists_of_people_are_read_in_the_new_language(pack: Path) -> None:
    write(pack / "templates/_bulk/columns.fr.yaml", {"columns": {"city": {"alias": ["ville"]}}})
    write(pack / "templates/_bulk/reading.fr.yaml", {"ways": {"post": ["courrier"]}, "names": {"dead": ["feu"]}})
    library = library_with(pack)
    (city,) = [one for one in known_columns(library) if one.id == "city"]
    assert city.alias["fr"] == ("ville",)
    assert reading_of(library).ways["post"]["fr"] == ("courrier",)


def test_a_law_speaks_the_language_once_it_says_everything_in_it(pack: Path) -> None:
    assert library_with(pack).law("eu.gdpr").languages == ("en", "de", "fr")
    words = law_words(LAW)
    del words["citing"]["Articles {} and {} GDPR"]
    write(pack / f"{LAW}.fr.yaml", words)
    lacking = library_with(pack)
    assert lacking.law("eu.gdpr").languages == ("en", "de")
    with pytest.raises(AnswersError, match=r"lacks the words of eu\.gdpr: .*Choose one of: en, de"):
        language_for(matter_in(lacking), lacking, "fr", "request")


def without_clause(pack: Path, file: str, clause: str) -> None:
    path = pack / "templates/_letters/fr" / file
    text = path.read_text(encoding="utf-8")
    write(path, re.sub(rf"^== {clause}\n.*?(?=^== |\Z)", "", text, flags=re.MULTILINE | re.DOTALL))


def test_a_kind_of_letter_is_offered_only_if_it_lacks_no_clause_and_the_others_all_the_same(pack: Path) -> None:
    without_clause(pack, "complaint.words.j2", "order_to_comply")
    library = library_with(pack)
    matter = matter_in(library)
    assert language_for(matter, library, "fr", "request") == "fr"
    with pytest.raises(AnswersError, match="lacks the clause order_to_comply:"):
        language_for(matter, library, "fr", "complaint")
    offered = {one.document for one in listed(library) if one.language == "fr"}
    assert offered == {"request", "reminder", "reply"}


def test_where_the_person_lives_decides_the_language_only_among_those_that_are_whole(pack: Path) -> None:
    library = library_with(pack)
    belgium = matter_in(library, residence="LU")
    assert language_for(belgium, library, None, "request") == "fr"
    without_clause(pack, "request.words.j2", "greeting_and_ask")
    without_clause(pack, "parts.words.j2", "greeting")
    lacking = library_with(pack)
    assert language_for(matter_in(lacking, residence="LU"), lacking, None, "request") == "en"


def test_what_is_on_record_is_not_told_in_another_language_than_the_letter(library: Library) -> None:
    (confirmed,) = [one for one in library.organisation("linkedin").record if one.id == "default_on_2025"]
    answers = {**HOME, "wants": ["stop"], "practices": [confirmed.id]}
    matter = plan_of(library, "ai_training", answers, TODAY).matter("request")
    with pytest.raises(AnswersError, match="default_on_2025"):
        language_for(matter, library, "fr", "request")


def test_words_of_the_screen_that_are_not_whole_make_no_language(pack: Path) -> None:
    path = pack / "templates/_shared/words.fr.yaml"
    words = read_yaml(path)
    del words["calendar"]["due"]
    write(path, words)
    library = library_with(pack)
    assert library.languages() == ("de", "en")
    assert library.unsaid("_shared", "fr") == ("calendar.due",)
    assert language_for(matter_in(library), library, None, "request") == "en"


def test_check_tells_what_the_language_lacks_and_finds_no_fault_in_it(pack: Path) -> None:
    without_clause(pack, "complaint.words.j2", "order_to_comply")
    words = law_words(LAW)
    del words["rules"]["erasure"]["scope"]
    write(pack / f"{LAW}.fr.yaml", words)
    result = check(library_with(pack), TODAY)
    assert [f"{one.place}: {one.problem}" for one in result.findings] == []
    (speech,) = result.languages
    lacks = {one.where: (one.missing, one.first) for one in speech.lacks}
    assert lacks[f"{LAW}.yaml"] == (1, "rules.erasure.scope")
    assert lacks["complaint.eu"] == (1, "order_to_comply")
    assert {"request.eu", *(f"{name}.yaml" for name in NATIONAL), "templates/access/words.fr.yaml"} <= set(speech.whole)
    assert "jurisdictions/gb/uk-gdpr.yaml" in speech.not_begun


def test_a_slip_in_the_new_words_is_still_a_fault(pack: Path) -> None:
    path = pack / "templates/_letters/fr/request.words.j2"
    write(path, path.read_text(encoding="utf-8") + "\n== acess_copy\nUne copie.\n")
    (finding,) = placed(read_shelf(library_with(pack), TODAY))
    assert "acess_copy" in finding.problem


def test_no_file_of_the_kit_is_written_again(whole: Path) -> None:
    brought = {path.relative_to(whole) for path in whole.rglob("*") if path.is_file()}
    assert [name for name in brought if (KIT / name).exists()] == []
