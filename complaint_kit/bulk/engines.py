"""Who does the work: this process, several on this machine, or the workers of a Dask cluster. The bytes are the same.

Work is handed out a few pieces ahead, so memory does not grow with the list.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from ipaddress import ip_address
from multiprocessing import connection, get_context, parent_process
from multiprocessing.context import BaseContext
from typing import Any, TypeVar
from urllib.parse import urlsplit

from complaint_kit.bulk.messages import Chunk, Output, Receipt
from complaint_kit.bulk.store import Store
from complaint_kit.bulk.worker import done
from complaint_kit.errors import AnswersError, KitError

T = TypeVar("T")
Receipts = Iterator[Receipt]
PATIENCE = "30s"


def local(job: str, chunks: Iterable[Chunk], store: Store | None, workers: int) -> Receipts:
    """The receipts as parts get done, in any order. With a store, whoever made a part also writes it, and a receipt
    comes without its lines, which lie there: to pass them from process to process takes longer than to read them."""
    if workers == 1:
        yield from (_made_and_kept(job, chunk, store) for chunk in chunks)
        return
    with ProcessPoolExecutor(workers, mp_context=_context(), initializer=_stay_with_parent) as pool:
        try:
            yield from _handed_out(pool, lambda chunk: pool.submit(_made_and_kept, job, chunk, store), chunks, workers)
        except BrokenProcessPool:
            raise KitError("a worker was ended from outside, perhaps for want of memory", mend=_GO_ON) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """How workers are started: as copies of this process, which has read laws and words already, where that is safe."""
    return get_context("fork" if sys.platform == "linux" else "spawn")


_GO_ON = "Run the same command with --resume; fewer --workers need less memory."


def dask(job: str, chunks: Iterable[Chunk], store: Store | None, scheduler: str) -> Receipts:
    """The same on a cluster: workers send the bytes back and this process writes them. A lost worker's part is done
    again by another."""
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise KitError("Dask is not installed", mend="Run: pip install 'complaint-kit[dask]'") from None
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        raise KitError("no scheduler answers there", place=scheduler, found=error, mend="Check --scheduler.") from None
    with client:
        workers = max(1, sum(client.nthreads().values()))
        pool = client.get_executor(pure=False, retries=5)
        for output in _handed_out(pool, lambda chunk: pool.submit(done, job, chunk), chunks, workers):
            if store:
                store.keep(output)
            yield output.receipt


def refuse_open_network(scheduler: str) -> None:
    """Raises AnswersError for a scheduler on another machine that is spoken to without encryption: names, addresses and
    letters travel to it, and whoever reads along or answers in its place can run programs here."""
    scheme, _, rest = scheduler.rpartition("://")
    host = urlsplit(f"//{rest}").hostname or ""
    if scheme in _ENCRYPTED or host == "localhost" or _is_loopback(host):
        return
    mend = "Use tls://, or --insecure where nobody else is on that network."
    raise AnswersError(
        "this scheduler is spoken to without encryption", place="--scheduler", found=scheduler, mend=mend
    )


_ENCRYPTED = frozenset({"tls", "wss"})


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _made_and_kept(job: str, chunk: Chunk, store: Store | None) -> Receipt:
    output: Output = done(job, chunk)
    if store is None:
        return output.receipt
    store.keep(output)
    return output.receipt.model_copy(update={"entries": (), "rejects": ()})


def _handed_out(
    pool: Executor, submit: Callable[[Chunk], Future[T]], chunks: Iterable[Chunk], workers: int
) -> Iterator[T]:
    """The results as they come, with two pieces of work a worker under way."""
    running: set[Future[T]] = set()
    for chunk in chunks:
        running.add(submit(chunk))
        if len(running) >= 2 * workers:
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in finished)
    while running:
        finished, running = wait(running, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in finished)


def _stay_with_parent() -> None:
    """Leaves Ctrl-C to the parent, and ends when the parent is no more: nobody else would take the results."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
