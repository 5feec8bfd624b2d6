"""The clients of an API as printed: a method per operation, one line long, in two kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wirewright.ir import Api, Operation
from wirewright.python import client_paging, client_settings, operations
from wirewright.python.client_paging import PyPaging
from wirewright.python.client_settings import PySettings
from wirewright.python.code import Code, docstring, literal
from wirewright.python.naming import arguments, client_names, method_names, snake
from wirewright.python.types import Types


@dataclass(frozen=True, slots=True)
class PyMethod:
    """An operation as a method. `call` is the expression that builds its request.

    With a `paging` it has two more methods, for its pages and for their items.
    """

    name: Code
    signature: Code
    result: Code
    doc: Code
    call: Code
    paging: PyPaging | None
    pages_doc: Code
    items_doc: Code

    @property
    def names(self) -> tuple[str, ...]:
        """The methods, in the order in which they are printed."""
        if self.paging is None:
            return (self.name,)
        return (self.name, self.paging.pages, *([self.paging.items] if self.paging.items else []))


@dataclass(frozen=True, slots=True)
class PyClient:
    """One of the two clients. `opened` and `closed` stand around what takes time.

    `iterator` is the type of what gives pages and items one by one.
    """

    cls: Code
    base: Code
    doc: Code
    define: Code
    opened: Code
    closed: Code
    iterator: Code
    http: Code
    transport: Code


@dataclass(frozen=True, slots=True)
class PyClients:
    """The module of an API's clients."""

    clients: tuple[PyClient, ...]
    base_url: Code
    init_doc: Code
    settings: PySettings
    methods: tuple[PyMethod, ...]

    @property
    def outline(self) -> tuple[str, ...]:
        """What the module defines, as `check_outline` names it."""
        made = ["_given"] if self.settings.each else []
        for client in self.clients:
            made += [client.cls, f"{client.cls}.__init__"]
            made += [f"{client.cls}.{name}" for method in self.methods for name in method.names]
        paged = [x.paging.constant for x in self.methods if x.paging is not None]
        return (*paged, *made)


def view(api: Api, types: Types) -> PyClients:
    """Return the clients of `api`."""
    settings = client_settings.view(api, types)
    names = method_names(api)
    waiting, async_ = client_names(api)
    return PyClients(
        clients=(_client(api, waiting), _async_client(api, async_)),
        base_url=Code(f"base_url: str = {literal(api.server)}" if api.server else "base_url: str"),
        init_doc=docstring(_init_doc(settings), 8),
        settings=settings,
        methods=tuple(
            _method(api, types, operation, names[number])
            for number, operation in enumerate(api.operations)
        ),
    )


def _client(api: Api, name: str) -> PyClient:
    return PyClient(
        cls=Code(name),
        base=Code("Client"),
        doc=docstring((f"A client of {api.title}.", _source(api)), 4),
        define=Code("def"),
        opened=Code(""),
        closed=Code(""),
        iterator=Code("_abc.Iterator"),
        http=Code("_client.Http"),
        transport=Code("_client.Transport"),
    )


def _async_client(api: Api, name: str) -> PyClient:
    return PyClient(
        cls=Code(name),
        base=Code("AsyncClient"),
        doc=docstring((f"A client of {api.title} for asyncio.", _source(api)), 4),
        define=Code("async def"),
        opened=Code("(await "),
        closed=Code(")"),
        iterator=Code("_abc.AsyncIterator"),
        http=Code("_client.AsyncHttp"),
        transport=Code("_client.AsyncTransport"),
    )


def _source(api: Api) -> str:
    return f"Source: {api.source or api.title}"


_HTTP = (
    "http: A client of httpx2 to send with, which stays open. The deadline is kept between the\n"
    "pieces of an answer then, so that a server that drips can pass it."
)
_OPTIONS = (
    "options: How to call: deadline, attempts, limits.",
    "network: How connections are made: TLS, proxy, pool.",
    _HTTP,
    "transport: A transport of httpx2 to send with.",
    "auth: Any authentication of httpx2.",
    "clock: Where time and chance come from, for tests.",
)


def _init_doc(settings: PySettings) -> Iterator[str]:
    yield "Make a client, which keeps its connections open until it is closed."
    rows = ["base_url: The address that all paths are below."]
    rows += [f"{setting.name}: {setting.doc}" for setting in settings.each]
    yield _args([*rows, *_OPTIONS])
    yield "Raises:\n    EncodeError: an argument has a wrong type, or a value that cannot be sent."


def _args(rows: Iterable[str]) -> str:
    return "\n".join(["Args:", *map(operations.indented, rows)])


_MORE = ("timeout: float | None = None", "headers: _client.Headers | None = None")
_MORE_DOC = (
    "timeout: Seconds that the whole call may take, instead of the client's deadline.",
    "headers: More headers, instead of those of the same name.",
)


def _method(api: Api, types: Types, operation: Operation, name: str) -> PyMethod:
    given = arguments(operation)
    pages = f"Each page of `{name}`, in turn. One is asked for when it is wanted."
    items = f"Each item on the pages of `{name}`, in turn. A page is asked for when it is wanted."
    return PyMethod(
        name=Code(name),
        signature=operations.signature(types, operation, given, _MORE),
        result=operations.result_of(types, operation),
        doc=docstring(_method_doc(api, operation), 8),
        call=_call(operation),
        paging=client_paging.view(types, operation, name, method_names(api)),
        pages_doc=docstring(_paged_doc(api, name, pages), 8),
        items_doc=docstring(_paged_doc(api, name, items), 8),
    )


def _call(operation: Operation) -> Code:
    passed = [] if operation.request is None else ["request"]
    passed += [f"{x.name}={x.name}" for x in arguments(operation)]
    passed += [] if operation.request is None else ["medium=medium"]
    passed += ["accept=accept"] if operations.accepted(operation) else []
    return Code(f"_operations.{snake(operation.name)}({', '.join(passed)})")


def _paged_doc(api: Api, name: str, about: str) -> Iterator[str]:
    yield about
    yield f"Args:\n    Those of `{name}`."
    yield f"Raises:\n    What `{name}` raises."
    yield _source(api)


def _method_doc(api: Api, operation: Operation) -> Iterator[str]:
    yield from operations.about(operation)
    yield _args([*operations.rows_of(operation, arguments(operation)), *_MORE_DOC])
    failures = ", ".join(x.status for x in operation.responses if not x.status.startswith("2"))
    typed = f" Its body is typed for {failures}." if failures else ""
    yield (
        "Raises:\n"
        "    EncodeError: an argument has a wrong type, or a value that cannot be sent.\n"
        f"    ApiError: the answer says that the call failed.{typed}\n"
        "    AnswerError: the answer is not what is documented.\n"
        "    TransportError: there was no complete answer."
    )
    yield _source(api)
