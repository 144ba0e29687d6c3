"""Whom the case is about: the organisation, and others that are part of the matter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from complaint_kit.law.entry import Model

IsToMe = Literal[
    "customer", "member", "insurer", "bank", "landlord", "employer", "would_be_employer", "business_partner", "school",
    "health", "supplier", "broker", "credit_agency", "public_office", "police", "intelligence", "church", "broadcaster",
    "eu_institution", "neighbour", "stranger", "telecoms", "airline", "vehicle_maker", "lender", "university",
]  # fmt: skip
OtherRole = Literal[
    "organisation",  # its part is not known
    "controller",  # decides itself what the data are used for, beside the organisation or after it
    "joint_controller",  # decides it together with the organisation
    "processor",  # handles the data on the organisation's behalf
    "platform",
    "authority",
    "court",
]
_ANSWERS_FOR_ITSELF: frozenset[OtherRole] = frozenset({"organisation", "controller", "joint_controller"})


def _lines(raw: object) -> object:
    return raw.splitlines() if isinstance(raw, str) else raw


def _named(raw: object) -> object:
    return {"name": raw} if isinstance(raw, str) else raw


Lines = Annotated[tuple[str, ...], BeforeValidator(_lines)]


class Respondent(Model):
    """The organisation: one that the packs know by id, name or alias, or one typed in with what is known of it."""

    name: str = ""
    place: str | None = None
    sector: str | None = None
    address: Lines = ()
    email: str | None = None


class Other(Respondent):
    """Somebody else in the matter. `because`: what it has to do with it, as the end of "because ...". `case`: the
    folder of the case with the letters to it, once there is one."""

    name: str
    role: OtherRole = "organisation"
    because: str | None = None
    is_to_me: IsToMe | None = None
    knows_me_as: dict[str, str] = {}
    case: str | None = None

    @property
    def answers_for_itself(self) -> bool:
        """Whether it gets a letter of its own: not who acts on behalf of another, nor an office that passes on."""
        return self.role in _ANSWERS_FOR_ITSELF


class About(Model):
    """Whom it is about. `is_to_me` in a plain word; `knows_me_as`: what lets them find the person in their files."""

    organisation: Annotated[Respondent, BeforeValidator(_named)] = Respondent()
    is_to_me: IsToMe | None = None
    knows_me_as: dict[str, str] = {}
    others: tuple[Annotated[Other, BeforeValidator(_named)], ...] = ()
