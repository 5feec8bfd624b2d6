"""The operations of an API as printed: descriptions, request builders, response readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wirewright.dialects import DIALECTS
from wirewright.ir import (
    Api,
    Body,
    ListOf,
    MediaType,
    Operation,
    Parameter,
    Ref,
    Response,
    Scalar,
    Type,
)
from wirewright.python import docs, form_code, rules_code
from wirewright.python.code import Code, docstring, literal
from wirewright.python.codecs import Step
from wirewright.python.naming import Argument, arguments, snake
from wirewright.python.types import Types


@dataclass(frozen=True, slots=True)
class PyOperation:
    """An operation as printed. `description` are the arguments of its literal description."""

    function: Code
    constant: Code
    name: Code
    result: Code
    generic: Code
    description: tuple[Code, ...]
    signature: Code
    doc: Code
    read_doc: Code
    steps: tuple[Step, ...]
    places: tuple[Code, ...]
    arguments: tuple[Code, ...]


def view(api: Api, types: Types) -> tuple[PyOperation, ...]:
    """Return the operations of `api` in its order."""
    return tuple(_operation(api, types, operation) for operation in api.operations)


def _operation(api: Api, types: Types, operation: Operation) -> PyOperation:
    function = Code(snake(operation.name))
    given = arguments(operation)
    result = result_of(types, operation)
    body = types.annotation(operation.request.type) if operation.request else Code("None")
    places = dict.fromkeys(argument.parameter.place for argument in given)
    return PyOperation(
        function=function,
        constant=Code(function.upper()),
        name=literal(operation.name),
        result=result,
        generic=Code(f"{body}, {result}"),
        description=tuple(_description(api, types, operation)),
        signature=signature(types, operation, given),
        doc=docstring(_doc(api, operation, given), 4),
        read_doc=docstring(_read_doc(operation), 4),
        steps=tuple(step(types, argument) for argument in given),
        places=tuple(Code(f"_{place}: {_PLACES[place]}") for place in places),
        arguments=tuple(_request_arguments(operation, function, tuple(places))),
    )


# An argument can have any name but one with a `_` before it, even that of a builtin.
_PLACES = {
    "path": "_http.Values = {}",
    "query": "_http.Pairs = []",
    "header": "_http.Pairs = []",
}


def result_of(types: Types, operation: Operation) -> Code:
    """Return the annotation of what a successful call gives."""
    found = dict.fromkeys(
        "None" if response.body is None else types.annotation(response.body.type)
        for response in successes(operation)
    )
    return Code(" | ".join(found) or "None")


def successes(operation: Operation) -> tuple[Response, ...]:
    """Return the documented answers of success; without any, that for every other status."""
    found = tuple(x for x in operation.responses if x.status.startswith("2"))
    return found or tuple(x for x in operation.responses if x.status == "default")


def _description(api: Api, types: Types, operation: Operation) -> Iterator[Code]:
    yield Code(f"name={literal(operation.name)}")
    yield Code(f"method={literal(operation.method)}")
    yield Code(f"path={literal(operation.path)}")
    if operation.parameters:
        rows = ", ".join(_parameter(types, argument) for argument in arguments(operation))
        yield Code(f"parameters=({rows},)")
    if operation.request is not None:
        yield Code(f"request={_body(types, operation.request)}")
    rows = ", ".join(_response(types, response) for response in operation.responses)
    yield Code(f"responses=({rows},)" if rows else "responses=()")
    if operation.idempotent:
        yield Code("idempotent=True")
    if operation.pagination is not None:
        yield Code(f"pagination={literal(operation.pagination.keys)}")
    if DIALECTS[api.dialect].web_api:
        yield Code("failure=_failure.read")
    if operation.info.doc:
        yield Code(f"doc={literal(operation.info.doc)}")
    yield Code(f"source={literal(api.source or api.title)}")


def _parameter(types: Types, argument: Argument) -> Code:
    parameter = argument.parameter
    several = isinstance(parameter.type, ListOf)
    rule = rules_code.rule(parameter.constraints)
    parts = [
        f"name={literal(argument.wire)}",
        f"place={literal(parameter.place)}",
        f"required={literal(not parameter.optional)}",
        *(["secret=True"] if parameter.secret else []),
        *(["supplied=True"] if parameter.supplied else []),
        *([f"default={literal(parameter.default)}"] if parameter.default is not None else []),
        *([f"examples={literal(parameter.examples)}"] if parameter.examples else []),
        *([f"doc={literal(parameter.info.doc)}"] if parameter.info.doc else []),
        *([f"style={literal(parameter.style)}"] if several else []),
        f"read={_reader(types, parameter.type)}",
        *([f"rule={rule}"] if rule else []),
    ]
    return Code(f"_http.Parameter({', '.join(parts)})")


def _reader(types: Types, type: Type) -> Code:
    """Return what reads a parameter's text, that of one value where it may have several."""
    if isinstance(type, ListOf):
        return _reader(types, type.item)
    if isinstance(type, Scalar) and type.format is not None:
        arguments = f"{literal(type.format)}, {literal(type.kind)}"
        return Code(f"lambda text: _checks.of_format(text, {arguments})")
    return form_code.reader(types, type)


