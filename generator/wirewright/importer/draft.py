"""From what pages say to the draft of a spec: its tree, its samples, and a report.

Takes `Documented` pages, returns a `Draft`. The stages: bodies are read, walked through, decided,
unified, named and written. What goes onto the disk is not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wirewright.dialects import Dialect
from wirewright.importer import bodies, twins
from wirewright.importer.bodies import Carried, carried
from wirewright.importer.calls import Call, Writer, call_of, tree_of
from wirewright.importer.facts import Content, Documented, Model
from wirewright.importer.infer.decide import Decided, Decider, Expr, is_enum_group
from wirewright.importer.infer.dialect import casing_of, dialect_of, known, writes
from wirewright.importer.infer.groups import Body, Group, Slot
from wirewright.importer.infer.lexical import Style
from wirewright.importer.infer.shape import Shaper, seen_apart
from wirewright.importer.infer.unify import unify
from wirewright.importer.infer.walk import Types
from wirewright.importer.infer.words import Word, word_of
from wirewright.importer.names import operation_name
from wirewright.importer.prose import line
from wirewright.importer.report import Notes, guesses
from wirewright.importer.types import TypeTrees
from wirewright.python.naming import snake
from wirewright.spec.dump import Tree, dump

HEAD = ("yaml-language-server: $schema=../../generator/wirewright/spec/schema.json",)
UNTYPED = frozenset(
    ("ihttpactionresult", "httpresponsemessage", "object", "iactionresult", "actionresult", "task")
)


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


@dataclass(slots=True, eq=False)
class _Work:
    """All that one draft is made from."""

    name: str
    notes: Notes
    calls: list[Call]
    types: Types
    decider: Decider
    dialect: Dialect
    why: str
    media: tuple[str, ...] = ()
    shaper: Shaper | None = None
    decided: dict[int, Decided] = field(default_factory=dict)


def draft(documents: Sequence[Documented], name: str) -> Draft:
    """Return the draft of the API `name` that these pages document."""
    notes = Notes()
    calls = _calls(documents, notes)
    types = Types(_models(documents, calls))
    roots = [body.xml_tree for call in calls for body in _bodies(call) if body.xml_tree is not None]
    told = next((document.dialect for document in documents if document.dialect), "")
    choice = dialect_of(roots, told)
    work = _Work(
        name,
        notes,
        calls,
        types,
        Decider(types, Style(choice.name)),
        known(choice.name),
        choice.why,
    )
    for call in calls:
        for body in _bodies(call):
            if body.xml_tree is not None and not writes(body.xml_tree, choice.name):
                body.unfit["xml"] = (
                    f"another serializer wrote it than most XML here ({choice.name})"
                )
                body.xml_tree = None
        for each in call.carried:
            bodies.walk(each, types)
    _decide(work)
    return _written(work, documents)


# ---- reading --------------------------------------------------------------------------------------


def _calls(documents: Sequence[Documented], notes: Notes) -> list[Call]:
    calls: list[Call] = []
    seen: set[tuple[str, str]] = set()
    taken: set[str] = set()
    for document in documents:
        for problem in document.problems:
            notes.left_out(document.page, problem.line, problem.message)
        for endpoint in document.endpoints:
            if (endpoint.method, endpoint.path) in seen:
                notes.read(
                    document.page, f"{endpoint.method} {endpoint.path} again; the first page counts"
                )
                continue
            seen.add((endpoint.method, endpoint.path))
            call = call_of(endpoint, document.page)
            if call is None:
                notes.left_out(
                    document.page, endpoint.line, f"an operation without a path: {endpoint.method}"
                )
                continue
            address = "?".join([call.path, "&".join(f"{name}=" for name, _ in call.query)])
            call.name = operation_name(call.method, address, endpoint.name, taken)
            taken.add(snake(call.name))
            _carry(call, notes)
            calls.append(call)
            notes.read(document.page, f"{call.method.upper()} {call.path} as `{call.name}`")
    return calls


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


def _bodies(call: Call) -> list[Body]:
    return bodies.all_bodies(call.carried)


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


# ---- deciding -------------------------------------------------------------------------------------


def _decide(work: _Work) -> None:
    for call in work.calls:
        for each in call.carried:
            work.decider.decide(each.slot)
            _named_of(work, each.slot)
    done = 0
    while done < len(work.types.groups):  # grows while types are decided
        group = work.types.groups[done]
        for field_ in list(group.fields):
            work.decider.decide(field_.slot)
        done += 1
    unify(work.decider)
    for call in work.calls:
        for each in call.carried:
            _reach(work, work.decider.decide(each.slot).expr, each.direction)
    if work.dialect.needs_namespaces:
        _spaces(work)
    casing = casing_of(_groups(work), work.dialect)
    work.shaper = Shaper(work.decider, work.dialect, casing)
    for group in _groups(work):
        if not is_enum_group(group):
            shape = work.shaper.shape(group)
            if shape.fault:
                for seen in group.seen:
                    if seen.seen.xml is not None:
                        seen.seen.body.unfit.setdefault(
                            "xml", f"{group.name or group.hint}: {shape.fault}"
                        )
            for where, why in seen_apart(group):
                where.body.apart.append(why)


def _named_of(work: _Work, slot: Slot) -> None:
    """Make the types that a page names for a body, also where no sample shows them."""
    word = slot.word
    if word is not None and word.kind == "named":
        work.types.named(slot)


def _groups(work: _Work) -> list[Group]:
    return [group for group in work.types.groups if group.same is None]


def _reach(work: _Work, expr: Expr, direction: str) -> None:
    """Note for all types below an expression that they are sent, or received."""
    waiting = [expr]
    seen: set[int] = set()
    while waiting:
        here = waiting.pop()
        waiting += here.arguments
        group = here.group.true if here.group is not None else None
        if group is None or id(group) in seen:
            continue
        seen.add(id(group))
        group.is_request = group.is_request or direction == "request"
        group.is_response = group.is_response or direction == "response"
        waiting += [work.decider.decide(field_.slot).expr for field_ in group.fields]


def _spaces(work: _Work) -> None:
    """Give types that no XML shows the namespace of the type that holds them."""
    groups = _groups(work)
    for _ in range(len(groups)):
        changed = False
        for group in groups:
            for field_ in group.fields:
                for inner in _inside(work.decider.decide(field_.slot).expr):
                    if (
                        inner.namespace is None
                        and group.namespace is not None
                        and not is_enum_group(inner)
                    ):
                        inner.namespace = group.namespace
                        changed = True
        if not changed:
            break


def _inside(expr: Expr) -> list[Group]:
    found = [expr.group.true] if expr.group is not None else []
    return [*found, *(group for argument in expr.arguments for group in _inside(argument))]


# ---- writing --------------------------------------------------------------------------------------


def _written(work: _Work, documents: Sequence[Documented]) -> Draft:
    assert work.shaper is not None
    used = [group for group in _groups(work) if group.is_request or group.is_response]
    for group in _groups(work):
        if group not in used and group.name and (group.fields or group.values):
            used.append(group)
    media = {id(each): _media(work, each) for call in work.calls for each in call.carried}
    has_xml = any("xml" in found for found in media.values())
    spaces = Counter(
        group.namespace for group in used if group.namespace and not is_enum_group(group)
    )
    space = (
        spaces.most_common(1)[0][0]
        if spaces and has_xml and work.dialect.needs_namespaces
        else None
    )
    if has_xml and space is None and work.dialect.needs_namespaces:
        space = "http://schemas.datacontract.org/2004/07/"
    trees = TypeTrees(work.name, work.dialect, work.shaper, space, has_xml)
    trees.name(used)
    types = trees.write(used)
    api = _api(work, documents, space, media)
    writer = Writer(
        style=work.decider.style,
        expression=lambda each: _expression(work, trees, each),
        media=lambda call, each: _said_media(work, api, call, each, media[id(each)]),
        enum=lambda word: _enum(work, trees, word),
        problem=lambda call, why: work.notes.left_out(call.page, call.endpoint.line, why),
    )
    operations = twins.without(
        [(call, {**tree_of(call, writer), **_reasons(work, call)}) for call in work.calls],
        work.notes,
    )
    tree: dict[str, Tree] = {"wirewright": 1, "api": api}
    if types:
        tree["types"] = types
    if operations:
        tree["operations"] = operations
    for place, why in guesses(tree):
        work.notes.guessed(place, why)
    samples = _samples(work, media, operations)
    return Draft(work.name, tree, samples, work.notes, len(operations))


def _api(
    work: _Work,
    documents: Sequence[Documented],
    space: str | None,
    media: dict[int, tuple[str, ...]],
) -> dict[str, Tree]:
    title = next((line(x.title, 120) for x in documents if x.title), "") or work.name
    api: dict[str, Tree] = {"title": title}
    if doc := next((x.doc for x in documents if x.doc and len(documents) == 1), ""):
        api["doc"] = line(doc, 1000)
    api["dialect"] = work.dialect.name
    assert work.shaper is not None
    if len(work.dialect.casings) > 1:
        api["json_names"] = work.shaper.casing
    if space is not None:
        api["xml_namespace"] = space
    defaults = {"request": work.dialect.request_media, "response": work.dialect.response_media}
    counts: Counter[tuple[str, ...]] = Counter()
    for call in work.calls:
        for each in call.carried:
            if media[id(each)] and _has_body(work, each):
                counts[media[id(each)] if media[id(each)] != defaults[each.direction] else ()] += 1
    chosen = counts.most_common(1)[0][0] if counts else ()
    if chosen:
        api["media"] = list(chosen)
    if types := _content_types(work):
        api["media_types"] = types
    server = next((x.server for x in documents if x.server), "") or next(
        (call.server for call in work.calls if call.server), ""
    )
    if server and "{" not in server and "BASE" not in server.upper():
        api["server"] = server
    api["source"] = ", ".join(dict.fromkeys(line(x.page, 80) for x in documents[:5]))
    work.notes.guessed("", f"the dialect is {work.dialect.name}: {work.why}")
    if notes := [line(note) for x in documents for note in x.notes][:20]:
        api["notes"] = list(dict.fromkeys(notes))
    return api


def _content_types(work: _Work) -> dict[str, Tree]:
    """Return the content types that pages list and the dialect does not have."""
    found: dict[str, Tree] = {}
    for medium in ("json", "xml"):
        listed = dict.fromkeys(
            x.split(";")[0].strip().lower()
            for call in work.calls
            for each in call.carried
            for x in each.listed.get(medium, ())
        )
        own = work.dialect.content_types[medium]  # type: ignore[index]
        others = [
            x for x in listed if x not in own and x.count("/") == 1 and x.isascii() and " " not in x
        ]
        if others:
            found[medium] = [*(x for x in own if x in listed), *others]
    return found


def _has_body(work: _Work, each: Carried) -> bool:
    return _root(work, each) is not None


def _root(work: _Work, each: Carried) -> Expr | None:
    """Return the type of a body, None where there is none."""
    word = each.slot.word
    if word is not None and word.kind == "void" and not each.sampled:
        return None
    if not each.bodies and not each.is_named and not each.content.type and not each.content.members:
        return None
    return work.decider.decide(each.slot).expr


def _expression(work: _Work, trees: TypeTrees, each: Carried) -> str:
    expr = _root(work, each)
    if expr is None:
        return "none"
    null = any(seen.is_null for seen in each.slot.seen)
    return trees.text(expr, True if null else expr.word == "any")


def _media(work: _Work, each: Carried) -> tuple[str, ...]:
    """Return the media of a body: those with samples, and what the page lists beside them."""
    own = work.dialect.request_media if each.direction == "request" else work.dialect.response_media
    fit = [
        x
        for x in each.sampled
        if any(getattr(b, x) is not None and x not in b.unfit for b in each.bodies)
    ]
    expr = _root(work, each)
    if expr is None:
        return own
    if fit:
        found = [x for x in ("json", "xml") if x in fit]
    elif each.listed and not each.sampled:
        found = ["json"] if "json" in each.listed else ["xml"] if "xml" in each.listed else ["json"]
    else:
        found = [x for x in own if x != "form" and (x == "json" or _can_be_xml(work, expr))]
    if each.direction == "request" and "form" in own and "form" in (each.listed or own):
        if _can_be_form(work, expr):
            found.append("form")
    ordered = tuple(x for x in own if x in found)
    return ordered + tuple(x for x in found if x not in ordered)


def _below(work: _Work, expr: Expr) -> Iterable[Expr]:
    """Yield an expression and all below it, through the types."""
    waiting, seen = [expr], set[int]()
    while waiting:
        here = waiting.pop()
        yield here
        waiting += here.arguments
        group = here.group.true if here.group is not None else None
        if group is not None and id(group) not in seen:
            seen.add(id(group))
            waiting += [work.decider.decide(field_.slot).expr for field_ in group.fields]


def _can_be_xml(work: _Work, expr: Expr) -> bool:
    if work.dialect.name == "plain":
        return False
    words = {x.word for x in _below(work, expr)}
    if words & work.dialect.xml_form.refused or ("any" in words and not work.dialect.any_in_xml):
        return False
    if not work.dialect.needs_namespaces:
        return True
    groups = [x.group.true for x in _below(work, expr) if x.group is not None]
    return all(group.namespace is not None or is_enum_group(group) for group in groups)


def _can_be_form(work: _Work, expr: Expr) -> bool:
    return all(x.word != "any" for x in _below(work, expr))


def _said_media(
    work: _Work, api: dict[str, Tree], call: Call, each: Carried, media: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Return the media of a body where they are not what the API or the dialect says."""
    own = work.dialect.request_media if each.direction == "request" else work.dialect.response_media
    given = api.get("media")
    inherited = tuple(str(x) for x in given) if isinstance(given, list) else own
    if each.direction == "response":
        inherited = tuple(x for x in inherited if x != "form")
    return None if media == inherited or not media else media


