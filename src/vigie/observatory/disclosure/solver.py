"""A thin layer over HiGHS: one thread, no output, and a status looked at after every run."""

from collections.abc import Sequence

import highspy
import numpy as np
from highspy._core import _Highs

from vigie.observatory.disclosure.failures import SolverFailure
from vigie.observatory.disclosure.frame import Sparse

INFINITY = highspy.kHighsInf
OPTIMAL = highspy.HighsModelStatus.kOptimal
INFEASIBLE = highspy.HighsModelStatus.kInfeasible
LIMITS = {
    highspy.HighsModelStatus.kSolutionLimit,
    highspy.HighsModelStatus.kIterationLimit,
    highspy.HighsModelStatus.kObjectiveTarget,
    highspy.HighsModelStatus.kInterrupt,
}
UNBOUNDED = {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}
PRIMAL_SIMPLEX, DUAL_SIMPLEX = 4, 1


class Program:
    """A linear program, whole or not: columns with bounds and costs, rows with bounds. It minimises.

    Every program of a process must ask for the same number of threads: HiGHS silently fails otherwise.
    """

    def __init__(self, **options: bool | float | str) -> None:
        # Not highspy.Highs: its callbacks make the library greet people on the standard output.
        self.highs = _Highs()
        settings: dict[str, bool | float | str] = {"output_flag": False, "threads": 1, "random_seed": 0, **options}
        for name, value in settings.items():
            self.highs.setOptionValue(name, value)
        self.columns = 0
        self.rows = 0

    def add_rows(self, lower: np.ndarray, upper: np.ndarray) -> None:
        """Add empty rows."""
        nothing = np.zeros(0, np.int32)
        starts = np.zeros(len(lower), np.int32)
        self.highs.addRows(len(lower), _floats(lower), _floats(upper), 0, starts, nothing, np.zeros(0))
        self.rows += len(lower)

    def add_row(self, lower: float, upper: float, columns: np.ndarray, amounts: np.ndarray) -> None:
        """Add one row over some columns."""
        self.highs.addRow(lower, upper, len(columns), _positions(columns), _floats(amounts))
        self.rows += 1

    def add_columns(
        self, costs: np.ndarray, lower: np.ndarray, upper: np.ndarray, rows: Sparse, amounts: np.ndarray | None = None
    ) -> None:
        """Add columns, each with the rows where it counts, for 1 unless amounts says otherwise."""
        weights = np.ones(len(rows.indices)) if amounts is None else _floats(amounts)
        starts = _positions(rows.starts[:-1])
        self.highs.addCols(
            len(costs),
            _floats(costs),
            _floats(lower),
            _floats(upper),
            len(weights),
            starts,
            _positions(rows.indices),
            weights,
        )
        self.columns += len(costs)

    def make_whole(self, columns: Sequence[int] | np.ndarray) -> None:
        """Ask for whole numbers in these columns."""
        kinds = np.array([highspy.HighsVarType.kInteger] * len(columns))
        self.highs.changeColsIntegrality(len(columns), _positions(columns), kinds)

    def set_costs(self, costs: np.ndarray) -> None:
        """Change the costs of the first columns."""
        self.highs.changeColsCost(len(costs), np.arange(len(costs), dtype=np.int32), _floats(costs))

    def run(self) -> highspy.HighsModelStatus:
        """Solve. Returns the status. Raises SolverFailure when HiGHS gives up."""
        self.highs.run()
        status = self.highs.getModelStatus()
        if status not in {OPTIMAL, INFEASIBLE} | LIMITS | UNBOUNDED:
            raise SolverFailure(self.highs.modelStatusToString(status))
        return status

    @property
    def has_solution(self) -> bool:
        """Whether the last run left a feasible solution."""
        return bool(self.highs.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible)

    @property
    def objective(self) -> float:
        """The objective of the last run."""
        return float(self.highs.getInfo().objective_function_value)

    @property
    def solution(self) -> np.ndarray:
        """The columns' values after the last run."""
        return np.array(self.highs.getSolution().col_value)

    @property
    def duals(self) -> np.ndarray:
        """The rows' duals after the last run."""
        return np.array(self.highs.getSolution().row_dual)


def _floats(values: object) -> np.ndarray:
    return np.ascontiguousarray(values, dtype=np.float64)


def _positions(values: object) -> np.ndarray:
    return np.ascontiguousarray(values, dtype=np.int32)
