"""Fifty seeded corrections of an extract: what a second hand-over knows better than the first."""

from random import Random

from geo.areas import District
from tests.support.extracts import Rows

REVISIONS = 50


def revised(rows: Rows, here: District, seed: int) -> Rows:
    """The same extracts after fifty corrections, each of another record."""
    chance = Random(seed)
    tables = {name: [dict(row) for row in table] for name, table in rows.items()}
    wards = [ward.code for ward in here.of_level("ward")]
    episodes = chance.sample(range(len(tables["missing_episodes"])), 30)
    flags = chance.sample([at for at, row in enumerate(tables["ce_flags"]) if _stands_alone(row, tables["ce_flags"])], 20)
    gone = set(episodes[:6])
    for at in episodes[6:18]:
        tables["missing_episodes"][at]["ward_code"] = _other(chance, wards, tables["missing_episodes"][at]["ward_code"])
    for at in episodes[18:]:
        row = tables["missing_episodes"][at]
        row["looked_after_status"] = _other(chance, ["not looked after", "looked after"], row["looked_after_status"])
    for at in flags[:10]:
        row = tables["ce_flags"][at]
        row["risk_level"] = _other(chance, ["emerging", "moderate", "significant"], row["risk_level"])
    for at in flags[10:]:
        tables["ce_flags"][at]["ward_code"] = _other(chance, wards, tables["ce_flags"][at]["ward_code"])
    kept = [row for at, row in enumerate(tables["missing_episodes"]) if at not in gone]
    return tables | {"missing_episodes": kept}


def _stands_alone(row: dict[str, str], flags: list[dict[str, str]]) -> bool:
    return sum(other["child_id"] == row["child_id"] for other in flags) == 1


def _other(chance: Random, values: list[str], value: str) -> str:
    return chance.choice([one for one in values if one != value])
