"""How are children at risk of exploitation, in a few numbers?"""

from pages.parts import frame

place = frame.heading(__doc__)
