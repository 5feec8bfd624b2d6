"""An API as it is meant: names and forms on the wire decided, no YAML, no Python.

Frozen values, tuples in declaration order.
"""

from wirewright.ir.api import (
    Api,
    Auth,
    Body,
    MediaType,
    Operation,
    Pagination,
    Parameter,
    Response,
    Sample,
)
from wirewright.ir.types import (
    Constraints,
    Discriminator,
    Enum,
    Field,
    Info,
    ListOf,
    MapOf,
    Member,
    Model,
    NamedType,
    PairOf,
    Ref,
    Scalar,
    Type,
    Unknown,
    XmlElement,
)

__all__ = [
    "Api",
    "Auth",
    "Body",
    "Constraints",
    "Discriminator",
    "Enum",
    "Field",
    "Info",
    "ListOf",
    "MapOf",
    "MediaType",
    "Member",
    "Model",
    "NamedType",
    "Operation",
    "Pagination",
    "PairOf",
    "Parameter",
    "Ref",
    "Response",
    "Sample",
    "Scalar",
    "Type",
    "Unknown",
    "XmlElement",
]
