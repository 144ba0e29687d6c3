"""What a library once looked up, it keeps: the packs on disk do not change while a process reads them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


_NAMED = object()  # no argument is equal to it


def kept(look_up: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """The same method, worked out once for each library and arguments. Nobody may change what it returns.

    >>> class Library:
    ...     @kept
    ...     def twice(self, number):
    ...         print("looked up")
    ...         return 2 * number
    >>> one = Library()
    >>> one.twice(4) + one.twice(4)
    looked up
    16
    """
    name = f"_kept_{look_up.__name__}"

    @wraps(look_up)
    def found(self: S, /, *args: P.args, **named: P.kwargs) -> T:
        memory: dict[Any, T] | None = self.__dict__.get(name)
        if memory is None:
            memory = self.__dict__[name] = {}
        key = (_NAMED, args, *named.items()) if named else args  # a row of a list looks up two dozen times
        if key not in memory:
            memory[key] = look_up(self, *args, **named)
        return memory[key]

    return found
