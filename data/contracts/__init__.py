"""What each extract must be: one class a contract, each column with its type, its meaning and the values it may hold.

`CONTRACTS` is the whole list, in the order people meet it. It refuses extracts (data.intake), and it is the data dictionary.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandera.pandas as pa

from data.contracts.columns import Column
from data.contracts.people import CeFlags, MissingEpisodes, SupportCases, ward_in_force
from data.contracts.places import Comparators, WardPopulation
from data.contracts.quoted import ReportedFigures, figure_is_released, split_is_released
from data.contracts.reports import CaseProgress, Commitments, PracticeEvents
from data.contracts.rules import RULES, Rule
from geo.areas import District

DTYPES = {"whole": "Int64", "number": "Float64"} | dict.fromkeys(("day", "moment", "month"), "datetime64[us]")

__all__ = ["CONTRACTS", "Column", "Contract", "Rule"]


@dataclass(frozen=True, kw_only=True)
class Contract:
    """What one extract must be.

    model: its class. required: nothing is published without it.
    dated_by: the column whose day decides whether a row is counted yet, and which wards are in force.
    covers: the extract covers time from a first day on, which extract.toml must give.
    of_district: makers of the rules that need the district's wards or lists.
    """

    name: str
    title: str
    model: type[pa.DataFrameModel]
    required: bool = False
    dated_by: str | None = None
    covers: bool = False
    of_district: tuple[Callable[[District, str | None], tuple[Rule, pa.Check]], ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, in order."""
        fields = self.model.to_schema().columns
        return tuple(Column(name=name, **field.metadata) for name, field in fields.items())

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def dtype(self, name: str) -> str:
        """The pandas type of a column, once read."""
        return DTYPES.get(self.column(name).kind, "str")

    def rules(self, district: District) -> dict[str, Rule]:
        """What its rows must keep beside what each column must hold, by name."""
        own = {check.name: RULES[check.name] for check in self.model.to_schema().checks}
        return own | {rule.name: rule for rule, _ in self._of(district)}

    def schema(self, district: District) -> pa.DataFrameSchema:
        """Its checks, with the lists of one district."""
        schema = self.model.to_schema()
        listed = {
            column.name: {"checks": [*schema.columns[column.name].checks, pa.Check.isin(values, name="listed")]}
            for column in self.columns
            if (values := column.values(self.name, district))
        }
        schema = schema.update_columns(listed)
        schema.checks = [*schema.checks, *(check for _, check in self._of(district))]
        return schema

    def _of(self, district: District) -> list[tuple[Rule, pa.Check]]:
        return [make(district, self.dated_by) for make in self.of_district]


CONTRACTS: dict[str, Contract] = {
    contract.name: contract
    for contract in (
        Contract(
            name="ce_flags",
            title="Exploitation flags",
            model=CeFlags,
            required=True,
            dated_by="started_on",
            covers=True,
            of_district=(ward_in_force,),
        ),
        Contract(
            name="missing_episodes",
            title="Missing episodes and return interviews",
            model=MissingEpisodes,
            required=True,
            dated_by="started_at",
            covers=True,
            of_district=(ward_in_force,),
        ),
        Contract(name="case_progress", title="Progress of the police operation", model=CaseProgress, dated_by="reported_on"),
        Contract(name="support_cases", title="Records of support services", model=SupportCases, dated_by="reported_on"),
        Contract(name="ward_population", title="Children in each ward", model=WardPopulation, required=True),
        Contract(name="commitments", title="Recommendations, resolutions and commitments", model=Commitments),
        Contract(name="practice_events", title="Changes of practice", model=PracticeEvents),
        Contract(
            name="reported_figures",
            title="Figures already in public papers",
            model=ReportedFigures,
            of_district=(split_is_released, figure_is_released),
        ),
        Contract(name="comparators", title="Figures of other areas", model=Comparators),
    )
}
