"""Are these extracts fit to publish, and what will readers see?"""

from pages.parts import frame
from pages.parts.officer import checking, going_back, waiting

place = frame.heading(__doc__)

checking.report(checking.checked(checking.chosen()))
waiting.answer(place)

release = waiting.chosen()
waiting.preview(release)
waiting.decide(release)

going_back.offer()
going_back.history()
