"""How figures are drawn: charts, bars, ranges, timelines and maps, in the one palette. Numbers come in, a picture goes out."""
