"""What do I put in front of the committee?"""

from pages.parts import choices, frame
from pages.parts.pack import offered

place = frame.heading(__doc__)

with choices.row():
    areas = offered.areas()
    topics = offered.chosen_topics()
    in_hand = offered.earlier()

offered.answer(place, areas)
offered.contents(areas, topics)
offered.files(areas, topics)
offered.still_holds(in_hand, areas, topics)
