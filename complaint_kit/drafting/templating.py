"""Templates, the only home of Jinja: sandboxed, bounded in steps and in size, and every error with file and line.

A template may come in a pack that somebody else wrote. It sees nothing but what it is given; it has the few filters
that letters need; and with packs about, it ends: every turn of a loop, every call and every included template is
counted.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial, wraps
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any, NamedTuple, TypeVar

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2 import nodes as tree
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

from complaint_kit.drafting.words_files import Section, WordsFile, sections
from complaint_kit.errors import KitError, PackError
from complaint_kit.packs.library import Library

T = TypeVar("T")
_MOST_STEPS = 500_000  # a letter takes a few thousand
_LONGEST_TEXT = 1_000_000  # characters; a letter has a few thousand
_MOST_ENTRIES = 10_000  # of a list that a template makes
_FILTERS = (
    *("capitalize", "default", "first", "last", "length", "list", "lower", "map", "reject", "rejectattr"),
    *("select", "selectattr", "sort", "trim", "unique", "upper"),
)
_GIVEN = frozenset({FunctionType, MethodType})  # functions in Python; none of the kit's wants Jinja's context
_METHODS = frozenset({"endswith", "startswith"})  # of texts; others can make much of little


class Call(NamedTuple):
    """A name that a template calls, the texts it is given (what is worked out is left out), and the line."""

    name: str
    texts: tuple[str, ...]
    line: int


def _texts(node: tree.Expr) -> Iterator[str]:
    if isinstance(node, tree.Const) and isinstance(node.value, str):
        yield node.value


class Templates:
    """The templates and clauses of a library, each compiled once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        kind = _Bounded if library.packs else _Sandbox  # the kit's own letters end: its tests draft them all
        self._environment = kind(
            loader=FunctionLoader(self._source),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_never_none,
            auto_reload=False,
        )
        self._clauses: dict[Section, Template] = {}
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

    def looks_at(self, section: Section) -> frozenset[str]:
        """The names that a clause looks at, `include` among them if it takes in another template."""
        parsed = self._environment.parse(section.text)
        names = {one.name for one in parsed.find_all(tree.Name)}
        own = {one.name for one in parsed.find_all(tree.Name) if one.ctx == "store"} | {"loop"}
        return frozenset((names - own) | ({"include"} if parsed.find(tree.Include) else set()))

    def calls(self, text: str) -> tuple[Call, ...]:
        """What a piece of template calls by name with texts, and which answers it looks at (`answers.harm`), in order.

        Raises PackError if Jinja cannot read it.
        """
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
            before = "\n" * (section.line - 1)  # so that errors name the line of the file
            code = self._environment.compile(before + section.text, section.clause, section.place)
            self._clauses[section] = Template.from_code(self._environment, code, {})
        return self._clauses[section]

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
            self._environment.get_template(name)
            source = self._library.template(name)[0]
            return tuple(one for one in find_referenced_templates(self._environment.parse(source)) if one)
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


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with the few filters that letters need."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.steps = 0
        self.globals = {"namespace": Namespace}
        self.filters = {name: FILTERS[name] for name in _FILTERS} | {"join": _join, "replace": _replace}

    def text_of(self, name: str, context: Mapping[str, Any]) -> str:
        """The text of a template."""
        return self.get_template(name).render(context)

    def call(
        self,
        context: Any,
        obj: Any,
        /,
        *args: Any,
        _block_vars: object = None,
        _loop_vars: object = None,
        **kwargs: Any,
    ) -> Any:
        """The result of a call. What the kit itself gives is called at once: a letter calls it fifty times."""
        if type(obj) in _GIVEN:
            return obj(*args, **kwargs)
        return super().call(context, obj, *args, **kwargs)

    def text_said(self, template: Template, prepared: dict[str, Any]) -> str:
        """The text of a clause. What one clause sets, no other sees."""
        return "".join(template.root_render_func(Context(self, prepared, template.name, {})))


