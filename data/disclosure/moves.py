"""The cheapest way to make room: which shown cells must be hidden so that one unknown can take enough values."""

import highspy
import numpy as np
from scipy.sparse import block_array, csr_array

from data.disclosure.programs import MOST, NEAR, answer, solver_for
from data.disclosure.system import Component, System


class Room:
    """One connected part of a system: its unknowns, and the shown cells that may be hidden there.

    Two tables are sought at once, both possible for a reader, in which one unknown differs by the promised width.
    In either table a shown cell may leave its value, at its price for each step; a cell that leaves it has to be hidden.

    price: by column of the system, the price of one step away from the shown value.
    """

    def __init__(self, system: System, part: Component, price: np.ndarray):
        value, least, most = (of_all[part.columns] for of_all in (system.value, system.least, system.most))
        self.columns = part.columns
        self.shown, self.free = np.flatnonzero(~np.isnan(value)), np.flatnonzero(np.isnan(value))
        self.price = price[part.columns][self.shown]
        self.asked: dict[bool, list[tuple[int, float]]] = {}
        self.solvers: dict[bool, highspy.Highs] = {}
        # The columns of one table: the unknowns, then the steps up of each shown cell, then its steps down.
        table = system.matrix[part.rows][:, part.columns]
        one = block_array([[table[:, self.free], table[:, self.shown], -table[:, self.shown]]], format="csr")
        self.span = one.shape[1]
        down = np.maximum(value[self.shown] - least[self.shown], 0)
        lower = np.concatenate([least[self.free], np.zeros(2 * len(self.shown))])
        upper = np.concatenate([np.minimum(most[self.free], MOST), np.full(len(self.shown), MOST), down])
        right = system.right()[part.rows]
        left = np.where(system.equal[part.rows], right, -np.inf)
        self.width = 0.0
        self.model = _two_tables(one, lower, upper, left, right)

    def cells_to_hide(self, column: int, whole_numbers: bool, width: float) -> list[int] | None:
        """The shown cells, by column, whose hiding makes room for one unknown; None when no hiding does.

        width: the room that is asked for.
        whole_numbers: when nothing need be hidden for fractions to have room, look again for whole numbers.
        """
        self.width = width
        moved = self._cheapest(column, self.price, whole=False)
        if moved is None:
            return None
        for _ in range(2):
            # Dear for cells that hardly move, cheap for those that carry the most: few cells end up moving.
            moved = self._cheapest(column, self.price / (moved + 0.5), whole=False)
        if whole_numbers and not moved.any():
            moved = self._cheapest(column, self.price, whole=True)
        return None if moved is None else [int(self.columns[self.shown[at]]) for at in np.flatnonzero(moved)]

    def hide(self, columns: list[int]) -> None:
        """From now on these cells are hidden: they move freely."""
        self.price[np.isin(self.columns[self.shown], columns)] = 0.0

    def _cheapest(self, column: int, price: np.ndarray, whole: bool) -> np.ndarray | None:
        """How many steps each shown cell moves over both tables, at the least cost; None when there is no way."""
        if whole not in self.solvers:
            self.model.integrality_ = [highspy.HighsVarType.kInteger] * self.model.num_col_ if whole else []
            self.solvers[whole] = solver_for(self.model)
        solver = self.solvers[whole]
        self._ask_for(column, solver, whole)
        costs = np.tile(np.concatenate([np.zeros(len(self.free)), price, price]), 2)
        solver.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), costs)
        tables = answer(solver)
        if tables is None:
            return None
        steps = tables.reshape(2, self.span).sum(axis=0)[len(self.free) :].reshape(2, len(self.shown)).sum(axis=0)
        return np.where((steps > NEAR) & (self.price > 0), steps, 0.0)

    def _ask_for(self, column: int, solver: highspy.Highs, whole: bool) -> None:
        """Have the second table's value of the unknown exceed the first's by the width: the model's last row."""
        last_row = self.model.num_row_ - 1
        solver.changeRowBounds(last_row, float(self.width), np.inf)
        for at, _ in self.asked.get(whole, []):
            solver.changeCoeff(last_row, at, 0.0)
        place = int(np.flatnonzero(self.columns == column)[0])
        if place in self.free:
            value = [(int(np.searchsorted(self.free, place)), 1.0)]
        else:
            up = len(self.free) + int(np.searchsorted(self.shown, place))
            value = [(up, 1.0), (up + len(self.shown), -1.0)]
        self.asked[whole] = [*((at, -times) for at, times in value), *((at + self.span, times) for at, times in value)]
        for at, times in self.asked[whole]:
            solver.changeCoeff(last_row, at, times)


def _two_tables(one: csr_array, lower: np.ndarray, upper: np.ndarray, left: np.ndarray, right: np.ndarray) -> highspy.HighsLp:
    """The same relations for two tables side by side, and a last row, empty for now, that is to be at least the width."""
    apart = csr_array((1, 2 * one.shape[1]))
    rows = block_array([[block_array([[one, None], [None, one]])], [apart]], format="csr")
    model = highspy.HighsLp()
    model.num_row_, model.num_col_ = rows.shape
    model.col_cost_ = np.zeros(rows.shape[1])
    model.col_lower_, model.col_upper_ = np.tile(lower, 2), np.tile(upper, 2)
    model.row_lower_ = np.append(np.tile(left, 2), 0.0)
    model.row_upper_ = np.append(np.tile(right, 2), np.inf)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
    return model
