"""Whether every file can be read: the check before all others, which would mislead while a file is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pydantic import BaseModel

from complaint_kit.checks.finding import Finding
from complaint_kit.checks.shelf import read_words, short_name, template_files, words_files
from complaint_kit.drafting.outline import Outline
from complaint_kit.drafting.templating import templates
from complaint_kit.errors import KitError, PackError, Problems
from complaint_kit.law.authorities import Routing
from complaint_kit.law.forms import FormFile
from complaint_kit.law.grounds import CountersFile
from complaint_kit.law.holidays import HolidayFile
from complaint_kit.law.offices import AuthorityFile
from complaint_kit.packs.library import Library
from complaint_kit.packs.models import read_model
from complaint_kit.situation.interview import QuestionList

_MODELS: dict[str, type[BaseModel]] = {
    "jurisdictions/routing.yaml": Routing,
    "jurisdictions/*/authorities.yaml": AuthorityFile,
    "jurisdictions/*/*.counters.yaml": CountersFile,
    "jurisdictions/*/forms.yaml": FormFile,
    "templates/_letters/*.yaml": Outline,
    "templates/_shared/*.questions.yaml": QuestionList,
}


def loads(library: Library) -> Iterator[Finding]:
    """Every file can be read: it is YAML or a template, it has what its kind must have, and nothing else."""
    for read in (*_laws(library), *_models(library), *_interviews(library), *_words(library), *_templates(library)):
        try:
            read()
        except Problems as problems:
            yield from map(_finding, problems.problems)
        except KitError as problem:
            yield _finding(problem)


def _finding(problem: KitError) -> Finding:
    found = "" if problem.found is None else f" (found: {problem.found})"
    return Finding("loads", problem.place, f"{problem.problem}{found}", problem.mend or _COMPARE)


_COMPARE = """Compare with a file of the same kind that can be read, such as jurisdictions/eu/gdpr.yaml for a law.
Indent with spaces, never tabs; put quotes around a text with a colon or a number sign in it."""
Reading = Callable[[], object]


def _laws(library: Library) -> Iterator[Reading]:
    return (partial(library.law, id_) for id_ in library.law_ids())


def _models(library: Library) -> Iterator[Reading]:
    yield from (lambda: library.places, lambda: library.facts)
    yield from (partial(read_model, path, HolidayFile) for path in library.files("jurisdictions/holidays.yaml"))
    yield from (partial(library.organisation, id_) for id_ in library.organisation_ids())
    for pattern, model in _MODELS.items():
        yield from (partial(_read, library, name, model) for name in library.names(pattern))


def _read(library: Library, name: str, model: type[BaseModel]) -> object:
    return read_model(library.file(name), model, library.roots)


def _interviews(library: Library) -> Iterator[Reading]:
    return (partial(library.interview, scenario) for scenario in library.scenarios())


def _words(library: Library) -> Iterator[Reading]:
    return (partial(lambda name: read_words(library.file(name)), name) for name in words_files(library))


def _templates(library: Library) -> Iterator[Reading]:
    return (partial(_template, library, name) for name in template_files(library))


def _template(library: Library, name: str) -> None:
    known = {short_name(one) for one in template_files(library)}
    missing = set(templates(library).includes(short_name(name))) - known
    if missing:
        raise PackError(
            "this takes in a template that does not exist",
            place=str(library.file(name)),
            found=", ".join(sorted(missing)),
            mend='Name one by folder and file: {% include "_shared/next_steps.en.md.j2" %}.',
        )
    if name.endswith(".words.j2"):
        templates(library).try_clauses(short_name(name))
