"""Every measure, declared once, in the order readers see them. The SQL that counts each lies beside its declaration."""

from queries.measure import Measure
from queries.measures import flags, interviews, justice, missing, support

MEASURES: dict[str, Measure] = {
    measure.name: measure for topic in (flags, missing, interviews, justice, support) for measure in topic.MEASURES
}
