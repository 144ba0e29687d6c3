"""`explain --sentences`: where each fact in the next letter comes from."""

from __future__ import annotations

import argparse
from typing import Any

from complaint_kit.commands import shared
from complaint_kit.commands.drafting import nothing_to_draft
from complaint_kit.commands.exits import DONE
from complaint_kit.commands.writing import chosen
from complaint_kit.drafting import wording
from complaint_kit.drafting.documents import addressee, draft
from complaint_kit.drafting.languages import language_for
from complaint_kit.drafting.screen import Screen
from complaint_kit.drafting.tracing import Traced, traced
from complaint_kit.law.steps import DocumentKind
from complaint_kit.planning.matter import Matter
from complaint_kit.planning.plan import Plan


def explain_sentences(options: argparse.Namespace, plan: Plan, screen: Screen) -> int:
    """Prints the sentences that state facts, each with all that it came from: of the letters that are recommended, or
    of the document named."""
    letters = chosen(plan, options.document)
    asked = shared.letter_language(options, plan.situation.case)
    found = [(matter, kind, _traced(matter, kind, screen, asked)) for matter, kind in letters]
    if options.json:
        shared.print_json({"letters": [_as_json(*one) for one in found]})
    elif not letters:
        shared.tell(nothing_to_draft(plan, screen))
    else:
        for matter, kind, sentences in found:
            _print(matter, kind, sentences, screen)
    return DONE


def _traced(matter: Matter, kind: DocumentKind, screen: Screen, asked: str | None) -> tuple[Traced, ...]:
    language = language_for(matter, screen.library, asked, kind)
    words = screen.library.words(matter.situation.scenario, language)
    locale = wording.locale_of(language, matter.situation.residence)
    return traced(draft(matter, screen.library, kind, language), matter, words, locale)


def _as_json(matter: Matter, kind: DocumentKind, sentences: tuple[Traced, ...]) -> dict[str, Any]:
    told = [{"sentence": one.text, "from": [source._asdict() for source in one.sources]} for one in sentences]
    return {"document": kind, "to": addressee(matter, kind).name, "sentences": told}


def _print(matter: Matter, kind: DocumentKind, sentences: tuple[Traced, ...], screen: Screen) -> None:
    words = screen.words()
    says = words["sentences"]
    print(says["title"].format(document=words["documents"][kind], name=addressee(matter, kind).name))
    for one in sentences:
        print(f"\n{one.text}")
        for source in one.sources:
            shown = says["shown"].format(exhibit=source.exhibit) if source.exhibit not in ("", source.id) else ""
            print(f"    {says['kinds'][source.kind]} {source.id}{shown}")
    print(f"\n{says['rest']}")
