"""An explanation as text for a terminal: 78 columns, no colour, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from textwrap import fill
from typing import Any

WIDTH = 78
_NAMES = {
    "request": "First letter",
    "reminder": "Reminder",
    "appeal": "Appeal to the business",
    "controller_complaint": "Complaint to the organisation",
    "complaint": "Complaint to the authority",
}
_BECAUSE = {
    "at_once": "you can send it today",
    "overdue": "the time for an answer has passed",
    "request_first": "after the first letter",
    "controller_complaint_first": "after the complaint to the organisation",
    "appeal_first": "after the appeal",
    "answer": "when an answer comes, or fails to come",
}
_DEADLINES = {
    "answer": "Answer",
    "acknowledge": "Confirmation of receipt",
    "opt_out": "Opt-out carried out",
    "decision": "Decision on the appeal",
    "decision_extended": "Decision on the appeal, at the latest",
    "outcome": "Outcome",
}


def plan_text(content: Mapping[str, Any], *, brief: bool = False) -> str:
    """What to write, to whom, under which provision, by when, why; then what comes later, and what is not certain.

    `brief` leaves out the notes that only explain.
    """
    return "\n".join(_sections(content, brief))


def _sections(content: Mapping[str, Any], brief: bool) -> Iterator[str]:
    yield from _now(content)
    yield from _not_given(content["not_given"])
    yield from _rights(content["applies"])
    yield from _dates("Dates", content["dates"])
    yield from _dates("If it arrives today", content["if_it_arrives_today"])
    yield from _later(content["ladder"])
    yield from _authorities(content["authorities"])
    yield from _notes(note for note in content["notes"] if not brief or note["kind"] != "explains")
    yield from _doubts(content)


def _now(content: Mapping[str, Any]) -> Iterator[str]:
    step = content["next"]
    if content["not_given"]:
        yield from _wrapped(
            "", "No law that the kit knows gives you this right here, on this day. See below what does work."
        )
    if content["law"] is None:
        return
    yield f"Law: {content['law']['name']}, as it stands on {content['as_of']}"
    if step is None:
        yield "Now: nothing to write today."
        return
    yield f"Now: {_name(step)} ({_because(step['because'])})"
    yield from _wrapped("To:  ", ", ".join(step["to"]) if step["to"] else step["because"])
    if step["advice"]:
        yield from _wrapped("     ", step["advice"])


def _name(step: Mapping[str, Any]) -> str:
    """What the step is called; a request may also be filed with an authority, and then it is no letter."""
    filed = step["document"] == "request" and step["goes_to"] == "authority"
    return "Request filed with the authority" if filed else _NAMES[step["document"]]


def _because(key: str) -> str:
    return _BECAUSE.get(key, key.replace("_", " "))


def _not_given(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    listed = [row for row in rows if row["because"]]
    if not listed:
        return
    yield from _heading("Why not")
    for row in listed:
        yield from _wrapped("- ", f"{row['right'].replace('_', ' ')}: {'; '.join(row['because'])}.")


def _rights(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    if not rows:
        return
    yield from _heading("You can rely on")
    for row in rows:
        name = row["right"].replace("_", " ")
        what = "to be carried out" if row["period_for"] == "opt_out" else "answer"
        period = f", {what} within {row['period']} ({row['period_citation']})" if row["period"] else ""
        unsure = "" if row["applies"] else " Whether it applies could not be decided; it is asked for all the same."
        yield from _wrapped("- ", f"{name}: {row['citation']}{period}.{unsure}")


def _dates(title: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    listed = list(rows)
    if not listed:
        return
    yield from _heading(title)
    for key in dict.fromkeys((row["deadline"], row["due"], row["complain_from"], row["how"]) for row in listed):
        deadline, due, late, how = key
        names = [row["right"] for row in listed if (row["deadline"], row["due"]) == (deadline, due)]
        rights = ", ".join(dict.fromkeys(name.replace("_", " ") for name in names))
        yield from _wrapped("- ", f"{_DEADLINES[deadline]} ({rights}): {due}; late beyond doubt from {late}.")
        yield from _wrapped("  ", how)


def _later(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    waiting = [row for row in rows if row["state"] == "waiting"]
    if not waiting:
        return
    yield from _heading("After that")
    for row in waiting:
        when = f" from {row['opens_on']}" if row["opens_on"] else f" ({_because(row['because'])})"
        yield from _wrapped("- ", f"{_NAMES[row['document']]}{when}. {row['advice'] or ''}".strip())


def _authorities(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    listed = list(rows)
    if not listed:
        return
    yield from _heading("Who takes a complaint")
    for because in dict.fromkeys(row["because"] for row in listed):
        names = [_marked(row) for row in listed if row["because"] == because]
        yield from _wrapped("- ", f"{'; '.join(names)}: {because}")
    for row in listed:
        if row["public_record"]:
            yield from _wrapped("- ", f"Before you write to {row['name']}: {row['public_record']}")


def _marked(row: Mapping[str, Any]) -> str:
    mark = " (recommended)" if row["recommended"] else " (lead authority)" if row["lead"] else ""
    return f"{row['name']}{mark}"


def _notes(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    listed = list(rows)
    if not listed:
        return
    yield from _heading("Good to know")
    for row in listed:
        yield from _wrapped("- ", row["says"])


def _doubts(content: Mapping[str, Any]) -> Iterator[str]:
    if content["unverified"]:
        yield from _heading("Nobody has read these against their source yet")
        for row in content["unverified"]:
            yield from _wrapped("- ", f"{row['says']}: {row['doubt'] or 'check it before you rely on it.'}")
    asked = {row["rule"]: row["right"].replace("_", " ") for row in content["applies"]}
    open_rules = [row for row in content["undecided"] if row["rule"] in asked]
    if open_rules:
        yield from _heading("Could not be decided")
    for needs in dict.fromkeys(tuple(row["needs"]) for row in open_rules):
        names = ", ".join(asked[row["rule"]] for row in open_rules if tuple(row["needs"]) == needs)
        yield from _wrapped("- ", f"{names}; it depends on {'; '.join(needs)}.")


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield "-" * len(text)


def _wrapped(start: str, text: str) -> Iterator[str]:
    yield fill(" ".join(text.split()), WIDTH, initial_indent=start, subsequent_indent=" " * len(start))
