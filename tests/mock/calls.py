"""Every documented operation as calls: in each medium of the request and each of the answer.

Requests are built by the generated packages from the documented samples; nothing here knows how
they are sent.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec import structs

from order_apis import UNSET, valomnia

ROOT = Path(__file__).parents[2]
APIS = ("deck", "dellin", "multivers", "pars", "valomnia")
ARGUMENTS: dict[str, dict[str, Any]] = {
    "updateOrder": {"database": "MVL 12", "order_id": "ÄÖ 7"},
    "listOperations": {
        "version": "v2.1",
        "max": 10,
        "order": valomnia.SortOrder.DESC,
        "date_created_gte": datetime(2016, 8, 15, 14, 52, 48, tzinfo=UTC),
        "employee_reference": "Ref-6*",
    },
}
# What the sample says by an empty list and by null, no form can say.
UNSAID = {"updateOrder": {"messages": UNSET, "order_lines": UNSET}}


@dataclass(frozen=True)
class Made:
    """A call of a documented operation, built but not sent."""

    api: str
    operation: str
    request: Any

    def __str__(self) -> str:
        return f"{self.api} {self.operation} {self.request.medium or '-'} {self.request.accept}"

    @property
    def target(self) -> str:
        """The URL relative to that of the mock."""
        return f"{self.api}/{self.request.target}"


def made() -> Iterator[Made]:
    """Yield the calls of all operations of all APIs."""
    for api in APIS:
        operations = importlib.import_module(f"order_apis.{api}.operations")
        for name, operation in operations.OPERATIONS.items():
            constant = next(x for x, value in vars(operations).items() if value is operation)
            build = getattr(operations, constant.lower())
            arguments = ARGUMENTS.get(name, {})
            for accept in [codec.medium for codec in operation.response(200).media]:
                if operation.request is None:
                    yield Made(api, name, build(**arguments, accept=accept))
                    continue
                value = operation.request.codec("json").decode(sample(api, name, "request", "json"))
                for medium in [codec.medium for codec in operation.request.media]:
                    unsaid = UNSAID.get(name, {}) if medium == "form" else {}
                    body = structs.replace(value, **unsaid)
                    asked = build(body, **arguments, medium=medium, accept=accept)
                    yield Made(api, name, asked)


def sample(api: str, operation: str, direction: str, medium: str) -> bytes:
    """Return a documented payload, for an answer that of the success."""
    folder = ROOT / "specs" / api / "samples"
    names = (f"{operation}.{direction}.{medium}", f"{operation}.{direction}.200.{medium}")
    return next(folder / name for name in names if (folder / name).is_file()).read_bytes()
