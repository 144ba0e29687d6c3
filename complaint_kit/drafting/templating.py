"""Templates and clauses, compiled once and read in the sandbox, with file and line in every error."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2 import nodes as tree
from jinja2.exceptions import SecurityError
from jinja2.meta import find_referenced_templates

from complaint_kit.drafting.sandbox import Bounded, Sandbox, never_none
from complaint_kit.drafting.words_files import Section, WordsFile, sections
from complaint_kit.errors import KitError, PackError
from complaint_kit.packs.library import Library

T = TypeVar("T")


class Call(NamedTuple):
    """A name that a template calls, the texts it is given (what is worked out is left out), and the line."""

    name: str
    texts: tuple[str, ...]
    line: int


PRINTED = "printed"  # in a `Look`: an answer at which nothing is looked, only that it is printed: {{ answers.email }}


class Look(NamedTuple):
    """A name that a template looks at; with `args` a function that it calls with these values, or the one entry of a
    mapping that it takes."""

    name: str
    args: tuple[str | bool | int, ...] | None = None


_NOT_PLAIN: tuple[type[tree.Node], ...] = (tree.Include, tree.AssignBlock, tree.FilterBlock, tree.CallBlock, tree.Macro)


def _looks(node: tree.Node) -> Iterator[Look]:
    match node:
        case tree.Output(nodes=pieces):
            for piece in pieces:
                match piece:
                    case tree.Getattr(node=tree.Name(name="answers"), attr=attr):
                        yield Look(PRINTED, (attr,))
                    case _:
                        yield from _looks(piece)
        case tree.Getattr(node=tree.Name(name=name), attr=attr):
            yield Look(name, (attr,))
        case tree.Call(node=tree.Name(name=name), args=args, kwargs=[], dyn_args=None, dyn_kwargs=None) if len(
            values := tuple(one.value for one in args if isinstance(one, tree.Const))
        ) == len(args):
            yield Look(name, values)
        case tree.Name(name=name):
            yield Look(name)
        case _:
            for child in node.iter_child_nodes():
                yield from _looks(child)


def _texts(node: tree.Expr) -> Iterator[str]:
    if isinstance(node, tree.Const) and isinstance(node.value, str):
        yield node.value


class Templates:
    """The templates and clauses of a library, each compiled once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        kind = Bounded if library.packs else Sandbox  # the kit's own letters end: its tests draft them all
        self._environment = kind(
            loader=FunctionLoader(self._source),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=never_none,
            auto_reload=False,
            optimized=False,  # to work out beforehand what never changes takes longer than it spares
        )
        self._clauses: dict[Section, Template] = {}
        self._trees: dict[Section, tree.Template] = {}  # of clauses that nobody said yet
        self._calls: dict[str, tuple[Call, ...]] = {}  # a clause that many letters share is read once
        self._files: dict[str, WordsFile] = {}

    def render(self, name: str, context: Mapping[str, Any]) -> str:
        """The text. Raises PackError naming file and line, whatever the template did."""
        return self._told(name, lambda: self._environment.text_of(name, context))

    def words_file(self, name: str) -> WordsFile:
        """The clauses of a file of words. Raises PackError if there is no such file."""
        if name not in self._files:
            source, path = self._library.template(name)
            self._files[name] = sections(source, str(path))
        return self._files[name]

    def try_clauses(self, name: str) -> None:
        """Nothing if each clause of the file can be read. Raises PackError with file and line of one that cannot."""
        for section in self.words_file(name).clauses.values():
            self._told(f"{section.place}:{section.line}", partial(self._compiled, section))

    def prepared(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """The names that clauses may look at: made once a letter, for all of them."""
        return {**self._environment.globals, **context}

    def said(self, section: Section, prepared: dict[str, Any]) -> str:
        """The text of a clause. Raises PackError naming file and line, whatever the words did."""
        where = f"{section.place}:{section.line}"
        return self._told(where, lambda: self._environment.text_said(self._compiled(section), prepared))

    def looks_at(self, section: Section, known: Container[str]) -> frozenset[Look] | None:
        """What a clause looks at of the names that it is given; None if it takes in another template, makes something
        of what it prints, or puts something of its own in the place of one of the `known`."""
        parsed = self._tree(section)
        own = {one.name for one in parsed.find_all(tree.Name) if one.ctx != "load"}
        if any(parsed.find_all(_NOT_PLAIN)) or any(name in known for name in own):
            return None
        return frozenset(one for one in _looks(parsed) if one.name not in own | {"loop"})

    def calls(self, text: str) -> tuple[Call, ...]:
        """What a piece of template calls by name with texts, and which answers it looks at (`answers.harm`), in order.

        Raises PackError if Jinja cannot read it.
        """
        if text not in self._calls:
            self._calls[text] = self._read_calls(text)
        return self._calls[text]

    def _read_calls(self, text: str) -> tuple[Call, ...]:
        try:
            parsed = self._environment.parse(text)
        except TemplateSyntaxError as error:
            raise _unreadable(error, "a template") from None
        found = [
            Call(one.node.name, tuple(text for arg in one.args for text in _texts(arg)), one.lineno)
            for one in parsed.find_all(tree.Call)
            if isinstance(one.node, tree.Name)
        ]
        looked = [
            Call("answers", (one.attr,), one.lineno)
            for one in parsed.find_all(tree.Getattr)
            if isinstance(one.node, tree.Name) and one.node.name == "answers"
        ]
        return tuple(sorted((*found, *looked), key=lambda call: call.line))

    def _compiled(self, section: Section) -> Template:
        if section not in self._clauses:
            code = self._environment.compile(self._tree(section), section.clause, section.place)
            self._clauses[section] = Template.from_code(self._environment, code, {})
            del self._trees[section]  # Jinja may have changed it
        return self._clauses[section]

    def _tree(self, section: Section) -> tree.Template:
        """The clause as Jinja reads it: once for what it looks at and for its code."""
        if section not in self._trees:
            before = "\n" * (section.line - 1)  # so that errors name the line of the file
            self._trees[section] = self._environment.parse(before + section.text, section.clause, section.place)
        return self._trees[section]

    def _told(self, name: str, made: Callable[[], T]) -> T:
        """What is made. Raises PackError naming file and line, whatever happens meanwhile."""
        self._environment.steps = 0
        try:
            return made()
        except KitError as error:
            told = f"{error.place}: {error.problem}" if error.place else error.problem
            raise PackError(told, place=self._at(name, error), found=error.found, mend=error.mend) from None
        except (UndefinedError, SecurityError) as error:
            raise PackError(
                "the template asks for what there is not", place=self._at(name, error), found=error
            ) from None
        except TemplateSyntaxError as error:
            raise _unreadable(error, name) from None
        except Exception as error:  # a template may raise anything: its author is told, and no run stops for it
            found = f"{type(error).__name__}: {error}"
            raise PackError("the template fails", place=self._at(name, error), found=found) from None

    def includes(self, name: str) -> tuple[str, ...]:
        """The templates that this one takes in. Raises PackError with file and line if Jinja cannot read it."""
        try:
            if name.endswith(".words.j2"):
                parsed = [self._tree(one) for one in self.words_file(name).clauses.values()]
            else:
                source, path = self._library.template(name)
                self._environment.get_template(name)
                parsed = [self._environment.parse(source, name, str(path))]
            return tuple(one for each in parsed for one in find_referenced_templates(each) if one)
        except TemplateSyntaxError as error:
            raise _unreadable(error, name) from None
        except RecursionError:
            raise PackError("this template is nested too deeply", place=self.place(name)) from None

    def place(self, name: str) -> str:
        """The file of a template, for messages."""
        return str(self._library.template(name)[1])

    def _source(self, name: str) -> tuple[str, str, None]:
        source, path = self._library.template(name)
        return source, str(path), None

    def _at(self, name: str, error: BaseException) -> str:
        """`file:line` of the innermost template that the error went through."""
        frames = traceback.extract_tb(error.__traceback__)
        found = [frame for frame in frames if frame.filename.endswith(".j2")]
        return f"{found[-1].filename}:{found[-1].lineno}" if found else name


@lru_cache(maxsize=4)
def templates(library: Library) -> Templates:
    """The templates of that library, made once a process."""
    return Templates(library)


def _unreadable(error: TemplateSyntaxError, name: str) -> PackError:
    place = f"{error.filename or name}:{error.lineno}"
    return PackError("Jinja cannot read this template", place=place, found=error.message)
