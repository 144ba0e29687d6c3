"""The situation: all that is known about one person's case on a day, with the facts that follow from the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from complaint_kit.law.reaching import Governing
from complaint_kit.situation.answers import Event
from complaint_kit.situation.organisations import Channel, Entity, Organisation, Practice

# What the kit works out itself, or a campaign says: every other fact comes from an answer, or with an organisation.
WORKED_OUT = frozenset(
    {"region", "organisation_known", "organisation_place", "organisation_region", "practices_on_offer", "cross_border"}
    | {"purpose", "data_sensitive", "sent_by"}
)


@dataclass(frozen=True)
class World:
    """What facts are worked out against: the day, how far each place reaches, the organisations there are, and which
    laws lead for a residence, the organisation's place (None if not known) and its kind.
    """

    today: date
    scenario: str
    reach: Callable[[str], frozenset[str]]
    organisation: Callable[[str], Organisation | None]
    governing: Callable[[str, str | None, str], Governing]

    def facts(self, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        """The answers with everything that follows from them; blanks are absent, never no."""
        known = {"legal_basis": "not_told"} | {id_: value for id_, value in answers.items() if value is not None}
        if "residence_part" in known:
            known["residence"] = known["residence_part"]
        organisation = self._organisation(known)
        known["organisation_known"] = organisation is not None
        if organisation:
            known |= organisation.facts
            entity = self._entity(organisation, known)
            known |= {"organisation_place": entity.place} if entity else {}
        if "residence" in known:
            known["region"] = tuple(sorted(self.reach(self.governs(known).place)))
            # Of which nobody says where it sits, it sits where the person lives.
            seat = known.get("organisation_place", known["residence"])
            known["organisation_region"] = tuple(sorted(self.reach(str(seat))))
        offered = organisation is not None and bool(self.practices(organisation, known))
        known["practices_on_offer"] = offered or bool(known.get("practices"))
        return known | _cross_border(known, self.reach) | _purpose(known) | _sensitive(known)

    def governs(self, known: Mapping[str, Any]) -> Governing:
        """The laws that lead, as far as these facts tell."""
        seat, sector = known.get("organisation_place"), known.get("organisation_sector", "private")
        return self.governing(known["residence"], seat, sector)

    def practices(self, organisation: Organisation, known: Mapping[str, Any]) -> tuple[Practice, ...]:
        """The facts about the organisation that can be put to this person."""
        return organisation.practices_for(self._reach(known), self.scenario, self.today)

    def _organisation(self, known: Mapping[str, Any]) -> Organisation | None:
        id_ = known.get("organisation")
        return self.organisation(str(id_)) if id_ else None

    def _reach(self, known: Mapping[str, Any]) -> frozenset[str]:
        return self.reach(known["residence"]) if "residence" in known else frozenset()

    def _entity(self, organisation: Organisation, known: Mapping[str, Any]) -> Entity | None:
        # The letter goes to whoever is responsible today, not on the day of the event.
        return organisation.entity_for(self._reach(known), self.today)


def _cross_border(known: Mapping[str, Any], reach: Callable[[str], frozenset[str]]) -> dict[str, bool]:
    """Cross-border as Article 4(23) GDPR means it: known only where both the organisation and the person are in the
    EEA.
    """
    if any("EEA" not in reach(str(known.get(place, ""))) for place in ("residence", "organisation_place")):
        return {}
    return {"cross_border": _country(known["residence"]) != _country(known["organisation_place"])}


def _country(code: str) -> str:
    return code.partition("-")[0]


def _purpose(known: Mapping[str, Any]) -> dict[str, str]:
    """A company's purpose is general; what the police or a service does it for has to be asked.

    Whoever wants advertising to stop has said what the data are used for.
    """
    ordinary = known.get("organisation_sector") in {"private", "church", "broadcaster", "eu"}
    purpose = known.get("purpose", "general" if ordinary else None)
    if purpose in {"general", None} and not _ADVERTISING.isdisjoint(known.get("wants", ())):
        return {"purpose": "marketing"}
    return {"purpose": purpose} if purpose else {}


_ADVERTISING = frozenset({"sale", "ads", "contact"})


def _sensitive(known: Mapping[str, Any]) -> dict[str, bool]:
    """Whoever wants a limit on sensitive data has said that there are some."""
    return {"data_sensitive": True} if "sensitive" in known.get("wants", ()) else {}


@dataclass(frozen=True)
class Situation:
    """One case on one day: the facts, the events in order, and whom it is about."""

    scenario: str
    today: date
    answers: Mapping[str, Any]
    facts: Mapping[str, Any]
    events: tuple[Event, ...]
    reach: frozenset[str]
    organisation: Organisation | None
    entity: Entity | None
    practices: tuple[Practice, ...]
    channels: tuple[Channel, ...]
    governing: Governing

    @property
    def residence(self) -> str:
        """The code of the place where the person lives."""
        return str(self.facts["residence"])

    @property
    def event_day(self) -> date:
        """The day on which substance is judged: when it happened, or today where the person did not say."""
        day = self.facts.get("event_date")
        return day if isinstance(day, date) else self.today

    @property
    def organisation_name(self) -> str:
        """The legal person's name, or the name the person typed."""
        return self.entity.name if self.entity else str(self.facts["organisation"])


def situation(world: World, answers: Mapping[str, Any], events: tuple[Event, ...] = ()) -> Situation:
    """The situation that these (checked) answers describe. `events` come on top of those the answers tell of."""
    facts = world.facts(answers)
    reach = world.reach(str(facts["residence"]))
    organisation = world.organisation(str(facts["organisation"]))
    confirmed = frozenset(answers.get("practices") or ())
    # What was confirmed stays, also when the question is no longer put: a case lives for months.
    practices = organisation.practices_named(reach, confirmed) if organisation else ()
    return Situation(
        scenario=world.scenario,
        today=world.today,
        answers=answers,
        facts=facts,
        events=_in_order((*events_told(answers), *events)),
        reach=reach,
        organisation=organisation,
        entity=organisation.entity_for(reach, world.today) if organisation else None,
        practices=tuple(sorted(practices, key=lambda practice: practice.on)),
        channels=organisation.channels_for(reach, world.scenario, world.today) if organisation else (),
        governing=world.governs(facts),
    )


def events_told(answers: Mapping[str, Any]) -> tuple[Event, ...]:
    """The events that the answers tell of: a letter already written, and what came back."""
    if not answers.get("already_written") or "written_on" not in answers:
        return ()
    events = [Event(event="sent", on=answers["written_on"])]
    if answers.get("written_how") in {"email", "form"}:
        events.append(Event(event="received", on=answers["written_on"]))
    if answers.get("their_answer", "none") != "none" and "their_answer_on" in answers:
        events.append(Event(event=answers["their_answer"], on=answers["their_answer_on"]))
    return tuple(events)


def _in_order(events: tuple[Event, ...]) -> tuple[Event, ...]:
    return tuple(sorted(dict.fromkeys(events), key=lambda event: event.on))
