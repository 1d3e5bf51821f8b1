"""The only place that sees records: extracts in memory, counted by the measures' SQL; and the file a release is written to."""
