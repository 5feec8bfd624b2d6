"""Overrides that say what the dialect derives anyway."""

from __future__ import annotations

from dataclasses import replace

from wirewright.diagnostics import Report, quoted
from wirewright.resolve.enums import member_of
from wirewright.resolve.fields import form_name, json_name, type_xml_name, xml_name
from wirewright.resolve.scope import Scope
from wirewright.spec.model import Text


def advise(scope: Scope, report: Report) -> None:
    """Advise on each override of a name or namespace that changes nothing."""
    for type in scope.spec.types:
        for rootless in filter(None, (type.json, type.form)):
            message = f"{quoted(rootless.value)} would name a root, and only XML has one"
            report.add("A003", message, rootless.at, "take it away, or write `xml:`")
        _compare(type.xml, type_xml_name(scope, replace(type, xml=None)), report)
        if scope.spec.xml_namespace is not None:
            _compare(type.xml_namespace, scope.spec.xml_namespace.value, report)
        for field in type.fields:
            _compare(field.json, json_name(scope, replace(field, json=None)), report)
            _compare(field.xml, xml_name(scope, replace(field, xml=None)), report)
            _compare(field.form, form_name(replace(field, form=None)), report)
            _compare(field.filename, form_name(field), report)
        for member in type.members or ():
            bare = member_of(scope, replace(member, json=None, xml=None, form=None))
            _compare(member.json, bare.json, report)
            _compare(member.xml, bare.xml, report)
            _compare(member.form, bare.form, report)


def _compare(override: Text | None, derived: int | str, report: Report) -> None:
    if override is not None and override.value == derived:
        message = f"{quoted(override.value)} is what the dialect writes anyway"
        report.add("A003", message, override.at, "take it away: the spec says only what differs")
