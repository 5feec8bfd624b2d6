"""Pairs of samples: JSON and XML of one object should show the same members.

Both texts are read under the resolved names, and what one shows and the other does not is named.
Null members count for nothing, for plain XML leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from wirewright.diagnostics import Report, quoted
from wirewright.resolve.fields import json_name, place_of, xml_name
from wirewright.resolve.inheritance import Layers
from wirewright.resolve.payloads import JsonTree, Malformed, XmlTree, read_json
from wirewright.resolve.samplenames import Placed
from wirewright.resolve.samples import xml_tree
from wirewright.resolve.scope import Scope
from wirewright.spec.model import FieldSpec, TypeExpr

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_MOST_SHOWN = 3


def advise(
    scope: Scope, layers: Mapping[str, Layers], placed: Sequence[Placed], report: Report
) -> None:
    """Warn of each pair of samples that do not show the same members."""
    reader = Reader(scope, layers)
    by_stem: dict[str, dict[str, Placed]] = {}
    for sample in placed:
        by_stem.setdefault(sample.sample.stem, {})[sample.sample.medium] = sample
    for pair in by_stem.values():
        if "json" in pair and "xml" in pair:
            _compare(reader, pair["json"], pair["xml"], report)


def _compare(reader: Reader, json: Placed, xml: Placed, report: Report) -> None:
    json_root = read_json(json.sample.content)
    xml_root = xml_tree(reader.scope, reader.layers, xml)
    type = json.body.type
    if isinstance(json_root, Malformed) or isinstance(xml_root, Malformed) or type is None:
        return
    in_json = dict.fromkeys(reader.json_paths(json_root, type, ""))
    in_xml = dict.fromkeys(reader.xml_paths(xml_root, type, ""))
    only_json = _outermost(path for path in in_json if path not in in_xml)
    only_xml = _outermost(path for path in in_xml if path not in in_json)
    if only_json or only_xml:
        found = [f"only JSON has {_shown(only_json)}"] * bool(only_json)
        found += [f"only XML has {_shown(only_xml)}"] * bool(only_xml)
        report.add(
            "A009",
            f"the samples {quoted(json.sample.path)} and {quoted(xml.sample.path)} should show one "
            f"object, but {' and '.join(found)}",
            xml.at,
            "correct a name with `json:` or `xml:`; if they show two objects, "
            "give their files different variants",
        )


def _outermost(paths: Iterable[str]) -> list[str]:
    """Return paths without those inside of another one."""
    found: list[str] = []
    for path in paths:
        if not found or not path.startswith((f"{found[-1]}.", f"{found[-1]}[")):
            found.append(path)
    return found


def _shown(paths: Sequence[str]) -> str:
    more = f" and {len(paths) - _MOST_SHOWN} more" if len(paths) > _MOST_SHOWN else ""
    return ", ".join(quoted(path) for path in paths[:_MOST_SHOWN]) + more


@dataclass(frozen=True, slots=True)
class Reader:
    """Finds the members in a sample, as paths of the spec's names: `data[0].status`."""

    scope: Scope
    layers: Mapping[str, Layers]

    def json_paths(self, tree: JsonTree, type: TypeExpr, path: str) -> Iterator[str]:
        """Yield the paths of all members in a JSON tree."""
        if isinstance(tree, list) and type.name == "list":
            for index, item in enumerate(tree):
                yield f"{path}[{index}]"
                yield from self.json_paths(item, type.arguments[0], f"{path}[{index}]")
        elif isinstance(tree, dict) and type.name in self.layers:
            fields = {json_name(self.scope, field): field for field in self._fields(type)}
            for name, member in tree.items():
                if member is not None:
                    yield from self._json_member(name, member, fields.get(name), path)

    def _json_member(
        self, name: str, member: JsonTree, field: FieldSpec | None, path: str
    ) -> Iterator[str]:
        here = _join(path, name if field is None else field.name.value)
        if field is None or field.unwrapped is None:
            yield here
        if field is not None:
            yield from self.json_paths(member, field.type, here)

    def xml_paths(self, element: XmlTree, type: TypeExpr, path: str) -> Iterator[str]:
        """Yield the paths of all members in an XML element."""
        if type.name == "list":
            for index, item in enumerate(element):
                yield f"{path}[{index}]"
                yield from self.xml_paths(item, type.arguments[0], f"{path}[{index}]")
        elif type.name in self.layers:
            yield from self._texts(element, type, path)
            fields = {
                xml_name(self.scope, field): field
                for field in self._fields(type)
                if place_of(field) == "element"
            }
            repeated: dict[str, int] = {}
            for child in element:
                name = etree.QName(child).localname
                if child.get(_NIL) not in ("true", "1"):
                    index = repeated[name] = repeated.get(name, -1) + 1
                    yield from self._xml_member(name, child, fields.get(name), path, index)

    def _texts(self, element: XmlTree, type: TypeExpr, path: str) -> Iterator[str]:
        """Yield the paths of attributes, and of the text where a field has it."""
        names = {xml_name(self.scope, x): x for x in self._fields(type) if x.attribute is not None}
        for name in map(str, element.attrib):
            if not name.startswith("{"):
                yield _join(path, names[name].name.value if name in names else name)
        for field in self._fields(type):
            if field.text is not None and element.text:
                yield _join(path, field.name.value)

    def _xml_member(
        self, name: str, child: XmlTree, field: FieldSpec | None, path: str, index: int
    ) -> Iterator[str]:
        here = _join(path, name if field is None else field.name.value)
        type = None if field is None else field.type
        if field is not None and field.unwrapped is not None:
            here, type = f"{here}[{index}]", field.type.arguments[0]
        yield here
        if type is not None:
            yield from self.xml_paths(child, type, here)

    def _fields(self, type: TypeExpr) -> Iterator[FieldSpec]:
        return (field for layer in self.layers[type.name] for field in layer.fields)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
