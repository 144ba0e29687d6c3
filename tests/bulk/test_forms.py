"""Where an office takes a complaint by its form alone, what goes into which field lies beside the complaint."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from complaint_kit.bulk.due import record
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from tests.bulk.conftest import PACK, Make, files_in, person, rejects_in
from tests.bulk.test_told import ACCESS

AMERICAN = {"organisation_place": "US", "organisation_size": "many"}
HAPPENED = ("sent,2026-09-01,request", "refused,2026-09-05,request", "sent,2026-09-06,appeal")


def test_the_fields_of_the_only_way_in_lie_beside_the_complaint(make: Make, tmp_path: Path) -> None:
    """Colorado's Attorney General takes complaints by a web form, that of Texas by post as well."""
    campaign = {**ACCESS, "answers": {**ACCESS["answers"], **AMERICAN}}
    people = [person(at, "USA", region) for at, region in enumerate(("Colorado", "Texas"))]
    out, _ = make(people, **campaign)
    told = [f"k{at},{line}" for at in range(2) for line in (*HAPPENED, "appeal_refused,2026-09-10,appeal")]
    events = tmp_path / "events.csv"
    events.write_text("\n".join(("person_id,event,date,document", *told)) + "\n", encoding="utf-8")
    record(out, Library((shipped_pack(), PACK)), events, date(2026, 9, 12))
    _, tally = make(people, out=out, step="complaint", today=date(2026, 9, 12), **campaign)
    assert tally.letters == 2, rejects_in(out)
    made = {name.partition("/")[2]: text.decode() for name, text in files_in(out / "letters-complaint").items()}
    assert sorted(made) == [
        "0000002-k0/complaint-form.txt",
        "0000002-k0/complaint.txt",
        "0000003-k1/complaint.txt",
    ]
    assert "Member Number0" in made["0000002-k0/complaint-form.txt"]
