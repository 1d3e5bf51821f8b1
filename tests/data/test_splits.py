"""A split is written once and read alike wherever it is: what it crosses, what a release calls it, which categories it has."""

import pytest

from data.settings import district_folder
from data.splits import breakdown_of, categories, folds_of
from geo.areas import district
from queries.measures import MEASURES

DECLARED = sorted({(m.extract, split) for m in MEASURES.values() for one in m.released for split in one.splits})


@pytest.mark.parametrize(
    ("split", "folds", "called"),
    [
        ("all", ["all"], "all"),
        ("age_group:two", ["age_group:two"], "age_group"),
        ("service x age_group:two", ["service", "age_group:two"], "service x age_group"),
        ("age_group:two x service", ["age_group:two", "service"], "age_group x service"),
    ],
)
def test_a_release_calls_a_split_by_what_it_splits_by_whichever_way_that_is_folded(split, folds, called):
    assert (folds_of(split), breakdown_of(split)) == (folds, called)


@pytest.mark.parametrize(("extract", "split"), DECLARED)
def test_a_crossed_split_has_every_pair_of_categories_in_the_order_of_both(extract, split):
    here = district(district_folder())
    each = [here.categories(extract, fold) for fold in folds_of(split)]
    found = categories(here, extract, split)
    if split == "all":
        assert found == ["all"]
    elif len(each) == 1:
        assert found == list(each[0])
    else:
        assert [tuple(pair.split(" | ")) for pair in found] == [(one, other) for one in each[0] for other in each[1]]
