"""`import companies`: a directory that others keep becomes a pack of the person's own; all entries here are made up."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.cli import main
from complaint_kit.commands.exits import CANNOT_START, DONE, SOME_FAILED
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots

ENTRY = {
    "slug": "brixen",
    "relevant-countries": ["ie", "gb"],
    "name": "Brixen Ltd",
    "runs": ["Brixen Shop (www.brixen.example)", "LinkedIn"],
    "address": "Data Protection\n7 Quarry Lane\nCork\nIreland",
    "email": "dpo@brixen.example",
    "webform": "https://brixen.example/ask",
    "web": "https://brixen.example",
    "sources": ["https://brixen.example/privacy"],
    "quality": "verified",
    "suggested-transport-medium": "email",
}


def checkout(tmp_path: Path, **entries: Any) -> Path:
    """A checkout with these files by stem: a mapping is changed into an entry, text stands as it is."""
    folder = tmp_path / "checkout" / "companies"
    folder.mkdir(parents=True)
    for stem, told in entries.items():
        text = told if isinstance(told, str) else json.dumps({**ENTRY, **told})
        (folder / f"{stem}.json").write_text(text, encoding="utf-8")
    return folder.parent


def imported(tmp_path: Path, source: Path, day: str = "2026-11-28") -> int:
    return main(["import", "companies", str(source), "--to", str(tmp_path / "pack"), "--as-of", day])


def test_an_entry_is_found_by_its_names_with_its_address_and_marked_as_read_by_others(tmp_path: Path) -> None:
    assert imported(tmp_path, checkout(tmp_path, brixen={})) == DONE
    library = Library(pack_roots(None, [tmp_path / "pack"]))
    known = library.find_organisation("brixen shop")
    assert known is not None
    entity = known.entity_for(frozenset({"IE", "EEA"}), date(2026, 11, 28))
    assert entity is not None
    assert (entity.place, entity.address) == ("IE", ("Data Protection", "7 Quarry Lane", "Cork"))
    assert entity.verified is None
    assert "Read by others" in str(entity.doubt)
    assert [(one.kind, one.target) for one in known.channels] == [
        ("email", "dpo@brixen.example"),
        ("form", "https://brixen.example/ask"),
    ]
    assert known.entity_for(frozenset({"FR", "EEA"}), date(2026, 11, 28)) is None  # listed for IE and GB alone


def test_the_pack_says_what_it_is_and_the_licence_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(tmp_path, checkout(tmp_path, brixen={}))
    assert "CC0 1.0" in capsys.readouterr().out
    (pack,) = Library(pack_roots(None, [tmp_path / "pack"])).packs
    assert pack.name == "Companies of datenanfragen.de, read by others, imported on 2026-11-28"


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("{", "not valid JSON"),
        ("[1, 2]", "no entry of a company (found: the file)"),
        ("[" * 100_000, "not valid JSON"),
        ({"name": 7}, "found: name"),
        ({"address": "7 Quarry Lane\nCork"}, "the last line of the address is no country (found: Cork)"),
        ({"relevant-countries": []}, "found: relevant-countries"),
        ({"relevant-countries": ["zz"]}, "none of its countries is known (found: zz)"),
        ({"slug": "…"}, "cannot be an organisation"),
        ({"slug": "linkedin"}, "another organisation has this name already (found: linkedin)"),
        ({"name": "LinkedIn"}, "another organisation has this name already (found: LinkedIn)"),
    ],
)
def test_a_bad_entry_is_named_and_left_out_and_the_others_come_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], told: Any, named: str
) -> None:
    good = {"slug": "good", "name": "Good Ltd", "runs": []}
    assert imported(tmp_path, checkout(tmp_path, bad=told, good=good)) == SOME_FAILED
    said = capsys.readouterr().out
    assert "1 companies stand in" in said
    assert "bad.json" in said
    assert named in said
    assert [path.stem for path in (tmp_path / "pack/organisations").iterdir()] == ["good"]


def test_two_entries_of_one_name_make_no_pack_that_cannot_be_read(tmp_path: Path) -> None:
    source = checkout(
        tmp_path, a={"slug": "a"}, b={"slug": "b"}, c={"slug": "c", "name": "Other", "runs": ["Brixen Ltd"]}
    )
    assert imported(tmp_path, source) == SOME_FAILED
    library = Library(pack_roots(None, [tmp_path / "pack"]))
    found = {name: library.find_organisation(name) for name in ("Brixen Ltd", "Other", "LinkedIn")}
    assert {name: one.id for name, one in found.items() if one} == {
        "Brixen Ltd": "a",
        "Other": "c",
        "LinkedIn": "linkedin",
    }


def test_many_entries_come_in_and_a_second_time_take_the_place_of_the_first(tmp_path: Path) -> None:
    many = {f"c{n}": {"slug": f"c{n}", "name": f"Made Up {n}", "runs": [f"Brand {n}"]} for n in range(60)}
    source = checkout(tmp_path, **many)
    assert imported(tmp_path, source) == DONE
    (source / "companies/c7.json").unlink()
    assert imported(tmp_path, source, "2026-12-01") == DONE
    held = {path.name for path in (tmp_path / "pack/organisations").iterdir()}
    assert (len(held), "c7.yaml" in held) == (59, False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checkout", "pack"]  # nothing half made is left


def test_a_folder_that_no_import_made_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack/pack.yaml").write_text("name: mine\n", encoding="utf-8")
    assert imported(tmp_path, checkout(tmp_path, brixen={})) == CANNOT_START
    assert [path.name for path in (tmp_path / "pack").iterdir()] == ["pack.yaml"]


def test_a_letter_says_that_the_address_is_of_the_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(tmp_path, checkout(tmp_path, brixen={}))
    told = "kit: 2\nscenario: access\nme: {name: Ada, lives_in: IE, email: ada@example.org}\nwant: [copy]\n"
    (tmp_path / "a.yaml").write_text(told + "about: {organisation: Brixen Ltd}\n", encoding="utf-8")
    drafted = ["draft", "--answers", str(tmp_path / "a.yaml"), "--pack", str(tmp_path / "pack"), "--format", "txt"]
    assert main([*drafted, "--out", str(tmp_path / "cases"), "--as-of", "2026-11-28"]) == DONE
    assert "what is said of Brixen Ltd, its address too" in " ".join(capsys.readouterr().out.split())
    (letter,) = tmp_path.glob("cases/*/1-request.txt")
    assert "7 Quarry Lane" in letter.read_text(encoding="utf-8")
