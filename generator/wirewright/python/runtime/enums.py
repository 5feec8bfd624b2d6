"""Enums that keep values which the documentation does not know.

A value is what each medium writes for it: number or name. A documented member has all of them,
an undocumented one only that of the medium it was read from.
"""

from __future__ import annotations

from typing import Any, ClassVar, Final, Self

from ..errors import DecodeError, EncodeError

NUMBERED: Final[dict[type, dict[int, Any]]] = {}
"""The documented members of each enum by JSON's numbers: the short way to most values."""


class OpenEnum:
    """Base of the generated enums. Values are immutable, compare by value, hash, copy and pickle.

    `name` is the documented name ("" for an undocumented value), `number` the documented number;
    `json`, `xml` and `form` are what stands on the wire, None where that is not known. With `names`
    JSON has names, which are read in any case and as numbers.
    """

    __slots__ = ("form", "json", "name", "number", "xml")
    name: str
    number: int | None
    json: int | str | None
    xml: str | None
    form: str | None

    _closed: ClassVar[bool] = False
    _names: ClassVar[bool] = False
    _key: ClassVar[str] = "xml"
    _keys: ClassVar[dict[str, str]] = {}
    _known: ClassVar[dict[tuple[str, int | str], Any]] = {}
    _by_xml: ClassVar[dict[str, Any]] = {}  # the short way to what most documents have

    def __init_subclass__(cls, closed: bool = False, names: bool = False) -> None:
        cls._closed = closed
        cls._names = names
        cls._keys = {}
        cls._known = {}
        NUMBERED[cls] = {}
        cls._by_xml = {}

    def __init__(
        self,
        name: str = "",
        *,
        number: int | None = None,
        json: int | str | None = None,
        xml: str | None = None,
        form: str | None = None,
    ) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "number", number)
        for key, value in (("json", json), ("xml", xml), ("form", form)):
            object.__setattr__(self, key, value)

    def __setattr__(self, key: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} values cannot be changed")

    def __delattr__(self, key: str) -> None:
        raise AttributeError(f"{type(self).__name__} values cannot be changed")

    @classmethod
    def member(
        cls,
        name: str,
        *,
        number: int | None = None,
        json: int | str | None = None,
        xml: str | None = None,
        form: str | None = None,
        key: str | None = None,
    ) -> Self:
        """Define a documented member, for generated modules; a medium not given writes `name`.

        `key` is what JSON has for it as the key of a map, if it is not the name of XML.
        """
        json = name if json is None else json
        xml = name if xml is None else xml
        form = name if form is None else form
        number = json if number is None and type(json) is int else number
        made = cls(name, number=number, json=json, xml=xml, form=form)
        cls._known[("json", json)] = cls._known[("xml", xml)] = cls._known[("form", form)] = made
        cls._by_xml[xml] = made
        if number is not None:
            cls._known[("number", number)] = made
        if type(json) is int:
            NUMBERED[cls][json] = made
            # As the key of a map, JSON writes the name.
            cls._known.setdefault(("json", xml), made)
        if key is not None:
            cls._known.setdefault(("json", key), made)
            cls._keys[json if type(json) is str else getattr(made, cls._key)] = key
        for text in (str(json), xml, form, name):
            cls._known.setdefault(("any case", text.lower()), made)
        return made

    @classmethod
    def _read(cls, medium: str, value: int | str) -> Self:
        known: Self | None = cls._known.get((medium, value))
        if known is None and cls._names and medium == "json":
            key = ("any case", value.lower()) if isinstance(value, str) else ("number", value)
            known = cls._known.get(key)
        if known is not None:
            return known
        if cls._closed:
            raise DecodeError(f"{value!r} is no value of {cls.__name__}")
        if medium == "json":
            return cls(json=value)
        return cls(xml=str(value)) if medium == "xml" else cls(form=str(value))

    @classmethod
    def from_json(cls, value: object) -> Self:
        """Return the member that JSON writes as `value`, a number or a string."""
        if type(value) is not int and type(value) is not str:
            raise DecodeError(f"expected a value of {cls.__name__}, got {type(value).__name__}")
        return cls._read("json", value)

    @classmethod
    def from_xml(cls, text: str) -> Self:
        """Return the member that XML writes as `text`."""
        known: Self | None = cls._by_xml.get(text)
        return cls._read("xml", text) if known is None else known

    @classmethod
    def from_form(cls, text: str) -> Self:
        """Return the member that a form writes as `text`."""
        return cls._read("form", text)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return (self.json, self.xml, self.form) == (other.json, other.xml, other.form)

    def __hash__(self) -> int:
        return hash((type(self), self.json, self.xml, self.form))

    def __repr__(self) -> str:
        if self.name:
            return f"<{type(self).__name__} {self.name}>"
        known = {"json": self.json, "xml": self.xml, "form": self.form}
        shown = ", ".join(f"{key}={x!a}" for key, x in known.items() if x is not None)
        return f"{type(self).__name__}({shown})"

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.name, self.number, self.json, self.xml, self.form)


def _restore(  # an enum's own parts
    kind: type[OpenEnum],
    name: str,
    number: int | None,
    json: int | str | None,
    xml: str | None,
    form: str | None,
) -> OpenEnum:
    return kind(name, number=number, json=json, xml=xml, form=form)


def wire_value(value: object, kind: type[OpenEnum], medium: str) -> int | str:
    """Return what `medium` writes for `value`, which has to be of `kind`."""
    if type(value) is not kind:
        raise EncodeError(f"expected {kind.__name__}, got {type(value).__name__}")
    text: int | str | None = getattr(value, medium)
    if text is None:
        raise EncodeError(
            f"{value!r} was not read from {medium}, and the documentation does not say "
            f"how {medium} writes it"
        )
    return text


def key_text(value: object, kind: type[OpenEnum]) -> str:
    """Return what JSON writes for `value` as the key of a map: a name, where it has numbers."""
    named = type(value) is kind and type(value.json) is str
    text = str(wire_value(value, kind, "json" if named else kind._key))
    return kind._keys.get(text, text)


def form_text(value: object, kind: type[OpenEnum]) -> str:
    """Return what a form, a path or a query has for `value`."""
    return str(wire_value(value, kind, "form"))
