"""The situation: all that is known about one person's case on a day, with the facts that follow from what they told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from complaint_kit.law.matching import may_decide
from complaint_kit.law.reaching import Governing, Ties
from complaint_kit.situation.about import IsToMe
from complaint_kit.situation.ages import age_group, years_of
from complaint_kit.situation.case import Case
from complaint_kit.situation.following import Following, following, settings
from complaint_kit.situation.interview import Seen
from complaint_kit.situation.organisations import Channel, Entity, Organisation
from complaint_kit.situation.record import RecordEntry
from complaint_kit.situation.statements import day_of_conduct
from complaint_kit.situation.wishes import Wishes, implied, wished

# What the kit works out itself, or a campaign says: every other fact comes from an answer, or with an organisation.
WORKED_OUT = frozenset(
    {"region", "organisation_known", "organisation_place", "organisation_region", "practices_on_offer", "cross_border"}
    | {"purpose", "data_sensitive", "sent_by", "wishes", "already_written", "sector_open", "broker_open"}
    | {"money_asked_for", "data_subject_alive", "work_may_decide", "move_may_decide", "other_may_be", "other_told"}
    | {"size_may_decide", "private_person", "seen_wrong", "presumed", "legal_basis", "age_group", "child_years"}
    | {"grievance", "known_agency"}
)
_EXEMPT, _AGENCY = "organisation_exempt_as", "consumer_reporting"
# How files from before one could write for an estate name somebody who has died.
_CALLED_DEAD = re.compile(r"(the late|de[rs] verstorbenen?|die verstorbene)\b", re.IGNORECASE)


class Public(NamedTuple):
    """What anybody can know of an organisation who lives in one place: `offered` can be put to the person."""

    entity: Entity | None
    record: tuple[RecordEntry, ...]
    offered: tuple[RecordEntry, ...]
    channels: tuple[Channel, ...]


@dataclass(frozen=True)
class FactContext:
    """What facts are worked out against: the day, how far each place reaches, the organisations there are, which laws
    lead for a residence, the organisation's place (None if not known) and its kind; what wishes and relations mean.
    """

    today: date
    scenario: str
    reach: Callable[[str], frozenset[str]]
    organisation: Callable[[str], Organisation | None]
    governing: Callable[[Ties], Governing]
    wishes: Wishes
    is_to_me: Mapping[IsToMe, Mapping[str, Any]]
    follows: tuple[Following, ...] = ()
    organisations_like: Callable[[str], tuple[str, ...]] = lambda name: ()
    seen: Seen | None = None
    _public: dict[tuple[str, frozenset[str]], Public] = field(default_factory=dict, init=False, compare=False)

    def facts(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answers with everything that follows from them; blanks are absent, never no."""
        told = {id_: value for id_, value in answers.items() if value is not None}
        wanted = wished(self.wishes, told)
        follows = self.is_to_me.get(told.get("is_to_me", ""), {})
        known = {"acting_for": "myself", **follows, **told, "wishes": wanted, "grievance": self.scenario}
        if told.get("camera_films") == "own_ground":  # no data protection law reaches it
            known["organisation_sector"] = "household"
        dead = told.get("acting_for") == "estate" or _CALLED_DEAD.match(told.get("represented_name", ""))
        known["data_subject_alive"] = False if dead else told.get("data_subject_alive", True)
        # Only the person swears, not who writes for them.
        known["sworn"] = told.get("acting_for", "myself") == "myself" and told.get("unsworn") is not True
        if isinstance(born := told.get("represented_born"), date):
            known["child_years"] = years = years_of(born, self.today)
            known.setdefault("age_group", age_group(years))
        known["other_told"] = "other_name" in told
        known["other_may_be"] = known["other_told"] or told.get("is_to_me") in _OFTEN_NOT_ALONE
        papers = told.get("papers", ())
        known["already_written"] = bool(papers)
        known["money_asked_for"] = any("compensation" in paper.asked for paper in papers)
        known["private_person"] = told.get("is_to_me") == "neighbour"
        known["sector_open"] = "organisation_sector" not in follows
        known["broker_open"] = "organisation_data_broker" not in follows
        organisation = self._organisation(known)
        known["organisation_known"] = organisation is not None
        known["organisation_like"] = bool(self.organisations_like(str(known.get("organisation", ""))))
        if organisation:
            known |= organisation.facts
            entity = self.public(organisation, self._reach(known)).entity
            known |= {"organisation_place": entity.place} if entity else {}
            # Of whom it is not known who answers there, it is asked as of any other.
            known["organisation_known"] = entity is not None or "residence" not in known
        # Whose file it is about is plain where the packs know the credit agency.
        agency = known["organisation_known"] and organisation is not None and organisation.facts.get(_EXEMPT) == _AGENCY
        known["known_agency"] = agency and self.scenario == "credit_file"
        if "is_to_me" in told:  # a broker is said to be one, there or by the question of an interview that has it
            known.setdefault("organisation_data_broker", False)
        known |= self._elsewhere(known)
        if "residence" in known:
            known["region"] = tuple(sorted(self.reach(self.governs(known).place)))
            # Of which nobody says where it sits, it sits where the person lives.
            seat = known.get("organisation_place", known["residence"])
            known |= {"organisation_place": seat} if known["private_person"] else {}  # of a neighbour nobody asks it
            known["organisation_region"] = tuple(sorted(self.reach(str(seat))))
        offered = organisation is not None and bool(self.offered(organisation, known))
        known["practices_on_offer"] = offered or bool(known.get("practices"))
        known |= _cross_border(known, self.reach) | _purpose(known, implied(self.wishes, wanted))
        known |= following(self.follows, known)
        known |= self.seen.told(known) if self.seen else {}
        return known | {"size_may_decide": "organisation_size" in told or self._size_may_decide(known)}

    def _size_may_decide(self, known: Mapping[str, Any]) -> bool:
        """Whether it may decide something how many people an organisation that nobody knows deals with."""
        if known["organisation_known"] or "residence" not in known or "organisation_size" in known:
            return False
        sizes = settings(self.follows, "organisation_size")
        return may_decide(self.governs(known).laws, known, sizes, self.today)

    def governs(self, known: Mapping[str, Any]) -> Governing:
        """The laws that lead, as far as these facts tell."""
        seat, sector = known.get("organisation_place"), known.get("organisation_sector", "private")
        work = known.get("work_place") if known.get("capacity") in _WORKERS else None
        return self.governing(Ties(known["residence"], seat, sector, work, known.get("home_then")))

    def _elsewhere(self, known: Mapping[str, Any]) -> dict[str, bool]:
        """Whether it may decide something where the person works, or where they lived when it happened: a former home
        only if the law of the organisation's place reaches the case, and would lead for whoever lived there.

        What was told counts as asked for, so that it is never dropped.
        """
        home, seat = known.get("residence"), known.get("organisation_place")
        abroad = home is not None and seat is not None and _country(home) != _country(seat)
        day = day_of_conduct(known.get("happened") or ()) or known.get("event_date")
        past = isinstance(day, date) and day < self.today
        return {
            "work_may_decide": "work_place" in known or (abroad and known.get("capacity") in _WORKERS),
            "move_may_decide": "home_then" in known or (abroad and past and bool(self.governs(known).beside)),
        }

    def offered(self, organisation: Organisation, known: Mapping[str, Any]) -> tuple[RecordEntry, ...]:
        """The entries of the public record that can be put to this person."""
        return self.public(organisation, self._reach(known)).offered

    def public(self, organisation: Organisation, reach: frozenset[str]) -> Public:
        """What is public about the organisation, and concerns somebody of that reach; worked out once for all of them.

        The letter goes to whoever is responsible today, not on the day of the event.
        """
        key = (organisation.id, reach)
        if key not in self._public:
            self._public[key] = Public(
                organisation.entity_for(reach, self.today),
                organisation.record_for(reach, self.scenario, self.today),
                organisation.offered_for(reach, self.scenario, self.today),
                organisation.channels_for(reach, self.scenario, self.today),
            )
        return self._public[key]

    def _organisation(self, known: Mapping[str, Any]) -> Organisation | None:
        id_ = known.get("organisation")
        return self.organisation(str(id_)) if id_ else None

    def _reach(self, known: Mapping[str, Any]) -> frozenset[str]:
        return self.reach(known["residence"]) if "residence" in known else frozenset()


