"""The mark `@override` of methods that Qt calls: checked by mypy, free of cost when the window starts."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    T = TypeVar("T")

    def override(method: T) -> T:
        """Give the method as it is."""
        return method


__all__ = ["override"]
