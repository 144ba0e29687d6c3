"""An answer to a refusal presupposes nothing that is not true of the person: a camera, a signal, an account."""

from __future__ import annotations

import pytest

from complaint_kit.packs.library import Library
from tests.planning.test_grounds_gb_us import argued, cites


def said(library: Library, *told: str, **about: object) -> str:
    """What a letter would say to that one refusal."""
    return " ".join(
        words["en"]
        for one in argued(library, *told, **about).counters
        for words in (one.says, one.then)
        if words is not None
    )


def test_a_neighbour_who_has_no_camera_is_told_of_none(library: Library) -> None:
    """Article 2(2)(a) UK GDPR speaks of whatever an individual does at home."""
    found = said(library, "GB-ENG", "not_reached", is_to_me="neighbour")
    assert "purely personal or household activity" in found
    assert "camera" not in found
    assert "film" not in found


def test_who_asks_for_portable_data_is_not_defended_with_the_right_of_access(library: Library) -> None:
    assert cites(argued(library, "GB-ENG", "motive", "portability").counters) == ["Article 20(1) UK GDPR"]
    assert "right of access" not in said(library, "GB-ENG", "motive", "portability")


@pytest.mark.parametrize("right", ["opt_out_sale", "opt_out_sharing"])
def test_who_opts_out_in_california_by_letter_is_not_said_to_have_sent_a_signal(library: Library, right: str) -> None:
    """11 CCR § 7025 is about signals of a browser; Civ. Code § 1798.140(v)(1) says what is personal."""
    assert cites(argued(library, "US-CA", "not_personal", right).counters) == ["Civ. Code § 1798.140(v)(1)"]
    assert "signal" not in said(library, "US-CA", "not_personal", right)
    assert "signal" in said(library, "US-CA", "not_personal", "opt_out_signal")


@pytest.mark.parametrize(("is_to_me", "created"), [("customer", False), ("stranger", True)])
def test_a_californian_customer_is_not_said_to_be_made_to_open_an_account(
    library: Library, is_to_me: str, created: bool
) -> None:
    """Civ. Code § 1798.130(a)(2)(A) forbids to ask for a new account, and lets an existing one be asked for."""
    assert ("create an account" in said(library, "US-CA", "self_service", is_to_me=is_to_me)) is created


@pytest.mark.parametrize("home", ["US-VA", "US-TX"])
def test_nobody_is_said_to_have_named_devices_that_they_may_not_have_named(library: Library, home: str) -> None:
    assert "devices and accounts that I gave you" not in said(library, home, "not_personal", "opt_out_ads")
    assert "say which identifier" in said(library, home, "not_personal", "opt_out_ads")
