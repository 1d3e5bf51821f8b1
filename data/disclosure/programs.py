"""Linear and integer programs: the smallest and the largest value each unknown of a system can have."""

from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csr_array

NEAR = 1e-6
# No count of this project comes near it; it keeps every program bounded.
MOST = 100_000.0


class Impossible(Exception):
    """No table of whole numbers satisfies the relations."""


@dataclass
class Effort:
    """How many programs were solved."""

    linear: int = 0
    integer: int = 0


class Programs:
    """One connected part of the attacker's system: rows of times * unknowns, each equal to or at most a number.

    The model is passed to the solver once; then one cost is changed at a time and the solver starts from
    where it stood. Every optimum in whole numbers is a table the reader cannot rule out, so it is a witness
    for all unknowns at once: `low` and `high` keep the smallest and the largest value witnessed for each.
    """

    def __init__(self, rows: csr_array, equal: np.ndarray, right: np.ndarray, least: np.ndarray, effort: Effort):
        self.effort = effort
        self.low, self.high = np.full(rows.shape[1], np.inf), np.full(rows.shape[1], -np.inf)
        self.model = highspy.HighsLp()
        self.model.num_row_, self.model.num_col_ = rows.shape
        self.model.col_cost_ = np.zeros(rows.shape[1])
        self.model.col_lower_, self.model.col_upper_ = least, np.full(rows.shape[1], MOST)
        self.model.row_lower_, self.model.row_upper_ = np.where(equal, right, -highspy.kHighsInf), right
        matrix = self.model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_, matrix.index_, matrix.value_ = rows.indptr, rows.indices, rows.data
        self.linear = solver_for(self.model, presolve=False)
        self.integer: highspy.Highs | None = None

    def widen(self, column: int, enough: float) -> None:
        """Look for tables in which one unknown spreads `enough`; the spread found is exact when it is less."""
        for sign in (-1, 1):
            if not self.high[column] - self.low[column] >= enough:
                self._witness_extreme(column, sign)

    def _witness_extreme(self, column: int, sign: int) -> None:
        """Find a table with the smallest (sign 1) or the largest (sign -1) whole value of an unknown."""
        table = self._optimum(self.linear, column, sign)
        self.effort.linear += 1
        if np.abs(table - table.round()).max() > NEAR:
            if self.integer is None:
                self.model.integrality_ = [highspy.HighsVarType.kInteger] * self.model.num_col_
                self.integer = solver_for(self.model, presolve=True)
            table = self._optimum(self.integer, column, sign)
            self.effort.integer += 1
        np.minimum(self.low, table.round(), out=self.low)
        np.maximum(self.high, table.round(), out=self.high)

    def _optimum(self, solver: highspy.Highs, column: int, sign: int) -> np.ndarray:
        solver.changeColCost(column, float(sign))
        table = answer(solver)
        solver.changeColCost(column, 0.0)
        if table is None:
            raise Impossible
        return table


def solver_for(model: highspy.HighsLp, presolve: bool) -> highspy.Highs:
    solver = highspy.Highs()
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("presolve", "on" if presolve else "off"),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.5),
    ):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    return solver


def answer(solver: highspy.Highs) -> np.ndarray | None:
    """The best table, or None when there is none."""
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"The solver stopped without an answer: {solver.modelStatusToString(status)}.")
    return np.array(solver.getSolution().col_value)
