"""Whose words these are: what in a plan and its letter comes from packs beside the shipped one.

A pack may bring a law, the address of a company, or a letter. The person is told each time, on the screen, on the page
about what happens next and among the sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.templating import templates
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import Pack
from complaint_kit.planning.plan import Plan


def packs_speak(
    plan: Plan, library: Library, words: Mapping[str, Any], language: str, letters: Iterable[str] = ()
) -> tuple[str, ...]:
    """A sentence for each pack that spoke, naming all that came from it; `letters` are the templates that were used."""
    if not library.packs:
        return ()
    told: dict[Pack, list[str]] = {pack: [] for pack in library.packs}
    for name, what in (
        *_from_plan(plan, library, words["packs"], language),
        *_from_letters(library, words["packs"], letters),
    ):
        pack = library.origin(name)
        if pack:
            told[pack].append(what)
        translator = library.translator(name, language)
        if translator and translator != pack:
            told[translator].append(words["packs"]["words"])
    says = words["packs"]["says"]
    return tuple(
        says.format(pack=pack.name, folder=pack.folder, what="; ".join(dict.fromkeys(what)))
        for pack, what in told.items()
        if what
    )


def steps_speak(plan: Plan, library: Library, words: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """As `packs_speak`, with the letters of the steps that are recommended."""
    scenario = plan.situation.scenario
    steps = ((matter.law.family, rung.step.document) for matter, rung in plan.now)
    found = (find_composition(library, scenario, *step, language) for step in steps)
    return packs_speak(plan, library, words, language, (file for one in found if one for file in one.sources))


def source_says(library: Library, rule: str, words: Mapping[str, Any]) -> str | None:
    """The words for a provision of that rule that only a pack vouches for; None for one of the kit. What is cited
    beside the rules of a law stands under the id of the law: it may come from its answers to refusals."""
    if not library.packs:
        return None
    law, of_a_rule, _ = rule.partition("/")
    names = (_law_file(law), *(() if of_a_rule else library.counters_files(library.law(law))))
    pack = next(filter(None, map(library.origin, names)), None)
    return str(words["packs"]["source"].format(pack=pack.name)) if pack else None


def _law_file(law: str) -> str:
    return f"jurisdictions/{law.replace('.', '/', 1)}.yaml"


def _from_plan(plan: Plan, library: Library, says: Mapping[str, str], language: str) -> Iterator[tuple[str, str]]:
    """The files that a plan rests on, each with what it stands for."""
    case = plan.situation
    for law in {one.law.id: one.law for one in plan.matches if one.applies is not False}.values():
        name = law.name.get(language, law.id)
        yield _law_file(law.id), says["law"].format(name=name)
    if case.organisation:
        yield f"organisations/{case.organisation.id}.yaml", says["organisation"].format(name=case.organisation.name)
    for matter in plan.matters:
        what = says["counters"].format(name=matter.law.name.get(language, matter.law.id))
        yield from ((file, what) for file in library.counters_files(matter.law))
    for one in (one for matter in plan.matters for one in matter.candidates):
        folder = one.authority.place.lower()
        yield f"jurisdictions/{folder}/authorities.yaml", says["authority"].format(name=one.authority.name)
    yield "jurisdictions/routing.yaml", says["routing"]
    yield f"templates/{case.scenario}/interview.yaml", says["questions"]
    for scenario in (case.scenario, "_shared"):
        yield f"templates/{scenario}/words.{language}.yaml", says["words"]


def _from_letters(library: Library, says: Mapping[str, str], letters: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The templates of letters, with those that they take in."""
    waiting, seen = list(letters), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += templates(library).includes(name) if name.endswith(".j2") else ()
            yield f"templates/{name}", says["letter"]