class _Bounded(_Sandbox):
    """For templates of packs: few methods of texts, no repetition by `*`, and a limit on steps and sizes."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters = {name: self._watched(FILTERS[name]) for name in _FILTERS}
        self.filters |= {"join": _join, "replace": _replace, "counted": self._counted, "bounded": _bounded}

    def text_of(self, name: str, context: Mapping[str, Any]) -> str:
        """The text of a template. Raises SecurityError if it gets longer than any letter."""
        return _joined(self.get_template(name).generate(context))

    def text_said(self, template: Template, prepared: dict[str, Any]) -> str:
        """The text of a clause. Raises SecurityError if it gets longer than any letter."""
        return _joined(template.root_render_func(Context(self, prepared, template.name, {})))

    def step(self) -> None:
        """Counts one step. Raises SecurityError at the last that a template may take."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise SecurityError(f"it takes more than {_MOST_STEPS:,} steps")

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """The result of a call: of what the kit gives, of macros, of the methods of mappings and a few of texts."""
        self.step()
        method = getattr(obj, "__wrapped__", obj)
        is_other = isinstance(method, BuiltinMethodType) and method.__name__ not in _METHODS
        if is_other and not isinstance(method.__self__, dict):
            raise SecurityError(f"{method.__name__}() is not for templates")
        return _bounded(super().call(context, obj, *args, **kwargs))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """The sum of two values; other ways to make much of little are refused."""
        if operator != "+":
            raise SecurityError(f"{operator} is not for templates")
        return _bounded(left + right)

    def get_template(self, *names: Any, **more: Any) -> Template:
        """The template, each time it is asked for a step."""
        self.step()
        return super().get_template(*names, **more)

    def _parse(self, source: str, name: str | None, filename: str | None) -> tree.Template:
        parsed: tree.Template = _Limits().visit(super()._parse(source, name, filename))
        parsed.set_environment(self)
        return parsed

    def _counted(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self.step()
            yield value

    def _watched(self, filter_: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(filter_)
        def watched(*args: Any, **kwargs: Any) -> Any:
            self.step()
            return _bounded(filter_(*args, **kwargs))

        return watched


class _Limits(NodeTransformer):
    """Puts the counting into loops, and the limit of size around whatever joins texts."""

    def visit_For(self, node: tree.For) -> tree.Node:  # noqa: N802  Jinja's own way to name it
        """Every turn of a loop is a step; a loop inside itself is not for letters."""
        if node.recursive:
            raise TemplateSyntaxError("a loop inside itself is not for templates", node.lineno)
        self.generic_visit(node)
        node.iter = _through("counted", node.iter, node)
        return node

    def visit_Concat(self, node: tree.Concat) -> tree.Node:  # noqa: N802
        """`a ~ b`."""
        return _through("bounded", self.generic_visit(node), node)

    def visit_AssignBlock(self, node: tree.AssignBlock) -> tree.Node:  # noqa: N802
        """`{% set a %}...{% endset %}`."""
        self.generic_visit(node)
        node.filter = _through("bounded", node.filter, node)
        return node


def _through(name: str, inner: tree.Node | None, node: tree.Node) -> tree.Filter:
    return tree.Filter(inner, name, [], [], None, None, lineno=node.lineno)


def _joined(pieces: Iterable[str]) -> str:
    kept: list[str] = []
    size = 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > _LONGEST_TEXT:
            raise SecurityError(f"it makes more than {_LONGEST_TEXT:,} characters")
    return "".join(kept)


def _bounded(value: Any) -> Any:
    most = _LONGEST_TEXT if isinstance(value, str) else _MOST_ENTRIES
    if isinstance(value, str | list | tuple | dict) and len(value) > most:
        raise SecurityError(f"it makes something of more than {most:,} parts")
    return value


def _join(values: Iterable[Any], between: str = "") -> str:
    """The values as text with something between them."""
    parts = list(map(str, values))
    return _joined(piece for part in parts for piece in (between, part))[len(between) :]


def _replace(text: Any, old: str, new: str) -> str:
    """The text with every `old` in it made `new`."""
    return _joined(_between(str(text).split(old), new))


def _between(parts: list[str], new: str) -> Iterator[str]:
    yield parts[0]
    for part in parts[1:]:
        yield from (new, part)


def _never_none(value: Any) -> Any:
    if value is None:
        raise UndefinedError("a value is empty (None); ask said() first")
    return value
