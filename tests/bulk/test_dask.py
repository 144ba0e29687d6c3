"""Dask workers make the bytes that this machine makes; a worker that is lost loses nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from complaint_kit.bulk.messages import Receipt
from complaint_kit.bulk.run import Order, run
from complaint_kit.errors import KitError
from tests.bulk.conftest import PACK, TODAY, Make, everywhere, files_in, person

distributed = pytest.importorskip("distributed")
ROWS = [*everywhere(60), person(61, country="Atlantis")]
OUTPUT = {"people_per_part": 4}


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two workers, each a process of its own, on this machine."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


def order(tmp_path: Path, out: Path, scheduler: str, **more: Any) -> Order:
    files = (tmp_path / "campaign.yaml", tmp_path / "people.csv")
    return Order(*files, out, "pdf,txt", TODAY, (PACK,), scheduler=scheduler, **more)


def test_two_workers_of_which_one_is_killed_make_the_same_bytes(make: Make, tmp_path: Path, cluster: Any) -> None:
    local, _ = make(ROWS, "pdf,txt", output=OUTPUT)
    out = tmp_path / "dask"

    def with_a_loss(receipts: Iterable[Receipt], rows: int) -> Iterator[Receipt]:
        for number, receipt in enumerate(receipts):
            if number == 3:
                os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
            yield receipt

    tally = run(order(tmp_path, out, cluster.scheduler_address), lambda text: None, with_a_loss)
    assert (tally.letters, tally.rejected) == (60, 1)
    assert files_in(out) == files_in(local)


def test_what_dask_began_is_finished_here(make: Make, tmp_path: Path, cluster: Any) -> None:
    local, _ = make(ROWS, "pdf,txt", output=OUTPUT)
    out = tmp_path / "dask"

    def stopped(receipts: Iterable[Receipt], rows: int) -> Iterator[Receipt]:
        yield next(iter(receipts))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(order(tmp_path, out, cluster.scheduler_address), lambda text: None, stopped)
    make(ROWS, "pdf,txt", output=OUTPUT, out=out, resume=True)
    assert files_in(out) == files_in(local)


def test_a_scheduler_that_does_not_answer_is_said(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(ROWS[:1], "pdf,txt")
    monkeypatch.setattr("complaint_kit.bulk.engines.PATIENCE", "1s")
    with pytest.raises(KitError, match="no scheduler answers there"):
        run(
            order(tmp_path, tmp_path / "o", "tcp://127.0.0.1:9"),
            lambda text: None,
            lambda receipts, rows: iter(receipts),
        )


def test_without_dask_it_says_how_to_get_it(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(ROWS[:1], "pdf,txt")

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("complaint_kit.bulk.engines.import_module", missing)
    with pytest.raises(KitError, match=r"pip install 'complaint-kit\[dask\]'"):
        run(order(tmp_path, tmp_path / "o", "tcp://h:1"), lambda text: None, lambda receipts, rows: iter(receipts))
