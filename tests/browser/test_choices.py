"""All state is in the address: a link gives back the view it was copied from."""

import pytest

from tests.support.menu import page_names, path_of

GROUPS = '[data-testid="stMain"] [data-testid="stButtonGroup"]'
LISTS = '[data-testid="stMain"] [data-testid="stSelectbox"]'
DRAWN_AGAIN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
CUT_OFF = "parts => parts.filter(part => part.scrollWidth > part.clientWidth + 1 && part.clientWidth).map(part => part.innerText)"


def choose_otherwise(opened):
    """Change every choice on the page that has another option; gives how many were changed."""
    return sum(_other_button(opened, at) for at in range(opened.page.locator(GROUPS).count())) + sum(
        _other_option(opened, at) for at in range(opened.page.locator(LISTS).count())
    )


def _other_button(opened, at):
    group = opened.page.locator(GROUPS).nth(at)
    others = group.locator('button:not([aria-checked="true"]):not([kind$="Active"]):not(:disabled)')
    if not others.count():
        return 0
    others.last.click()
    opened.settle()
    return 1


def _other_option(opened, at):
    others = _options(opened, at).and_(opened.page.locator(':not([aria-selected="true"])'))
    if not others.count():
        opened.page.keyboard.press("Escape")
        return 0
    others.last.click()
    opened.settle()
    return 1


def _options(opened, at):
    """Open a list; gives what it offers. It closes when the page scrolls, so it is brought into sight before."""
    opened.page.locator(LISTS).nth(at).scroll_into_view_if_needed()
    opened.page.evaluate(DRAWN_AGAIN)
    opened.page.locator(LISTS).nth(at).locator("input").click()
    options = opened.page.locator('[role="option"]')
    options.first.wait_for()
    return options


@pytest.mark.parametrize("name", page_names())
def test_a_choice_changes_the_address_and_the_address_gives_the_view_back(name, wide, paths):
    wide.visit(path_of(name, paths))
    before, plain = wide.text, wide.page.url
    changed = choose_otherwise(wide)
    chosen, link = wide.text, wide.page.url
    assert wide.faults == []
    assert (chosen != before) == (link != plain) == (changed > 0)
    wide.page.reload()
    wide.settle()
    assert (wide.text, wide.page.url) == (chosen, link)


@pytest.mark.parametrize("name", page_names())
def test_an_address_with_nonsense_in_it_shows_the_usual_view_and_says_so(name, wide, paths):
    """Of each choice that the usual view has; what is no choice of the page is nothing to speak of."""
    wide.visit(path_of(name, paths))
    choose_otherwise(wide)
    names = [pair.split("=")[0] for pair in wide.page.url.partition("?")[2].split("&") if pair]
    wide.visit(path_of(name, paths))
    usual = wide.text
    wide.visit(path_of(name, paths) + "?unknown=nonsense")
    assert (wide.text, wide.faults) == (usual, [])
    wide.visit(path_of(name, paths) + "?" + "&".join(f"{choice}=nonsense" for choice in names))
    lines = wide.text.splitlines()
    told = [line for line in lines if line.startswith("The address of this page asks for something that is not offered under")]
    assert (bool(told), wide.faults) == (bool(names), [])
    assert [line for line in lines if line not in told] == usual.splitlines()


@pytest.mark.parametrize("name", page_names())
def test_a_wide_screen_shows_the_longest_option_whole_once_it_is_chosen(name, wide, paths):
    wide.visit(path_of(name, paths))
    for at in range(wide.page.locator(LISTS).count()):
        options = _options(wide, at)
        said = options.all_inner_texts()
        options.nth(said.index(max(said, key=len))).click()
        wide.settle()
        assert wide.page.locator(LISTS).nth(at).locator("*").evaluate_all(CUT_OFF) == []