def _response(types: Types, response: Response) -> Code:
    body = Code("None") if response.body is None else _body(types, response.body)
    return Code(f"({literal(response.status)}, {body})")


def _body(types: Types, body: Body) -> Code:
    codecs = ", ".join(_codec(types, body.type, media) for media in body.media)
    doc = f", doc={literal(body.info.doc)}" if body.info.doc else ""
    return Code(f"_http.Body(media=({codecs},){doc})")


def _codec(types: Types, type: Type, media: MediaType) -> Code:
    title, medium = types.title(type), media.medium
    if medium == "binary":
        return Code(f"_bodies.binary({literal(media.types)})")
    if medium == "text":
        write = f"lambda value: {_text(types, type, 'value')}"
        if isinstance(type, Scalar):
            write = f"_wire.form_{type.kind}"
        return Code(f"_bodies.text({literal(media.types)}, {_reader(types, type)}, {write})")
    functions = (f"_{medium}.{verb}_{title}" for verb in ("decode", "encode", "strict"))
    return Code(f"_http.Codec({literal(medium)}, {literal(media.types)}, {', '.join(functions)})")


def signature(
    types: Types, operation: Operation, given: tuple[Argument, ...], more: tuple[str, ...] = ()
) -> Code:
    """Return the parameters of the function of an operation, and `more` keywords behind them."""
    parts = []
    if operation.request is not None:
        parts.append(f"request: {types.annotation(operation.request.type)}, /")
    keywords = [_keyword(types, argument) for argument in given]
    if operation.request is not None:
        media = tuple(media.medium for media in operation.request.media)
        keywords.append(f"medium: {_choice(media)} = {literal(media[0])}")
    answers = accepted(operation)
    if answers:
        keywords.append(f"accept: {_choice(answers)} | None = None")
    keywords += more
    return Code(", ".join([*parts, *(["*"] if keywords else []), *keywords]))


def _choice(media: tuple[str, ...]) -> Code:
    return Code(f"Literal[{', '.join(map(literal, media))}]")


def accepted(operation: Operation) -> tuple[str, ...]:
    """Return the media of successful answers, in documented order."""
    media = [
        media.medium
        for response in successes(operation)
        if response.body is not None
        for media in response.body.media
    ]
    return tuple(dict.fromkeys(media))


def _keyword(types: Types, argument: Argument) -> str:
    parameter = argument.parameter
    said = annotation(types, parameter.type)
    if parameter.optional or parameter.supplied:
        return f"{argument.name}: {said} | None = None"
    return f"{argument.name}: {said}"


def annotation(types: Types, type: Type) -> Code:
    """Return an argument's annotation; a date in a documented format is given as Python's own."""
    if isinstance(type, ListOf):
        return Code(f"list[{annotation(types, type.item)}]")
    if isinstance(type, Scalar) and type.format is not None:
        return Code(f"_dt.{type.kind}")
    # There is no null in a URL or header: what is not sent is left out.
    return types.annotation(replace(type, nullable=False))


