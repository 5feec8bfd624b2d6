"""The codec modules of an API as printed: one writer and one reader per model and medium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wirewright.dialects import DIALECTS, Dialect
from wirewright.ir import Api, Body, Field, ListOf, MapOf, Model, PairOf, Ref, Type, XmlElement
from wirewright.python import (
    exact_code,
    form_code,
    json_code,
    multipart_code,
    scan_code,
    strict_code,
)
from wirewright.python.code import Code, literal
from wirewright.python.naming import snake
from wirewright.python.scan_code import PyShape
from wirewright.python.types import Types, bodies
from wirewright.python.xml_code import XmlCode


@dataclass(frozen=True, slots=True)
class Step:
    """One field's statements, and what an error calls the place."""

    at: Code
    statement: Code


@dataclass(frozen=True, slots=True)
class PyCodec:
    """How one type is read and written in one medium.

    `writes` and `reads` are the steps of a model, empty for other bodies, whose expressions are
    `written` and `read`. `arguments` make a model of what was read. `attributes` are steps, too;
    `finds` tells whether a model has elements inside. `exact` has what must hold for the numbers
    that msgspec takes too lightly, `times` tells of times, which it rounds. `printed` tells that
    msgspec may print its JSON, `doubles` that it has such. `scan` is the table of a model as a
    machine writes it, `scanned` the root element of such documents, "" where there is no scanner;
    they are `loose` where an empty text closes its element. `known` has the types that a value may
    be of. `prefixed` tells that its names may have prefixes.
    """

    cls: Code
    slug: Code
    constant: Code
    is_model: bool
    writes: tuple[Step, ...] = ()
    reads: tuple[Step, ...] = ()
    arguments: tuple[Code, ...] = ()
    written: Code = Code("")
    read: Code = Code("")
    root: Code = Code("")
    prefixes: Code = Code("")
    markup: Code = Code("")
    scan: PyShape | None = None
    opening: Code = Code("")
    scanned: Code = Code("")
    loose: bool = False
    exact: Code = Code("")
    times: bool = False
    attributes: tuple[Step, ...] = ()
    finds: bool = True
    shape: Code = Code("")
    members: tuple[Code, ...] = ()
    known: Code = Code("")
    prefixed: bool = False
    printed: bool = False
    doubles: bool = False

    @property
    def cls_text(self) -> Code:
        """The class's name as a literal, for messages."""
        return literal(self.cls)


def _other_bodies(api: Api, types: Types, medium: str) -> tuple[tuple[Code, Body], ...]:
    """Return the bodies that are no plain model, each once, with their titles."""
    found: dict[Code, Body] = {}
    for body in bodies(api):
        named = types.model(body.type) is not None and not body.type.nullable
        if not named and medium in {media.medium for media in body.media}:
            found.setdefault(types.title(body.type), body)
    return tuple(found.items())


def _families(api: Api, types: Types, names: frozenset[str]) -> tuple[Model, ...]:
    """Return the models of `names` in whose place derived ones may stand."""
    return tuple(model for model in _models(api, names) if types.family(Ref(model.name)))


def _models(api: Api, names: frozenset[str]) -> tuple[Model, ...]:
    return tuple(x for x in api.types if isinstance(x, Model) and x.name in names)


def _constant(slug: str) -> Code:
    return Code(f"_{slug.upper()}")


def json_view(api: Api, types: Types, names: frozenset[str]) -> tuple[PyCodec, ...]:
    """Return the JSON codecs of the models `names`, then those of other bodies."""
    scalars = DIALECTS[api.dialect].scalars
    models = [
        PyCodec(
            cls=types.cls(model.name),
            slug=types.slug(model.name),
            constant=_constant(types.slug(model.name)),
            is_model=True,
            writes=tuple(
                Step(literal(x.json), json_code.statement(types, x, _local(x)))
                for x in model.fields
            ),
            exact=exact_code.model_check(types, model),
            times=exact_code.has_times(types, Ref(model.name)),
            printed=json_code.is_printed(types, Ref(model.name), scalars),
            doubles=json_code.has_doubles(types, Ref(model.name)),
            shape=strict_code.json_shape(types, Ref(model.name)),
            members=strict_code.json_members(types, model),
        )
        for model in _models(api, names)
    ]
    others = [
        PyCodec(
            cls=types.annotation(body.type),
            slug=title,
            constant=_constant(title),
            is_model=False,
            shape=strict_code.json_shape(types, body.type),
            written=json_code.written(types, body.type, "value"),
            exact=exact_code.body_check(types, body.type),
            times=exact_code.has_times(types, body.type),
            printed=json_code.is_printed(types, body.type, scalars),
            doubles=json_code.has_doubles(types, body.type),
        )
        for title, body in _other_bodies(api, types, "json")
    ]
    families = [_json_family(types, family) for family in _families(api, types, names)]
    return (*models, *families, *others)


