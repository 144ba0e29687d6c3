"""E-mail addresses as people type and paste them."""

import pytest

from complaint_kit.errors import AnswersError
from complaint_kit.situation.email import email_address


@pytest.mark.parametrize(
    "text",
    [
        "ann@example.org", " ann@example.org ", "mailto:ann@example.org", "MAILTO:ann@example.org", "ann@example.org.",
        "<ann@example.org>", "mailto:ann@example.org?subject=Access&body=Hello", "mailto:ann@example.org.",
    ],
)  # fmt: skip
def test_an_address_is_found_in_what_was_pasted(text: str) -> None:
    assert email_address(text) == "ann@example.org"


@pytest.mark.parametrize("text", ["o'brien@example.org", "a.b+c@sub.example.org", "ann@müller.example", "1@2.example"])
def test_unusual_addresses_are_kept(text: str) -> None:
    assert email_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "ann", "ann@", "@example.org", "sam@@example.org", "ann@example", "ann@.org", "ann@example..org",
        "ann lee@example.org", "a@example.org, b@example.org", "a@example.org;b@example.org", "ann.@example.org",
        "Ann <ann@example.org>", "ann@example.org (work)", "ann@[192.0.2.1]", "jörg@example.org", "ann@-example.org",
    ],
)  # fmt: skip
def test_what_no_mail_could_reach_is_refused_at_the_question(text: str) -> None:
    with pytest.raises(AnswersError, match=r"not an e-mail address.*Write it as name@example\.org"):
        email_address(text)
