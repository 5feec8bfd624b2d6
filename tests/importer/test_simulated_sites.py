"""Sites made up from a seed: what is imported from their pages is what their classes are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.importer.simulator.run import LOOKS, judged, proved
from tests.importer.simulator.sites import made_up

QUICK = range(4)
PROVED = {"html": 3, "old tight": 4, "pipes": 5, "glued": 6, "html with types": 7, "tight": 8}
SOAKED = range(100, 400)


@pytest.mark.parametrize("seed", QUICK)
@pytest.mark.parametrize("look", LOOKS)
def test_what_pages_show_of_classes_is_learnt(look: str, seed: int) -> None:
    differences, _ = judged(made_up(seed), LOOKS[look])
    assert differences == []


@pytest.mark.parametrize(("look", "seed"), PROVED.items())
def test_what_is_learnt_holds_for_the_samples(look: str, seed: int, tmp_path: Path) -> None:
    differences, draft = judged(made_up(seed), LOOKS[look])
    assert differences + proved(tmp_path, draft) == []


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS)
def test_what_hundreds_of_sites_show_is_learnt(look: str) -> None:
    wrong: Counter[str] = Counter()
    failed = 0
    for seed in SOAKED:
        differences, _ = judged(made_up(seed), LOOKS[look])
        failed += bool(differences)
        wrong.update({line.partition(":")[0] for line in differences})
    print(f"{look}: {len(SOAKED) - failed} of {len(SOAKED)} sites; {dict(wrong)}")
    assert wrong == {}


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS)
def test_what_is_learnt_from_many_sites_holds_for_their_samples(look: str, tmp_path: Path) -> None:
    for seed in SOAKED[:20]:
        _, draft = judged(made_up(seed), LOOKS[look])
        assert proved(tmp_path / str(seed), draft) == [], seed