# They have suppliers, tools and apps; what a credit agency holds somebody else has reported.
_OFTEN_NOT_ALONE = frozenset({"employer", "would_be_employer", "school", "credit_agency"})
_WORKERS = frozenset({"employee", "applicant"})


def _cross_border(known: Mapping[str, Any], reach: Callable[[str], frozenset[str]]) -> dict[str, bool]:
    """As Article 4(23) GDPR means it, where both are in the EEA; offices answer at home alone (Article 55(2) GDPR)."""
    if known.get("organisation_sector") in ("public", "police"):
        return {"cross_border": False}
    if any("EEA" not in reach(str(known.get(place, ""))) for place in ("residence", "organisation_place")):
        return {}
    return {"cross_border": _country(known["residence"]) != _country(known["organisation_place"])}


def _country(code: str) -> str:
    return code.partition("-")[0]


def _purpose(known: Mapping[str, Any], follows: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the wishes. A company's purpose is general; what the police or a service does it for has to be
    asked, and whoever wants advertising to stop has said what the data are used for."""
    ordinary = known.get("organisation_sector") in {"private", "church", "broadcaster", "eu", "household"}
    purpose = known.get("purpose", "general" if ordinary else None)
    own = {} if purpose is None else {"purpose": purpose}
    return {**own, **{id_: value for id_, value in follows.items() if id_ != "purpose" or purpose in {"general", None}}}


class NotedFacts(Mapping[str, Any]):
    """Facts that note which of them were looked at, known or not; once closed, they give no others."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        self._facts = facts
        self._open = True
        self._read: set[str] = set()

    @property
    def read(self) -> frozenset[str]:
        """The ids of all facts that anybody looked at."""
        return frozenset(self._read)

    def close(self, ids: frozenset[str]) -> None:
        """Forgets all facts but these. To look at another from now on is a RuntimeError."""
        self._facts = {id_: value for id_, value in self._facts.items() if id_ in ids}
        self._read |= ids
        self._open = False

    def __getitem__(self, id_: str) -> Any:
        if self._open:
            self._read.add(id_)
        elif id_ not in self._read:
            raise RuntimeError(f"a plan that people share looked at `{id_}` only after it was made")
        return self._facts[id_]

    def __iter__(self) -> Iterator[str]:
        if self._open:
            self._read |= self._facts.keys()
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)