def _json_family(types: Types, family: Model) -> PyCodec:
    ref = Ref(family.name)
    return PyCodec(
        cls=types.annotation(ref),
        slug=types.function(ref),
        constant=_constant(types.function(ref)),
        is_model=False,
        shape=strict_code.json_shape(types, ref),
        written=json_code.written_family(types, family),
        times=exact_code.has_times(types, ref),
    )


def form_view(api: Api, types: Types, names: frozenset[str]) -> tuple[PyCodec, ...]:
    """Return the form codecs of the models `names`, then those of other bodies."""
    models = [
        PyCodec(
            cls=types.cls(model.name),
            slug=types.slug(model.name),
            constant=_constant(types.slug(model.name)),
            is_model=True,
            writes=tuple(
                Step(literal(x.form), form_code.statement(types, x, _local(x)))
                for x in model.fields
            ),
            reads=tuple(
                Step(literal(x.form), form_code.assignment(types, x, _local(x)))
                for x in model.fields
            ),
            arguments=_arguments(model.fields),
            shape=strict_code.form_shape(types, Ref(model.name)),
            members=strict_code.form_members(types, model),
        )
        for model in _models(api, names)
    ]
    others = [
        PyCodec(
            cls=types.annotation(body.type),
            slug=title,
            constant=_constant(title),
            is_model=False,
            shape=strict_code.form_shape(types, body.type),
            written=form_code.written(types, body.type, "value", form_code.NAME),
            read=form_code.member(types, body.type, "name"),
        )
        for title, body in _other_bodies(api, types, "form")
    ]
    families = [_form_family(types, family) for family in _families(api, types, names)]
    return (*models, *families, *others)


def _form_family(types: Types, family: Model) -> PyCodec:
    ref, slug, cls = Ref(family.name), types.slug(family.name), types.cls(family.name)
    return PyCodec(
        cls=types.annotation(ref),
        slug=types.function(ref),
        constant=_constant(types.function(ref)),
        is_model=False,
        shape=strict_code.form_shape(types, ref),
        written=Code(f"write_{slug}(_known.declared(value, {cls}), name)"),
        read=Code(f"read_{slug}(form, name)"),
    )


def multipart_view(api: Api, types: Types, names: frozenset[str]) -> tuple[PyCodec, ...]:
    """Return the multipart codecs of the models `names`, which are all that bodies can be."""
    return tuple(
        PyCodec(
            cls=types.cls(model.name),
            slug=types.slug(model.name),
            constant=_constant(types.slug(model.name)),
            is_model=True,
            writes=tuple(
                Step(literal(x.form), multipart_code.statement(types, x, _local(x)))
                for x in model.fields
            ),
            reads=tuple(
                Step(literal(x.form), multipart_code.assignment(types, x, _local(x)))
                for x in model.fields
            ),
            arguments=_arguments(model.fields),
            members=tuple(map(multipart_code.described, model.fields)),
        )
        for model in _models(api, names)
    )


def xml_view(
    api: Api, types: Types, names: frozenset[str], dialect: Dialect
) -> tuple[PyCodec, ...]:
    """Return the XML codecs of the models `names`, then those of other bodies."""
    found = _models(api, names)
    families = _families(api, types, names)
    bodies = _other_bodies(api, types, "xml")
    inside = {x for model in found for x in _namespaces(model)}
    roots = [model.xml for model in found]
    roots += [
        body.xml
        for _, body in bodies
        if body.xml and any(map(types.model, types.inside(body.type)))
    ]
    # Every document makes the one namespace that there is the default: its names have no prefix.
    alone = len(inside | {root.namespace for root in roots}) == 1 and not families
    p = '""' if alone else "p"
    code = XmlCode(types, dialect.xml_null, dialect.xml_form, p)
    models = [_xml_model(code, model, len(inside) > 1) for model in found]
    any_of = [_xml_family(code, family) for family in families]
    others = [_xml_body(code, title, body) for title, body in bodies]
    return (*models, *any_of, *others)


def _xml_family(code: XmlCode, family: Model) -> PyCodec:
    ref = Ref(family.name)
    slug = code.types.function(ref)
    kinds, readers = code.family(family)
    return PyCodec(
        cls=code.types.annotation(ref),
        slug=slug,
        constant=_constant(slug),
        is_model=False,
        written=_document(code, family.xml, ref, _constant(slug)),
        read=Code(f"_known.read_xml(element, {readers})"),
        root=_tag(family.xml),
        prefixes=_prefixes(code, family.xml),
        shape=strict_code.xml_shape(code.types, family.xml, ref),
        markup=_markup(code.types, ref),
        known=kinds,
    )


def _namespaces(model: Model) -> Iterator[str]:
    """Yield the namespaces in which the members of a model stand."""
    yield model.xml.contents or ""
    yield from (field.xml.namespace for field in model.fields)


