"""From APIs to the files of their packages: views are made, templates filled, results checked.

Everything is always rendered. Only models and line breaks, which are slow, come from the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from wirewright.diagnostics import Report
from wirewright.dialects import DIALECTS
from wirewright.ir import Api
from wirewright.output import OutputFile
from wirewright.python import clients, codecs, docs, models, naming, operations, style, values
from wirewright.python.code import Code, docstring, literal
from wirewright.python.codec_outline import outline
from wirewright.python.style import Import
from wirewright.python.templates import fill
from wirewright.python.types import Types, reachable, types_of

MEDIA = ("json", "xml", "form", "multipart")
"""The media that have a module of codecs; texts and bytes need none."""


class Settings(Protocol):
    """What rendering needs to know beside the APIs."""

    @property
    def package(self) -> str: ...
    @property
    def distribution(self) -> str: ...
    @property
    def version(self) -> str: ...


def packages(apis: Sequence[Api], settings: Settings, report: Report) -> tuple[OutputFile, ...]:
    """Return the files of the packages for `apis` and those that all share.

    Names that Python cannot have are reported; then there are no files.
    """
    for api in apis:
        naming.check(api, report)
    if report.failed:
        return ()
    return (
        *_shared(settings),
        *(file for api in apis for file in _api(api, settings.package)),
    )


# ---- shared by all APIs ----


def _shared(settings: Settings) -> Iterator[OutputFile]:
    package = settings.package
    project = fill(
        "distribution/pyproject.toml.jinja",
        distribution=literal(settings.distribution),
        version=literal(settings.version),
        package=literal(package),
    )
    readme = fill(
        "distribution/README.md.jinja",
        distribution=Code(settings.distribution),
        package=Code(package),
    )
    yield OutputFile("pyproject.toml", project.lstrip("\n"))
    yield OutputFile("README.md", readme.lstrip("\n"), comment="<!--")
    shared = style.formatted(fill("package/__init__.py.jinja").lstrip("\n"))
    yield OutputFile(f"{package}/__init__.py", shared)
    yield OutputFile(f"{package}/py.typed", "")
    here = Path(__file__).resolve().parent
    yield OutputFile(f"{package}/errors.py", (here / "errors.py").read_text("utf-8"))
    for path in sorted((here / "runtime").glob("*.py")):
        yield OutputFile(f"{package}/_runtime/{path.name}", path.read_text("utf-8"))


# ---- one API ----


def _named(module: str, *names: str) -> dict[str, Import]:
    return {name: Import(module, name) for name in names}


_OFFERED = {
    "_abc": Import("collections.abc", alias="_abc"),
    "_builtins": Import("builtins", alias="_builtins"),
    "_dt": Import("datetime", alias="_dt"),
    "_field": Import("msgspec", "field", "_field"),
    **_named(
        "typing", "Any", "ClassVar", "Generic", "Literal", "TYPE_CHECKING", "TypeAlias", "TypeVar"
    ),
    **_named("decimal", "Decimal"),
    **_named("uuid", "UUID"),
    **_named("msgspec", "UNSET", "Struct", "UnsetType"),
    **_named("..errors", "DecodeError", "EncodeError"),
    **_named(".._runtime.chars", "Char"),
    **_named(".._runtime.dates", "DateTime"),
    **_named(".._runtime.patterns", "FormattedDateTime", "FormattedDate", "FormattedTime"),
    **_named(".._runtime.durations", "Duration"),
    **_named(".._runtime.enums", "OpenEnum"),
    **_named(".._runtime.flags", "OpenFlags"),
    **_named(".._runtime.unknown", "Unknown"),
    **_named(".._runtime.ints", "Int8", "Int16", "Int32", "Int64"),
    **_named(".._runtime.ints", "UInt8", "UInt16", "UInt32", "UInt64"),
    **{
        f"_{name}": Import(".._runtime", name, f"_{name}")
        for name in (
            "bodies",
            "checks",
            "client",
            "enums",
            "exact",
            "http",
            "known",
            "limits",
            "anything",
            "attributes",
            "offsets",
            "options",
            "paging",
            "pairs",
            "patterns",
            "rules",
            "printer",
            "scan",
            "settings",
            "strict",
            "unknown",
            *MEDIA,
        )
    },
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an API's modules go, and what they may import."""

    api: Api
    folder: str
    offered: Mapping[str, Import]

    def module(
        self, name: str, about: Sequence[str], body: str, outline: Sequence[str]
    ) -> OutputFile:
        """Return the module `name`, finished and checked against its promised `outline`."""
        path = f"{self.folder}/{name}.py"
        described = docstring(about, 0)
        others = {key: x for key, x in self.offered.items() if x.module != f".{name}"}
        text = style.formatted(style.with_imports(described, body, others))
        style.check_outline(path, text, outline)
        return OutputFile(path, text, source=f"specs/{self.api.name}")


