"""What was meant: one of several places or organisations, and the part of a country. The person chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from complaint_kit.drafting.elsewhere import word_on
from complaint_kit.drafting.screen import Screen
from complaint_kit.errors import Uncertain
from complaint_kit.situation.asking import SKIPPED
from complaint_kit.situation.interview import Question
from complaint_kit.wizard.offer import Back, Offer, say
from complaint_kit.wizard.prompts import ask, choose

Keep = Callable[[str], Any]


def ask_exactly(question: Question, offer: Offer, called: Callable[[str], str], keep: Keep | None = None) -> Any:
    """The answer, after "Did you mean ...?" where it was not exact. `keep`: what comes of keeping what was typed."""
    while True:
        try:
            return ask(question, offer)
        except Uncertain as uncertain:
            typed = str(uncertain.found)
            picked = _picked(uncertain, offer.screen, called, typed if keep else None)
            if picked in uncertain.choices:
                return picked
            if picked == _KEEP and keep:
                return keep(typed)


def _picked(uncertain: Uncertain, screen: Mapping[str, Any], called: Callable[[str], str], typed: str | None) -> str:
    options = {code: called(code) for code in uncertain.choices}
    if typed:
        options[_KEEP] = screen["keep_typed"].format(typed=typed)
    options[_AGAIN] = screen["type_again"]
    return choose(screen["did_you_mean"], options, screen)


_KEEP, _AGAIN = " keep", " again"  # with a space, which no code and no id has


def ask_place(question: Question, offer: Offer, screen: Screen, *, of_body: bool = False) -> Any:
    """The code of a place; of a residence down to the part of the country where law needs it, of a public body where
    those of the parts have another authority.
    """
    library = screen.library

    def called(code: str) -> str:
        place = library.place(code)
        name = screen.said(place.name)
        return f"{name} ({screen.said(library.place(place.country).name)})" if place.is_part else name

    while True:
        code = ask_exactly(question, offer, called)
        if code is SKIPPED or not (question.down_to_part or of_body):
            return code
        place = library.place(code)
        if place.parts_of_bodies if of_body else place.parts:
            try:
                code = _part(code, question.screen, offer, screen, called)
            except Back:
                continue
        if of_body or _goes_on(code, offer.screen, screen):
            return code


def _goes_on(code: str, says: Mapping[str, Any], screen: Screen) -> bool:
    """Whether the person goes on with that home: where the kit has no law for it they are told so first."""
    word = word_on(screen, code)
    if not word:
        return True
    print()
    say(word)
    if code in screen.library.places:
        return True
    return choose(">", {"on": says["go_on_elsewhere"], "again": says["type_again"]}, says) == "on"


def _part(country: str, subject: str, offer: Offer, screen: Screen, called: Callable[[str], str]) -> str:
    """The part of the country, or the country where the person does not say and no law needs it."""
    library = screen.library
    parts = [place for place in library.places.values() if place.is_part and place.country == country]
    names = {name: place.code for place in parts for name in (screen.said(place.name), *place.alias)}
    required = library.place(country).parts == "needed"
    question = Question(id="part_of_country", kind="place", subject=subject, required=required)

    def check(raw: Any) -> str:
        found = library.place_names.part(str(raw), country)
        library.place_names.require_part(found)
        return found

    before = offer.before if offer.before in names.values() else None
    asked = Offer(words=offer.screen["part_of_country"], screen=offer.screen, before=before, check=check, options=names)
    found = ask_exactly(question, asked, called)
    return country if found is SKIPPED else str(found)
