"""From what pages say to the draft of a spec: its tree, its samples, and a report.

Takes `Documented` pages, returns a `Draft`. The stages: bodies are read, walked through, decided,
unified, named and written. What goes onto the disk is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wirewright.importer import bodies, twins
from wirewright.importer.bodies import Carried, carried
from wirewright.importer.calls import Call, Writer, call_of, tree_of
from wirewright.importer.facts import Content, Documented, Endpoint, Model
from wirewright.importer.head import head_of, namespace_of
from wirewright.importer.infer.decide import Decider, Expr
from wirewright.importer.infer.dialect import dialect_of, known, writes
from wirewright.importer.infer.enums import is_enum_group
from wirewright.importer.infer.groups import Group, Slot
from wirewright.importer.infer.lexical import Style
from wirewright.importer.infer.shape import Shaper
from wirewright.importer.infer.walk import Types
from wirewright.importer.infer.words import Word
from wirewright.importer.media import media_of, said_media
from wirewright.importer.names import operation_name
from wirewright.importer.report import Notes, guesses
from wirewright.importer.samples import reasons, samples_of
from wirewright.importer.settle import settle
from wirewright.importer.types import TypeTrees
from wirewright.importer.work import Work, below, root
from wirewright.python.naming import snake
from wirewright.spec.dump import Tree, dump

SCHEMA = "../../generator/wirewright/spec/schema.json"
HEAD = (f"yaml-language-server: $schema={SCHEMA}",)


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted spec: its tree, the text of api.yaml, its samples by file name, and the report."""

    name: str
    tree: dict[str, Tree]
    samples: dict[str, bytes]
    notes: Notes
    operations: int

    @property
    def text(self) -> str:
        """The text of api.yaml."""
        return dump(self.tree, HEAD)


def draft(documents: Sequence[Documented], name: str) -> Draft:
    """Return the draft of the API `name` that these pages document."""
    notes = Notes()
    calls = _calls(documents, notes)
    types = Types(_models(documents, calls))
    all_bodies = [body for call in calls for body in call.bodies]
    roots = [body.xml_tree for body in all_bodies if body.xml_tree is not None]
    choice = dialect_of(roots, next((x.dialect for x in documents if x.dialect), ""))
    dialect = known(choice.name)
    types.names_roots = choice.name == "xmlserializer"
    types.only_elements = not dialect.allows_attributes
    decider = Decider(types, Style(choice.name))
    shaper = Shaper(decider, dialect, dialect.casings[0])
    work = Work(name, notes, calls, types, decider, dialect, choice.why, shaper)
    for body in all_bodies:
        if body.xml_tree is not None and not writes(body.xml_tree, choice.name):
            body.unfit["xml"] = f"another serializer wrote it than most XML here ({choice.name})"
            body.xml_tree = None
    for each in work.carried:
        if each.slot.word is not None and each.slot.word.kind != "void":
            each.slot.word = types.word(each.content.type)
        bodies.walk(each, types)
    settle(work)
    return _written(work, documents)


# ---- reading --------------------------------------------------------------------------------------


def _calls(documents: Sequence[Documented], notes: Notes) -> list[Call]:
    calls: list[Call] = []
    seen: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for document in documents:
        for problem in document.problems:
            notes.left_out(document.page, problem.line, problem.message)
        for endpoint in document.endpoints:
            address = f"{endpoint.method} {endpoint.path}"
            if (endpoint.method, endpoint.path) in seen:
                first = seen[endpoint.method, endpoint.path]
                why = f"{address} again; {first} counts, and `wirewright drift` says what differs"
                notes.left_out(document.page, endpoint.line, why)
                continue
            seen[endpoint.method, endpoint.path] = document.page
            call = _call(endpoint, document.page, taken, notes)
            if call is None:
                notes.left_out(
                    document.page, endpoint.line, f"an operation without a path: {address}"
                )
            else:
                calls.append(call)
    return calls


def _call(endpoint: Endpoint, page: str, taken: set[str], notes: Notes) -> Call | None:
    call = call_of(endpoint, page)
    if call is None:
        return None
    address = "?".join([call.path, "&".join(f"{name}=" for name, _ in call.query)])
    call.name = operation_name(call.method, address, endpoint.name, taken)
    taken.add(snake(call.name))
    _carry(call, notes)
    notes.read(page, f"{call.method.upper()} {call.path} as `{call.name}`")
    return call


