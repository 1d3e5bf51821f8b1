"""Words that several measures say in the same way."""

from datetime import date

PERFORMANCE = "The partnership's performance officer"
POLICE = "The police force that gives the return"
SERVICES = "The commissioner of support services"
REVIEWED = date(2021, 9, 1)

WARD_OF_CHILD = (
    "Children whose ward is not known, or who live outside the district, are counted in the district total "
    "and in the line for elsewhere, but in no ward and no area committee."
)
ONE_PLACE = "A child who moves is counted once, in the area of their latest record in the period."
SPOTTING = (
    "More flags can mean that more children are at risk, or that staff are better at spotting risk. The number cannot say which."
)
FEW_MANY = "A few children who go missing often can make up many of the episodes."
NOT_RETURNED = "An episode that has not ended yet is not in this number. It joins the month in which it ends."
AS_GIVEN = "The number is what the police report said. Nothing is worked out from it and nothing is filled in."
