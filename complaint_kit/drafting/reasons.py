"""Why a rule does not apply, and what would decide it, said from `reasons:` in words.<language>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from complaint_kit.drafting.screen import Screen
from complaint_kit.law.conditions import Test
from complaint_kit.law.matching import All, Displaced, Either, LeavesOut, Needs, NotInForce, Reason, TakenOver


@dataclass(frozen=True)
class Reasons:
    """Reasons in the language of the screen. `words` are the words of the scenario in it."""

    screen: Screen
    words: Mapping[str, Any]

    def said(self, reason: Reason) -> str:
        """The reason as a phrase without a full stop."""
        says: Mapping[str, Any] = self.words["reasons"]
        match reason:
            case NotInForce(span, on):
                key = "not_in_force_until" if span.until else "not_in_force"
                return str(says[key]).format(start=span.from_, end=span.until, day=on)
            case Needs(test):
                return str(says["needs"]).format(test=self.test(test))
            case LeavesOut(tests):
                return str(says["leaves_out"]).format(tests=", ".join(map(self.test, tests)))
            case All(parts):
                return "; ".join(map(self.said, parts))
            case Either(parts):
                return str(says["or"]).join(map(self.said, parts))
            case Displaced(by):
                return str(says["displaced"]).format(rule=by)
            case TakenOver(by):
                law = self.screen.library.law(by)
                return str(says["taken_over"]).format(law=self.screen.said(law.name))

    def test(self, test: Test) -> str:
        """The test as a person would say it: "where you live: Netherlands"."""
        fact = self.screen.library.facts.get(test.fact)
        name = self.screen.said(fact.name) if fact else test.fact.replace("_", " ")
        values = test.value if isinstance(test.value, list | tuple) else [test.value]
        listed = ", ".join(self._value(test.fact, value) for value in values)
        return str(self.words["reasons"]["tests"][test.operator]).format(fact=name, value=listed)

    def _value(self, fact: str, value: Any) -> str:
        """What the person reads for a value: yes, no, a place's name, the words of a choice, or the value itself."""
        if isinstance(value, bool):
            return str(self.words["reasons"]["yes" if value else "no"])
        places = self.screen.library.places
        if value in places:
            return self.screen.said(places[value].name)
        choices = self.words["questions"].get(fact, {}).get("choices", {})
        return str(choices.get(str(value), value))
