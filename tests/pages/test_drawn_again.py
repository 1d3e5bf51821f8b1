"""What is drawn once is drawn again when the release changes: nothing a drawing depends on may be left out of its key."""

import inspect
from importlib import import_module

import pytest

from tests.support.pages import ROOT

FILES = (file.relative_to(ROOT).with_suffix("") for file in (ROOT / "pages" / "parts").rglob("*.py") if file.stem != "__init__")
PARTS = sorted(".".join(file.parts) for file in FILES)


@pytest.mark.parametrize("part", PARTS)
def test_no_drawing_has_an_argument_that_streamlit_leaves_out_of_the_key(part):
    """Streamlit does not look at an argument whose name starts with an underscore."""
    module = import_module(part)
    drawings = [found for found in vars(module).values() if hasattr(found, "clear") and callable(found)]
    left_out = [name for drawing in drawings for name in inspect.signature(drawing).parameters if name.startswith("_")]
    assert left_out == []
