"""Operations as the spec writes them: paths, parameters, media, bodies.

Takes an endpoint of a page with its bodies, gives the tree of one entry below `operations:`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from wirewright.importer.bodies import Carried
from wirewright.importer.facts import Endpoint, Member
from wirewright.importer.infer.groups import Body, fold
from wirewright.importer.infer.lexical import Style, leaf
from wirewright.importer.infer.notes import is_required, said
from wirewright.importer.infer.words import Word
from wirewright.importer.prose import line, prose
from wirewright.resolve.scope import NUMBERS
from wirewright.spec.dump import Noted, Tree

METHODS = ("get", "post", "put", "delete", "patch", "head", "options")
_BRACES = re.compile(r"\{([^{}]*)\}")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0?#\\]")
_NUMBER = re.compile(r"-?[\d.,]+")
_NUMBERS = re.compile(r"-?\d{1,15}")


@dataclass(slots=True, eq=False)
class Call:
    """An operation to be: its address taken apart, and its bodies."""

    endpoint: Endpoint
    page: str
    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    server: str = ""
    request: Carried | None = None
    responses: list[Carried] = field(default_factory=list)
    name: str = ""
    guesses: list[str] = field(default_factory=list)

    @property
    def carried(self) -> list[Carried]:
        """All bodies."""
        return [*([self.request] if self.request else []), *self.responses]

    @property
    def bodies(self) -> list[Body]:
        """The documented objects of all bodies."""
        return [body for each in self.carried for body in each.bodies]


def call_of(endpoint: Endpoint, page: str) -> Call | None:
    """Return an endpoint's address taken apart; None where it has no path at all."""
    by_medium = dict(endpoint.paths)
    written = _medium_path(by_medium) or endpoint.path
    address, _, query = written.strip().partition("?")
    server = ""
    if re.match(r"https?://", address):
        parts = urlsplit(address)
        server, address = f"{parts.scheme}://{parts.netloc}/", parts.path
    guesses: list[str] = []
    if server:
        address = _placeholders(address, guesses)
    path = _clean(address)
    method = endpoint.method.lower()
    call = Call(endpoint, page, method, path, _query(query), server, guesses=guesses)
    if not path:
        return None
    if method not in METHODS:
        call.method = (
            "post" if endpoint.request is not None and not endpoint.request.absent else "get"
        )
        said = "it shows a body to send" if call.method == "post" else "it shows nothing to send"
        call.guesses.append(f"The page names no HTTP method; {said}.")
    return call


def _medium_path(paths: Mapping[str, str]) -> str:
    """Return one path for several that differ in the name of their medium only."""
    if len(paths) < 2:
        return ""
    patterns = {
        re.sub(rf"(?<![A-Za-z]){medium}(?![A-Za-z])", "{medium}", path)
        for medium, path in paths.items()
    }
    only = patterns.pop()
    return only if not patterns and "{medium}" in only else ""


def _placeholders(address: str, guesses: list[str]) -> str:
    """Return an address with braces for the segments that a page writes in capitals to be filled in."""

    def braces(found: re.Match[str]) -> str:
        guesses.append(f"The page writes {found[1]}, which stands for a value.")
        return "/{" + found[1].lower() + "}"

    return re.sub(r"/([A-Z][A-Z_]{2,40})(?=/|$)", braces, address)


def _clean(address: str) -> str:
    """Return a path as the spec wants it: relative, plain names in braces, each once."""
    found: list[str] = []

    def name(match: re.Match[str]) -> str:
        bare = re.split(r"[:=?]", match[1].lstrip("*"))[0].strip() or "value"
        bare = f"{bare}Value" if bare == "medium" and match[1] != "medium" else bare
        number = 1
        wanted = bare
        while wanted in found:
            number += 1
            wanted = f"{bare}{number}"
        found.append(wanted)
        return "{" + wanted + "}"

    text = _BRACES.sub(name, address.strip())
    text = _UNSAFE.sub(lambda x: f"%{ord(x[0]):02X}" if ord(x[0]) < 0x80 else "", text)
    if _BRACES.sub("", text).count("{") or _BRACES.sub("", text).count("}"):
        text = re.sub(r"[{}]", "", text)
    segments = [x for x in text.split("/") if x and unquote(x) not in (".", "..")]
    ending = "/" if text.endswith("/") and segments else ""
    return "/".join(segments) + ending


def _query(text: str) -> tuple[tuple[str, str], ...]:
    """Return the names of a query with the names in their braces."""
    found: dict[str, str] = {}
    for part in re.split(r"&(?:amp;)?", text):
        name, _, value = part.partition("=")
        name = unquote(name.strip())
        if name and "{" not in name:
            found.setdefault(name[:120], value.strip())
        elif (inner := _BRACES.fullmatch(name)) and inner[1]:
            found.setdefault(inner[1].lstrip("*?"), name)
    return tuple(found.items())


# ---- trees ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Writer:
    """What the trees of operations need to know beside the operation itself."""

    style: Style
    expression: Callable[[Carried], str]
    media: Callable[[Carried], tuple[str, ...] | None]
    word: Callable[[str], Word | None]
    enum: Callable[[Word], str]
    problem: Callable[[Call, str], None]


def tree_of(call: Call, writer: Writer) -> dict[str, Tree]:
    """Return an operation's tree."""
    endpoint = call.endpoint
    tree: dict[str, Tree] = {}
    if doc := prose(endpoint.doc):
        tree["doc"] = doc
    tree[call.method] = call.path
    if call.guesses:
        tree["inferred"] = " ".join(call.guesses)
    parameters = _parameters(call, writer)
    tree.update({place: found for place, found in parameters.items() if found})
    if call.request is not None and (request := _body(call.request, writer)) != "none":
        tree["request"] = request
    responses: dict[str, Tree] = {}
    for answer in call.responses:
        responses.setdefault(answer.content.status or "2xx", _body(answer, writer))
    tree["responses"] = responses or {"2xx": "none"}
    if notes := [line(note) for note in endpoint.notes if line(note)]:
        tree["notes"] = notes
    return tree