def _api(api: Api, package: str) -> Iterator[OutputFile]:
    types = types_of(api)
    reach = {medium: reachable(api, medium) for medium in MEDIA}
    model_views = models.view(api, types, reach)
    value_views = values.view(api, types)
    classes = {
        "models": (
            *(model.cls for model in model_views),
            *(family.cls for family in models.families(api, types)),
        ),
        "values": value_views.classes,
    }
    place = _Place(api, f"{package}/{api.name}", _OFFERED | _own(api, classes))
    if value_views.classes:
        body = fill("api/values.py.jinja", values=value_views)
        about = docs.module(f"Enums and other values of {api.title}.", api)
        yield place.module("values", about, body, value_views.outline)
    if model_views:
        yield _models_module(api, types, model_views, place)
    dialect = DIALECTS[api.dialect]
    for medium, view in {
        "json": codecs.json_view(api, types, reach["json"]),
        "xml": codecs.xml_view(api, types, reach["xml"], dialect),
        "form": codecs.form_view(api, types, reach["form"]),
        "multipart": codecs.multipart_view(api, types, reach["multipart"]),
    }.items():
        if view:
            body = fill(f"api/{medium}.py.jinja", codecs=view)
            about = docs.module(f"How {api.title} writes and reads {medium}.", api)
            yield place.module(medium, about, body, outline(medium, view))
    yield _operations_module(api, types, place)
    yield _client_module(api, types, place)
    yield _init_module(classes, place)


def _own(api: Api, classes: Mapping[str, Sequence[Code]]) -> dict[str, Import]:
    """Return the imports of an API's own classes, and of its dialect's half of the runtime."""
    own = {
        str(cls): Import(f".{module}", cls) for module, names in classes.items() for cls in names
    }
    dialect = DIALECTS[api.dialect]
    return own | {
        "_wire": Import(".._runtime", dialect.scalars, "_wire"),
        "_failure": Import(".._runtime", "httperror", "_failure"),
    }


def _models_module(
    api: Api, types: Types, views: Sequence[models.PyModel], place: _Place
) -> OutputFile:
    # The codecs need the models, and the models' methods the codecs: these come last.
    printed = {medium.name for view in views for medium in view.media}
    late = ", ".join(f"{medium} as _{medium}" for medium in sorted(MEDIA) if medium in printed)
    imported = f"from . import {late}  # noqa: E402" if late else ""
    families = fill("api/families.py.jinja", families=models.families(api, types))
    body = f"{models.printed(api, views)}\n\n\n{families}\n{imported}\n"
    early = {key: x for key, x in place.offered.items() if key[1:] not in MEDIA}
    outline = [name for view in views for name in view.outline]
    outline += ["<If>" for _ in models.families(api, types)]
    about = docs.module(f"Models of {api.title}.", api)
    return replace(place, offered=early).module("models", about, body, outline)


def _operations_module(api: Api, types: Types, place: _Place) -> OutputFile:
    views = operations.view(api, types)
    body = fill("api/operations.py.jinja", operations=views)
    own = {f"_{medium}": Import(".", medium, f"_{medium}") for medium in MEDIA}
    outline = [
        *(view.constant for view in views),
        "OPERATIONS",
        *(name for view in views for name in (view.function, f"read_{view.function}")),
    ]
    offered = replace(place, offered={**place.offered, **own})
    about = docs.module(f"Operations of {api.title}.", api)
    return offered.module("operations", about, body, outline)


def _client_module(api: Api, types: Types, place: _Place) -> OutputFile:
    view = clients.view(api, types)
    body = fill("api/client.py.jinja", clients=view)
    offered = {**place.offered, "_operations": Import(".", "operations", "_operations")}
    about = docs.module(f"Clients of {api.title}.", api)
    return replace(place, offered=offered).module("client", about, body, view.outline)


def _init_module(classes: Mapping[str, Sequence[Code]], place: _Place) -> OutputFile:
    exports = tuple(
        (Code(module), tuple(sorted(names))) for module, names in classes.items() if names
    )
    late = tuple(map(Code, sorted(naming.client_names(place.api))))
    names = sorted([*(name for _, found in exports for name in found), *late, "operations"])
    body = fill(
        "api/__init__.py.jinja",
        exports=exports,
        clients=late,
        late=literal(late),
        all_names=literal(names),
    )
    return place.module("__init__", docs.api(place.api), body, ["<If>", "__all__"])
