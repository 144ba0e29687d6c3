"""Organisations of many packs are found by their names, however a file writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from tests.packs.test_library import ORGANISATION


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """An empty pack."""
    (tmp_path / "organisations").mkdir()
    (tmp_path / "pack.yaml").write_text("name: Mine\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "written",
    [
        "O'Brien Söhne: No. 1 & Co.",
        "'O''Brien Söhne: No. 1 & Co.'",
        '"O\'Brien S\\u00f6hne: No. 1 & Co."',
        "O'Brien Söhne:\n  No. 1 & Co.",
        ">-\n  O'Brien Söhne:\n  No. 1\n  & Co.",
    ],
)
def test_a_name_is_found_however_a_pack_writes_it(pack: Path, written: str) -> None:
    if written[0] == "O":
        written = written.replace("Söhne:", "Söhne")
    text = ORGANISATION.format(id="zzz", name="ZZZ").replace("name: ZZZ\n", f"name: {written}\n", 1)
    (pack / "organisations/zzz.yaml").write_text(text, encoding="utf-8")
    library = Library(pack_roots(None, [pack]))
    asked = "o'brien söhne no. 1 & co." if written[0] == "O" else "O'BRIEN SÖHNE: No. 1 & Co. "
    found = library.find_organisation(asked)
    assert found is not None
    assert found.id == "zzz"
    assert library.find_organisation("brien") is None
    assert library.find_organisation(" ") is None
