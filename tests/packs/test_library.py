"""Packs on top of one another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from complaint_kit.errors import PackError, Problems
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots, shipped_pack

ORGANISATION = """\
id: {id}
name: {name}
entities:
  - id: only
    name: {name} GmbH
    place: DE
    address: [Weg 1, 10115 Berlin]
    serves: ["*"]
    in_force: {{from: 2020-01-01}}
    source: {{title: Imprint, url: https://example.org/imprint}}
    verified: null
    doubt: made up
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "organisations").mkdir()
    (tmp_path / "pack.yaml").write_text("name: ours\n")
    return tmp_path


def test_a_users_own_pack_adds_an_organisation_found_by_its_name(pack: Path) -> None:
    (pack / "organisations/corner.yaml").write_text(ORGANISATION.format(id="corner", name="Corner"))
    library = Library(pack_roots(None, [pack]))
    found = library.find_organisation("  cORNER ")
    assert found is not None
    assert found.id == "corner"
    assert "linkedin" in library.organisation_ids()


def test_a_file_of_the_same_name_is_refused_unless_it_says_that_it_replaces(pack: Path) -> None:
    path = pack / "organisations/linkedin.yaml"
    path.write_text(ORGANISATION.format(id="linkedin", name="Ours"))
    with pytest.raises(PackError, match="replaces"):
        Library(pack_roots(None, [pack])).organisation("linkedin")
    path.write_text("replaces: linkedin\n" + ORGANISATION.format(id="linkedin", name="Ours"))
    assert Library(pack_roots(None, [pack])).organisation("linkedin").name == "Ours"


def test_a_folder_without_a_pack_file_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"pack\.yaml"):
        pack_roots(None, [tmp_path])


def test_a_mistyped_key_in_a_pack_file_is_named_with_its_line(pack: Path) -> None:
    text = ORGANISATION.format(id="corner", name="Corner").replace("address:", "adress:")
    (pack / "organisations/corner.yaml").write_text(text)
    with pytest.raises(Problems, match=r"corner\.yaml:7: entities\.0\.adress"):
        Library((shipped_pack(), pack)).organisation("corner")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("address:", "adress:", "there is no such key here"),
        ("place: DE\n", "street: Weg\n", "entities.0.place: this is missing"),
        ("{from: 2020-01-01}", "2020-01-01", "this has parts with names of their own"),
        ('["*"]', "everywhere", "this is a list"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_without_words_of_the_programmer(
    pack: Path, old: str, new: str, says: str
) -> None:
    text = ORGANISATION.format(id="corner", name="Corner")
    assert old in text
    (pack / "organisations/corner.yaml").write_text(text.replace(old, new))
    with pytest.raises(Problems, match=re.escape(says)) as raised:
        Library((shipped_pack(), pack)).organisation("corner")
    assert all(problem.mend for problem in raised.value.problems)
    assert "Input should be" not in str(raised.value)


def test_a_law_in_a_folder_with_capitals_is_told_to_lie_in_one_without(pack: Path) -> None:
    folder = pack / "jurisdictions/US-XX"
    folder.mkdir(parents=True)
    law = (shipped_pack() / "jurisdictions/us-mt/mcdpa.yaml").read_text(encoding="utf-8")
    words = (shipped_pack() / "jurisdictions/us-mt/mcdpa.en.yaml").read_text(encoding="utf-8")
    (folder / "act.yaml").write_text(law.replace("id: us-mt.mcdpa", "id: us-xx.act"), encoding="utf-8")
    (folder / "act.en.yaml").write_text(words, encoding="utf-8")
    with pytest.raises(PackError, match=r"Write id: us-xx\.act, and call folder and file by small letters"):
        Library((shipped_pack(), pack)).law("US-XX.act")


def test_a_scenario_that_does_not_exist_is_answered_with_those_that_do(library: Library) -> None:
    with pytest.raises(PackError, match="access, ai_training"):
        library.interview("revenge")


def test_the_most_local_law_comes_first(library: Library) -> None:
    ids = [law.id for law in library.laws_for("US-CA")]
    assert ids.index("us-ca.ccpa") < len(ids)
    assert all(not id_.startswith("us.") for id_ in ids[: ids.index("us-ca.ccpa")])
