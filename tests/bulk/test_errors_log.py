"""A mistake of the kit's own at one row stops no run, and leaves word of where it was."""

from __future__ import annotations

from typing import Any

import pytest

from complaint_kit.bulk import worker
from tests.bulk.conftest import Make, person, rejects_in


def test_where_the_kit_failed_stands_in_a_log_that_names_the_calls_and_nobody(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_for_one(matter: Any, *more: Any) -> Any:
        name = matter.situation.facts["full_name"]
        if name == "Member Number1":
            raise KeyError(name)
        return real(matter, *more)

    real = worker.draft
    monkeypatch.setattr(worker, "draft", fails_for_one)
    out, tally = make([person(0), person(1), person(2)])
    assert (tally.letters, tally.rejected) == (2, 1)
    (reject,) = rejects_in(out)
    assert ".work/errors.log" in reject["how_to_mend"]
    log = (out / ".work/errors.log").read_text(encoding="utf-8")
    assert "letters, part 1, row 3: KeyError" in log
    assert "fails_for_one" in log
    assert "Member Number1" not in log
    assert (out / ".work/errors.log").stat().st_mode & 0o077 == 0


def test_a_run_in_which_nothing_failed_leaves_no_log(make: Make) -> None:
    out, _ = make([person(0)])
    assert not (out / ".work").exists()
