"""Publishes a release: reads an extract, counts it, hides what must be hidden, and writes what is left, whole or not at all.

What comes of it waits until a second named person confirms it; only invented records need none, and only where readers see no
real ones. Exit codes: 0 done, 2 the extract is refused or the command misused, 3 the disclosure audit refuses, 4 a name or a
reason is needed, 1 something else is in the way.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from os.path import realpath
from pathlib import Path

if __name__ == "__main__":
    from data import stopping

    # Before the rest is read: an interrupt meanwhile would print a traceback.
    stopping.at_once()

from data import settings, stopping
from data.changes import REASONS_FOR
from data.making import CountsDisagree, Made, make
from data.problems import (
    AUDIT_REFUSED,
    DONE,
    EXTRACT_REFUSED,
    FAILED,
    MISUSED,
    NEEDED,
    AuditRefused,
    ExtractRefused,
    Problem,
    ReaderProblem,
)
from data.release_folder import PASSES, WAITS, current_release, go_live, opened_for_publishing, shelve
from data.sample import REASONS, sample_folders
from data.steps import (
    Needed,
    confirm,
    go_back,
    hand_in,
    named,
    needs_no_second,
    recorded,
    require_reasons,
    require_second,
    throw_out,
)
from data.telling import ROLL_BACK, InLines, OnScreen, Teller, reasons_in

__all__ = ["CountsDisagree", "main", "publish"]

MADE = "Readers do not see it until it is handed in and a second person has confirmed it: made release {}"
HANDED_IN = "Readers do not see it until a second person has confirmed it: handed in release {}"
MADE_AND_HANDED_IN = "Readers do not see it until a second person has confirmed it: made and handed in release {}"
# Which options each step takes besides where releases are and how to tell. Extracts are published when no other is named.
TAKES = {
    "hand_in": {"published_by", "reason"},
    "confirm": {"confirmed_by"},
    "back_to": {"published_by", "reason"},
    "throw_away": {"published_by"},
    "extracts": {"as_at", "published_by", "confirmed_by", "reason", "draft", "problems"},
}
ANY_STEP_TAKES = {"releases", "report"}


class NoSample(ReaderProblem):
    """No folder of extracts was named, and the district has no sample."""


def publish(
    extracts: Path,
    releases: Path,
    *,
    as_at: date | None = None,
    published_by: str | None = None,
    confirmed_by: str | None = None,
    reasons: Mapping[str, str] | None = None,
    draft: bool = False,
    begin: Callable[[str], None] = lambda _: None,
    warn: Callable[[Problem], None] = lambda _: None,
) -> str:
    """Publish the extracts of one folder and return the id of the new release.

    It is the current one when confirmed_by is given or none is needed (steps.needs_no_second); else it waits. draft: keep it to
    be looked at, before reasons are given and whoever hands it in is named; published_by is then who checked the extract.
    reasons: by kind of change (data.changes).
    begin is told each of making.STEPS as it begins, warn each thing that is odd but no reason to refuse.
    Raises ExtractRefused, AuditRefused, Needed, or a ReaderProblem when the releases cannot be written; the current
    release then stays as it was.
    """
    reasons = dict(reasons or {})
    if draft and confirmed_by is not None:
        raise Needed(
            "A draft cannot be confirmed: it is handed in first. Nothing was kept and the current release stays as it was."
        )
    require_second(published_by, confirmed_by)
    with opened_for_publishing(releases):
        made = make(extracts, releases, as_at, begin, warn)
        alone = needs_no_second(releases, made.intake.synthetic)
        if not alone:
            named(published_by)
        if draft:
            return _kept(made, releases, {"check": published_by}, reasons, goes_live=False)
        if not alone:
            require_reasons([change.kind for change in made.changes], reasons)
        goes_live = bool(alone or confirmed_by)
        return _kept(made, releases, {"publish": published_by, "confirm": confirmed_by}, reasons, goes_live=goes_live)


def _kept(made: Made, releases: Path, people: Mapping[str, str | None], reasons: Mapping[str, str], *, goes_live: bool) -> str:
    """Write the release and give its id. people: who does what of it, by the log's word for it."""
    published_by, confirmed_by = people.get("publish"), people.get("confirm")

    def fill(folder: Path, release_id: str) -> None:
        made.write(folder, release_id, {"published_by": published_by, "confirmed_by": confirmed_by, "reasons": reasons})
        for what, who in people.items():
            if who:
                recorded(what, who, release_id)

    release_id = shelve(releases, made.intake.as_at, PASSES if goes_live else WAITS, fill)
    if goes_live:
        go_live(releases, "publish", release_id, confirmed_by or published_by, reasons)
    return release_id


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    asked = _parser().parse_args(arguments)
    tell = InLines() if asked.report else OnScreen()
    if wrong := _misused(asked):
        tell.say(f"{wrong} Nothing was done and the current release stays as it was. --help says what each step takes.")
        return MISUSED
    before = _readers_see(asked.releases)
    try:
        _do(asked, tell)
    except KeyboardInterrupt:
        tell.say(_stopped(before, asked.releases))
        return FAILED
    except ExtractRefused as refusal:
        tell.refuse(refusal, asked.problems)
        return EXTRACT_REFUSED
    except AuditRefused as refusal:
        tell.say(str(refusal))
        return AUDIT_REFUSED
    except Needed as need:
        tell.say(str(need))
        return NEEDED
    except ReaderProblem as problem:
        tell.say(str(problem))
        return FAILED
    except Exception as fault:  # its words may hold a value, a path or SQL, so only its kind is told
        tell.say(
            _stopped(before, asked.releases)
            if stopping.is_asked()
            else f"Something went wrong that this program did not expect ({type(fault).__name__}). Nothing was published and the "
            "current release stays as it was. Tell whoever looks after this program."
        )
        return FAILED
    return DONE


