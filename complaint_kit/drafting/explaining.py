"""What applies, what does not, what cannot be decided, and why: the plan as data, for `explain` and the wizard."""

from __future__ import annotations

from typing import Any

from complaint_kit.drafting.documents import addressee
from complaint_kit.drafting.preparing import in_words
from complaint_kit.errors import AnswersError
from complaint_kit.law.authorities import Candidate
from complaint_kit.law.entry import WordLists, Words
from complaint_kit.law.matching import Match
from complaint_kit.law.model import Law
from complaint_kit.law.rights import Right
from complaint_kit.packs.library import Library
from complaint_kit.planning.clocks import Due
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.plan import Plan


def explanation(plan: Plan, library: Library) -> dict[str, Any]:
    """The plan as JSON-ready data: next step, rights with citation, period, source and date read, ladder, doubts."""
    case = plan.situation
    return {
        "scenario": case.scenario,
        "as_of": case.today.isoformat(),
        "residence": case.residence,
        "organisation": case.organisation_name,
        "law": _law(plan.law) if plan.law else None,
        "next": _next(plan),
        "applies": [_right(plan, right) for right in plan.asked],
        "not_given": _not_given(plan),
        "dates": [_due(one) for one in plan.due],
        "if_it_arrives_today": [_due(one) for one in plan.projected],
        "ladder": [_rung(one) for one in plan.ladder],
        "authorities": [office(one) for one in plan.candidates],
        "undecided": [_undecided(one, library) for one in plan.matches if one.applies is None],
        "does_not_apply": [
            {"rule": one.id, "because": list(one.because)} for one in plan.matches if one.applies is False
        ],
        "notes": [{"kind": note.kind, "says": english(note.says)} for note in plan.notes],
        "unverified": _each_once([*(_unread(one) for one in plan.unverified), *_unread_addresses(plan)]),
    }


def english(words: Words) -> str:
    """The English words: what the screen speaks. Every text shown there has them; `check` sees to it."""
    return words["en"]


def office(candidate: Candidate) -> dict[str, Any]:
    """An authority that may be complained to, how to reach it, what it asks for, and why it is offered."""
    authority = candidate.authority
    return {
        "id": authority.id,
        "name": english(authority.name_in),
        "because": english(candidate.because),
        "recommended": candidate.recommended,
        "lead": candidate.lead,
        "web_form": authority.web_form,
        "email": authority.email,
        "phone": authority.phone,
        "website": authority.website,
        "prior_contact": authority.prior_contact,
        "insists_on": _listed(authority.insists_on),
        "public_record": _said(authority.public_record),
        "verified": authority.verified.on.isoformat() if authority.verified else None,
    }


def _said(words: Words | None) -> str | None:
    return english(words) if words else None


def _listed(words: WordLists | None) -> list[str]:
    return list(words["en"]) if words else []


def _law(law: Law) -> dict[str, Any]:
    return {"id": law.id, "name": english(law.name), "covers": _said(law.covers_in_words)}


def _next(plan: Plan) -> dict[str, Any] | None:
    rung = plan.open_rung
    if rung is None:
        return None
    step = rung.step
    known = {"document": step.document, "goes_to": step.to, "because": rung.because, "advice": _said(step.advice)}
    try:
        to = addressee(plan, step.document)
    except AnswersError as error:
        return {**known, "to": None, "problem": str(error)}
    return {**known, "to": [line for line in to.lines if line], "email": to.email, "form": to.form}


def _not_given(plan: Plan) -> list[dict[str, Any]]:
    """Where no law gives a right that was wanted: each of these rights, and why the laws here do not give it."""
    if plan.asked:
        return []
    return [{"right": right, "because": [*_ruled_out(plan, right), *_silent(plan, right)]} for right in plan.wanted]


def _ruled_out(plan: Plan, right: Right) -> list[str]:
    """The laws that give the right, but not in this case, each with what decided that."""
    against = [one for one in plan.matches if one.rule.gives == right and one.because]
    return [f"{one.law.name['en']}: {'; '.join(one.because)}" for one in against]


def _silent(plan: Plan, right: Right) -> list[str]:
    """The laws of the place under which one can make requests, but not this one."""
    laws = {one.law.id: one.law for one in plan.matches if _has_requests(one.law) and one.law.in_force.covers(one.on)}
    giving = {one.law.id for one in plan.matches if one.rule.gives == right}
    return [f"the {law.name['en']} gives no such right" for id_, law in laws.items() if id_ not in giving]


def _has_requests(law: Law) -> bool:
    return any(step.document == "request" for step in law.ladder)


def _right(plan: Plan, right: Right) -> dict[str, Any]:
    match = plan.rights[right]
    verified = match.law.verified_of(match.rule)
    period = next((one for one in match.rule.deadlines if one.id in {"answer", "opt_out"} and one.within), None)
    return {
        "right": right,
        "rule": match.id,
        "citation": english(match.rule.cite["right"]),
        "applies": match.applies,
        "period": period.within.words("en") if period and period.within else None,
        "period_for": period.id if period else None,
        "period_citation": english(match.rule.cite[period.cite]) if period else None,
        "scope": _said(match.rule.scope),
        "limits": _listed(match.rule.limits),
        "free": _said(match.rule.free),
        "source": match.law.source_of(match.rule).url,
        "verified": verified.on.isoformat() if verified else None,
        "doubt": match.rule.doubt,
    }


def _due(due: Due) -> dict[str, Any]:
    return {
        "right": due.right,
        "deadline": due.deadline.id,
        "duty": _said(due.deadline.duty),
        "due": due.counted.due.isoformat(),
        "complain_from": due.counted.complain_from.isoformat(),
        "arrival_assumed": due.assumed,
        "answered": due.answered,
        "how": due.counted.explanation,
        "citation": english(due.match.rule.cite[due.deadline.cite]),
    }


def _rung(rung: Rung) -> dict[str, Any]:
    return {
        "document": rung.step.document,
        "to": rung.step.to,
        "state": rung.state,
        "opens_on": rung.opens_on.isoformat() if rung.opens_on else None,
        "because": rung.because,
        "advice": _said(rung.step.advice),
    }


def _undecided(match: Match, library: Library) -> dict[str, Any]:
    needs = dict.fromkeys(in_words(library, test) for test in match.open_tests)
    return {"rule": match.id, "needs": list(needs)}


def _each_once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, without those that would read the same: two rules may share a provision and its doubt."""
    return list({(row["says"], row["doubt"]): row for row in rows}.values())


def _unread(match: Match) -> dict[str, Any]:
    return {
        "entry": match.id,
        "says": english(match.rule.cite["right"]),
        "doubt": match.rule.doubt or match.law.doubt,
    }


def _unread_addresses(plan: Plan) -> list[dict[str, Any]]:
    """The organisation and the recommended authority, where nobody has read name and address at their source."""
    authority = next((one.authority for one in plan.candidates if one.recommended), None)
    entries = [entry for entry in (plan.situation.entity, authority) if entry and entry.verified is None]
    return [{"entry": one.id, "says": f"{one.name}: name and address", "doubt": one.doubt} for one in entries]
