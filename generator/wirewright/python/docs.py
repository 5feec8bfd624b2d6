"""What docstrings say: the documentation's words, and what the spec knows beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from wirewright.ir import Api, Constraints, Enum, Field, Info, Member, Parameter, Scalar


def sentences(info: Info) -> Iterator[str]:
    """Yield the paragraphs of what may stand on any part of a spec."""
    yield info.title
    yield info.doc
    if info.deprecated:
        yield f"Deprecated: {info.deprecated}"
    for note in info.notes:
        yield f"Note: {note}"
    if info.inferred:
        yield f"Inferred: {info.inferred}"


def model(info: Info, api: Api, name: str) -> tuple[str, ...]:
    """Return the paragraphs for a class; without words of the documentation they name it."""
    named = () if info.title or info.doc else (f"`{name}` of {api.title}.",)
    return (*named, *(x for x in sentences(info) if x), *_source(api))


def api(each: Api) -> tuple[str, ...]:
    """Return the paragraphs for the package of an API."""
    said = (x for x in sentences(replace(each.info, title="")) if x)
    return (f"{each.title}.", *said, *_source(each))


def module(about: str, each: Api) -> tuple[str, ...]:
    """Return the paragraphs for a module inside of it."""
    return (about, *_source(each))


def enum(each: Enum, api: Api) -> tuple[str, ...]:
    """Return the paragraphs for an enum."""
    openness = (
        "Other values are refused."
        if each.closed
        else "Other values are kept, and written only to the medium that they were read from."
    )
    sets = ("A value is a set of members: combine them with `|`.",) if each.flags else ()
    return (*model(each.info, api, each.name)[:-1], *sets, openness, *_source(api))


def _source(api: Api) -> tuple[str, ...]:
    return (f"Source: {api.source or api.title}",)


def member(each: Member) -> tuple[str, ...]:
    """Return the paragraphs for a member of an enum."""
    return tuple(x for x in sentences(each.info) if x)


def field(each: Field) -> tuple[str, ...]:
    """Return the paragraphs for a field."""
    said = [x for x in sentences(each.info) if x]
    if isinstance(each.type, Scalar) and each.type.format:
        said.append(f"Written as `{each.type.format}`.")
    if each.secret:
        said.append("Secret: masked in `repr`.")
    if each.omits_default:
        said.append("The default is left out on the wire.")
    if each.supplied:
        said.append("May be left unset: the client fills it in.")
    return (*said, *constraints(each.constraints), *examples(each.examples))


def constraints(limits: Constraints) -> Iterator[str]:
    """Yield a sentence for each documented limit."""
    rows = (
        ("At least {}.", limits.min),
        ("At most {}.", limits.max),
        ("At least {} characters.", limits.min_length),
        ("At most {} characters.", limits.max_length),
        ("At least {} items.", limits.min_items),
        ("At most {} items.", limits.max_items),
        ("Pattern: {}", limits.pattern),
    )
    for sentence, limit in rows:
        if limit is not None:
            yield sentence.format(limit)


def examples(values: Iterable[object]) -> tuple[str, ...]:
    """Return one line for documented examples."""
    shown = ", ".join(f"`{value}`" for value in values)
    return (f"Examples: {shown}",) if shown else ()


def parameter(each: Parameter, operator: str = "") -> str:
    """Return one paragraph for an argument."""
    said = [x for x in sentences(each.info) if x]
    if operator:
        said.append(f"Operator: {operator}.")
    if isinstance(each.type, Scalar) and each.type.format:
        said.append(f"Written as `{each.type.format}`.")
    if each.wildcard:
        said.append("`*` stands for any characters.")
    if each.default is not None:
        said.append(f"The server's default is {each.default}.")
    if each.supplied:
        said.append("May be left out: the client fills it in.")
    said += [*constraints(each.constraints), *examples(each.examples)]
    return "\n".join(said)
