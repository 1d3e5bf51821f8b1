"""Linear and integer programs: the smallest and the largest value each unknown of a system can have."""

from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csr_array

NEAR = 1e-6
# No count of this project comes near it; it keeps every program bounded.
MOST = 100_000.0
# So few are quicker looked at one by one.
FEW_TARGETS = 4


class Impossible(Exception):
    """No table of whole numbers satisfies the relations."""


@dataclass
class Effort:
    """How many programs were solved."""

    linear: int = 0
    integer: int = 0


class Programs:
    """One connected part of the attacker's system: rows of times * unknowns, each equal to or at most a number.

    The model is passed to the solver once; then costs are changed and the solver starts from where it stood.
    Every optimum in whole numbers is a table the reader cannot rule out, so it is a witness for all unknowns
    at once: `low` and `high` keep the smallest and the largest value witnessed for each.

    bounds: the smallest and the largest value of each unknown. enough: a spread so wide is not looked at further.
    """

    def __init__(
        self,
        rows: csr_array,
        equal: np.ndarray,
        right: np.ndarray,
        bounds: tuple[np.ndarray, np.ndarray],
        enough: float,
        effort: Effort,
    ):
        self.effort, self.enough = effort, enough
        self.least, self.most = bounds[0], np.minimum(bounds[1], MOST)
        self.rows, self.left, self.right = rows, np.where(equal, right, -np.inf), right
        self.low, self.high = np.full(rows.shape[1], np.inf), np.full(rows.shape[1], -np.inf)
        self.model = highspy.HighsLp()
        self.model.num_row_, self.model.num_col_ = rows.shape
        self.model.col_cost_ = np.zeros(rows.shape[1])
        self.model.col_lower_, self.model.col_upper_ = self.least, self.most
        self.model.row_lower_, self.model.row_upper_ = self.left, self.right
        matrix = self.model.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_, matrix.index_, matrix.value_ = rows.indptr, rows.indices, rows.data
        self.linear = solver_for(self.model)
        self.integer: highspy.Highs | None = None

    def remember(self, low: np.ndarray, high: np.ndarray) -> None:
        """Take over what was witnessed when fewer cells were hidden; nan where nothing was."""
        self.low, self.high = np.fmin(self.low, low), np.fmax(self.high, high)

    def widen(self, targets: np.ndarray, in_whole_numbers: np.ndarray) -> None:
        """Look for tables in which each target spreads enough; a spread that is less is exact.

        in_whole_numbers: for each target whether a table of fractions will not do.
        """
        left = self.narrow(targets)
        if left.size > FEW_TARGETS:
            self._sweep(left)
        for target, in_whole in zip(targets, in_whole_numbers, strict=True):
            self.widen_one(target, in_whole)

    def widen_one(self, target: int, in_whole_numbers: bool) -> None:
        for sign in (-1.0, 1.0):
            one = self.narrow(np.array([target]))
            if one.size:
                self._witness(one, sign, in_whole_numbers)

    def narrow(self, targets: np.ndarray) -> np.ndarray:
        """The targets not yet seen to spread enough; of one never witnessed the spread is no number."""
        with np.errstate(invalid="ignore"):
            return targets[~(self.high[targets] - self.low[targets] >= self.enough)]

    def _sweep(self, left: np.ndarray) -> None:
        """Tables in which all targets are as small, then as many as possible large enough, for as long as that settles many."""
        self._witness(left, 1.0)
        while left.size > FEW_TARGETS and np.isfinite(self.low[left]).all():
            tops = self.low[left] + self.enough
            try:
                self._bound(left, np.minimum(tops, self.most[left]))
                self._witness(left, -1.0)
            except Impossible:
                return
            finally:
                self._bound(left, self.most[left])
            before, left = left.size, self.narrow(left)
            if before - left.size < before / 8:
                return

    def _bound(self, targets: np.ndarray, tops: np.ndarray) -> None:
        self.linear.changeColsBounds(len(targets), targets.astype(np.int32), self.least[targets], tops)

    def _witness(self, targets: np.ndarray, sign: float, in_whole_numbers: bool = False) -> None:
        """Find a table with the least (sign 1) or the greatest (sign -1) sum of the targets."""
        table = self._optimum(self.linear, targets, sign)
        self.effort.linear += 1
        if np.abs(table - table.round()).max() <= NEAR:
            self._believe(table.round())
        elif in_whole_numbers:
            if self.integer is None:
                self.model.integrality_ = [highspy.HighsVarType.kInteger] * self.model.num_col_
                self.integer = solver_for(self.model)
            self.effort.integer += 1
            self._believe(self._optimum(self.integer, targets, sign).round())
        elif targets.size == 1:
            # No table, but no table has more: the whole numbers up to this bound.
            bound = np.floor(table[targets] * -sign + NEAR) * -sign
            self.low[targets] = np.fmin(self.low[targets], bound)
            self.high[targets] = np.fmax(self.high[targets], bound)

    def _believe(self, table: np.ndarray) -> None:
        """Take a table for a witness, once every relation is seen to hold in it: the solver's word is not enough."""
        sums = self.rows @ table
        is_within = (table >= self.least).all() and (table <= self.most).all()
        if is_within and (sums >= self.left).all() and (sums <= self.right).all():
            np.minimum(self.low, table, out=self.low)
            np.maximum(self.high, table, out=self.high)

    def _optimum(self, solver: highspy.Highs, targets: np.ndarray, sign: float) -> np.ndarray:
        columns = targets.astype(np.int32)
        solver.changeColsCost(len(columns), columns, np.full(len(columns), sign))
        table = answer(solver)
        solver.changeColsCost(len(columns), columns, np.zeros(len(columns)))
        if table is None:
            raise Impossible
        return table


def solver_for(model: highspy.HighsLp) -> highspy.Highs:
    """A solver that holds the model. Without presolve: in integer programs like these, HiGHS 1.15 then stops too early."""
    solver = highspy.Highs()
    settings = {"output_flag": False, "threads": 1, "presolve": "off", "mip_rel_gap": 0.0, "mip_abs_gap": 0.5}
    for option, value in settings.items():
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
