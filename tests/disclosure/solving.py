"""How the second attacker solves: in whole numbers with scipy's milp. It shares no code with data.disclosure."""

from collections import defaultdict
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

TOP = 5000


def hanging_together(many, rows, known):
    """Unknowns that hang together, with the equations that hold them.

    many: how many unknowns there are, by number. rows: {((unknown, times), ...): the least their sum may be}; at most it is 0.
    """
    root = list(range(many))

    def find(at):
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    open_rows = []
    for terms, low in rows.items():
        free = [at for at, _ in terms if at not in known]
        if free:
            open_rows.append((free[0], terms, low))
            for one in free[1:]:
                root[find(one)] = find(free[0])
    columns, equations = defaultdict(list), defaultdict(list)
    for at in range(many):
        if at not in known:
            columns[find(at)].append(at)
    for at, terms, low in open_rows:
        equations[find(at)].append((terms, low))
    return [(columns[group], equations[group]) for group in columns]


def extremes(columns, rows, known, limits, targets, width):
    """The smallest and the largest value of each target, in whole numbers; once they are as far apart as width, no further.

    limits: the floor and the ceiling of the unknowns that have one. Raises LookupError when no table is possible.
    """
    if not targets:
        return {}
    place = {at: n for n, at in enumerate(columns)}
    right = np.array([-sum(times * known[at] for at, times in terms if at in known) for terms, _ in rows])
    left = np.array([right[n] + low for n, (_, low) in enumerate(rows)])
    entries = [(times, n, place[at]) for n, (terms, _) in enumerate(rows) for at, times in terms if at in place]
    relations = []
    if entries:
        times, row, column = zip(*entries, strict=True)
        matrix = coo_array((times, (row, column)), (len(rows), len(columns))).tocsr()
        relations = [LinearConstraint(matrix, left, right)]
    floor, ceiling = limits
    bounds = Bounds([floor.get(at, 0) for at in columns], [ceiling.get(at, TOP) for at in columns])
    low, high = np.full(len(columns), np.inf), np.full(len(columns), -np.inf)

    def see(cost, presolve=True):
        answer = milp(
            cost, integrality=np.ones(len(columns)), bounds=bounds, constraints=relations, options={"presolve": presolve}
        )
        if answer.x is None:
            raise LookupError
        table = answer.x.round()
        for relation in relations:
            sums = relation.A @ table
            assert (sums >= relation.lb).all()
            assert (sums <= relation.ub).all()
        np.minimum(low, table, out=low)
        np.maximum(high, table, out=high)

    see(np.ones(len(columns)))
    # With presolve, HiGHS 1.15 stops short of the optimum of some of these: what looks narrow is looked at again without.
    for at, presolve in product(targets, (True, False)):
        for sign in (-1, 1):
            if high[place[at]] - low[place[at]] < width:
                cost = np.zeros(len(columns))
                cost[place[at]] = sign
                see(cost, presolve)
    return {at: (int(low[place[at]]), int(high[place[at]])) for at in targets}
