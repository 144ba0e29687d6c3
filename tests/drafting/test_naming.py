"""Where somebody lives is said once: in the address, or after it."""

from __future__ import annotations

import pytest

from complaint_kit.drafting.naming import names_home


@pytest.mark.parametrize(
    ("address", "code", "name", "says_it"),
    [
        (("12 Canal Street", "Erie, PA 16501"), "US-PA", "Pennsylvania", True),
        (("12 Canal Street", "Erie, PA 16501-1234"), "US-PA", "Pennsylvania", True),
        (("12 Canal Street", "Erie, Pennsylvania 16501"), "US-PA", "Pennsylvania", True),
        (("12 Canal Street", "Leeds", "England"), "GB-ENG", "England", True),
        (("12 Canal Street", "Erie"), "US-PA", "Pennsylvania", False),
        (("4 Virginia Avenue", "Richmond"), "US-VA", "Virginia", False),
        (("12 Canal Street", "Leeds LS5 7EX"), "GB-ENG", "England", False),
        ((), "US-PA", "Pennsylvania", False),
    ],
)
def test_an_address_says_the_state_itself_or_it_stands_after_it(
    address: tuple[str, ...], code: str, name: str, says_it: bool
) -> None:
    assert names_home(address, code, name) is says_it
