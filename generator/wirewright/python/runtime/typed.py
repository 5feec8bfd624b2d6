"""Values of Python's own types that remember which of several types on the wire they had."""

from __future__ import annotations

from typing import Any, final


@final
class TypedInt(int):
    """An integer of a documented width, such as `short` or `unsignedInt`."""

    kind: str

    def __new__(cls, value: int, kind: str) -> TypedInt:
        self = int.__new__(cls, value)
        self.kind = kind
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return TypedInt, (int(self), self.kind)


@final
class TypedFloat(float):
    """A number of 32 bits, `float`."""

    kind: str

    def __new__(cls, value: float, kind: str) -> TypedFloat:
        self = float.__new__(cls, value)
        self.kind = kind
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return TypedFloat, (float(self), self.kind)


@final
class TypedStr(str):
    """A text of another type than `string`, such as `anyURI`."""

    __slots__ = ("kind",)
    kind: str

    def __new__(cls, value: str, kind: str) -> TypedStr:
        self = str.__new__(cls, value)
        self.kind = kind
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return TypedStr, (str(self), self.kind)
