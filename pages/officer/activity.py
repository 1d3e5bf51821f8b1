"""Who did what here, and is the record whole?"""

from pages.parts import frame
from pages.parts.officer import log

place = frame.heading(__doc__)

read = log.read()

log.answer(place, read)
log.show(read, log.chosen(read))
