"""How much one extract may hold: beyond it a file is refused in a sentence, before it can fill the memory."""

LARGEST_FILE = 200 * 1024 * 1024
LARGEST_UNPACKED = 10 * LARGEST_FILE
MOST_ROWS = 3_000_000
MOST_COLUMNS = 200
MOST_PROBLEMS = 500
# From here on a number kept with decimals stands for its neighbours too: two children would become one.
LARGEST_EXACT = 2**53
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
