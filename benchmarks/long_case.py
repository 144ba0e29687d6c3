"""How long planning takes for a case of many papers: the plan, its overview, its explanation, and its two roads.

    python -m benchmarks.long_case

Prints seconds of processor time for one case with 50 and with 500 papers, each with replies, and how the time grew. The
goal: every one under a second with 500 papers. Ten times the papers should take about ten times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from typing import Any

from complaint_kit.drafting.build_plan import prepare, two_roads
from complaint_kit.drafting.explaining import explanation
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import pack_roots
from complaint_kit.planning.pressing import pressing
from complaint_kit.situation.case import Case

TODAY = date(2026, 11, 27)
FEW, MANY = 50, 500
HOMES = ("IE", "GB-ENG", "CH", "NL", "US-CO")
_KINDS = ("acknowledged", "identity_asked", "extended", "partly", "refused")


def long_case(home: str, papers: int) -> Case:
    """A case in which somebody has written for years, every other paper a follow-up, with two replies to each."""
    return Case.model_validate(
        {
            "scenario": "access",
            "finished": True,
            "me": {"name": "Orla Tennant", "lives_in": home, "email": "orla@example.org"},
            "about": {"organisation": {"name": "Harrow & Teal", "place": home, "sector": "private"}},
            "want": ["copy", "delete"],
            "papers": [_paper(number, papers) for number in range(papers)],
        }
    )


def _paper(number: int, papers: int) -> dict[str, object]:
    sent = TODAY - timedelta(days=2 * (papers - number))
    kind = ("request", "reminder", "request", "reply")[number % 4]
    replies = [{"on": min(sent + timedelta(days=at), TODAY), "kind": _KINDS[(number + at) % 5]} for at in (1, 9)]
    replies = [one | ({"until": TODAY} if one["kind"] == "extended" else {}) for one in replies]
    more = {"asked": [("access", "erasure")[number // 4 % 2]]} if kind == "request" else {}
    more |= {"gives": ["identity"]} if kind == "reply" else {}
    return {"id": f"p{number}", "kind": kind, "channel": "email", "sent": sent, "replies": replies, **more}


def main() -> None:
    """Prints the table."""
    library = Library(pack_roots(None))
    print("| home | step | 50 papers | 500 papers | times |")
    print("|---|---|---|---|---|")
    for home in HOMES:
        _seconds(library, home, FEW)  # reads the law of the place
        few, many = _seconds(library, home, FEW), _seconds(library, home, MANY)
        for step, seconds in many.items():
            print(f"| {home} | {step} | {few[step]:.3f} s | {seconds:.3f} s | {seconds / max(few[step], 1e-4):.0f} |")


def _seconds(library: Library, home: str, papers: int) -> dict[str, float]:
    """Processor time of each step."""
    case = long_case(home, papers)
    plan, first = _timed(lambda: prepare(library, case, TODAY))
    steps: dict[str, Callable[[], object]] = {
        "what is due": lambda: pressing(plan),
        "two roads": lambda: two_roads(library, plan),
        "explanation": lambda: explanation(plan, library, "en"),
    }
    return {"plan": first} | {name: _timed(step)[1] for name, step in steps.items()}


def _timed(step: Callable[[], Any]) -> tuple[Any, float]:
    start = process_time()
    result = step()
    return result, process_time() - start


if __name__ == "__main__":
    main()
