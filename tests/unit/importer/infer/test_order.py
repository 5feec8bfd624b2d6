"""Base classes and orders that make both media come out as sampled."""

from __future__ import annotations

from wirewright.importer.infer.order import Layer, contract_layers, declared_layers, merged


def layers(json: str, xml: str) -> tuple[tuple[str, str], ...] | None:
    """Return each class as its members, those with an order with its number behind them."""
    number = {name: place for place, name in enumerate(json)}
    names = {place: name for name, place in number.items()}
    found = contract_layers([number[x] for x in json], [number[x] for x in xml], names)
    return None if found is None else tuple(shown(layer, json) for layer in found)


def shown(layer: Layer, json: str) -> tuple[str, str]:
    orders = dict(layer.orders)
    return (
        "".join(json[x] for x in layer.members),
        "".join(str(orders.get(x, "-")) for x in layer.members),
    )


def test_sorted_names_are_one_class_in_any_order_of_json() -> None:
    assert layers("CAB", "ABC") == (("CAB", "---"),)


def test_names_that_begin_anew_are_a_base_class() -> None:
    assert layers("CDAB"[::1], "CDAB") == (("CDAB", "--11"),)
    assert layers("ABXY", "XYAB") == (("XY", "--"), ("AB", "--"))


def test_three_classes_are_three_layers() -> None:
    assert layers("BACX", "XCAB") is not None


def test_members_with_an_order_come_last_in_both_media() -> None:
    assert layers("BCA", "BCA") == (("BCA", "--1"),)


def test_fields_before_properties_give_the_others_an_order() -> None:
    # `i` comes after capitals, so what stands behind it has an order.
    assert layers("iDAB", "iABD") == (("iDAB", "-111"),)


def test_what_no_classes_could_order_has_none() -> None:
    assert layers("ABCD", "CADB") is None or layers("ABCD", "CADB") != ()


def test_declaration_order_has_the_base_first_in_xml_and_last_in_json() -> None:
    assert declared_layers([0, 1, 2, 3], [2, 3, 0, 1]) == (Layer((2, 3)), Layer((0, 1)))
    assert declared_layers([0, 1, 2], [0, 1, 2]) == (Layer((0, 1, 2)),)
    assert declared_layers([0, 1, 2], [2, 1, 0]) == (Layer((2,)), Layer((1,)), Layer((0,)))
    assert declared_layers([0, 1, 2, 3], [1, 0, 3, 2]) is None


def test_several_sequences_make_one_order() -> None:
    assert merged(["ac", "abc", "bd"]) == (list("abdc"), [])
    assert merged(["abc", "cb"]) == (list("abc"), [1])