def _enum(work: _Work, trees: TypeTrees, word: Word) -> str:
    """Return the name of the enum that a page's word means, "" where it means none."""
    for group in _groups(work):
        if group.name.casefold() == word.name.casefold() and is_enum_group(group):
            return group.final
    model = work.types.documented.get(word.name.casefold())
    if model is None or not model.values:
        return ""
    group = work.types.named(Slot("", word))
    trees.name([group])
    trees.write([group])
    return group.final


def _reasons(work: _Work, call: Call) -> dict[str, Tree]:
    """Return what samples cannot prove: raw HTML in XML, which is written as escaped text."""
    found: dict[str, Tree] = {}
    for each in call.carried:
        expr = _root(work, each)
        for body in each.bodies:
            if expr is None or not body.markup or body.xml is None:
                continue
            why = "The page has raw HTML in the XML, laid out anew; it is written as escaped text."
            paths: dict[str, Tree] = dict.fromkeys(_markup_paths(work, expr), why)
            if paths:
                found[f"{_stem(each, body)}.xml"] = {"differs": paths}
    return {"samples": found} if found else {}


def _markup_paths(work: _Work, expr: Expr, path: str = "", depth: int = 0) -> list[str]:
    assert work.shaper is not None
    found: list[str] = []
    for group in _inside(expr) if depth < 12 else ():
        for part in (x for layer in work.shaper.shape(group).layers for x in layer):
            here = f"{path}.{part.key}".strip(".")
            found += (
                [here] if part.decided.markup else _markup_paths(work, part.expr, here, depth + 1)
            )
    return found


