"""The invented children, and where they are said to live."""

import math
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from .draw import Even, age_on
from .figures import PUBLISHED, here, rows_of, shares

NEVER = datetime.min


@dataclass(eq=False)
class Child:
    """One invented child. `free_from` is when their latest missing episode ended; `keen` weighs how often they go missing."""

    number: int
    born: date
    gender: str
    group: str
    label: str
    care: str
    ward: str
    kind: str = ""
    keen: float = 0.0
    last_missing: date = date.min
    free_from: datetime = field(default=NEVER)

    @property
    def child_id(self) -> str:
        return f"c{self.number:05d}"

    def age(self, day: date) -> int:
        return age_on(self.born, day)


EVERYWHERE_ALIKE = 0.6


def ward_shares() -> dict[str, dict[str, float]]:
    """Share of each ward, by committee: its children aged 0 to 17, weighted for need.

    Need is partly the same everywhere and partly the ward's claimant rate at 18 to 24 against the
    district's, the one figure the papers give for every ward.
    """
    wards = here().of_level("ward", here().vintages[0][0])
    children = {r["ward_code"]: int(r["children_0_17"]) for r in rows_of(PUBLISHED / "ward_population_2020.csv")}
    rate = {r["ward_code"]: float(r["claimants_percent_18_24"]) for r in rows_of(PUBLISHED / "ward_claimant_rate_2020.csv")}
    usual = math.fsum(children[w.code] * rate[w.code] for w in wards) / sum(children[w.code] for w in wards)
    committees: dict[str, dict[str, float]] = {}
    for ward in wards:
        need = EVERYWHERE_ALIKE + (1 - EVERYWHERE_ALIKE) * rate[ward.code] / usual
        committees.setdefault(ward.parent or "", {})[ward.code] = children[ward.code] * need
    return committees


class Wards:
    """Where children live: mostly a ward, sometimes not known or outside the district."""

    def __init__(self, rng: Random):
        committees = ward_shares()
        self.places = Even(shares("any", "ward_code"), rng)
        self.committees = Even({name: math.fsum(wards.values()) for name, wards in committees.items()}, rng)
        self.wards = {name: Even(wards, rng) for name, wards in committees.items()}

    def draw(self) -> str:
        place = self.places.draw()
        return self.another(place) if place == "in the district" else place

    def another(self, ward: str) -> str:
        """A ward of the district other than this one."""
        return self.wards[self.committees.draw()].draw(but=(ward,))


class Births:
    """Makes children, numbered from 1, with their shares kept even."""

    def __init__(self, rng: Random):
        self.rng = rng
        self.made = 0
        self.labels = {
            group: Even(shares("any", "ethnicity", group), rng) for group in here().categories("ce_flags", "ethnic_group")
        }

    def child(self, day: date, age: int, gender: str, group: str, care: str, ward: str) -> Child:
        """A child of this age on this day."""
        self.made += 1
        born = date(day.year - age, day.month, min(day.day, 28)) - timedelta(days=self.rng.randrange(1, 364))
        return Child(self.made, born, gender, group, self.labels[group].draw(), care, ward)
