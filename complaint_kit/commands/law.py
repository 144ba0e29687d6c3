"""`explain`, `deadline`, `authority`: what the law says, and why."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from textwrap import fill
from typing import Any, get_args

from complaint_kit.cases import folder as cases
from complaint_kit.commands import shared
from complaint_kit.commands.cases import plan_of
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.plan_json import as_json, office_as_json
from complaint_kit.commands.sentences import explain_sentences
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.counting import explained
from complaint_kit.drafting.elsewhere import word_on
from complaint_kit.drafting.explaining import explanation, office
from complaint_kit.drafting.plan_text import plan_text
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import AnswersError, PackError
from complaint_kit.law.authorities import Candidate, candidates
from complaint_kit.law.dates import Counted, count
from complaint_kit.law.model import Deadline, Law, Rule
from complaint_kit.law.offices import Sector
from complaint_kit.packs.library import Library
from complaint_kit.planning.clocks import HolidayPlaces
from complaint_kit.planning.plan import Plan
from complaint_kit.wizard.offer import say
from complaint_kit.wizard.width import width


def explain(options: argparse.Namespace) -> int:
    """Prints what applies to a case or an answers file, what does not, what is undecided, and why."""
    library = shared.library(options)
    screen = shared.screen(options, library)
    if options.sentences:
        return explain_sentences(options, _plan(options, library), screen)
    content = explanation(_plan(options, library), screen)
    if options.json:
        shared.print_json(as_json(content))
    else:
        print(plan_text(content, screen.words(), width()))
    return DONE


def _plan(options: argparse.Namespace, library: Library) -> Plan:
    if options.answers:
        return prepare(library, shared.answers(options, library), options.as_of, place=str(options.answers))
    if options.case is None and not cases.cases_in(shared.home(options)):
        raise AnswersError("nothing to explain", mend="Name a case, or an answers file with --answers.")
    folder = shared.case_folder(options)
    return plan_of(library, folder, cases.load(folder, library), options.as_of)


def deadline(options: argparse.Namespace) -> int:
    """Prints when an answer is due under one rule, and how that was counted."""
    library = shared.library(options)
    law = library.law(options.law)
    options.place = _place_of_holidays(library, options.place)
    rule, wanted = _rule_and_deadline(law, options)
    screen = shared.screen(options, library)
    seats = HolidayPlaces(options.place or law.applies_in[0], options.place, library.calendars)
    content = _counted(law, rule, wanted, options.received, seats, screen)
    if options.json:
        shared.print_json(content)
        return DONE
    words = screen.words()
    says = words["screen"]["commands"]
    print(f"{screen.said(law.name)}, {content['citation']}")
    print(says["due"].format(**content))
    if content["extended"]:
        print(says["if_extended"].format(**content))
    say(content["explanation"])
    say(words["counting"]["conventions"][content["convention"]]["says"])
    print(says["source"].format(**content))
    return DONE


def _rule_and_deadline(law: Law, options: argparse.Namespace) -> tuple[Rule, Deadline]:
    id_, _, named = options.rule.partition(".")
    rule = next((one for one in law.rules_on(options.received) if one.id == id_), None)
    if rule is None:
        known = ", ".join(one.id for one in law.rules_on(options.received) if one.deadlines) or "none"
        raise PackError(
            f"{law.id} has no such rule on {options.received}", found=id_, mend=f"With deadlines that day: {known}."
        )
    counted = [one for one in rule.deadlines if one.within]
    found = next((one for one in counted if one.id == named or not named), None)
    if found is None:
        ids = ", ".join(f"{rule.id}.{one.id}" for one in counted) or "none"
        raise PackError("this rule has no such deadline in figures", found=options.rule, mend=f"It has: {ids}.")
    return rule, _main(counted) if not named else found


def _main(deadlines: list[Deadline]) -> Deadline:
    """The deadline a rule stands for when none is named: the answer, or else its first."""
    return next((one for one in deadlines if one.id == "answer"), deadlines[0])


def _counted(
    law: Law, rule: Rule, wanted: Deadline, received: date, seats: HolidayPlaces, screen: Screen
) -> dict[str, Any]:
    result = _count(law, wanted, received, seats)
    longer = rule.deadline("extended")
    extended = _count(law, longer, received, seats) if longer and longer.within and wanted.id == "answer" else None
    verified = law.verified_of(rule, wanted.cite)
    return {
        "law": law.id,
        "rule": f"{rule.id}.{wanted.id}",
        "received": received.isoformat(),
        "due": result.due.isoformat(),
        "complain_from": result.complain_from.isoformat(),
        "extended": extended.due.isoformat() if extended else None,
        "convention": result.convention,
        "place": result.place,
        "explanation": explained(result, screen.words(), screen.language),
        "citation": screen.said(rule.cite[wanted.cite].words),
        "source": law.source_of(rule, wanted.cite).url,
        "verified": verified.on.isoformat() if verified else None,
        "doubt": rule.doubts,
    }


def _count(law: Law, wanted: Deadline, received: date, seats: HolidayPlaces) -> Counted:
    assert wanted.within is not None
    convention = wanted.counting or law.counting
    holidays = seats.holidays_for(convention, "request")
    return count(convention, received, wanted.within, holidays, told=wanted.told, calendars=seats.calendars)


def authority(options: argparse.Namespace) -> int:
    """Prints the authorities that can take a complaint, in order, with reasons."""
    if options.sector not in get_args(Sector):
        raise AnswersError("no such sector", found=options.sector, mend=f"Write one of: {', '.join(get_args(Sector))}.")
    screen = shared.screen(options, shared.library(options))
    found = _candidates(screen.library, options)
    if not found:
        _say_where_to_turn(screen, options.residence)
    if options.json:
        shared.print_json([office_as_json(office(one, screen)) | {"name": one.authority.name} for one in found])
        return DONE
    says = screen.words()["screen"]["commands"]
    shared.print_table(
        (says["authority"], says["why"], ""),
        [
            (one.authority.name, screen.said(one.because), says["recommended"] if one.recommended else "")
            for one in found
        ],
    )
    return DONE


def _say_where_to_turn(screen: Screen, residence: str) -> None:
    """On standard error: what is known of a place whose law the kit does not have."""
    word = word_on(screen, screen.library.place_names.read(residence))
    if word:
        print(fill(word, 78), file=sys.stderr)


def _candidates(library: Library, options: argparse.Namespace) -> tuple[Candidate, ...]:
    """Those in the first role in which there is anybody."""
    named = (options.residence, options.work, options.infringement, options.controller)
    residence, work, infringement, controller = (_place(library, code) for code in named)
    offices = library.authorities(*(place for place in (residence, work, infringement, controller) if place))
    by_role = (
        candidates(
            offices,
            library.places,
            library.routing,
            residence=residence or "",
            work=work,
            infringement=infringement,
            controller=controller,
            sector=options.sector,
            on=options.as_of,
            role=role,
        )
        for role in library.routing.general
    )
    return next((found for found in by_role if found), ())


def _place_of_holidays(library: Library, code: str | None) -> str | None:
    """The place, of which only the country must be known: parts such as cantons have holidays, but no law here."""
    if code:
        library.place_names.read(code.partition("-")[0])
    return code.upper() if code else None


def _place(library: Library, code: str | None) -> str | None:
    return library.place_names.read(code) if code else None
