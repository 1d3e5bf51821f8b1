"""Which figures are to be shown to the committee?"""

from pages.parts import choices, frame, texts
from pages.parts.committee import presenting
from pages.parts.pack import topics

presenting.stop_after_slide()

place = frame.heading(__doc__)

with choices.row():
    area = choices.many("Area", topics.areas(), key="area")
titles = choices.several("Topics", topics.TITLES, topics.USUAL, key="topics")
texts.write(presenting.left_out(area, tuple(titles)))

ready = presenting.deck(area, titles)

with place:
    texts.write(presenting.answer(ready))
presenting.start(ready)
texts.write(presenting.contents(ready))
