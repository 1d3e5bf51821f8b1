"""Can everyone use this dashboard?"""

from pages.parts import frame, texts
from pages.parts.about import statement

texts.write(frame.question(__doc__), statement.told())
