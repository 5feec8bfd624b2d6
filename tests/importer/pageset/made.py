"""The cases of the page set that are made from classes."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tests.importer.pageset.case import Case, boat, has, one
from tests.importer.simulator.classes import (
    Class,
    Enumeration,
    Given,
    Many,
    Map,
    Maybe,
    Named,
    Pair,
    Simple,
    Site,
    Type,
)
from tests.importer.simulator.words import LANGUAGES

BOAT: Final = Named("Boat")
SAIL: Final = Enumeration("Sail", "Harbor.Models", (("None", 0), ("Jib", 1), ("Genoa", 2)))
NAMED_SAIL: Final = Enumeration("Sail", "Harbor.Rig", (("Jib", 1), ("Genoa", 2)), as_name=True)
CREW: Final = Class("Crew", "Harbor.People", (has("Name", "string"), has("Age", "int")))
PLAIN: Final = boat(has("Id", "int", "Required"), has("Title", "string", doc="What it is called."))


def _vocabulary(name: str, about: str, rows: str, *types: Type | str) -> Case:
    words = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"]
    members = [has(word, type_) for word, type_ in zip(words, types, strict=False)]
    return Case(f"type-{name}", about, rows, one(boat(*members), body=BOAT), "tight")


TYPES: Final = (
    _vocabulary(
        "whole-numbers",
        "Whole numbers: the word for three sizes is one, lists tell them apart in XML.",
        "type-integer type-unsigned type-byte",
        "long", "uint", "byte", "sbyte", Many(Simple("short")), Many(Simple("ulong")),
    ),
    _vocabulary(
        "real-numbers",
        "One word for decimals and doubles: the samples tell them apart.",
        "type-decimal type-double",
        "decimal", "double", "float", Many(Simple("decimal")), Many(Simple("double")),
    ),
    _vocabulary(
        "texts",
        "Texts and what looks like texts: characters, identifiers, addresses.",
        "type-string type-character type-guid type-uri",
        "string", "char", "Guid", "Uri", Many(Simple("Guid")),
    ),
    _vocabulary(
        "times",
        "Dates, one of them with an offset of its own, and a time interval.",
        "type-date type-date-offset type-interval",
        "DateTime", "DateTimeOffset", "TimeSpan", Many(Simple("DateTime")),
    ),
    _vocabulary(
        "nullable",
        "Values that may be null: only the numbers in the sample show it.",
        "type-nullable type-boolean",
        "string", Maybe(Simple("int")), "string", Maybe(Simple("bool")), "string", "bool",
    ),
    _vocabulary(
        "bytes",
        "Bytes as one text of base64, although the column says a collection.",
        "type-bytes",
        "bytes", "int",
    ),
    _vocabulary(
        "objects",
        "Members of no type: an empty object in JSON, an empty element in XML.",
        "type-object type-collection-of-object",
        "int", "Object", Many(Simple("Object")),
    ),
    _vocabulary(
        "collections",
        "Collections of simple values, of collections, and of values that may be null.",
        "type-collection type-nested-collection xml-nullable-items sample-two",
        Many(Simple("string")), Many(Many(Simple("int"))), Many(Maybe(Simple("int"))),
    ),
    _vocabulary(
        "dictionaries",
        "Dictionaries, one inside of another.",
        "type-dictionary type-dictionary-nested xml-key-values",
        Map(Simple("string"), Simple("int")),
        Map(Simple("string"), Map(Simple("int"), Simple("decimal"))),
    ),
    _vocabulary(
        "dictionary-keys",
        "Keys that are no strings.",
        "type-dictionary-keys",
        Map(Simple("int"), Simple("string")),
        Map(Simple("Guid"), Simple("int")),
    ),
    _vocabulary(
        "pairs",
        "Pairs of a key and a value, alone and in a collection.",
        "type-pair xml-pair",
        Pair(Simple("string"), Simple("int")), Many(Pair(Simple("int"), Simple("string"))),
    ),
    Case(
        "type-enum",
        "An enum that JSON has as a number and XML by its name.",
        "type-enum",
        one(SAIL, boat(has("Id", "int"), has("Main", Named("Sail")), has("All", Many(Named("Sail")))), body=BOAT),
        "tight",
    ),
    Case(
        "type-enum-names",
        "An enum that both media have by name, of another namespace than its owner.",
        "type-enum-names",
        one(NAMED_SAIL, boat(has("Id", "int"), has("Main", Named("Sail")), has("All", Many(Named("Sail")))), body=BOAT),
        "old tight",
    ),
)  # fmt: skip

NOTES: Final = (
    Case(
        "note-all",
        "Every note of the template, several at one member, with pipes in a pattern.",
        "note-required note-range note-max note-min note-length note-data note-pattern note-several",
        one(
            boat(
                has("Id", "int", "Required", "Range: inclusive between 1 and 900"),
                has("Title", "string", "Required", "Max length: 40"),
                has("Code", "string", "Matching regular expression pattern: ^(a|b|[c-f])+$"),
                has("Note", "string", "String length: inclusive between 2 and 80"),
                has("Mail", "string", "Data type: EmailAddress", "Min length: 5"),
            ),
            body=BOAT,
        ),
        "pipes",
    ),
    Case(
        "note-defaults",
        "Parameters with defaults, one of them an empty text, in the query of the heading.",
        "note-default note-default-empty title-query",
        one(
            PLAIN,
            result=Many(BOAT),
            path="api/Boats?page={page}&filter={filter}&deep={deep}",
            given=(
                Given("page", Simple("int"), "query", ("Default value is 1",)),
                Given("filter", Simple("string"), "query", ("Default value is ",)),
                Given("deep", Simple("bool"), "query", ("Default value is False",)),
            ),
        ),
    ),
)

BODIES: Final = (
    Case("body-collection", "A list of objects goes in and out.", "body-collection xml-array-root body-form",
         one(PLAIN, body=Many(BOAT), result=Many(BOAT)), "glued"),
    Case("body-simple", "A text goes in, a number comes out: neither has a table.", "body-simple xml-primitive-root",
         one(body=Simple("string"), result=Simple("int")), "tight"),
    Case("body-dictionary", "A dictionary of objects goes in, one of texts comes out.", "body-dictionary",
         one(PLAIN, body=Map(Simple("string"), BOAT), result=Map(Simple("string"), Simple("string")))),
    Case("body-untyped", "What comes out is of no type; nothing goes in.", "untyped-response body-empty-table media-null",
         one(untyped="IHttpActionResult"), "tight"),
    Case("body-none", "Nothing comes out of a deletion but its status.", "body-none",
         one(method="DELETE", path="api/Boats/{id}", given=(Given("id", Simple("int"), "path", ("Required",)),)), "pipes"),
    Case("body-enum", "An enum alone comes out.", "xml-enum-root",
         one(SAIL, result=Named("Sail"))),
    Case("no-sections", "An old page of an operation without parameters and samples: a heading and a sentence.", "no-sections",
         one(method="DELETE"), "html old"),
    Case("route-undeclared", "A value in the path that no table lists.", "undeclared-route",
         one(PLAIN, result=BOAT, path="api/{harbor}/Boats/{id}", given=(Given("id", Simple("int"), "path", ("Required",)),)), "tight"),
    Case("from-uri", "The members of a class as single parameters of the query.", "from-uri",
         one(PLAIN, result=Many(BOAT), path="api/Boats?Page={Page}&Size={Size}&Sort.By={Sort.By}",
             given=(Given("Page", Simple("int")), Given("Size", Maybe(Simple("int"))), Given("Sort.By", Simple("string")))), "tight"),
)  # fmt: skip

_PAGED: Final = "Harbor.Paging"
GENERICS: Final = (
    Case("name-generic", "A constructed class: two systems of names, and a digest in XML.", "name-generic xml-hash xml-member-namespace",
         one(CREW, Class("PagedOfCrew", _PAGED, (has("Total", "int"), has("Items", Many(Named("Crew")))), generic=("Paged", (Named("Crew"),))),
             result=Named("PagedOfCrew")), "tight"),
    Case("name-generic-two", "A constructed class of two arguments, one of them built in.", "name-generic-two",
         one(CREW, Class("EitherOfInt32AndCrew", _PAGED, (has("Left", "int"), has("Right", Named("Crew"))), generic=("Either", (Simple("int"), Named("Crew")))),
             result=Named("EitherOfInt32AndCrew")), "glued"),
    Case("name-array", "A constructed class of an array, whose name keeps the brackets.", "name-array",
         one(CREW, Class("ReplyOfCrew[]", _PAGED, (has("Payload", Many(Named("Crew"), True)),), generic=("Reply", (Many(Named("Crew"), True),))),
             result=Named("ReplyOfCrew[]"))),
    Case("name-nested", "A class inside of a class: pages leave the outer name away.", "name-nested",
         one(Class("Mast", "Harbor.Models", (has("Height", "double"),), outer="Rig"), boat(has("Id", "int"), has("Main", Named("Mast"))), body=BOAT), "pipes"),
    Case("name-differs", "A contract that gives its class another name and namespace.", "name-differs xml-namespace",
         one(boat(has("Id", "int"), has("Title", "string", member="title"), contract=True, root="Vessel", space="urn:harbor:1"), body=BOAT), "tight"),
    Case("xml-no-namespace", "A contract without a namespace: its elements have none.", "xml-no-namespace",
         one(boat(has("Id", "int"), has("Title", "string"), contract=True, root="vessel", space=""), body=BOAT), "tight"),
    Case("xml-global-namespace", "A class outside of all namespaces: nothing stands behind the last slash.", "xml-global-namespace",
         one(Class("Boat", "", (has("Id", "int"), has("Title", "string"))), body=BOAT), "lined"),
    Case("xml-order", "Members in ordinal order, those with a number behind them.", "xml-order",
         one(boat(has("b", "int"), has("Alpha", "string"), has("_x", "bool"), has("Late", "int", order=2), has("Zeta", "int"), has("Next", "string", order=1), contract=True), body=BOAT), "tight"),
)  # fmt: skip

_THING: Final = Class("Thing", "Harbor.Core", (has("Zone", "string"), has("Age", "int")))
_BASED: Final = Class(
    "Boat", "Harbor.Core", (has("Id", "int"), has("Title", "string")), base="Thing"
)
_ABROAD: Final = boat(has("Id", "int"), has("Title", "string"), base="Thing")
INHERITED: Final = (
    Case("xml-base", "Members of a base class: first in XML, last in JSON and in the table.", "xml-base",
         one(_THING, _BASED, body=BOAT), "tight"),
    Case("xml-base-namespace", "A base class of another namespace, which each of its members repeats.", "xml-base-namespace",
         one(_THING, _ABROAD, body=BOAT), "tight"),
    Case("xml-member-namespace", "Members of another namespace, one of them null.", "xml-member-namespace xml-nil sample-null",
         one(CREW, Class("Owner", "Harbor.People", makes=False), boat(has("Id", "int"), has("Master", Named("Crew")), has("Mates", Many(Named("Crew"))), has("Of", Named("Owner"))), body=BOAT), "pipes"),
    Case("sample-fields-first", "Fields come before properties in JSON and last in the table.", "sample-fields-first",
         one(boat(has("Id", "int"), has("Title", "string"), fields=(has("Width", "decimal"), has("Age", "int"))), body=BOAT), "tight"),
    Case("sample-hidden", "A member that only XML shows, above a base class.", "sample-hidden",
         one(_THING, Class("Boat", "Harbor.Core", (has("Id", "int"), has("Secret", "int", hidden="json"), has("Title", "string")), base="Thing"), body=BOAT), "tight"),
    Case("sample-cycle", "A class that holds itself: no serializer gets to the end of it.", "sample-cycle media-apart",
         one(boat(has("Id", "int"), has("Tender", BOAT)), body=BOAT)),
    Case("sample-xml-fails", "The other serializer cannot write dictionaries: JSON is all there is.", "sample-xml-fails",
         one(boat(has("Id", "int"), has("Tags", Map(Simple("string"), Simple("int")))), body=BOAT, xml=True), "tight"),
    Case("xmlserializer", "The other serializer: order of declaration, no default namespace, no base class apart.", "xmlserializer",
         one(SAIL, CREW, boat(has("Zone", "string"), has("Id", "int"), has("Mates", Many(Named("Crew"))), has("Main", Named("Sail"))), body=BOAT, xml=True), "tight"),
    Case("xmlserializer-absent", "The other serializer leaves out null objects and empties time intervals.", "xmlserializer-absent",
         one(Class("Owner", "Harbor.People", (has("Id", "int"),)), boat(has("Id", "int"), has("Length", "TimeSpan"), has("Depth", Maybe(Simple("int")))), body=BOAT, xml=True), "tight"),
)  # fmt: skip

_FULL: Final = one(
    SAIL,
    boat(
        has("Id", "int", "Required", doc="The number of the boat."),
        has("Title", "string", "Max length: 40"),
        has("Weight", Maybe(Simple("decimal"))),
        has("Main", Named("Sail"), doc="Its largest sail"),
    ),
    body=BOAT,
    result=Many(BOAT),
    method="PUT",
    path="api/Boats/{id}",
    given=(Given("id", Simple("int"), "path", ("Required",), "Which boat."),),
    camel=True,
)


def _copied(look: str) -> Site:
    """The old templates show lists of three."""
    return replace(_FULL, copies=3) if look.startswith(("html old", "html 3.0", "old")) else _FULL


_STYLES: Final = {
    "html": "template-2014 frame media-joined camel",
    "html old": "template-2013",
    "html 3.0": "template-2013-returns",
    "tight": "text-tight",
    "tight flat": "text-flat",
    "spaced": "text-spaced",
    "pipes": "text-pipes",
    "glued": "text-pipes-bare text-one-line",
    "glued lines": "text-pipes-bare",
    "lined": "text-pipes-lines",
    "markdown": "text-markdown",
    "old tight": "template-2013-returns text-tight",
    "old glued": "template-2013-returns text-pipes-bare",
}
STYLES: Final = tuple(
    Case(
        f"boats-{look.replace(' ', '-')}",
        f"One operation, shown in the style {look}.",
        rows,
        _copied(look),
        look,
    )
    for look, rows in _STYLES.items()
)
TRANSLATED: Final = tuple(
    Case(f"boats-{code}-{look}", f"The same operation with headings of the language {code}.", f"language-{code}", _FULL, look, LANGUAGES[code])
    for code, look in (("ru", "tight"), ("ru", "html"), ("zh", "tight"), ("zh", "pipes"), ("sv", "pipes"), ("sv", "tight"), ("pt", "tight"), ("pt", "html"), ("es", "html"), ("es", "glued"), ("short", "tight"))
)  # fmt: skip
CASES: Final = (
    *TYPES, *NOTES, *BODIES, *GENERICS, *INHERITED, *STYLES, *TRANSLATED,
)  # fmt: skip
