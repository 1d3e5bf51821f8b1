"""What do the numbers mean?"""

from data.release import ask
from pages.parts import frame, texts
from pages.parts.about import glossary
from queries.pages.questions import Glossary

place = frame.heading(__doc__)

meanings = ask(Glossary())

frame.answer(place, meanings, glossary.sentence)
texts.write(glossary.contents(meanings), glossary.measures(meanings), glossary.explained())
frame.take_away(meanings, glossary.table, "what_the_numbers_mean")
