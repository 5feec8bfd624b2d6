"""Sites made up from a seed: what is imported from their pages is what their classes are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.importer.simulator.run import LOOKS, imported, judged, proved
from tests.importer.simulator.seen import seen_of
from tests.importer.simulator.servicestack import Medium, stack_pages, stack_site
from tests.importer.simulator.sites import made_up
from tests.importer.simulator.truth import differences

QUICK = range(4)
PROVED = {"html": 3, "old tight": 4, "pipes": 5, "glued": 6, "html with types": 7, "tight": 8}
SOAKED = range(100, 400)
MISSED = 0.1  # the bar for sites that nobody has seen is nine of ten; the share is printed


@pytest.mark.parametrize("seed", QUICK)
@pytest.mark.parametrize("look", LOOKS)
def test_what_pages_show_of_classes_is_learnt(look: str, seed: int) -> None:
    wrong, _ = judged(made_up(seed), LOOKS[look])
    assert wrong == []


@pytest.mark.parametrize(("look", "seed"), PROVED.items())
def test_what_is_learnt_holds_for_the_samples(look: str, seed: int, tmp_path: Path) -> None:
    site = made_up(seed)
    wrong, draft = judged(site, LOOKS[look])
    assert wrong + proved(tmp_path, draft, site, (seed,), LOOKS[look].models) == []


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS)
def test_what_hundreds_of_sites_show_is_learnt(look: str) -> None:
    wrong: Counter[str] = Counter()
    failed = 0
    for seed in SOAKED:
        lines, _ = judged(made_up(seed), LOOKS[look])
        failed += bool(lines)
        wrong.update({line.partition(":")[0] for line in lines})
    print(f"{look}: {len(SOAKED) - failed} of {len(SOAKED)} sites; {dict(wrong)}")
    # Some shapes no spec can say: maps with keys that are decimals, empty spans of time.
    assert failed <= len(SOAKED) * MISSED, wrong


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS)
def test_what_is_learnt_from_many_sites_holds_for_their_samples(look: str, tmp_path: Path) -> None:
    for seed in SOAKED[:6]:
        site = made_up(seed)
        _, draft = judged(site, LOOKS[look])
        home = tmp_path / str(seed)
        assert proved(home, draft, site, (seed, seed + 1), LOOKS[look].models) == [], seed


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("media", [("json",), ("xml",), ("json", "xml")], ids=" ".join)
def test_what_metadata_pages_show_of_classes_is_learnt(
    media: tuple[Medium, ...], seed: int
) -> None:
    site = stack_site(seed)
    made, api = imported(stack_pages(site, media))
    assert api is not None
    seen = seen_of(site, models=True)
    seen.rows = set(site.types)
    seen.json = seen.json if "json" in media else set()
    seen.xml = seen.xml if "xml" in media else set()
    assert differences(site, api, seen) == []
    assert made.notes.of("left out") == []