def _stem(each: Carried, body: Body, variant: str | None = None) -> str:
    """Return the name of a sample without its operation and its medium."""
    status = each.content.status if each.content.status.isdigit() else ""
    return ".".join(x for x in (each.direction, status, variant or body.variant) if x)


def _samples(
    work: _Work, media: dict[int, tuple[str, ...]], operations: Mapping[str, Tree]
) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for call in work.calls:
        if call.name not in operations:
            continue
        for each in call.carried:
            if _root(work, each) is None:
                continue
            for body in each.bodies:
                _add(found, work, call, each, body, media[id(each)])
    return found


def _add(
    found: dict[str, bytes],
    work: _Work,
    call: Call,
    each: Carried,
    body: Body,
    media: tuple[str, ...],
) -> None:
    fit = [
        x
        for x in ("json", "xml")
        if getattr(body, x) is not None and x in media and x not in body.unfit
    ]
    for medium in ("json", "xml"):
        payload = getattr(body, medium)
        if payload is None:
            continue
        if medium not in fit:
            why = body.unfit.get(medium, "its medium is not one of this body")
            work.notes.left_out(call.page, payload.line, f"the {medium.upper()} sample: {why}")
            continue
        variant = body.variant
        if medium == "xml" and len(fit) == 2 and body.apart:
            variant = f"{variant}_apart" if variant else "apart"
            why = "; ".join(dict.fromkeys(body.apart[:3]))
            work.notes.left_out(
                call.page, payload.line, f"that the two samples are of one object: {why}"
            )
        found[f"samples/{call.name}.{_stem(each, body, variant)}.{medium}"] = payload.text.strip(
            "\ufeff"
        ).encode("utf-8", "replace")
