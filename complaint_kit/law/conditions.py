"""Conditions as data, with three results: yes, no, not known.

A missing answer is never "no": telling a person with a right that they have none is far worse than a letter too many.

>>> condition = Condition.model_validate({"all": [{"residence": ["NL", "BE"]}, {"age": {"at_least": 18}}]})
>>> condition.holds({"residence": "NL", "age": 30}), condition.holds({"residence": "US-CA"}), condition.holds({})
(True, False, None)
>>> [(test.fact, test.operator, test.value) for test in condition.undecided({"residence": "NL"})]
[('age', 'at_least', 18)]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

Facts = Mapping[str, Any]
Result = bool | None
Operator = Literal["is", "in", "has", "at_least", "at_most", "before", "after"]
_OPERATORS: tuple[Operator, ...] = ("is", "in", "has", "at_least", "at_most", "before", "after")


class Test(BaseModel):
    """One fact held against one value.

    `is` equality; `in` one of a list; `has` a list of answers contains it; `at_least`/`at_most` inclusive;
    `before`/`after` strictly earlier or later day.
    """

    __test__ = False  # not a test class, whatever pytest thinks
    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    operator: Operator
    value: Any

    def holds(self, facts: Facts) -> Result:
        """Yes, no, or None where the fact is not known."""
        known = facts.get(self.fact)
        if known is None:
            return None
        match self.operator:
            case "is":
                return bool(known == self.value)
            case "in":
                return known in self.value
            case "has":
                return self.value in known
            case "at_least":
                return bool(known >= self.value)
            case "at_most":
                return bool(known <= self.value)
            case "before":
                return bool(known < self.value)
            case "after":
                return bool(known > self.value)


class Condition(BaseModel):
    """`all`, `any`, `not`, or one test.

    Written in YAML as `{fact: value}`, `{fact: [a, b]}` or `{fact: {at_least: 3}}`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    not_: Condition | None = None
    test: Test | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, raw: Any) -> Any:
        if not isinstance(raw, dict):
            return raw
        if len(raw) != 1:
            raise ValueError("a condition has one key: all, any, not, or the name of one fact")
        ((key, value),) = raw.items()
        match key:
            case "all" | "any":
                if not isinstance(value, list) or not value:
                    raise ValueError(f"'{key}' takes a list of conditions")
                return raw
            case "not" | "not_":
                return {"not_": value}
            case "test":
                return raw
            case _:
                return {"test": _read_test(key, value)}

    def holds(self, facts: Facts) -> Result:
        """Kleene's three values: an unknown part leaves the whole unknown unless another part settles it."""
        if self.test is not None:
            return self.test.holds(facts)
        if self.all is not None:
            return all_of(part.holds(facts) for part in self.all)
        if self.any is not None:
            return _not(all_of(_not(part.holds(facts)) for part in self.any))
        assert self.not_ is not None  # the validator leaves no fifth case
        return _not(self.not_.holds(facts))

    def tests(self) -> Iterator[Test]:
        """Every test inside, in reading order."""
        if self.test is not None:
            yield self.test
        for part in (*(self.all or ()), *(self.any or ()), *((self.not_,) if self.not_ else ())):
            yield from part.tests()

    @cached_property
    def facts(self) -> frozenset[str]:
        """The names of all facts this condition looks at."""
        return frozenset(test.fact for test in self.tests())

    def undecided(self, facts: Facts) -> tuple[Test, ...]:
        """The tests that keep the result unknown; empty if it is known."""
        if self.holds(facts) is not None:
            return ()
        return tuple(test for test in self.tests() if test.holds(facts) is None)


def _read_test(fact: str, value: Any) -> dict[str, Any]:
    if isinstance(value, dict):
        if len(value) != 1 or next(iter(value)) not in _OPERATORS:
            raise ValueError(f"the test of '{fact}' takes one of: {', '.join(_OPERATORS)}")
        ((operator, wanted),) = value.items()
        return {"fact": fact, "operator": operator, "value": wanted}
    return {"fact": fact, "operator": "in" if isinstance(value, list) else "is", "value": value}


def all_of(results: Iterable[Result]) -> Result:
    """No if any is no, or else not known if any is not known, or else yes."""
    outcome: Result = True
    for result in results:
        if result is False:
            return False
        if result is None:
            outcome = None
    return outcome


def _not(result: Result) -> Result:
    return None if result is None else not result
