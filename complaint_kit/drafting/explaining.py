"""What applies, what does not, what cannot be decided, and why: the plan as data, for `explain` and the wizard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.drafting.age import old_reading
from complaint_kit.drafting.counting import explained, period_in_words
from complaint_kit.drafting.documents import addressee, language_for
from complaint_kit.drafting.elsewhere import word_on
from complaint_kit.drafting.party_words import parties
from complaint_kit.drafting.preparing import two_roads
from complaint_kit.drafting.reasons import Reasons
from complaint_kit.drafting.record_words import record_lines
from complaint_kit.drafting.road_words import own_days, road
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.sending import warnings
from complaint_kit.drafting.speaking import steps_speak
from complaint_kit.errors import AnswersError
from complaint_kit.law.authorities import Candidate
from complaint_kit.law.entry import Words
from complaint_kit.law.matching import Match
from complaint_kit.law.model import Law
from complaint_kit.law.rights import Right
from complaint_kit.planning.clocks import Clock
from complaint_kit.planning.ladder import Rung
from complaint_kit.planning.plan import Matter, Plan


def explanation(plan: Plan, screen: Screen) -> dict[str, Any]:
    """The plan as JSON-ready data: next step, rights with citation, period, source and date read, ladder, doubts."""
    return _Explained(plan, screen, screen.words(plan.situation.scenario)).content()


@dataclass(frozen=True)
class _Explained:
    """One plan in the language of the screen. `words` are the words of its scenario."""

    plan: Plan
    screen: Screen
    words: Mapping[str, Any]

    def content(self) -> dict[str, Any]:
        plan, case = self.plan, self.plan.situation
        return {
            "scenario": case.scenario,
            "as_of": case.today.isoformat(),
            "locale": self._locale,
            "residence": case.residence,
            "organisation": case.organisation_name,
            "packs": list(steps_speak(plan, self.screen.library, self.words, self.screen.language)),
            "translated": all(self.screen.language in matter.law.name for matter in plan.matters),
            **self._leading(),
            "leads": self._leads(),
            "parties": [asdict(one) for one in parties(case, self.screen.library, self.words)],
            "elsewhere": word_on(self.screen, case.residence),
            "matters": [self._matter(one) for one in plan.matters[1:]],
            "not_given": self._not_given(),
            **self._roads(),
            "mine": [asdict(one) for one in own_days(plan.mine, self.words, self.screen.language, self._locale)],
            "undecided": [self._undecided(one) for one in plan.matches if one.applies is None],
            "does_not_apply": [self._ruled_out(one) for one in plan.matches if one.applies is False],
            "notes": [{"kind": note.kind, "says": self._in(note.says), "doubt": note.doubt} for note in plan.notes],
            "record": [asdict(one) for one in record_lines(case, self.words, self.screen.language)],
            "read_long_ago": self._read_long_ago(),
            "unverified": _each_once(
                [
                    *(self._unread(one) for matter in plan.matters for one in matter.unverified),
                    *self._unread_addresses(),
                ]
            ),
        }

    def _leading(self) -> dict[str, Any]:
        """The matter of the leading law; the same keys with nothing in them where there is none."""
        if self.plan.matters:
            return self._matter(self.plan.matters[0])
        lists = ("applies", "dates", "if_it_arrives_today", "ladder", "authorities")
        return {"law": None, "next": None} | {name: [] for name in lists}

    def _matter(self, matter: Matter) -> dict[str, Any]:
        awaited = matter.if_sent(matter.document) if matter.document else ()
        return {
            "law": self._law(matter.law),
            "next": self._next(matter),
            "applies": [self._right(matter, right) for right in matter.asked],
            "dates": [self._due(one) for one in matter.due],
            "if_it_arrives_today": [self._due(one) for one in awaited if one.whose != "person"],
            "ladder": [self._rung(one) for one in matter.ladder],
            "authorities": [office(one, self.screen) for one in matter.candidates],
        }

    def _roads(self) -> dict[str, Any]:
        two = two_roads(self.screen.library, self.plan)
        return {
            name: [asdict(one) for one in road(lines, self.words, self.screen.language, self._locale)]
            for name, lines in (("silence", two.silence), ("refusal", two.refusal))
        }

    @property
    def _locale(self) -> str:
        return wording.locale_of(self.screen.language, self.plan.situation.residence)

    def _in(self, words: Words) -> str:
        return self.screen.said(words)

    def _said(self, words: Words | None) -> str | None:
        return self._in(words) if words else None

    def _law(self, law: Law) -> dict[str, Any]:
        return {"id": law.id, "name": self._in(law.name), "covers": self._said(law.covers_in_words)}

    def _leads(self) -> dict[str, Any]:
        """Why the law leads, if it is not that of the person's home; and the laws that reach the case as well."""
        found = self.plan.situation.governing
        beside = [
            {"id": one.law.id, "name": self._in(one.law.name), "because": self._in(one.says)} for one in found.beside
        ]
        return {
            "place": found.place,
            "because": self._said(found.says) if self.plan.matters else None,
            "beside": beside,
        }

    def _next(self, matter: Matter) -> dict[str, Any] | None:
        rung = matter.recommended
        if rung is None:
            return None
        step = rung.step
        advice = self._said(step.advice)
        known = {"document": step.document, "goes_to": step.to, "because": rung.because, "advice": advice}
        try:
            to = addressee(matter, step.document)
            letter = language_for(matter, self.screen.library, None, step.document)
        except AnswersError as error:
            return {**known, "to": None, "problem": str(error)}
        sending = warnings(to, letter, self.words, self.screen.language)
        lines = [line for line in to.lines if line]
        return {**known, "to": lines, "email": to.email, "form": to.form, "sending": list(sending)}

    def _not_given(self) -> list[dict[str, Any]]:
        """Where no law gives a right that was wanted: each of these, and why the laws here do not give it."""
        if any(matter.asked for matter in self.plan.matters):
            return []
        return [{"right": one, "because": [*self._against(one), *self._silent(one)]} for one in self.plan.wanted]

    def _against(self, right: Right) -> list[str]:
        """The laws that give the right, but not in this case, each with what decided that."""
        found = [one for one in self.plan.matches if one.rule.gives == right and one.because]
        return [f"{self._in(one.law.name)}: {'; '.join(self._because(one))}" for one in found]

    def _silent(self, right: Right) -> list[str]:
        """The laws of the place under which one can make requests, but not this one."""
        matches = self.plan.matches
        laws = {one.law.id: one.law for one in matches if _has_requests(one.law) and one.law.in_force.covers(one.on)}
        giving = {one.law.id for one in matches if one.rule.gives == right}
        silent: str = self.words["reasons"]["silent"]
        return [silent.format(law=self._in(law.name)) for id_, law in laws.items() if id_ not in giving]

    def _ruled_out(self, match: Match) -> dict[str, Any]:
        return {"rule": match.id, "because": self._because(match)}

    def _because(self, match: Match) -> list[str]:
        return [self._reasons.said(reason) for reason in match.because]

    def _undecided(self, match: Match) -> dict[str, Any]:
        needs = dict.fromkeys(self._reasons.test(test) for test in match.open_tests)
        return {"rule": match.id, "needs": list(needs)}

    @property
    def _reasons(self) -> Reasons:
        return Reasons(self.screen, self.words)

    def _right(self, matter: Matter, right: Right) -> dict[str, Any]:
        match = matter.rights[right]
        verified = match.law.verified_of(match.rule)
        period = next((one for one in match.rule.deadlines if one.id in {"answer", "opt_out"} and one.within), None)
        within = period.within if period else None
        return {
            "right": right,
            "rule": match.id,
            "citation": self._in(match.rule.cite["right"].words),
            "applies": match.applies,
            "period": str(within) if within else None,
            "period_in_words": period_in_words(within, self.words, self.screen.language) if within else None,
            "period_for": period.id if period else None,
            "period_citation": self._in(match.rule.cite[period.cite].words) if period else None,
            "scope": self._said(match.rule.scope),
            "limits": self.screen.listed(match.rule.limits),
            "free": self._said(match.rule.free),
            "source": match.law.source_of(match.rule).url,
            "verified": verified.on.isoformat() if verified else None,
            "doubt": match.rule.doubts,
        }

    def _due(self, due: Clock) -> dict[str, Any]:
        return {
            "right": due.right,
            "deadline": due.deadline.id,
            "duty": self._said(due.deadline.duty),
            "due": due.counted.due.isoformat(),
            "complain_from": due.counted.complain_from.isoformat(),
            "arrival_assumed": due.assumed,
            "answered": due.ended is not None,
            "how": explained(due.counted, self.words, self.screen.language),
            "citation": self._in(due.match.rule.cite[due.deadline.cite].words),
        }

    def _rung(self, rung: Rung) -> dict[str, Any]:
        return {
            "document": rung.step.document,
            "to": rung.step.to,
            "state": rung.state,
            "opens_on": rung.opens_on.isoformat() if rung.opens_on else None,
            "on": rung.on.isoformat() if rung.on else None,
            "because": rung.because,
            "rights": list(rung.rights),
            "advice": self._said(rung.step.advice),
        }

    def _read_long_ago(self) -> dict[str, Any] | None:
        """The oldest reading of what letters may cite, if it is old."""
        plan = self.plan
        read = (one.law.verified_of(one.rule) for matter in plan.matters for one in matter.relied_on)
        age = old_reading((one.on for one in read if one), plan.situation.today)
        return {"on": age.on.isoformat(), "months": age.months} if age else None

    def _unread(self, match: Match) -> dict[str, Any]:
        read = match.law.verified_of(match.rule)
        unread = match.rule.unread if read else (match.rule.cite["right"],)
        cited = "; ".join(dict.fromkeys(self._in(citation.words) for citation in unread))
        return {"entry": match.id, "says": cited, "doubt": match.rule.doubts or match.law.doubt}

    def _unread_addresses(self) -> list[dict[str, Any]]:
        """The organisation and the recommended authority, where nobody has read name and address at their source."""
        offices = (one for matter in self.plan.matters for one in matter.candidates)
        authority = next((one.authority for one in offices if one.recommended), None)
        entries = [one for one in (self.plan.situation.entity, authority) if one and one.verified is None]
        says: str = self.words["screen"]["plan"]["name_and_address"]
        return [{"entry": one.id, "says": says.format(name=one.name), "doubt": one.doubt} for one in entries]


def office(candidate: Candidate, screen: Screen) -> dict[str, Any]:
    """An authority that may be complained to, how to reach it, what it asks for, and why it is offered."""
    authority = candidate.authority
    public = authority.public_record
    return {
        "id": authority.id,
        "name": screen.said(authority.name_in),
        "because": screen.said(candidate.because),
        "recommended": candidate.recommended,
        "lead": candidate.lead,
        "web_form": authority.web_form,
        "email": authority.email,
        "phone": authority.phone,
        "website": authority.website,
        "email_needs": authority.email_needs,
        "prior_contact": authority.prior_contact,
        "insists_on": screen.listed(authority.insists_on),
        "public_record": screen.said(public) if public else None,
        "verified": authority.verified.on.isoformat() if authority.verified else None,
    }


def _has_requests(law: Law) -> bool:
    return any(step.document == "request" for step in law.ladder)


def _each_once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, without those that would read the same: two rules may share a provision and its doubt."""
    return list({(row["says"], row["doubt"]): row for row in rows}.values())
