"""One field as it is meant: its type and its names in every medium.

Takes a field as written and the type that declares it. What does not fit together is found in
`fieldrules`.
"""

from __future__ import annotations

from typing import Literal

from wirewright.dialects import XmlNames
from wirewright.ir import Field, ListOf
from wirewright.resolve.constraints import constraints_of
from wirewright.resolve.scope import Scope, info_of, parts, type_of
from wirewright.spec.model import FieldSpec, TypeSpec


def namespace_of(scope: Scope, type: TypeSpec) -> str:
    """Return the namespace of a type's members: its own or the API's."""
    given = type.xml_namespace or scope.spec.xml_namespace
    return given.value if given is not None else ""


def json_name(scope: Scope, spec: FieldSpec) -> str:
    """Return what JSON calls a field."""
    if spec.json is not None:
        return spec.json.value
    return cased(scope, spec.name.value)


def cased(scope: Scope, key: str) -> str:
    """Return a name in the case that the API's JSON has."""
    casing = scope.spec.json_names.value if scope.spec.json_names else scope.dialect.casings[0]
    return scope.dialect.json_name(key, casing)


def xml_name(scope: Scope, spec: FieldSpec) -> str:
    """Return what XML calls a field."""
    return scope.dialect.xml_name((spec.xml or spec.name).value)


def type_xml_name(scope: Scope, type: TypeSpec) -> str:
    """Return what XML calls a type: its root element and its items."""
    return scope.dialect.xml_name((type.xml or type.name).value)


def form_name(spec: FieldSpec) -> str:
    """Return what a form calls a field."""
    return spec.form.value if spec.form is not None else spec.name.value


def file_name(spec: FieldSpec) -> str:
    """Return what multipart calls the file of a field, "" where it is none."""
    if not any(part.name == "bytes" for part in parts(spec.type)):
        return ""
    return spec.filename.value if spec.filename is not None else form_name(spec)


def place_of(spec: FieldSpec) -> Literal["element", "attribute", "text"]:
    """Return what a field is in its type's XML element."""
    if spec.attribute is not None:
        return "attribute"
    return "element" if spec.text is None else "text"


def field_of(
    scope: Scope, names: XmlNames, owner: TypeSpec, spec: FieldSpec, supplied: bool
) -> Field:
    """Return a field; `supplied` ones are filled in by the client."""
    type = type_of(spec.type, spec.format.value if spec.format else None)
    unwrapped = spec.unwrapped is not None and isinstance(type, ListOf)
    namespace = spec.xml_namespace.value if spec.xml_namespace else namespace_of(scope, owner)
    place = place_of(spec)
    element = scope.dialect.element(
        xml_name(scope, spec),
        namespace if place == "element" else "",
        # An unwrapped list has no element of its own: the name is that of each item.
        type.item if isinstance(type, ListOf) and unwrapped else type,
        names,
        scope.dialect.xml_name(spec.xml_item.value) if spec.xml_item else "",
    )
    return Field(
        name=spec.name.value,
        type=type,
        json=json_name(scope, spec),
        xml=element,
        form=form_name(spec),
        optional=spec.optional,
        supplied=supplied,
        unwrapped=unwrapped,
        omits_default=spec.omits_default is not None,
        markup=spec.markup is not None,
        place=place,
        cdata=spec.cdata is not None,
        absent_nulls=scope.dialect.absent_nulls(type, names),
        filename=file_name(spec),
        secret=spec.secret,
        constraints=constraints_of(spec.constraints),
        examples=spec.examples,
        info=info_of(spec.info),
        at=spec.name.at,
    )
