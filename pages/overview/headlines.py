"""How are children at risk of exploitation, in a few numbers?"""

from data.release import ask
from pages.parts import cards, frame
from queries.pages.questions import Headlines

place = frame.heading(__doc__)

headlines = ask(Headlines())

frame.answer(place, headlines, cards.opening)
cards.show(headlines)
frame.table(headlines, cards.rows)
frame.note(headlines, cards.care)
frame.take_away(headlines, cards.rows, "headlines")
