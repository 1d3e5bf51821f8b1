"""What is not invented: lists and figures of public papers and statistics, in the columns of the contracts."""

from datetime import date

from .figures import PUBLISHED, here, rows_of

QUOTED_SPLITS = ("all", "risk_level")
COUNTED_IN_EPISODES = "missing_episodes"


def listed(name: str, but: tuple[str, ...] = ("source",)) -> list[dict[str, str]]:
    """A list kept in data/published in the contract's own columns, without those the contract has not."""
    return [{k: v for k, v in row.items() if k not in but} for row in rows_of(PUBLISHED / f"{name}.csv")]


def commitments(as_at: date | None) -> list[dict[str, str]]:
    """All commitments in public by a day, as they then stood (None: all there are, as they stand now)."""
    day = as_at.isoformat() if as_at else "9999"
    rows = [row for row in listed("commitments") if row.pop("public_by") <= day]
    unknown = dict.fromkeys(("scheduled", "status", "updated_on", "evidence"), "")
    return [{**row, **unknown} if row["updated_on"] > day else row for row in rows]


def reported_figures() -> list[dict[str, str]]:
    """The allow-list: figures of the papers that the dashboard may quote beside its own."""
    rows = rows_of(PUBLISHED / "flags_open_2020.csv") + rows_of(PUBLISHED / "missing_episodes_2020.csv")
    return [
        {
            "document": row["document"],
            "reported_on": row["reported_on"],
            "measure": row["measure"],
            "period_type": row["period_type"],
            "period": row["period"],
            "area_code": here().code,
            "breakdown": row["breakdown"],
            "category": row["category"],
            "value": row["value"],
            "note": "",
        }
        for row in rows
        if row["breakdown"] in QUOTED_SPLITS or row["measure"] == COUNTED_IN_EPISODES
    ]
