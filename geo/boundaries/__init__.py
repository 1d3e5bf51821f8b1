"""True shapes of wards: read from a file or fetched, checked whole, simplified as a coverage, and kept outside the repository."""


class Refused(Exception):
    """Shapes that are not fit to be drawn. sentences: everything found wrong, for people; nothing was changed."""

    def __init__(self, *sentences: str):
        self.sentences = sentences
        super().__init__(" ".join(sentences))