def _body(carried: Carried, writer: Writer) -> Tree:
    expression = writer.expression(carried)
    media = writer.media(carried) if expression != "none" else None
    doc = prose(carried.content.doc)
    if expression == "none" or (media is None and not doc):
        return expression
    tree: dict[str, Tree] = {"body": expression}
    if media is not None:
        tree["media"] = list(media)
    if doc:
        tree["doc"] = doc
    return tree


def _parameters(call: Call, writer: Writer) -> dict[str, dict[str, Tree]]:
    """Return the parameters by place: those of the address, then those that only a table has."""
    rows = list(call.endpoint.parameters)
    found: dict[str, dict[str, Tree]] = {"path": {}, "query": {}, "headers": {}}
    for name in _BRACES.findall(call.path):
        if name != "medium":
            row = _row(rows, name, name)
            found["path"][name] = _parameter(row, writer, "path")[1]
    for name, value in call.query:
        inner = _BRACES.fullmatch(value)
        row = _row(rows, name, inner[1].lstrip("*") if inner else name)
        optional, tree = _parameter(row, writer, "query")
        key = _key(name, optional)
        if {_key(name, False), _key(name, True)} & found["query"].keys():
            continue
        if value and not inner:
            tree = {**_mapping(tree), "examples": [value]}
            key = name
        found["query"][key] = tree
    _add_rows(found, rows, call, writer)
    return found


def _add_rows(
    found: dict[str, dict[str, Tree]], rows: list[Member], call: Call, writer: Writer
) -> None:
    """Add the parameters that only a table has."""
    for row in rows:
        place = {"header": "headers"}.get(row.place, row.place)
        if place == "body" or not row.name.strip() or (place == "path" and call.path):
            continue
        word = writer.word(row.type)
        if word is not None and word.kind not in ("scalar", "list") and not writer.enum(word):
            writer.problem(
                call, f"the parameter {row.name} is a {row.type}, which no address can carry"
            )
            continue
        optional, tree = _parameter(row, writer, place or "query")
        if place == "headers" and not re.fullmatch(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,120}", row.name):
            continue
        here = found[place or "query"]
        if not {_key(row.name, False), _key(row.name, True)} & here.keys():
            here[_key(row.name, optional)] = tree


def _mapping(tree: Tree) -> dict[str, Tree]:
    if isinstance(tree, Noted):
        tree = tree.value
    return dict(tree) if isinstance(tree, Mapping) else {"type": tree}


def _key(name: str, optional: bool) -> str:
    clean = "".join(x for x in name if x.isprintable() and x != "?")[:120] or "value"
    return f"{clean}?" if optional else clean


def _row(rows: list[Member], *names: str) -> Member | None:
    """Take the row of a parameter out of the table's rows."""
    ends = {name.rpartition(".")[2] for name in names}
    folds = {fold(name) for name in names}
    exact = [row for row in rows if row.name in names]
    near = [row for row in rows if row.name.rpartition(".")[2] in ends or fold(row.name) in folds]
    found = next((row for row in (*exact, *near) if row.name), None)
    if found is not None:
        rows.remove(found)
    return found


def _parameter(row: Member | None, writer: Writer, place: str) -> tuple[bool, Tree]:
    word = writer.word(row.type) if row is not None else None
    is_list = word is not None and word.kind == "list" and place != "path"
    inner = word.arguments[0] if word is not None and word.kind == "list" else word
    kind, why = _kind(inner, writer, row.type if row is not None else "")
    if row is not None and kind in NUMBERS and any(not _NUMBER.fullmatch(x) for x in row.examples):
        kind, why = "string", f"the page says {row.type} and shows {', '.join(row.examples[:3])}"
    told = said(row, kind)
    tree: dict[str, Tree] = {"type": f"list<{kind}>" if is_list else kind}
    if not is_list:
        tree.update(told.entries)
    if told.default and _default(told.default, kind) is not None:
        tree["default"] = _default(told.default, kind)
    if row is not None and row.doc:
        tree["doc"] = prose(row.doc)
    if row is not None and row.examples:
        tree["examples"] = [line(example) for example in row.examples]
    notes = [prose(note) for note in told.notes]
    if notes:
        tree["notes"] = notes
    if row is None:
        tree["inferred"] = "It stands in the path but not in the page's table."
        if place == "query":
            tree["inferred"] = "It stands in the address but not in the page's table."
    required = is_required(row)
    optional = place != "path" and not (required and told.default is None)
    short: Tree = tree["type"] if len(tree) == 1 else tree
    return optional, Noted(short, f"review: {why}") if why else short


def _kind(word: Word | None, writer: Writer, said_type: str) -> tuple[str, str]:
    """Return the type of a parameter and, where it is a guess, why."""
    if word is None:
        return "string", ""
    if word.kind == "scalar":
        found = leaf(word.name, (), writer.style)
        kind = found.kind if found is not None else "string"
        return ("string" if kind == "bytes" else kind), ""
    if word.kind == "named" and (name := writer.enum(word)):
        return name, ""
    return "string", f"the page says {line(said_type, 60)}" if said_type else ""


def _default(text: str, kind: str) -> Tree:
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.lower())
    if _NUMBERS.fullmatch(text) and kind not in ("string", "uuid", "uri", "char"):
        return int(text)
    return line(text) or None
