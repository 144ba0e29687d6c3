"""Files: what lies where nobody looks is found before somebody relies on it."""

from __future__ import annotations

from datetime import date

import pytest

from complaint_kit.checks.run import check
from complaint_kit.packs.library import Library
from tests.checks.small_pack import SmallPack


@pytest.mark.parametrize(
    "name",
    [
        "jurisdictions/xa/code.yml",  # the ending is .yaml
        "jurisdictions/xa/places.yaml",  # places stand in one list, not in the folder of each
        "jurisdictions/beta.yaml",  # a law lies in the folder of its place
        "templates/curious/request.alpha.en.j2",  # letters end in .md.j2
        "templates/curious/old/words.en.yaml",
        "organisations/eu/acme.yaml",
    ],
)
def test_a_file_that_is_never_read_is_found(pack: SmallPack, name: str) -> None:
    pack.write(name, "id: something\n")
    pack.finds("strays", str(pack.root / name), "the kit reads no file of this name")


def test_a_text_beside_the_laws_is_no_stray(pack: SmallPack) -> None:
    pack.write("jurisdictions/xa/README.txt", "Where the law of Alphaland was found.\n")
    assert pack.result().findings == ()


def test_a_pack_without_a_file_that_is_read_is_found(pack: SmallPack) -> None:
    empty = pack.root / "mine"
    pack.write("mine/jurisdiction/xb/act.yaml", "id: xb.act\n")
    (finding,) = check(Library((pack.root, empty)), date(2026, 11, 22)).findings
    assert (finding.check, finding.place) == ("strays", str(empty))
