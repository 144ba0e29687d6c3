"""The house: who may import whom, where each outside library lives, and what Python may not decide.

The order of the wings and the homes of the libraries are those of the design; the imports are read, not run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import LIBRARY

PACKAGE = Path(__file__).parents[1] / "complaint_kit"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 300  # lines

# From the foundations upwards. Wings on one floor do not know each other.
FLOORS = (
    {"text"},
    {"errors"},
    {"files"},
    {"law"},
    {"situation"},
    {"packs"},
    {"planning"},
    {"letters"},
    {"writers"},
    {"drafting"},
    {"cases"},
    {"wizard", "bulk"},
    {"checks"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
FLOOR = {wing: floor for floor, wings in enumerate(FLOORS) for wing in wings}
HOMES = {
    "questionary": ("wizard/",),
    "jinja2": ("drafting/templating.py", "drafting/sandbox.py"),
    "reportlab": ("writers/",),
    "uharfbuzz": ("writers/scripts.py",),
    "bidi": ("writers/scripts.py",),
    "pypdf": ("writers/bundle.py",),
    "PIL": ("writers/bundle.py", "writers/pictures.py", "writers/pdf_archive.py"),
    "docx": ("writers/",),
    "yaml": ("packs/yamlio.py", "cases/folder.py"),  # the one reads, the other writes
    "holidays": ("law/calendars.py",),
    "icalendar": ("writers/ics.py",),
    "python_calamine": ("bulk/",),
    "argparse": ("cli.py", "commands/"),
    "platformdirs": ("commands/shared.py",),
    "pypdfium2": ("commands/gallery.py",),
    "shtab": ("commands/completing.py",),
}
CLOCKS = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("time", "time"),
    ("time", "localtime"),
    ("time", "gmtime"),
    ("time", "strftime"),
    ("time", "ctime"),
}
# Places that Python may name in a comparison, each because of something that is not the law of the place.
NOT_LAW = {
    ("situation/facts.py", "EEA"): "cross-border, as the GDPR defines it",
    ("situation/days.py", "US"): "the order of day and month in a date as typed",
    ("bulk/input/addresses.py", "US"): "the shape of American addresses",
    ("bulk/input/addresses.py", "GB"): "the shape of British addresses",
    ("bulk/input/addresses.py", "IE"): "the shape of Irish addresses",
}
# Where strings name provisions and decide nothing by them: sources of the ways to count, examples in messages.
TELL_OF_STATUTES = ("law/dates.py", "checks/")


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def wing_of(module: Path) -> str:
    return name_of(module).partition("/")[0].removesuffix(".py")


@cache
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imported(module: Path) -> Iterator[str]:
    """The dotted names of all modules that this one imports, at once, later or by name."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(module)} imports relatively"
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module":
            yield _beginning(node.args[0])


def _beginning(name: ast.expr) -> str:
    """The beginning of a module's name that is only put together when the program runs."""
    first = name.values[0] if isinstance(name, ast.JoinedStr) else name
    return str(first.value) if isinstance(first, ast.Constant) else ""


def wings_known_to(module: Path) -> set[str]:
    inside = (name.split(".") for name in imported(module) if name.startswith("complaint_kit."))
    return {parts[1] for parts in inside} - {wing_of(module), "__version__"}


def compared(module: Path) -> Iterator[str]:
    """Every word that the module compares something with, or asks a text to begin or end with."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Compare):
            parts: list[ast.AST] = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"startswith", "endswith"}:
            parts = list(node.args)
        elif isinstance(node, ast.MatchValue):
            parts = [node.value]
        else:
            continue
        inner = (one for part in parts for one in ast.walk(part) if isinstance(one, ast.Constant))
        yield from (one.value for one in inner if isinstance(one.value, str))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_wing_imports_only_wings_below_it(module: Path) -> None:
    mine = FLOOR.get(wing_of(module))
    if mine is None:
        assert name_of(module) == "__init__.py"
        assert wings_known_to(module) == set()
    else:
        assert {wing for wing in wings_known_to(module) if FLOOR[wing] >= mine} == set()


def test_every_wing_has_its_floor() -> None:
    assert {wing_of(module) for module in MODULES} - {"__init__"} == set(FLOOR)


@pytest.mark.parametrize("module", [one for one in MODULES if wing_of(one) == "writers"], ids=name_of)
def test_writers_know_letters_and_nothing_of_law(module: Path) -> None:
    assert wings_known_to(module) <= {"text", "errors", "letters"}


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_each_outside_library_has_one_home(module: Path) -> None:
    used = {name.split(".")[0] for name in imported(module)}
    strangers = {library for library in used & set(HOMES) if not name_of(module).startswith(HOMES[library])}
    assert strangers == set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_the_command_line_reads_the_clock(module: Path) -> None:
    calls = (node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call))
    read = {
        (owner, call.attr)
        for call in calls
        if isinstance(call, ast.Attribute)
        and (owner := getattr(call.value, "id", "") or getattr(call.value, "attr", ""))
        and (owner, call.attr) in CLOCKS
    }
    assert read == set() or name_of(module) == "cli.py"


@cache
def codes() -> frozenset[str]:
    """The codes of all places and groups; small letters only with a hyphen, or German would be Germany."""
    library = LIBRARY
    known = {code for place in library.places.values() for code in (place.code, *place.part_of)}
    return frozenset(known | {code.lower() for code in known if "-" in code})


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_place_is_named_in_a_decision(module: Path) -> None:
    named = {word.rstrip("-") for word in compared(module)} & codes()
    assert {word for word in named if (name_of(module), word) not in NOT_LAW} == set()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_no_module_is_longer_than_a_person_can_keep_in_mind(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize(
    "module", [one for one in MODULES if not name_of(one).startswith(TELL_OF_STATUTES)], ids=name_of
)
def test_no_statute_is_quoted_by_number_outside_docstrings_and_comments(module: Path) -> None:
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    said = (
        node.value
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    )
    assert [words for words in said if re.search(r"(Articles?|Art\.|[Ss]ections?|§) ?\d", words)] == []
