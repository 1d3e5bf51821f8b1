"""Cases of the support services: the published totals, shared out over invented cases."""

from collections import defaultdict
from random import Random

from .draw import Even, shared_out
from .figures import PUBLISHED, here, invented, rows_of, shares

COLUMNS = {"age_group": "age", "gender": "gender", "ethnic_group": "ethnicity"}


def cases(rng: Random) -> list[dict[str, str]]:
    """All rows of support_cases: one report, each service's splits each in an order of its own."""
    told = rows_of(PUBLISHED / "support_cases_2021.csv")
    splits: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in [*told, *invented("support_cases")]:
        if row["breakdown"] != "all":
            column = COLUMNS[row["breakdown"]]
            within = shares("support_cases", column, row["category"])
            counts = shared_out(int(row.get("value") or row["invented"]), list(within.values()))
            splits[row["service"]][column] += [value for value, count in zip(within, counts, strict=True) for _ in range(count)]
    rows = []
    for service in here().categories("support_cases", "service"):
        places = Even(shares("support_cases", "postcode_district"), rng)
        columns = splits[service]
        for values in columns.values():
            rng.shuffle(values)
        for values in zip(*columns.values(), strict=True):
            case = dict(zip(columns, values, strict=True))
            rows.append(
                {
                    "case_id": f"s{len(rows) + 1:04d}",
                    "service": service,
                    "age": case["age"],
                    "gender": case["gender"],
                    "ethnicity": case["ethnicity"],
                    "postcode_district": places.draw(),
                    "reported_on": told[0]["reported_on"],
                }
            )
    return rows
