"""A citation that stands in another text than its law says where: a regulation beside the code."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from complaint_kit.law.entry import Citation, Verified
from complaint_kit.law.model import Law

CODE = {"title": "Alpha Code", "url": "https://code.example/7"}
RULES = {"title": "Alpha Rules", "url": "https://rules.example/12"}


def act(**cite: Any) -> Law:
    rule = {"id": "access", "gives": "access", "cite": cite}
    return Law.model_validate(
        {
            "id": "xa.act",
            "name": {"en": "Alpha Act"},
            "applies_in": ["XA"],
            "in_force": {"from": date(2020, 1, 1)},
            "counting": "us",
            "family": "us",
            "source": CODE,
            "rules": [rule],
        }
    )


def test_the_period_of_a_regulation_has_the_source_of_the_regulation_and_the_right_that_of_the_code() -> None:
    law = act(right={"en": "Alpha Code § 7"}, time_limit={"en": "Alpha Rules 12", "source": RULES})
    (rule,) = law.rules
    assert law.source_of(rule).url == CODE["url"]
    assert law.source_of(rule, "time_limit").url == RULES["url"]
    assert rule.cite["time_limit"].words == {"en": "Alpha Rules 12"}


def test_a_period_that_was_only_reported_stays_unread_beside_a_right_that_was_read() -> None:
    law = act(
        right={"en": "Alpha Code § 7"},
        time_limit={"en": "Alpha Code § 8", "verified": None, "doubt": "Section 8 was not read."},
    )
    rule = law.rules[0].model_copy(update={"verified": Verified(on=date(2026, 11, 27))})
    read = law.verified_of(rule)
    assert read is not None
    assert read.on == date(2026, 11, 27)
    assert law.verified_of(rule, "time_limit") is None
    assert rule.doubts == "Section 8 was not read."


def test_a_source_alone_names_no_provision() -> None:
    with pytest.raises(ValidationError, match="at least one language"):
        Citation.model_validate({"source": RULES})


def test_a_citation_that_nobody_has_read_does_not_make_the_rest_of_its_rule_unread() -> None:
    unread = {"en": "Alpha Rules 12", "source": RULES, "verified": None}
    law = act(right={"en": "Alpha Code § 7"}, time_limit=unread)
    (rule,) = (one.model_copy(update={"verified": Verified(on=date(2026, 11, 22))}) for one in law.rules)
    assert law.verified_of(rule) == Verified(on=date(2026, 11, 22))
    assert law.verified_of(rule, "time_limit") is None
