"""Can everyone use this dashboard?"""

from pages.parts import frame
from pages.parts.about import statement

frame.heading(__doc__)

statement.told()