def _readers_see(releases: Path) -> str | None:
    """Which release readers see; None when nobody can tell, which the run itself says."""
    with suppress(ReaderProblem, OSError):
        return current_release(releases)
    return None


def _stopped(before: str | None, releases: Path) -> str:
    """What is told of a run that was asked to end: it may have come too late."""
    now = _readers_see(releases)
    return stopping.STOPPED if now == before else f"Stopped, but readers see release {now} already: it was done by then."


def _misused(asked: argparse.Namespace) -> str | None:
    """What was given that the step asked for does not take, in a sentence; None when all of it belongs there."""
    step = next((name for name in TAKES if getattr(asked, name) is not None), "extracts")
    is_draft = step == "extracts" and asked.draft
    takes = TAKES[step] - ({"confirmed_by"} if is_draft else set())
    given = {name for name, value in vars(asked).items() if value is not None and value is not False and value != []}
    spare = sorted(given - {step, *takes, *ANY_STEP_TAKES})
    if spare:
        said = " and ".join(_option(name) for name in spare)
        to = "a draft" if is_draft else "publishing an extract" if step == "extracts" else _option(step)
        return f"{said} {'does' if len(spare) == 1 else 'do'} not belong to {to}."
    if asked.problems and _lies_in_extracts(asked.problems, asked.extracts):
        return "--problems names a file inside the folder of extracts, which is only read. Name one elsewhere."
    kinds = {ROLL_BACK} if step == "back_to" else set(REASONS_FOR)
    if unreadable := next((name for name, value in vars(asked).items() if not _is_readable(value)), None):
        return f"{_option(unreadable)} holds letters that cannot be read. Write it again."
    if reasons_in(asked.reason).keys() - kinds:
        form = "the words alone" if step == "back_to" else f'KIND="why", KIND being one of {", ".join(REASONS_FOR)}'
        return f"A reason that was given is not for this step. Give --reason {form}."
    return None


def _lies_in_extracts(file: Path, extracts: Path | None) -> bool:
    """Whether a file that is to be written is in a folder that is to be read."""
    place = Path(realpath(file))
    return any(place.is_relative_to(realpath(folder)) for folder in ([extracts] if extracts else sample_folders()))


