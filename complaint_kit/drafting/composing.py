"""Of which outline and which files a letter is made."""

from __future__ import annotations

from functools import lru_cache

from complaint_kit.drafting.outline import find_outline
from complaint_kit.drafting.rendering import Composition
from complaint_kit.errors import PackError
from complaint_kit.law.steps import Worded
from complaint_kit.packs.library import Library
from complaint_kit.planning.matter import Matter


def composed(library: Library, matter: Matter, kind: Worded, language: str) -> Composition:
    """How the letter of a step is made. Raises PackError if nobody wrote it."""
    scenario = matter.situation.scenario
    found = find_composition(library, scenario, matter.law.family, kind, language)
    if found is None:
        raise PackError(
            "this letter has not been written yet", found=f"{scenario}/{kind}.{matter.law.family}.{language}"
        )
    return found


@lru_cache(maxsize=512)
def find_composition(library: Library, scenario: str, family: str, kind: Worded, language: str) -> Composition | None:
    """How letters of that kind, family and language are made in that scenario, or None if nobody wrote them.

    What a family such as `us-ca` does not order or say differently, it orders and says as `us`, or as all families do.
    What a joint complaint does not say in words of its own, it says as complaints do.
    """
    letter, kin = f"{kind}.{family}", f"{kind}.{family.partition('-')[0]}"
    whole = f"{letter}.{language}.md.j2"
    if whole in library.templates(scenario):
        return Composition(None, (f"{scenario}/{whole}",))
    order = next((one for one in (letter, kin) if library.find(f"templates/_letters/{one}.yaml")), str(kind))
    outline = find_outline(library, scenario, order)
    as_is = (f"complaint.{family}", "complaint") if kind == "joint" else ()
    own = (f"{scenario}/{name}.{language}" for name in (letter, kin, kind, *as_is))
    ordered = (letter, kin, *as_is[:1], f"parts.{family}", kind, *as_is[1:], "parts")
    general = (f"_letters/{language}/{name}" for name in ordered)
    names = dict.fromkeys((*own, *general))
    files = tuple(f"{name}.words.j2" for name in names if library.find(f"templates/{name}.words.j2"))
    orders = tuple(
        name for name in (f"_letters/{order}.yaml", f"{scenario}/{order}.yaml") if library.find(f"templates/{name}")
    )
    if outline and len(files) > 1:
        return Composition(outline, files, orders)
    return Composition(None, (f"_shared/{whole}",)) if whole in library.templates("_shared") else None
