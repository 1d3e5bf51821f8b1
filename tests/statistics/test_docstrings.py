"""The statistics explain themselves."""

import importlib
import inspect
import pkgutil

import pytest

import data.statistics

MODULES = [importlib.import_module(f"data.statistics.{found.name}") for found in pkgutil.iter_modules(data.statistics.__path__)]


def public(module):
    return [
        (name, thing)
        for name, thing in vars(module).items()
        if not name.startswith("_") and getattr(thing, "__module__", None) == module.__name__
    ]


def members(thing):
    return [
        (name, member)
        for name, member in vars(thing).items()
        if not name.startswith("_") and (isinstance(member, property) or inspect.isfunction(member))
    ]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_everything_public_says_what_it_is(module):
    explained = [(module.__name__, module.__doc__), *((name, thing.__doc__) for name, thing in public(module))]
    for _, thing in public(module):
        if inspect.isclass(thing):
            explained += [(f"{thing.__name__}.{name}", member.__doc__) for name, member in members(thing)]
    # A dataclass without a docstring is given its own signature as one.
    silent = [name for name, text in explained if not text or text.startswith(f"{name}(")]
    assert silent == []


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_what_can_refuse_says_so(module):
    for name, thing in public(module):
        if inspect.isfunction(thing) and "raise ValueError" in inspect.getsource(thing):
            assert "ValueError" in thing.__doc__, name


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_function_is_typed_in_full(module):
    for name, thing in public(module):
        if inspect.isfunction(thing):
            signature = inspect.signature(thing)
            assert signature.return_annotation is not inspect.Signature.empty, name
            assert all(value.annotation is not value.empty for value in signature.parameters.values()), name