def _xml_model(code: XmlCode, model: Model, mixed: bool) -> PyCodec:
    fields = {field.name: field for field in model.fields}
    ordered = [fields[name] for name in model.xml_order]
    # No namespace has no prefix: among others, each member looks whether it has to say so.
    namespace = model.xml.contents or (None if mixed else "")
    slug = code.types.slug(model.name)
    return PyCodec(
        cls=code.types.cls(model.name),
        slug=slug,
        constant=_constant(slug),
        is_model=True,
        writes=tuple(
            Step(_xml_place(x), code.statement(x, _local(x), namespace))
            for x in ordered
            if x.place != "attribute"
        ),
        attributes=tuple(
            Step(_xml_place(x), code.statement(x, _local(x), namespace))
            for x in ordered
            if x.place == "attribute"
        ),
        finds=any(x.place == "element" and not x.unwrapped for x in ordered),
        reads=tuple(Step(_xml_place(x), code.assignment(x, _local(x))) for x in model.fields),
        arguments=_arguments(model.fields),
        root=_tag(model.xml),
        written=_document(code, model.xml, Ref(model.name), _constant(slug)),
        prefixed=code.p == "p",
        prefixes=_prefixes(code, model.xml),
        markup=_markup(code.types, Ref(model.name)),
        scan=scan_code.shape(code, model),
        opening=_opening(code, model.xml),
        scanned=scan_code.root(code, model.xml, Ref(model.name)),
        loose=code.form.closes_empty,
        shape=strict_code.xml_shape(code.types, model.xml, Ref(model.name)),
        members=strict_code.xml_members(code.types, model),
    )


def _xml_place(field: Field) -> Code:
    """Return what an error calls a field's place."""
    name = field.xml.name
    return literal({"element": name, "attribute": f"@{name}", "text": "#text"}[field.place])


def _xml_body(code: XmlCode, title: Code, body: Body) -> PyCodec:
    if body.xml is None:
        raise ValueError(f"the body {title} has no root element")
    return PyCodec(
        cls=code.types.annotation(body.type),
        slug=title,
        constant=_constant(title),
        is_model=False,
        written=_document(code, body.xml, body.type, _constant(title)),
        read=code.read(body.xml, body.type, "element"),
        opening=_opening(code, body.xml),
        scanned=scan_code.root(code, body.xml, body.type),
        loose=code.form.closes_empty,
        root=_tag(body.xml),
        prefixes=_prefixes(code, body.xml),
        markup=_markup(code.types, body.type),
        shape=strict_code.xml_shape(code.types, body.xml, body.type),
    )


def _document(code: XmlCode, root: XmlElement, type: Type, prefixes: Code) -> Code:
    """Return the expression for a document, whose root declares the default namespace."""
    return code.document(root, type, *_root(code, root), prefixes)


def _root(code: XmlCode, root: XmlElement) -> tuple[str, str]:
    """Return what a root declares: prefixes such as `i`, and the default namespace."""
    instance = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _declared(code))
    own = f' xmlns="{_attribute(root.namespace)}"' if root.namespace else ""
    return instance, own


def _opening(code: XmlCode, root: XmlElement) -> Code:
    """Return a document's first tag."""
    return literal(f"<{root.name}{''.join(_root(code, root))}>")


def _declared(code: XmlCode) -> tuple[tuple[str, str], ...]:
    """Return the prefixes that a document's root declares."""
    return code.form.declared if code.null else ()


def _prefixes(code: XmlCode, shape: XmlElement) -> Code:
    declared = {uri: f"{prefix}:" for prefix, uri in _declared(code)}
    return literal({shape.namespace: ""} | declared)


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _tag(shape: XmlElement) -> Code:
    return literal(f"{{{shape.namespace}}}{shape.name}" if shape.namespace else shape.name)


def _local(field: Field) -> Code:
    """Return a variable's name for a field, which no other name in the function can have."""
    return Code(f"v_{snake(field.name)}")


def _arguments(fields: Sequence[Field]) -> tuple[Code, ...]:
    return tuple(Code(f"{snake(field.name)}={_local(field)}") for field in fields)


def _markup(types: Types, root: Type) -> Code:
    """Return the names of the elements inside of `root` in which raw HTML may stand."""
    seen: set[str] = set()
    names: dict[str, None] = {}
    waiting = [root]
    while waiting:
        type = waiting.pop()
        if isinstance(type, ListOf):
            waiting.append(type.item)
        elif isinstance(type, MapOf):
            waiting.append(type.value)
        elif isinstance(type, PairOf):
            waiting += [type.key, type.value]
        model = types.model(type)
        if model is not None and model.name not in seen:
            seen.add(model.name)
            names.update((field.xml.name, None) for field in model.fields if field.markup)
            waiting += [field.type for field in model.fields]
            waiting += map(Ref, model.known)
    return literal(tuple(names)) if names else Code("")
