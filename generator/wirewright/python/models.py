"""The models of an API: a JSON Schema and our own template make datamodel-code-generator print them.

It is a printer here, never a namer: names, order, types and methods are decided before, and what
it prints is cut into classes and put back into the documentation's order.
"""

from __future__ import annotations

import ast
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wirewright.ir import Api, Field, ListOf, MapOf, Model, Ref, Scalar, Type
from wirewright.memory import remember
from wirewright.python import docs, rules_code
from wirewright.python.code import Code, docstring, literal
from wirewright.python.defaults import python_default, renamed
from wirewright.python.naming import BUILTINS, snake
from wirewright.python.templates import templates_folder
from wirewright.python.types import Types


@dataclass(frozen=True, slots=True)
class PyField:
    """A field as printed: `name: annotation = default`, and its docstring or ""."""

    name: Code
    annotation: Code
    default: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class PyMedium:
    """A medium as printed: its part of names, and its title in prose."""

    name: Code
    title: Code


@dataclass(frozen=True, slots=True)
class PyModel:
    """A model as printed. `media` are those it can be read from and written to, `rules` its limits.

    `builtins` is put before `str` and its like where a field has the name of one. `flat` tells that
    no value of a field can hold others, so that there is nothing for the garbage collector.
    """

    cls: Code
    slug: Code
    doc: Code
    fields: tuple[PyField, ...]
    media: tuple[PyMedium, ...]
    rules: Code
    secrets: Code
    builtins: Code
    flat: bool

    @property
    def outline(self) -> tuple[str, ...]:
        """What the class defines, as `check_outline` names it."""
        methods = [
            f"{verb}_{medium.name}" for medium in self.media for verb in ("to", "from", "strict")
        ]
        shown = ["__repr__", "__rich_repr__"] if self.secrets else []
        inside = [*(field.name for field in self.fields), *shown, *methods]
        return (self.cls, *(f"{self.cls}.{name}" for name in (*inside, "validate")))


@dataclass(frozen=True, slots=True)
class PyFamily:
    """The annotation of values that may be of derived types: a union, and a class at run time."""

    cls: Code
    union: Code
    arguments: tuple[Code, ...]


def families(api: Api, types: Types) -> tuple[PyFamily, ...]:
    """Return the families of `api` in its order."""
    found = (x for x in api.types if isinstance(x, Model) and x.known)
    return tuple(_family(types, model) for model in found)


def _family(types: Types, model: Model) -> PyFamily:
    cls = types.family_cls(model.name)
    members = [types.cls(member.name) for member in types.members(model)]
    arguments = [literal(cls), f"({', '.join(members)},)"]
    if model.discriminator is not None:
        told = (f"{literal(x)}: {types.cls(name)}" for x, name in model.discriminator.values)
        arguments += [literal(model.discriminator.json), f"{{{', '.join(told)}}}"]
    return PyFamily(cls, Code(" | ".join(members)), tuple(map(Code, arguments)))


_TITLES = {
    "json": Code("JSON"),
    "xml": Code("XML"),
    "form": Code("a form post"),
    "multipart": Code("a multipart body"),
}


def view(api: Api, types: Types, reach: Mapping[str, frozenset[str]]) -> tuple[PyModel, ...]:
    """Return the models of `api` in its order; `reach` has the types of each medium."""
    return tuple(_model(api, types, x, reach) for x in api.types if isinstance(x, Model))


def _model(api: Api, types: Types, model: Model, reach: Mapping[str, frozenset[str]]) -> PyModel:
    shadows = any(snake(field.name) in (*BUILTINS, "classmethod") for field in model.fields)
    builtins = Code("_builtins." if shadows else "")
    return PyModel(
        cls=types.cls(model.name),
        slug=types.slug(model.name),
        doc=docstring(docs.model(model.info, api, model.name), 4),
        fields=tuple(_field(types, field, builtins) for field in model.fields),
        media=tuple(
            PyMedium(Code(medium), _TITLES[medium])
            for medium, names in reach.items()
            if model.name in names
        ),
        rules=rules_code.rules(model),
        secrets=_secrets(model),
        builtins=builtins,
        flat=all(_is_flat(types, field.type) for field in model.fields),
    )


def _is_flat(types: Types, type: Type) -> bool:
    return type.kind != "any" if isinstance(type, Scalar) else types.enum(type) is not None


def _secrets(model: Model) -> Code:
    names = tuple(snake(field.name) for field in model.fields if field.secret)
    return literal(names) if names else Code("")


def _field(types: Types, field: Field, builtins: Code) -> PyField:
    name = Code(snake(field.name))
    annotation = types.annotation(field.type, builtins)
    may_be_unset = field.optional or field.supplied
    default = python_default(types, field)
    if field.json != name:
        default = renamed(default, field.json)
    paragraphs = docs.field(field)
    return PyField(
        name=name,
        annotation=Code(f"{annotation} | UnsetType" if may_be_unset else annotation),
        default=default,
        doc=docstring(paragraphs, 4) if paragraphs else Code(""),
    )


# ---- the printer ----


def printed(api: Api, models: Sequence[PyModel]) -> Code:
    """Return the source of the classes, in the order of `models`."""
    if not models:
        return Code("")
    schema = _schema(api)
    key = [_printer_version(), _template_text(), repr(schema), repr(models)]
    text = remember("models", key, lambda: _print(schema, models))
    blocks = _classes(text)
    return Code("\n\n\n".join(blocks[model.cls] for model in models))


def _schema(api: Api) -> dict[str, object]:
    """Return a schema of the models under names of our own: the printer keeps some to itself."""
    models = [x for x in api.types if isinstance(x, Model)]
    numbers = {model.name: f"M{number}" for number, model in enumerate(models)}
    definitions = {
        numbers[model.name]: {
            "type": "object",
            # Without any property it would be no class.
            "properties": {snake(x.name): _property(numbers, x.type) for x in model.fields}
            or {"none": {"type": "null"}},
        }
        for model in models
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}


def _property(models: Mapping[str, str], type: Type) -> dict[str, object]:
    match type:
        case Ref(name=name) if name in models:
            return {"$ref": f"#/$defs/{models[name]}"}
        case ListOf(item=item):
            return {"type": "array", "items": _property(models, item)}
        case MapOf(value=value):
            return {"type": "object", "additionalProperties": _property(models, value)}
        case Scalar(kind="boolean"):
            return {"type": "boolean"}
        case _:
            return {"type": "string"}


def _print(schema: dict[str, object], models: Sequence[PyModel]) -> str:
    from datamodel_code_generator import generate
    from datamodel_code_generator.enums import DataModelType, InputFileType

    views = {f"M{number}": {"model": model} for number, model in enumerate(models)}
    text = generate(
        json.dumps(schema),
        input_file_type=InputFileType.JsonSchema,
        output_model_type=DataModelType.MsgspecStruct,
        custom_template_dir=templates_folder() / "models",
        extra_template_data=defaultdict(dict, views),
        formatters=[],
        disable_timestamp=True,
    )
    if not isinstance(text, str):
        raise TypeError("one schema makes one module")
    return text


def _classes(text: str) -> dict[str, str]:
    """Cut a module into its classes."""
    lines = text.split("\n")
    return {
        node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno])
        for node in ast.parse(text).body
        if isinstance(node, ast.ClassDef)
    }


def _printer_version() -> str:
    from importlib.metadata import version

    return version("datamodel-code-generator")


def _template_text() -> str:
    return (templates_folder() / "models" / "msgspec.jinja2").read_text("utf-8")
