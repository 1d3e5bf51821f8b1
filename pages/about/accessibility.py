"""Can everyone use this dashboard?"""

from pages.parts import frame, texts
from pages.parts.about import statement

frame.heading(__doc__)

texts.write(statement.told())
