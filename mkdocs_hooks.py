"""What the site has beside docs/: the guides of the repository, and tables of what the packs hold when it is built."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from complaint_kit.checks.shelf import read_shelf
from complaint_kit.checks.verification import unread
from complaint_kit.commands import lists
from complaint_kit.drafting.screen import Screen
from complaint_kit.packs.library import Library
from complaint_kit.packs.roots import shipped_pack

ROOT = Path(__file__).resolve().parent
_GUIDES = {
    "index.md": "README.md",
    "adding.md": "CONTRIBUTING.md",
    "architecture.md": "ARCHITECTURE.md",
    "changes.md": "CHANGELOG.md",
}
_PLACES = {guide: page for page, guide in _GUIDES.items()}
_LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s:]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the guides and the tables to the pages of the site."""
    for name, text in pages(Library((shipped_pack(),)), date.today()).items():
        files.append(File.generated(config, name, content=text))
    return files


def pages(library: Library, today: date) -> dict[str, str]:
    """Every page that does not lie in docs/, by its name, as Markdown."""
    guides = {page: (ROOT / guide).read_text(encoding="utf-8") for page, guide in _GUIDES.items()}
    return guides | {f"coverage/{name}.md": "\n".join(make(library, today)) for name, make in _TABLES.items()}


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The text with its links as they lead in the site. What only the repository has is named and not linked; what is
    nowhere stays, for the build to find."""
    return _LINK.sub(_moved, markdown)


def _moved(found: re.Match[str]) -> str:
    label, path, anchor = found[1], found[2].removeprefix("../").removeprefix("docs/"), found[3] or ""
    page = _PLACES.get(path, path)
    if page not in _GUIDES and not (ROOT / "docs" / page).exists() and (ROOT / path).exists():
        return label
    return f"[{label}]({page}{anchor})"


def _table(title: str, says: str, headings: dict[str, str], rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A page with one table: the headings by the keys of the rows."""
    yield from (f"# {title}", "", says, "")
    yield "| " + " | ".join(headings.values()) + " |"
    yield "|" + "---|" * len(headings)
    for row in rows:
        yield "| " + " | ".join(_cell(row[key]) for key in headings) + " |"


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _listed(title: str, says: str, headings: dict[str, str], kind: str) -> Callable[[Library, date], Iterator[str]]:
    """A page with what `complaint-kit list` says."""
    return lambda library, today: _table(title, says, headings, lists.LISTS[kind](Screen(library), today))


def _unverified(library: Library, today: date) -> Iterator[str]:
    found = unread(read_shelf(library, today))
    says = f"Nobody has held these {len(found)} entries against their source yet. Whatever rests on them says so."
    rows = ({"name": one.name, "doubt": one.doubt} for one in found)
    return _table("What nobody has verified", says, {"name": "entry", "doubt": "what is not certain"}, rows)


_WHERE = {
    "eu": "EU and EEA",
    "gb": "UK",
    "ch": "Switzerland",
    "us-ca": "California",
    "us-": "other US states",
    "us": "US federal acts",
}


def _by_grievance(library: Library, today: date) -> Iterator[str]:
    """Grievance by part of the world: the rights that a law of it gives, with the number of laws where not all do."""
    reached: dict[str, dict[str, Counter[str]]] = {}
    for row in lists.LISTS["coverage"](Screen(library), today):
        cells = reached.setdefault(row["id"], {where: Counter() for where in _WHERE})
        cells[_where(row["law"])].update(row["rights"])
    titles = {row["id"]: row["title"] for row in lists.LISTS["scenarios"](Screen(library), today)}
    rows = (
        {"title": titles[id_], **{where: _rights(cells[where]) for where in _WHERE}} for id_, cells in reached.items()
    )
    says = (
        "The rights that somebody can ask for, and in how many acts of that part of the world they stand. Empty: "
        "no act of it that the kit has gives one; the plan says so, and what works instead."
    )
    return _table("Grievance by grievance", says, {"title": "grievance", **_WHERE}, rows)


def _where(law: str) -> str:
    """In which column a law stands."""
    place = law.partition(".")[0]
    if place in ("us", "us-ca", "gb", "ch"):
        return place
    return "us-" if place.startswith("us-") else "eu"


def _rights(found: Counter[str]) -> str:
    return ", ".join(f"{right.replace('_', ' ')} ({found[right]})" for right in sorted(found))


_READ = "The day is that on which somebody read it at its source; - where nobody has."
_TABLES: dict[str, Callable[[Library, date], Iterator[str]]] = {
    "grievances": _listed(
        "Grievances",
        "What people complain of, and the kit knows how to ask about.",
        {"id": "id", "title": "grievance"},
        "scenarios",
    ),
    "by-grievance": _by_grievance,
    "laws": _listed(
        "Laws",
        _READ,
        {
            "id": "id",
            "name": "name",
            "jurisdiction": "for residents of",
            "from": "from",
            "until": "until",
            "verified": "read",
            "source": "source",
        },
        "laws",
    ),
    "rights": _listed(
        "Rights",
        _READ,
        {
            "law": "law",
            "right": "right",
            "citation": "citation",
            "response": "answer within",
            "extension": "longer by",
            "from": "from",
            "until": "until",
            "verified": "read",
        },
        "rights",
    ),
    "authorities": _listed(
        "Authorities",
        _READ,
        {"id": "id", "name": "name", "country": "place", "role": "role", "language": "takes", "verified": "read"},
        "authorities",
    ),
    "organisations": _listed(
        "Organisations",
        "Those whose legal persons, channels and public record the kit knows; any other can be written to.",
        {"id": "id", "name": "name", "entities": "legal persons", "record": "entries of record"},
        "organisations",
    ),
    "languages": _listed(
        "Languages of letters",
        "And the laws under which they are whole.",
        {"id": "language", "laws": "laws"},
        "languages",
    ),
    "unverified": _unverified,
}
