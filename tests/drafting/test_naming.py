"""Where somebody lives is said once, in the address or after it; of another person letters speak by that name."""

from __future__ import annotations

import re

import pytest

from complaint_kit.drafting.naming import in_their_name, names_home
from complaint_kit.packs.library import Library
from complaint_kit.situation.case import Case


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


CHILD = Case.model_validate({"acting": {"for": "child", "person": {"name": "Mia Roe"}}})
# What a verb of the third person ends in, or is: no other present tense may follow a name.
THIRD_PERSON = re.compile(r"\w+(s|ed)|did|gave|made|could|can|may|will|would")


def test_what_the_law_gives_reads_as_english_where_a_parent_writes(library: Library) -> None:
    rules = (rule for id_ in library.law_ids() for rule in library.law(id_).rules)
    texts = {text for rule in rules if rule.entitled_to for text in rule.entitled_to["en"]}
    read = [in_their_name(text, CHILD, library.shared_words("en")) for text in texts if re.search(r"\bI\b", text)]
    verbs = {verb for text in read for verb in re.findall(r"\bMia Roe (?!and |or |for )(\w+)", text)}
    assert verbs
    assert not [verb for verb in verbs if not THIRD_PERSON.fullmatch(verb)]
