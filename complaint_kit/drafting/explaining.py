"""What applies, what does not, what cannot be decided, and why: the plan in words, for `explain` and the wizard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from complaint_kit.drafting import wording
from complaint_kit.drafting.age import old_reading
from complaint_kit.drafting.authority import only_the_person, to_sign_first
from complaint_kit.drafting.build_plan import two_roads
from complaint_kit.drafting.counting import deadline_in_words, explained
from complaint_kit.drafting.demand_words import lacking_words
from complaint_kit.drafting.documents import addressee
from complaint_kit.drafting.elsewhere import word_on
from complaint_kit.drafting.explanation import (
    DueDay,
    Explanation,
    LadderStep,
    LawBeside,
    LawSaid,
    Leading,
    MatterSaid,
    NextStep,
    NoteSaid,
    NotGiven,
    Office,
    ReadLongAgo,
    RightSaid,
    RuledOut,
    Sending,
    Undecided,
    Unread,
)  # fmt: skip
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.naming import document_names
from complaint_kit.drafting.party_words import parties
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
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan


def explanation(plan: Plan, screen: Screen) -> Explanation:
    """The plan in the language of the screen: next step, rights, periods, who read that and when, ladder, doubts."""
    return _Explained(plan, screen, screen.words(plan.situation.scenario)).content()


@dataclass(frozen=True)
class _Explained:
    """One plan in the language of the screen. `words` are the words of its scenario."""

    plan: Plan
    screen: Screen
    words: Mapping[str, Any]

    def content(self) -> Explanation:
        plan, case = self.plan, self.plan.situation
        two = two_roads(self.screen.library, plan)
        return Explanation(
            scenario=case.scenario,
            as_of=case.today.isoformat(),
            locale=self._locale,
            residence=case.residence,
            organisation=case.organisation_name,
            packs=tuple(steps_speak(plan, self.screen.library, self.words, self.screen.language)),
            translated=all(self.screen.language in matter.law.name for matter in plan.matters),
            leading=self._matter(plan.matters[0]) if plan.matters else MatterSaid(applies=self._without_letters()),
            leads=self._leads(),
            parties=parties(case, self.screen.library, self.words),
            elsewhere=word_on(self.screen, case.residence),
            matters=tuple(self._matter(one) for one in plan.matters[1:]),
            asking=next((one.state for one in plan.asking.ladder if one.open), None) if plan.asking else None,
            not_given=self._not_given(),
            silence=road(two.silence, self.words, self.screen.language, self._locale),
            refusal=road(two.refusal, self.words, self.screen.language, self._locale),
            mine=own_days(plan.mine, self.words, self.screen.language, self._locale),
            undecided=tuple(self._undecided(one) for one in plan.matches if one.applies is None),
            presumed=self._presumed(),
            does_not_apply=tuple(RuledOut(one.id, self._because(one)) for one in plan.matches if one.applies is False),
            notes=tuple(NoteSaid(n.kind, self._in(n.says), n.doubt, bool(n.scenarios)) for n in plan.notes),
            record=tuple(record_lines(case, self.words, self.screen.language)),
            read_long_ago=self._read_long_ago(),
            unverified=_each_once(
                (*(self._unread(one) for m in plan.matters for one in m.unverified), *self._unread_addresses())
            ),
            sign_first=to_sign_first(plan, self.words),
            only_the_person=tuple(
                one for each, _ in plan.now for one in only_the_person(each, self.screen, self.words)
            ),
        )

    def _matter(self, matter: Matter) -> MatterSaid:
        awaited = matter.if_sent(matter.document) if matter.document else ()
        return MatterSaid(
            law=LawSaid(matter.law.id, self._in(matter.law.name), self._said(matter.law.covers_in_words)),
            next=self._next(matter),
            applies=tuple(self._right(matter.rights[right]) for right in matter.asked),
            dates=tuple(self._due(one) for one in matter.due),
            if_it_arrives_today=tuple(self._due(one) for one in awaited if one.whose != "person"),
            ladder=tuple(self._rung(one, matter) for one in matter.ladder),
            authorities=tuple(self._office(one, matter) for one in matter.candidates),
        )

    @property
    def _locale(self) -> str:
        return wording.locale_of(self.screen.language, self.plan.situation.residence)

    def _in(self, words: Words) -> str:
        return self.screen.said(words)

    def _said(self, words: Words | None) -> str | None:
        return self._in(words) if words else None

    def _leads(self) -> Leading:
        """Why the law leads, if it is not that of the person's home; and the laws that reach the case as well."""
        found = self.plan.situation.governing
        beside = tuple(LawBeside(one.law.id, self._in(one.law.name), self._in(one.says)) for one in found.beside)
        return Leading(found.place, self._said(found.says) if self.plan.matters else None, beside)

    def _next(self, matter: Matter) -> NextStep | None:
        rung = matter.recommended
        if rung is None:
            return None
        called = document_names(self.words, matter.law.family)[rung.step.document]
        known = (rung.step.document, called, rung.step.to, rung.because, self._said(rung.step.advice))
        try:
            to = addressee(matter, rung.step.document)
            letter = language_for(matter, self.screen.library, None, rung.step.document)
        except AnswersError as error:
            return NextStep(*known, sent=None, problem=str(error))
        lines = tuple(line for line in to.lines if line)
        sending = tuple(warnings(to, matter.situation, letter, self.words, self.screen.language))
        return NextStep(*known, sent=Sending(lines, to.email, to.form, sending), problem=None)

    def _not_given(self) -> tuple[NotGiven, ...]:
        """Where no law gives a right that was wanted: each of these, and why the laws here do not give it."""
        if any(matter.asked for matter in self.plan.matters) or self._without_letters():
            return ()
        return tuple(NotGiven(one, (*self._against(one), *self._silent(one))) for one in self.plan.wanted)

    def _without_letters(self) -> tuple[RightSaid, ...]:
        """The rights that were wanted and that only laws give under which the kit has no letters."""
        if any(matter.asked for matter in self.plan.matters):
            return ()
        given = {one.rule.gives: one for one in self.plan.matches if one.applies and one.rule.gives in self.plan.wanted}
        return tuple(self._right(one) for one in given.values())

    def _against(self, right: Right) -> list[str]:
        """The laws that give the right, but not in this case, each with what decided that; not those for one kind of
        organisation, which nobody expects to be for others."""
        matches = (one for one in self.plan.matches if not one.law.special)
        found = [one for one in matches if one.rule.gives == right and one.because]
        return list(dict.fromkeys(f"{self._in(one.law.name)}: {'; '.join(self._because(one))}" for one in found))

    def _silent(self, right: Right) -> list[str]:
        """The laws of the place under which one can make requests, but not this one."""
        matches = self.plan.matches
        laws = {one.law.id: one.law for one in matches if _has_requests(one.law) and one.law.in_force.covers(one.on)}
        giving = {one.law.id for one in matches if one.rule.gives == right}
        silent: str = self.words["reasons"]["silent"]
        return [silent.format(law=self._in(law.name)) for id_, law in laws.items() if id_ not in giving]

    def _because(self, match: Match) -> tuple[str, ...]:
        return tuple(self._reasons.said(reason) for reason in match.because)

    def _presumed(self) -> tuple[str, ...]:
        """What was taken for granted although nobody said so, where a law looks at it for what is wanted."""
        plan, library = self.plan, self.screen.library
        laws = [one for one in plan.matches if one.rule.gives in plan.wanted and not one.law.special]
        conditions = [found for one in laws for found in (one.law.covers, one.rule.when) if found]
        looked = {fact for condition in conditions for fact in condition.facts}
        names = set(plan.situation.facts["presumed"])
        said = [one.presumed for one in library.follows if one.presumed in names and not looked.isdisjoint(one.then)]
        return tuple(str(self.words["presumed"][name]) for name in said)

    def _undecided(self, match: Match) -> Undecided:
        needs = dict.fromkeys(self._reasons.test(test) for test in match.open_tests)
        return Undecided(match.id, tuple(needs))

    @property
    def _reasons(self) -> Reasons:
        return Reasons(self.screen, self.words)

    def _right(self, match: Match) -> RightSaid:
        verified = match.law.verified_of(match.rule)
        period = next((one for one in match.rule.deadlines if one.id in {"answer", "opt_out"} and one.within), None)
        within = period.within if period else None
        return RightSaid(
            right=match.rule.gives,
            rule=match.id,
            citation=self._in(match.rule.cite["right"].words),
            applies=match.applies,
            period=str(within) if within else None,
            period_in_words=deadline_in_words(period, self.words, self.screen.language) if period else None,
            period_for=period.id if period else None,
            period_citation=self._in(match.rule.cite[period.cite].words) if period else None,
            scope=self._said(match.rule.scope),
            limits=tuple(self.screen.listed(match.rule.limits)),
            free=self._said(match.rule.free),
            source=match.law.source_of(match.rule).url,
            verified=verified.on.isoformat() if verified else None,
            doubt=match.rule.doubts,
        )

    def _due(self, due: Clock) -> DueDay:
        return DueDay(
            right=due.right,
            deadline=due.deadline.id,
            duty=self._said(due.deadline.duty),
            due=due.counted.due.isoformat(),
            complain_from=due.counted.complain_from.isoformat(),
            arrival_assumed=due.assumed,
            answered=due.ended is not None,
            how=explained(due.counted, self.words, self.screen.language, self._locale),
            citation=self._in(due.match.rule.cite[due.deadline.cite].words),
        )

    def _rung(self, rung: Rung, matter: Matter) -> LadderStep:
        return LadderStep(
            document=rung.step.document,
            called=document_names(self.words, matter.law.family)[rung.step.document],
            to=rung.step.to,
            state=rung.state,
            opens_on=rung.opens_on.isoformat() if rung.opens_on else None,
            on=rung.on.isoformat() if rung.on else None,
            because=rung.because,
            rights=tuple(rung.rights),
            advice=self._said(rung.step.advice),
        )

    def _read_long_ago(self) -> ReadLongAgo | None:
        """The oldest reading of what letters may cite, if it is old."""
        plan = self.plan
        read = (one.law.verified_of(one.rule) for matter in plan.matters for one in matter.relied_on)
        age = old_reading((one.on for one in read if one), plan.situation.today)
        return ReadLongAgo(age.on.isoformat(), age.months) if age else None

    def _unread(self, match: Match) -> Unread:
        read = match.law.verified_of(match.rule)
        unread = match.rule.unread if read else (match.rule.cite["right"],)
        cited = "; ".join(dict.fromkeys(self._in(citation.words) for citation in unread))
        return Unread(match.id, cited, match.rule.doubts or match.law.doubt)

    def _unread_addresses(self) -> tuple[Unread, ...]:
        """The organisation and the recommended authority, where nobody has read name and address at their source."""
        offices = (one for matter in self.plan.matters for one in matter.candidates)
        authority = next((one.authority for one in offices if one.recommended), None)
        entries = [one for one in (self.plan.situation.entity, authority) if one and one.verified is None]
        says: str = self.words["screen"]["plan"]["name_and_address"]
        return tuple(Unread(one.id, says.format(name=one.name), one.doubt) for one in entries)

    def _office(self, candidate: Candidate, matter: Matter) -> Office:
        """The office, and what the case lacks of what it asks for, if it is the one to write to."""
        found = office(candidate, self.screen)
        return replace(found, lacks=lacking_words(matter, self.words)) if candidate.recommended else found


def office(candidate: Candidate, screen: Screen) -> Office:
    """An authority that may be complained to, how to reach it, what it asks for, and why it is offered."""
    authority = candidate.authority
    public = authority.public_record
    return Office(
        id=authority.id,
        name=screen.said(authority.name_in),
        because=screen.said(candidate.because),
        recommended=candidate.recommended,
        lead=candidate.lead,
        web_form=authority.web_form,
        email=authority.email,
        phone=authority.phone,
        website=authority.website,
        email_needs=authority.email_needs,
        prior_contact=authority.prior_contact,
        insists_on=tuple(screen.listed(authority.insists_on)),
        public_record=screen.said(public) if public else None,
        verified=authority.verified.on.isoformat() if authority.verified else None,
    )


def _has_requests(law: Law) -> bool:
    return any(step.document == "request" for step in law.ladder)


def _each_once(rows: tuple[Unread, ...]) -> tuple[Unread, ...]:
    """The rows, without those that would read the same: two rules may share a provision and its doubt."""
    return tuple({(row.says, row.doubt): row for row in rows}.values())
