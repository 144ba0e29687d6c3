"""`gallery`: pictures of every kind of letter on every layout, to be looked at before a change is kept."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from complaint_kit.commands import shared
from complaint_kit.commands.exits import DONE
from complaint_kit.drafting.build_plan import prepare
from complaint_kit.drafting.documents import draft
from complaint_kit.drafting.output_files import write
from complaint_kit.drafting.sheets import sheet
from complaint_kit.errors import WritingError
from complaint_kit.files import make_folder
from complaint_kit.law.steps import DocumentKind
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack
from complaint_kit.planning.matter import Matter

_SCALE = 100 / 72  # a hundred dots an inch: enough to see every letter


def show(options: argparse.Namespace) -> int:
    """Draws the letters of the cases under `templates/_gallery/`. Raises WritingError without the extra that draws."""
    if find_spec("pypdfium2") is None:
        raise WritingError("what makes pictures is not installed", mend='Run: pip install "complaint-kit[gallery]"')
    library = shared.library(options)
    printed = shared.printed(options, library)
    folder = make_folder(options.out or Path("complaint-kit-gallery"))
    for name, matter, kind, language in letters(library):
        for id_ in (printed.layout,) if options.layout else library.layouts():
            layout = sheet(library, "", printed._replace(layout=id_))
            data = write(draft(matter, library, kind, language, layout), "pdf")
            for path in drawn(data, folder / f"{layout.id}-{name}-{kind.replace('_', '-')}"):
                print(path)
    return DONE


def letters(library: Library) -> Iterator[tuple[str, Matter, DocumentKind, str]]:
    """Every kind of letter of each case, open on its day or not: the place, the matter, the kind and the language."""
    for path in sorted((shipped_pack() / "templates/_gallery").glob("*.yaml")):
        day = date.fromisoformat(path.stem[:10])
        case = shared.case_of_file(library, path, day)
        plan = prepare(library, case, day, place=str(path))
        for matter in (*plan.matters, *([plan.asking] if plan.asking else ())):
            for kind in dict.fromkeys(rung.step.document for rung in matter.ladder):
                yield path.stem[11:], matter, kind, case.letter_language or "en"


def drawn(data: bytes, stem: Path) -> Iterator[Path]:
    """The pages of a PDF file as pictures beside each other, and where each lies."""
    import pypdfium2

    for number, page in enumerate(pypdfium2.PdfDocument(data), start=1):
        path = stem.with_name(f"{stem.name}-{number}.png")
        page.render(scale=_SCALE).to_pil().save(path)
        yield path
