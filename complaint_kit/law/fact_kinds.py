"""The facts that conditions may look at, as `jurisdictions/facts.yaml` lists them."""

from __future__ import annotations

from typing import Literal

from complaint_kit.law.entry import Model, Words


class FactKind(Model):
    """A fact that conditions may look at: its kind (as a question's), its choices, and what `explain` calls it."""

    id: str
    kind: Literal["place", "choice", "choices", "yes_no", "number", "date", "text"]
    choices: tuple[str, ...] = ()
    name: Words


class FactFile(Model):
    """`jurisdictions/facts.yaml`: every fact there is."""

    facts: tuple[FactKind, ...]
