"""The templates: text of a spec cannot get through them."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from wirewright.python.code import Code, literal
from wirewright.python.templates import fill, templates_folder

PROJECT = "distribution/pyproject.toml.jinja"


def test_code_gets_through_a_template() -> None:
    text = fill(PROJECT, distribution=literal("a-b"), version=literal("1"), package=literal("ab"))
    assert type(text) is Code
    assert 'name = "a-b"' in text


def test_plain_text_does_not_get_through_a_template() -> None:
    with pytest.raises(TypeError, match="prints str instead of Code"):
        fill(PROJECT, distribution="a-b", version=literal("1"), package=literal("ab"))


def test_a_name_that_the_view_lacks_is_our_mistake() -> None:
    with pytest.raises((UndefinedError, TypeError)):
        fill(PROJECT, distribution=literal("a-b"), version=literal("1"))


def test_every_template_begins_with_a_comment_that_names_its_view() -> None:
    templates = [x for x in templates_folder().rglob("*") if x.suffix in (".jinja", ".jinja2")]
    assert len(templates) > 5
    heads = {x.name: x.read_text(encoding="utf-8")[:9] for x in templates}
    assert set(heads.values()) <= {"{# view: ", "{#- view:"}


def test_no_template_compares_or_computes() -> None:
    for path in templates_folder().rglob("*.jinja*"):
        tags = [x.split("%}")[0] for x in path.read_text(encoding="utf-8").split("{%")[1:]]
        words = {word for tag in tags for word in tag.strip("- ").split()}
        assert not words & {"==", "!=", "<", ">", "+", "set", "macro", "call", "filter"}, path