def _carry(call: Call, notes: Notes) -> None:
    request = call.endpoint.request
    if request is not None and not bodies.void(request) and _says_something(request):
        call.request = carried(request, "request", call.page, notes)
    for content in call.endpoint.responses:
        found = carried(content, "response", call.page, notes)
        if bodies.void(content) and not found.sampled:
            found.slot.word = Word("void")
        call.responses.append(found)
    for each in call.carried:
        hint = f"{call.name[:1].upper()}{call.name[1:]}"
        failed = each.content.status[:1] in ("4", "5")
        ending = "Request" if each.direction == "request" else "Failure" if failed else "Response"
        each.slot.hint = f"{hint}{ending}"


def _says_something(content: Content) -> bool:
    return bool(content.type or content.members or content.payloads)


def _models(documents: Sequence[Documented], calls: Sequence[Call]) -> dict[str, Model]:
    """Return what pages say of types by name; a page of the type itself says most."""
    found: dict[str, Model] = {}
    for document in documents:
        for model in document.models:
            known_one = found.get(model.name.casefold())
            if known_one is None or len(model.members) + len(model.values) > len(known_one.members):
                found[model.name.casefold()] = model
    for call in calls:
        for each in call.carried:
            content, word = each.content, each.slot.word
            while word is not None and word.kind == "list":
                word = word.arguments[0]
            if word is not None and word.kind == "named" and content.members:
                key = word.name.casefold()
                if key not in found or len(found[key].members) < len(content.members):
                    found[key] = Model(word.name, content.members, line=content.line)
    return found


# ---- writing --------------------------------------------------------------------------------------


def _written(work: Work, documents: Sequence[Documented]) -> Draft:
    used = _used(work)
    media = media_of(work)
    space = namespace_of(work, used, media)
    has_xml = any("xml" in found for found in media.values())
    trees = TypeTrees(work.name, work.dialect, work.shaper, space, has_xml)
    trees.name(used)
    types = trees.write(used)
    api = head_of(work, documents, space, media)
    work.notes.guessed("", f"the dialect is {work.dialect.name}: {work.why}")
    writer = Writer(
        style=work.decider.style,
        expression=lambda each: _expression(work, trees, each),
        media=lambda each: said_media(work, api, each, media),
        word=work.types.word,
        enum=lambda word: _enum(work, trees, word),
        problem=lambda call, why: work.notes.left_out(call.page, call.endpoint.line, why),
    )
    written = [(call, {**tree_of(call, writer), **reasons(work, call)}) for call in work.calls]
    operations = twins.without(written, work.notes)
    tree: dict[str, Tree] = {"wirewright": 1, "api": api, "types": types, "operations": operations}
    tree = {key: value for key, value in tree.items() if value != {}}
    for place, why in guesses(tree):
        work.notes.guessed(place, why)
    samples = samples_of(work, media, operations)
    return Draft(work.name, tree, samples, work.notes, len(operations))


def _used(work: Work) -> list[Group]:
    """Return the types that bodies need, those that pages describe without a use, and theirs."""
    groups = work.groups
    wanted = {id(group) for group in groups if group.is_request or group.is_response}
    for group in groups:
        if group.name and (group.fields or group.values):
            inner = (x.group.true for x in below(work, Expr(group=group)) if x.group is not None)
            wanted.update(map(id, inner))
    return [group for group in groups if id(group) in wanted]


def _expression(work: Work, trees: TypeTrees, each: Carried) -> str:
    expr = root(work, each)
    if expr is None:
        return "none"
    null = any(seen.is_null for seen in each.slot.seen)
    return trees.text(expr, True if null else expr.word == "any")


def _enum(work: Work, trees: TypeTrees, word: Word) -> str:
    """Return the name of the enum that a page's word means, "" where it means none."""
    for group in work.groups:
        if group.name.casefold() == word.name.casefold() and is_enum_group(group):
            return group.final
    model = work.types.documented.get(word.name.casefold())
    if model is None or not model.values:
        return ""
    group = work.types.named(Slot("", word))
    trees.name([group])
    trees.write([group])
    return group.final
