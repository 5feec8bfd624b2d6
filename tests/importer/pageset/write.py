"""Writes the folders of the cases that are made: `python -m tests.importer.pageset.write`.

What is read from a page (`facts.txt`) is blessed by the test of all cases, after a look at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.importer.pageset import made, renamed
from tests.importer.pageset.case import Case
from tests.importer.simulator.classes import Class, Site
from tests.importer.simulator.names import json_members, xml_levels, xml_member

FOLDER: Final = Path(__file__).parents[2] / "cases" / "import"
CASES: Final = (*made.CASES, *renamed.CASES)


def files(case: Case) -> dict[str, str]:
    """Return the files of a case by name."""
    found = {
        "about.txt": f"{case.about}\n",
        "rows.txt": "".join(f"{row}\n" for row in case.rows.split()),
        case.file: case.page,
    }
    if "sample-renamed" in case.rows:
        found["names.txt"] = "".join(f"{line}\n" for line in _names(case.site))
    return found


def _names(site: Site) -> Iterator[str]:
    """Yield the key: what JSON and XML call the members whose names differ."""
    for name, here in site.types.items():
        if isinstance(here, Class):
            xml = {
                each.name: xml_member(level.contract, each)
                for level, members in xml_levels(site, name)
                for each in members
            }
            for json, each in json_members(site, name):
                if json != xml[each.name]:
                    yield f"{name}: {json} = {xml[each.name]}"


def main() -> None:
    """Write all cases."""
    for case in CASES:
        folder = FOLDER / case.name
        folder.mkdir(exist_ok=True)
        for name, text in files(case).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