def step(types: Types, argument: Argument) -> Step:
    """Return the statement that puts an argument where it is sent."""
    parameter, name = argument.parameter, argument.name
    wire = literal(argument.wire)
    if isinstance(parameter.type, ListOf):
        text = f"lambda item: {_placed(types, parameter, parameter.type.item, 'item')}"
        style = literal(parameter.style)
        added = f"_{parameter.place} += _http.array({wire}, {name}, {text}, {style})"
    elif parameter.place == "path":
        added = f"_path[{wire}] = {_placed(types, parameter, parameter.type, name)}"
    else:
        text = _placed(types, parameter, parameter.type, name)
        added = f"_{parameter.place}.append(({wire}, {text}))"
    if parameter.optional or parameter.supplied:
        added = f"if {name} is not None: {added}"
    return Step(wire, Code(added))


def _placed(types: Types, parameter: Parameter, type: Type, value: str) -> Code:
    """Return an expression for an argument's text, where it can stand in its place."""
    text = _text(types, type, value)
    return Code(f"_http.header({text})") if parameter.place == "header" else text


def _text(types: Types, type: Type, value: str) -> Code:
    """Return an expression for an argument's text."""
    if isinstance(type, Ref) and types.enum(type):
        return Code(f"_enums.form_text({value}, {types.cls(type.name)})")
    if not isinstance(type, Scalar):
        raise ValueError(f"{type} cannot be a parameter")
    if type.format is not None:
        return Code(f"_checks.in_format({value}, {literal(type.format)}, {literal(type.kind)})")
    return Code(f"_wire.form_{type.kind}({value})")


def _request_arguments(
    operation: Operation, function: Code, places: tuple[str, ...]
) -> Iterator[Code]:
    yield Code(f"operation={function.upper()}")
    yield Code(f"read=read_{function}")
    if operation.request is not None:
        yield Code("body=request")
        yield Code("medium=medium")
    media = accepted(operation)
    if media:
        medium = "medium" if operation.request is not None else '""'
        yield Code(f"accept=accept or _http.answer_medium({literal(media)}, {medium})")
    for place in places:
        given = "_path" if place == "path" else f"(*_{place},)"
        yield Code(f"{'headers' if place == 'header' else place}={given}")


def _doc(api: Api, operation: Operation, given: tuple[Argument, ...]) -> Iterator[str]:
    yield from about(operation)
    rows = rows_of(operation, given)
    yield "\n".join(["Args:", *map(indented, rows)]) if rows else ""
    yield "Raises:\n    EncodeError: an argument has a wrong type, or a value that cannot be sent."
    yield f"Source: {api.source or api.title}"


def about(operation: Operation) -> Iterator[str]:
    """Yield the paragraphs of a docstring that say what an operation is."""
    yield f"{operation.method} {operation.path}"
    yield from docs.sentences(operation.info)


def rows_of(operation: Operation, given: tuple[Argument, ...]) -> list[str]:
    """Return the rows of a docstring's `Args`."""
    rows = []
    if operation.request is not None:
        rows.append(f"request: {operation.request.info.doc or 'The body.'}")
        rows.append("medium: How the body is written.")
    for argument in given:
        said = docs.parameter(argument.parameter, argument.operator)
        rows.append(f"{argument.name}: {said or f'The parameter {argument.wire}.'}")
    if accepted(operation):
        rows.append(
            "accept: The medium of the answer; without it that of the request, or the first."
        )
    return rows


def indented(row: str) -> str:
    """Return a row of a docstring's `Args`."""
    first, *more = row.split("\n")
    return "\n".join([f"    {first}", *(f"        {line}" if line else "" for line in more)])


def _read_doc(operation: Operation) -> Iterator[str]:
    yield f"Return the value of an answer to `{snake(operation.name)}`."
    failures = ", ".join(x.status for x in operation.responses if not x.status.startswith("2"))
    typed = f" Its body is typed for {failures}." if failures else ""
    yield (
        "Raises:\n"
        f"    ApiError: the status says that the call failed.{typed}\n"
        "    DecodeError: the content is not what is documented."
    )
