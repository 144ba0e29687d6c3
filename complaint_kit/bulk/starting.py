"""For whoever begins: a campaign file to fill in, and the facts about organisations that a list may confirm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Template
from typing import Any

from complaint_kit.bulk.input.columns import in_cells, known_columns, plain
from complaint_kit.errors import AnswersError
from complaint_kit.packs.library import Library
from complaint_kit.situation.interview import Question


def campaign_file(library: Library, scenario: str) -> str:
    """A campaign file with a note on every setting and every question of the scenario. Raises PackError for a
    scenario that does not exist."""
    interview = library.interview(scenario)
    words = library.words(scenario, "en")["questions"]
    own = {column.id for column in known_columns(library) if column.use in {"answer", "name"}} - {"event_date"}
    asked = [question for question in in_cells(interview) if question.id not in own]
    answers = "".join(line for question in asked for line in _lines(library, scenario, question, words[question.id]))
    text = library.file("templates/_bulk/campaign.en.txt").read_text(encoding="utf-8")
    return Template(text).substitute(scenario=scenario, answers=answers)


def _lines(library: Library, scenario: str, question: Question, words: Mapping[str, Any]) -> Iterator[str]:
    """The question as a line that is not in use, under it what may be answered."""
    is_needed = library.interview(scenario).needs(question)
    needed = " Every letter needs this, here or in a column." if is_needed else ""
    said = " ".join(str(words["ask"]).split())
    mark = "  " if is_needed else "  # "
    yield f"{mark}{question.id}: {_EXAMPLE.get(question.kind, '')}".ljust(34) + f" # {said}{needed}\n"
    for choice, told in words.get("choices", {}).items():
        yield f"  #     {choice}: {' '.join(str(told).split())}\n"
    if question.kind == "practices":
        yield from (f"  #     {id_}: ({name}) {asks}\n" for id_, name, asks in practices(library, scenario))


_EXAMPLE = {"choices": "[]", "practices": "[]", "yes_no": "true", "date": "2026-09-01", "address": "[]"}


def practices(library: Library, scenario: str) -> Iterator[tuple[str, str, str]]:
    """The facts about organisations that a person may confirm: id, organisation, and the question that asks it."""
    for id_ in library.organisation_ids():
        known = library.organisation(id_)
        asked = {one.id: one.asks["en"] for one in known.record if one.asks and scenario in one.topics}
        yield from ((practice, known.name, " ".join(asks.split())) for practice, asks in asked.items())


def practices_by_words(library: Library, scenario: str) -> dict[str, str]:
    """The ids of those facts by their id and by the question that asks each, in every language that it has; as headings
    are compared."""
    found: dict[str, str] = {}
    for id_ in library.organisation_ids():
        for one in library.organisation(id_).record:
            if one.asks and scenario in one.topics:
                found |= dict.fromkeys(map(plain, (one.id, *one.asks.values())), one.id)
    return found


def refuse_unknown_practices(named: Iterable[str], known: Iterable[str]) -> None:
    """Raises AnswersError for a fact that no organisation has, and that no letter would therefore say."""
    ids = sorted(set(known))
    for id_ in named:
        if id_ not in ids:
            mend = f"Known are: {', '.join(ids)}. `complaint-kit bulk --init SCENARIO` says what each means."
            raise AnswersError("no organisation has a fact of this name", found=id_, mend=mend)
