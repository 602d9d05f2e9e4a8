"""What is worked out from a view, or from a record, is worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

V = TypeVar("V")
P = ParamSpec("P")
T = TypeVar("T")


def once(work: Callable[Concatenate[V, P], T]) -> Callable[Concatenate[V, P], T]:
    """Keeps what `work` gives for a view, or a record, and these arguments, beside its frames. Nobody may change what is kept.

    Like `functools.cached_property`, for functions. The arguments are plain values, and few: never what a visitor types.
    """

    @wraps(work)
    def kept(view: V, /, *args: P.args, **options: P.kwargs) -> T:
        found: dict[object, Any] = vars(view).setdefault("_kept_once", {})
        key = (work, args, *options.items())
        if key not in found:
            found[key] = work(view, *args, **options)
        result: T = found[key]
        return result

    return kept
