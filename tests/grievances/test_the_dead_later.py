"""Somebody has died: what comes after the first letter says who died, who writes, and where the writer lives."""

from typing import Any

import pytest

from tests.grievances.conftest import Letter

MARY = {"for": "estate", "person": {"name": "Mary Example"}}
POLICE: dict[str, Any] = {"organisation": {"name": "Policía Nacional", "sector": "police"}, "is_to_me": "police"}
ASKED: dict[str, Any] = {"id": "request-1", "asked": ["access"], "sent": "2026-12-10", "channel": "email"}
CAME = {"complaint": "refused", "reply": "identity_asked"}


@pytest.mark.parametrize(
    ("kind", "language", "says"),
    [
        ("complaint", "en", "I am an heir; proof of that is enclosed"),
        ("reply", "en", "a copy of the death certificate is enclosed"),
        ("complaint", "de", "der Nachweis liegt bei"),
    ],
)
def test_the_spanish_police_and_its_supervisor_read_who_died_and_who_writes(
    letter: Letter, kind: str, language: str, says: str
) -> None:
    """Article 3 gives the rights to whoever was tied to the person, and to heirs: who complains shows to be one."""
    told = {**POLICE, "acting": MARY, "facts": {"dead_relation": "heir", "purpose": "law_enforcement"}}
    papers = [ASKED | {"replies": [{"on": "2026-12-15", "kind": CAME[kind]}]}]
    said = letter(kind, "the_dead", "ES", "2026-12-20", want=["copy"], papers=papers, language=language, **told)
    assert says in said


def test_a_hospital_reads_in_every_letter_that_the_writer_lives_there_and_not_the_dead(letter: Letter) -> None:
    hospital = {"organisation": {"name": "Harrow Hospital"}, "is_to_me": "health", "acting": MARY}
    asked = [ASKED | {"replies": [{"on": "2026-12-15", "kind": "identity_asked"}]}]
    facts = {"dead_relation": "executor"}
    said = letter("reply", "the_dead", "US-OH", "2026-12-20", want=["copy"], papers=asked, facts=facts, **hospital)
    assert "I am a resident of Ohio" in said
    assert "Mary Example is a resident" not in said
    assert "I am the executor or administrator of the estate; proof of that is enclosed" in said


@pytest.mark.parametrize(("home", "act"), [("ES", "Organic Law 3/2018"), ("US-OH", "45 CFR 164.524")])
def test_who_says_nothing_of_the_relation_still_says_that_the_person_has_died(
    letter: Letter, home: str, act: str
) -> None:
    told = {"organisation": {"name": "Harrow Hospital"}, "is_to_me": "health", "acting": MARY}
    said = letter("request", "access", home, want=["copy"], **told)
    assert act in said
    assert "Mary Example died; a copy of the death certificate is enclosed" in said


def test_an_executor_whom_a_hospital_turns_away_stands_in_for_the_dead_under_their_own_paragraph(
    letter: Letter,
) -> None:
    refused = {"on": "2026-12-15", "kind": "refused", "ground": "agent_refused"}
    hospital = {"organisation": {"name": "Harrow Hospital"}, "is_to_me": "health", "acting": MARY}
    told = {**hospital, "papers": [ASKED | {"replies": [refused]}], "facts": {"dead_relation": "executor"}}
    said = letter("complaint", "the_dead", "US-OH", "2026-12-20", want=["copy"], **told)
    assert "somebody who has died or for the estate has to be treated as that person, for health information" in said
    assert "that bears on what they do in that role (45 CFR 164.502(g)(4))" in said
    assert "decisions on health care" not in said
