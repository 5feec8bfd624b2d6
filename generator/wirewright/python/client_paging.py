"""Paging as printed: how the pages of an operation follow each other, and two methods for it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wirewright.ir import ListOf, Operation, Pagination, Type
from wirewright.python import operations
from wirewright.python.code import Code, literal
from wirewright.python.naming import arguments, snake
from wirewright.python.types import Types


@dataclass(frozen=True, slots=True)
class PyPaging:
    """The constant that says how pages follow each other, and the names of the methods.

    `items` and `item` are empty where the pages have no documented list.
    """

    constant: Code
    description: Code
    pages: Code
    items: Code
    item: Code


def view(types: Types, operation: Operation, name: str, taken: Collection[str]) -> PyPaging | None:
    """Return the paging of an operation whose method is `name`, None where it has none."""
    pagination = operation.pagination
    if pagination is None:
        return None
    item = _item(types, operation, dict(pagination.keys).get("items", ""))
    return PyPaging(
        constant=Code(f"_{snake(operation.name).upper()}_PAGES"),
        description=_description(operation, pagination, has_items=item is not None),
        pages=_free(f"{name}_pages", taken),
        items=Code("") if item is None else _free(f"{name}_items", taken),
        item=Code("") if item is None else item,
    )


def _free(name: str, taken: Collection[str]) -> Code:
    return Code(f"{name}_" if name in taken else name)


def _description(operation: Operation, pagination: Pagination, *, has_items: bool) -> Code:
    keys = dict(pagination.keys)
    parts = [f"style={literal(pagination.style)}"]
    if has_items:
        parts.append(f"items={_attributes(keys.get('items', ''))}")
    parts += [f"{key}={_attributes(keys[key])}" for key in ("next", "total") if key in keys]
    parts += [f"{x}={literal(keys[x])}" for x in ("cursor", "page", "offset") if x in keys]
    given = {x.wire: x.parameter.default for x in arguments(operation)}
    first = given.get(keys.get("page", ""))
    if isinstance(first, int) and not isinstance(first, bool):
        parts.append(f"first={literal(first)}")
    return Code(f"_paging.Paging({', '.join(parts)})")


def _attributes(path: str) -> Code:
    return literal(tuple(snake(word) for word in path.split(".") if word))


def _item(types: Types, operation: Operation, path: str) -> Code | None:
    """Return the annotation of the items of a page, None where no list is documented."""
    bodies = [x.body.type for x in operations.successes(operation) if x.body is not None]
    here: Type | None = bodies[0] if bodies else None
    for word in path.split(".") if path else ():
        model = None if here is None else types.model(here)
        fields = {} if model is None else {x.name: x.type for x in model.fields}
        here = fields.get(word)
    return types.annotation(here.item) if isinstance(here, ListOf) else None
