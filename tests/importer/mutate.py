"""Other values in the samples of one object, changed alike in both media, by what they look like.

A spec that has learnt the shape of a sample holds for these, too; one that has learnt its text
does not. Nothing of a spec is looked at here but the members of its enums.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Mapping, Sequence

from lxml import etree

from wirewright.importer.infer.groups import Body
from wirewright.importer.infer.join import joined
from wirewright.importer.infer.trees import (
    MISSING,
    Json,
    Missing,
    Number,
    Object,
    Xml,
    json_tree,
    xml_tree,
)
from wirewright.resolve.payloads import Malformed

Members = Sequence[tuple[str, str]]
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_PLAIN_MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_CLOCK = re.compile(r"\d\d:\d\d:\d\d(?:\.\d{7})?")
_EMPTY = re.compile(r"<([\w:.-]+)((?:\s[^<>]*)?)></\1>")
_MARK = "\ue000"


def mutated(
    text: str | None, xml: str | None, enums: Sequence[Members] = ()
) -> tuple[str | None, str | None]:
    """Return the two samples of an object with other values; None stays None."""
    tree = json_tree(text) if text is not None else MISSING
    root = xml_tree(xml.strip()) if xml is not None else None
    assert not isinstance(tree, Malformed)
    assert not isinstance(root, Malformed)
    marked = _EMPTY.sub(rf"<\1\2>{_MARK}</\1>", xml.strip()) if xml is not None else ""
    element = (
        etree.fromstring(marked.encode(), etree.XMLParser(remove_comments=True)) if xml else None
    )
    work = _Work(enums, root if isinstance(root, Xml) else None, element)
    changed = work.value(tree, root)
    if element is None:
        return changed, None
    written = (
        etree.tostring(element, encoding="unicode").replace("/>", " />").replace("  />", " />")
    )
    return (changed if text is not None else None), written.replace(_MARK, "")


class _Work:
    """One object's change: gives JSON as new text, and changes XML's elements in place."""

    def __init__(
        self, enums: Sequence[Members], root: Xml | None, element: etree._Element | None
    ) -> None:
        self.enums = enums
        self.elements: dict[int, etree._Element] = {}
        if root is not None and element is not None:
            found = [x for x in element.iter() if isinstance(x.tag, str)]
            self.elements = {id(mine): its for mine, its in zip(root.walk(), found, strict=True)}

    def value(self, value: Json | Missing, xml: Xml | None) -> str:
        if isinstance(value, list):
            return self._list(value, xml)
        if isinstance(value, Object):
            return self._object(value, xml)
        if xml is not None and [x.name for x in xml.children] == ["DateTime", "OffsetMinutes"]:
            for child, text in zip(xml.children, ("2031-05-06T05:08:09.25Z", "120"), strict=True):
                self.elements[id(child)].text = text
            return self._written(value if value is MISSING else "2031-05-06T07:08:09.25+02:00")
        if value is MISSING and xml is not None and xml.children:
            return self._only_xml(xml)
        return self._leaf(value, xml)

    def _list(self, items: list[Json], xml: Xml | None) -> str:
        children = xml.children if xml is not None else ()
        same = len(children) == len(items)
        parts = [
            self.value(item, children[number] if number < len(children) else None)
            for number, item in enumerate(items)
        ]
        if parts and (same or xml is None):
            parts.append(parts[-1])
            if same and children:
                last = self.elements[id(children[-1])]
                last.addnext(copy.deepcopy(last))
        return f"[{', '.join(parts)}]"

    def _object(self, value: Object, xml: Xml | None) -> str:
        if (
            xml is not None
            and xml.children
            and all(x.name.startswith("KeyValueOf") for x in xml.children)
        ):
            return self._map(value, xml)
        parts = []
        for member in joined(value, xml, Body()):
            if member.seen.items is not None:
                own = member.seen.json if isinstance(member.seen.json, list) else []
                text = self._unwrapped(own, member.seen.items)
            elif member.seen.place != "element":
                text = self._written(member.seen.json)
            else:
                text = self.value(member.seen.json, member.seen.xml)
            if member.json is not None:
                parts.append(f"{json.dumps(member.json, ensure_ascii=False)}: {text}")
        return f"{{{', '.join(parts)}}}"

    def _unwrapped(self, items: list[Json], xmls: tuple[Xml, ...]) -> str:
        parts = [self.value(item, xml) for item, xml in zip(items, xmls, strict=False)]
        if parts and len(items) == len(xmls):
            parts.append(parts[-1])
            last = self.elements[id(xmls[-1])]
            last.addnext(copy.deepcopy(last))
        return f"[{', '.join(parts)}]"

    def _map(self, value: Object, xml: Xml) -> str:
        parts = []
        for (key, content), entry in zip(value.members, xml.children, strict=False):
            new = re.sub(r"^sample string", "other key", key)
            if new != key:
                self.elements[id(entry.children[0])].text = new
            parts.append(
                f"{json.dumps(new, ensure_ascii=False)}: {self.value(content, entry.children[1])}"
            )
        return f"{{{', '.join(parts)}}}"

    def _only_xml(self, xml: Xml) -> str:
        for child in xml.children:
            self.value(MISSING, child)
        return ""

    def _leaf(self, value: Json | Missing, xml: Xml | None) -> str:
        text = xml.text if xml is not None and xml.is_leaf and xml.text.strip() else None
        seen, new = other(value, text, self.enums)
        if text is not None and xml is not None and new is not None:
            self.elements[id(xml)].text = new
        return self._written(seen)

    @staticmethod
    def _written(value: Json | Missing) -> str:
        if isinstance(value, Number):
            return str(value)
        if isinstance(value, list | Object) or value is MISSING:
            return "null"
        text = json.dumps(value, ensure_ascii=False)
        return text.replace("/", "\\/") if text.startswith('"/Date(') else text


def other(
    value: Json | Missing, text: str | None, enums: Sequence[Members] = ()
) -> tuple[Json | Missing, str | None]:
    """Return another value of the same kind for a leaf; what cannot be told apart stays."""
    if isinstance(value, bool):
        return not value, None if text is None else str(not value).lower()
    if isinstance(value, Number):
        return _number(value, text, enums)
    if isinstance(value, str):
        return _string(value, text)
    if value is MISSING and text is not None:
        if re.fullmatch(r"-?\d+", text) and text != "64":
            return value, str(int(text) * 3 + 1)
        _, new = _string(text, text)
        return value, new
    return value, text


def _number(value: Number, text: str | None, enums: Sequence[Members]) -> tuple[Json, str | None]:
    for members in enums:
        if (str(value), text) in members:
            following = members[(list(members).index((str(value), text or "")) + 1) % len(members)]
            return Number(following[0]), following[1]
    if text is not None and not re.fullmatch(r"-?[\d.]+", text):
        return value, text
    if re.fullmatch(r"-?\d+", value):
        if value == "64":  # a byte, perhaps
            return Number("99"), None if text is None else "99"
        new = str(int(value) * 37 + 1001)
        return Number(new), None if text is None else new
    whole = value.partition(".")[0]
    new = f"{int(whole) + 40}.{'75' if value.endswith('.0') else '35'}"
    return Number(new), None if text is None else new


def _string(value: str, text: str | None) -> tuple[Json, str | None]:
    if value != text and text is not None:
        if len(value) == 1 and text == str(ord(value)):
            return "B", "66"
        if _CLOCK.fullmatch(value) and text.startswith("P"):
            return "1.02:03:04.0050000", "P1DT2H3M4.005S"
        return value, text
    new = value
    if _UUID.fullmatch(value):
        new = "0f8fad5b-d9cb-469f-a165-70867728950e"
    elif found := _MOMENT.fullmatch(value):
        new = f"2031-05-06T07:08:09.25{found[2] or ''}"
    elif _PLAIN_MOMENT.fullmatch(value):
        new = "2031-05-06 07:08:09"
    elif value.lower().startswith("sample string"):
        new = f'other <text> & "{value[13:].strip()}" \u00e9'
    return new, None if text is None else new


def enums_of(types: Mapping[str, object]) -> list[Members]:
    """Return the members of the enums of a draft that have numbers."""
    found: list[Members] = []
    for tree in types.values():
        members = tree.get("enum") if isinstance(tree, Mapping) else None
        if isinstance(members, Mapping):
            pairs = []
            for name, said in members.items():
                number = said.get("number") if isinstance(said, Mapping) else said
                if isinstance(number, int):
                    xml = str(said.get("xml", name)) if isinstance(said, Mapping) else str(name)
                    pairs.append((str(number), xml))
            found.append(pairs)
    return found
