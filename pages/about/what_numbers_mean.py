"""What do the numbers mean?"""

from data.release import ask
from pages.parts import frame, texts
from pages.parts.about import glossary
from queries.pages.questions import Glossary

meanings = ask(Glossary())

texts.write(
    frame.question(__doc__),
    frame.answered(meanings, glossary.sentence),
    glossary.contents(meanings),
    glossary.measures(meanings),
    glossary.explained(),
)
frame.take_away(meanings, glossary.table, "what_the_numbers_mean")