def _is_readable(given: object) -> bool:
    """Whether its texts can be written down. Python keeps a byte of the command line that is no UTF-8 as half a character."""
    texts = (text for text in (given if isinstance(given, list) else [given]) if isinstance(text, str))
    return not any("\ud800" <= letter <= "\udfff" for text in texts for letter in text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise argparse.ArgumentTypeError("write it as 2021-08-31") from problem


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _do(asked: argparse.Namespace, tell: Teller) -> None:
    """The one thing that was asked for."""
    reasons = reasons_in(asked.reason)
    with tell.watched():
        if asked.hand_in is not None:
            hand_in(asked.releases, asked.hand_in, asked.published_by, reasons)
            tell.made(asked.hand_in, _what_became_of(asked.releases, asked.hand_in, HANDED_IN))
        elif asked.confirm is not None:
            confirm(asked.releases, asked.confirm, asked.confirmed_by)
            tell.made(asked.confirm, "Confirmed release {}: readers see it")
        elif asked.back_to is not None:
            besides = go_back(asked.releases, asked.back_to, asked.published_by, reasons)
            tell.made(asked.back_to, "Went back to release {}: readers see it", *besides)
        elif asked.throw_away is not None:
            throw_out(asked.releases, asked.throw_away, asked.published_by)
            tell.made(asked.throw_away, "No reader had seen it: threw away release {}")
        else:
            for folder in _asked_for(asked.extracts):
                _publish_one(folder, asked, reasons or ({} if asked.extracts else REASONS), tell)


def _publish_one(folder: Path, asked: argparse.Namespace, reasons: Mapping[str, str], tell: Teller) -> None:
    release_id = publish(
        folder,
        asked.releases,
        as_at=asked.as_at,
        published_by=asked.published_by,
        confirmed_by=asked.confirmed_by,
        reasons=reasons,
        draft=asked.draft,
        begin=tell.begin,
        warn=tell.warn,
    )
    tell.made(release_id, _what_became_of(asked.releases, release_id, MADE if asked.draft else MADE_AND_HANDED_IN))


def _what_became_of(releases: Path, release_id: str, unseen: str) -> str:
    return "Published release {}" if current_release(releases) == release_id else unseen


def _asked_for(extracts: Path | None) -> list[Path]:
    """The folder that was named, or else the sample's. Raises NoSample."""
    folders = [extracts] if extracts else sample_folders()
    if not folders:
        raise NoSample("There is no sample of this district. Name the folder of the extracts that are to be published.")
    return folders


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data.publish", description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("extracts", nargs="?", type=Path, help="folder of extracts; the sample's folders when left out")
    what.add_argument("--hand-in", metavar="RELEASE", help="publish a release that was kept as a draft")
    what.add_argument("--confirm", metavar="RELEASE", help="let readers see a release that waits; needs --confirmed-by")
    what.add_argument("--back-to", metavar="RELEASE", help="go back to a release that readers had; needs a name and a reason")
    what.add_argument("--throw-away", metavar="RELEASE", help="throw away a release that no reader has seen")
    parser.add_argument("--releases", type=Path, default=settings.releases_folder(), help="where releases are kept")
    parser.add_argument("--as-at", type=_day, metavar="DATE", help="the day the extract speaks of, 2021-08-31")
    parser.add_argument("--published-by", metavar="NAME", help="who publishes, checks, goes back or throws away")
    parser.add_argument("--confirmed-by", metavar="NAME", help="the second person, who looked at it and agrees")
    parser.add_argument(
        "--reason",
        action="append",
        default=[],
        metavar="KIND=WORDS",
        help="why figures change: small-number, restatement or coverage; words alone with --back-to",
    )
    parser.add_argument("--draft", action="store_true", help="keep it to be looked at; --hand-in then publishes it")
    parser.add_argument("--problems", type=Path, metavar="FILE", help="where to write the problems of a refused extract (CSV)")
    parser.add_argument("--report", action="store_true", help="tell in lines of JSON on the standard output")
    return parser


if __name__ == "__main__":
    stopping.by_and_by()
    sys.exit(main())