@dataclass(frozen=True)
class Situation:
    """One case on one day. `answers` are those to questions still asked, `facts` with all that follows from them.

    `record` is what is public about the organisation by that day, `confirmed` what the person knows of it themselves.
    """

    case: Case
    today: date
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    reach: frozenset[str]
    organisation: Organisation | None
    entity: Entity | None
    record: tuple[RecordEntry, ...]
    confirmed: tuple[RecordEntry, ...]
    channels: tuple[Channel, ...]
    governing: Governing

    @property
    def scenario(self) -> str:
        """The kind of grievance."""
        return self.case.scenario or ""

    @property
    def residence(self) -> str:
        """The code of the place where the person lives."""
        return str(self.facts["residence"])

    @property
    def event_day(self) -> date:
        """The day on which substance is judged: that of the decision where somebody was asked for it, else the
        last of the conduct, or today where the person did not say."""
        day = self.facts.get("event_date") or day_of_conduct(self.case.happened) or self.facts.get("seen_wrong")
        return day if isinstance(day, date) else self.today

    @property
    def organisation_name(self) -> str:
        """The legal person's name; the organisation's, where it is not known who answers there; or what was typed."""
        known = self.entity or self.organisation
        return known.name if known else str(self.facts["organisation"])


def situation(
    context: FactContext, case: Case, answers: Mapping[str, Any], facts: Mapping[str, Any] | None = None
) -> Situation:
    """The situation of the case; `answers` are those of the case by question, checked and still asked for. `facts`:
    what follows from them, if that was worked out before."""
    if facts is None:
        facts = context.facts(answers)
    reach = context.reach(str(facts["residence"]))
    organisation = context.organisation(str(facts["organisation"]))
    confirmed = frozenset(answers.get("practices") or ())
    public = context.public(organisation, reach) if organisation else Public(None, (), (), ())
    # What was confirmed stays, also when the question is no longer put: a case lives for months.
    known = organisation.confirmed_of(reach, confirmed, context.today) if organisation and confirmed else ()
    return Situation(
        case=case,
        today=context.today,
        answers=answers,
        facts=facts,
        reach=reach,
        organisation=organisation,
        entity=public.entity,
        record=public.record,
        confirmed=tuple(sorted(known, key=lambda one: one.on)),
        channels=public.channels,
        governing=context.governs(facts),
    )
