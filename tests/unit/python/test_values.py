"""The module `values`: what defines the members of an enum."""

from __future__ import annotations

from pathlib import Path

from tests.generating import made, read
from wirewright.python import values
from wirewright.python.types import types_of

SPEC = """\
api: {title: Shop, dialect: plain}
types:
  Thing: {fields: unknown}
  Color:
    enum:
      - red
      - deep blue: {json: b, xml: B, form: "5", title: Blue, doc: "The \\"sea\\"."}
  Level: {enum: {low: 1, high: 18446744073709551615}, closed: true}
  Order: {fields: {at: {type: time, format: HH:mm}, color: Color, level: Level, thing: Thing}}
operations:
  send: {post: a, request: Order, responses: {}}
"""


def test_a_member_is_defined_by_its_name_and_what_differs_from_it(tmp_path: Path) -> None:
    api, _ = read(tmp_path, SPEC)
    color, level = values.view(api, types_of(api)).enums
    assert [member.arguments for member in color.members] == [
        '"red"',
        '"deep blue", json="b", xml="B", form="5"',
    ]
    assert level.members[0].arguments == '"low", json=1, xml="1", form="1"'
    assert (color.base, level.base) == ("OpenEnum", "OpenEnum, closed=True")


def test_the_module_defines_what_its_view_promises(tmp_path: Path) -> None:
    api, _ = read(tmp_path, SPEC)
    view = values.view(api, types_of(api))
    assert view.classes == ("TimeText", "Thing", "Color", "Level")
    assert view.outline[:5] == ("TimeText", "TimeText.pattern", "Thing", "Color", "Color.RED")


def test_members_are_constants_with_the_names_of_each_medium(tmp_path: Path) -> None:
    shop = made(tmp_path, SPEC)
    blue = shop.Color.DEEP_BLUE
    assert (blue.name, blue.json, blue.xml, blue.form) == ("deep blue", "b", "B", "5")
    assert shop.Level.HIGH.json == 2**64 - 1
    assert shop.TimeText.pattern == "HH:mm"


def test_the_words_of_a_member_stand_below_it(tmp_path: Path) -> None:
    source = Path(made(tmp_path, SPEC).__file__).with_name("values.py").read_text(encoding="utf-8")
    assert '    DEEP_BLUE: ClassVar[Color]\n    """Blue\n\n    The "sea".\n    """\n' in source
