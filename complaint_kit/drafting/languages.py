"""In which languages a letter can be written: only where nothing in it would be said in another.

The kit's own languages are whole, `check` sees to it. One that a pack brings counts for a kind of letter once it has
all that such a letter may say: the words of the law and of what it answers to refusals, of the scenario, of the clauses
for the rights that are asked, and of what the person confirmed about the organisation. What stands beside a letter is
said in English where the language has no words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from complaint_kit.drafting.composing import find_composition
from complaint_kit.drafting.documents import recommended
from complaint_kit.drafting.outline import Outline
from complaint_kit.drafting.screen import ENGLISH
from complaint_kit.drafting.templating import templates
from complaint_kit.drafting.words_files import Section
from complaint_kit.errors import AnswersError
from complaint_kit.law.rights import Right
from complaint_kit.law.steps import DocumentKind, Worded
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter

_MOST_NAMED = 3  # of what a language lacks, in one message


def language_for(matter: Matter, library: Library, asked: str | None, kind: DocumentKind) -> str:
    """The language of a letter: the one asked for or answered; or else one that the office takes to which it goes; or
    else the first that is spoken where the person lives, or English.

    Raises AnswersError if there are no letters in the language asked for under this law, or none that are whole.
    """
    wanted = asked or matter.situation.facts.get("letter_language")
    known = set(library.languages())
    available = [one for one in matter.law.languages if one in known and not lacking(matter, library, kind, one)]
    if wanted is None:
        spoken = library.place(matter.situation.residence).languages[:1]  # of several, the one most people speak
        usual = [one for one in (*spoken, "en", *available) if one in available]
        taken = _taken_by_the_office(matter, kind)
        return next((one for one in usual if one in taken), usual[0])
    if wanted not in available:
        begun = library.find(f"templates/_shared/words.{wanted}.yaml")
        missing = lacking(matter, library, kind, str(wanted)) if begun else ()
        raise AnswersError(
            f"there are no letters in this language under {matter.law.id}",
            found=wanted,
            mend=f"{_not_whole(missing)}Choose one of: {', '.join(available)}.",
        )
    return str(wanted)


def _taken_by_the_office(matter: Matter, kind: DocumentKind) -> tuple[str, ...]:
    """The languages of the office that the letter goes to; none if it goes to the organisation."""
    office = recommended(matter)
    to_office = matter.rung(kind).step.to == "authority"
    return office.authority.submissions if office and to_office else ()


def _not_whole(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return f"It lacks {', '.join(missing[:_MOST_NAMED])}{more}: `complaint-kit check` lists all. "


def lacking(matter: Matter, library: Library, kind: DocumentKind, language: str) -> tuple[str, ...]:
    """What keeps such a letter from being written in that language, each in a few words; nothing if it can be."""
    return () if language in library.own_languages() else tuple(_lacking(matter, library, kind, language))


def _lacking(matter: Matter, library: Library, kind: DocumentKind, language: str) -> Iterator[str]:
    if language not in library.languages():
        yield f"templates/_shared/words.{language}.yaml"
    scenario = matter.situation.scenario
    if not library.speaks(scenario, language):
        yield f"templates/{scenario}/words.{language}.yaml"
    laws = {law.id: law for law in (matter.law, *(match.law for match in matter.rights.values()))}
    page = f"templates/_shared/next_steps.{language}.md.j2"
    yield from () if library.find(page) else (page,)
    yield from (f"the words of {law.id}" for law in laws.values() if language not in law.languages)
    missing = unworded(library, scenario, matter.law.family, kind, language, frozenset(matter.asked))
    yield from (f"the clause {clause}" for clause in sorted(missing))
    yield from (f"what is on record as {one.id}" for one in matter.situation.confirmed if language not in one.says)


@lru_cache(maxsize=512)
def unworded(
    library: Library, scenario: str, family: str, kind: Worded, language: str, asked: frozenset[Right]
) -> frozenset[str]:
    """The clauses that a letter for these rights may have and that the language has no words for; all of the letter,
    under its name, if a file of it is not begun."""
    made = find_composition(library, scenario, family, kind, language)
    if made is None or not has_all_files(library, scenario, family, kind, language):
        return frozenset({f"{kind}.{family}"})
    if made.outline is None:
        return frozenset()
    written: dict[str, Section] = {}
    for name in made.files:
        written |= templates(library).words_file(name).clauses
    return frozenset(needed(made.outline, asked, written) - written.keys())


def has_all_files(library: Library, scenario: str, family: str, kind: Worded, language: str) -> bool:
    """Whether the language has each file of words that English has for the letter: what is said of one law only is not
    said of it in words meant for another."""
    english, own = (_files(library, scenario, family, kind, one) for one in (ENGLISH, language))
    return english <= own


def _files(library: Library, scenario: str, family: str, kind: Worded, language: str) -> set[str]:
    """The files of words of the letter, by name without the language."""
    made = find_composition(library, scenario, family, kind, language)
    own = f"_letters/{language}/"
    names = made.files if made else ()
    return {name.removeprefix(own) if name.startswith(own) else name.replace(f".{language}.", ".") for name in names}


def needed(outline: Outline, rights: frozenset[Right], written: Collection[str]) -> set[str]:
    """The clauses that a letter may have; those by right in each of their forms."""
    unasked = {line.clause for right, part in outline.rights.items() if right not in rights for line in part}
    asked = {line.clause for right, part in outline.rights.items() if right in rights for line in part}
    found: set[str] = set()
    for line in outline.lines():
        if line.by and line.clause not in written:
            found |= {f"{line.clause}_{one}" for one in (*(rights & outline.rights.keys()), "several")}
        elif (line.clause not in unasked or line.clause in asked) and (line.with_ is None or line.with_ in rights):
            found.add(line.clause)
    return found
