"""The bounds in which templates run: few filters, and for those of packs a limit on steps and sizes.

A template may come in a pack that somebody else wrote. It sees nothing but what it is given; it has the few filters
that letters need; and with packs about, it ends: every turn of a loop, every call and every included template is
counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

from jinja2 import Template, TemplateSyntaxError, UndefinedError
from jinja2 import nodes as tree
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from jinja2.visitor import NodeTransformer

_MOST_STEPS = 500_000  # a letter takes a few thousand
_LONGEST_TEXT = 1_000_000  # characters; a letter has a few thousand
_MOST_ENTRIES = 10_000  # of a list that a template makes
_FILTERS = (
    *("capitalize", "default", "first", "last", "length", "list", "lower", "map", "reject", "rejectattr"),
    *("select", "selectattr", "sort", "trim", "unique", "upper"),
)
_GIVEN = frozenset({FunctionType, MethodType})  # functions in Python; none of the kit's wants Jinja's context
_METHODS = frozenset({"endswith", "startswith"})  # of texts; others can make much of little


class Sandbox(ImmutableSandboxedEnvironment):
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


class Bounded(Sandbox):
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


def never_none(value: Any) -> Any:
    if value is None:
        raise UndefinedError("a value is empty (None); ask said() first")
    return value
