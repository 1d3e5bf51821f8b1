"""What the pages of this section say when the extract they need was not supplied."""

NO_COMMITMENTS = "Not supplied: no list of recommendations and promises came with these extracts. The other pages are complete."
NO_SERVICES = "Not supplied: no report of a support service came with these extracts. The other pages are complete without it."
NO_COMPARATORS = "Not supplied: no figures of other places or from papers came with these extracts. The other pages are complete."
