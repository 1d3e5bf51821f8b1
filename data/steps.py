"""The steps after a release is made: handed in with its reasons, confirmed by a second person, gone back to, thrown away."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from unicodedata import category, normalize

from data import settings
from data.activity import record
from data.audit import Kept, ReleaseUnreadable, in_order, in_the_way, in_words, known, reader_of, require_joined_alike
from data.changes import REASONS_FOR
from data.disclosure.audit import HIDDEN_BEFORE, audit
from data.disclosure.policy import POLICY
from data.disclosure.programs import Impossible
from data.problems import AuditRefused, ReaderProblem
from data.release_folder import (
    current_release,
    go_live,
    is_unseen,
    kept_folders,
    manifest_of,
    note,
    opened_for_publishing,
    rewrite_manifest,
    seen_folders,
    throw_away,
)
from geo.areas import district

# Unicode's categories of characters that have no shape of their own: such as a zero-width space, or a control sign.
UNSEEN = {"Cf", "Cc"}


class Needed(ReaderProblem):
    """A name or a reason is lacking."""


class NotThere(ReaderProblem):
    """The release that was named cannot be taken this step."""


def named(name: str | None) -> str:
    """The name of whoever does it, without needless spaces. Raises Needed."""
    if not _plain(name):
        raise Needed("Say who does this, with --published-by. Nothing was published and the current release stays as it was.")
    return " ".join(name.split())


def require_second(published_by: str | None, confirmed_by: str | None) -> None:
    """Raise Needed when whoever confirms is not a second person. No spelling of a name makes anybody another."""
    if confirmed_by is None:
        return
    if not _plain(confirmed_by) or _is_same(published_by, confirmed_by):
        raise Needed("A second person must confirm: someone else than whoever published it. The current release stays as it was.")


def require_reasons(kinds: Sequence[str], reasons: Mapping[str, str]) -> None:
    """Raise Needed when a kind of change has no reason."""
    lacking = [kind for kind in kinds if not reasons.get(kind, "").strip()]
    if lacking:
        asked = " ".join(f'--reason {kind}="why"' for kind in lacking)
        raise Needed(
            f"A reason is needed: {'; '.join(REASONS_FOR[kind] for kind in lacking)}. Give it with {asked}. "
            "Nothing was published and the current release stays as it was."
        )


def needs_no_second(releases: Path, synthetic: str | None) -> bool:
    """Whether a release may reach readers with no names and no second person: its records are invented, and so are those
    that readers see now. A line that somebody wrote by mistake must not put real figures aside, or let them out."""
    return bool(synthetic) and not _is_real(releases, current_release(releases))


def _is_real(releases: Path, release_id: str | None) -> bool:
    """Whether there is such a release and it is not known to be of invented records."""
    try:
        return release_id is not None and not manifest_of(releases / release_id)["synthetic"]
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True


def hand_in(releases: Path, release_id: str, published_by: str | None, reasons: Mapping[str, str]) -> None:
    """Publish a draft: then it waits for a second person, or is current at once when it needs none."""
    by = named(published_by)
    with opened_for_publishing(releases):
        manifest = _waiting(releases, release_id)
        if manifest["published_by"]:
            # Whoever handed it in must stay named, or they could confirm it themselves.
            raise NotThere(
                f"Release {release_id} was handed in already. A second person confirms it, or it is thrown away. "
                "The current release stays as it was."
            )
        _require_up_to_date(releases, manifest)
        alone = needs_no_second(releases, manifest["synthetic"])
        if alone:
            _require_safe(releases, release_id, _others(releases, release_id))
        else:
            require_reasons(_kinds(manifest), reasons)
        recorded("publish", by, release_id)
        rewrite_manifest(releases, release_id, manifest | {"published_by": by, "reasons": dict(reasons)})
        if alone:
            go_live(releases, "publish", release_id, by, reasons)


def confirm(releases: Path, release_id: str, confirmed_by: str | None) -> None:
    """Let readers see a release that waits. It passes the gate again: others may have been published since it was made."""
    with opened_for_publishing(releases):
        manifest = _waiting(releases, release_id)
        if not manifest["published_by"]:
            raise Needed("Whoever publishes it must hand it in first, with reasons. The current release stays as it was.")
        require_second(manifest["published_by"], confirmed_by or "")
        _require_up_to_date(releases, manifest)
        _require_safe(releases, release_id, _others(releases, release_id))
        by = named(confirmed_by)
        recorded("confirm", by, release_id)
        rewrite_manifest(releases, release_id, manifest | {"confirmed_by": by})
        go_live(releases, "confirm", release_id, by, manifest["reasons"])


def go_back(releases: Path, release_id: str, by: str | None, reasons: Mapping[str, str]) -> list[str]:
    """Make a release that readers had the current one again. Returns sentences that an officer must be told besides."""
    name = named(by)
    if not reasons.get("roll back"):
        raise Needed('Say why, with --reason "why". The current release stays as it was.')
    with opened_for_publishing(releases):
        folder = releases / release_id
        if folder not in seen_folders(releases):
            raise NotThere(f"Readers never had a release {release_id}. The current release stays as it was.")
        if release_id == current_release(releases):
            raise NotThere(f"Release {release_id} is the current one already. Nothing was changed.")
        unread: list[str] = []
        again = _require_safe(releases, release_id, _others(releases, release_id, unread), was_seen=True)
        recorded("roll back", name, release_id)
        go_live(releases, "roll back", release_id, name, reasons)
    said = [f"It was judged without {' and '.join(unread)}, which cannot be read."] if unread else []
    if again:
        hidden = (
            "1 of its figures was hidden since, and is" if again == 1 else f"{again:,} of its figures were hidden since, and are"
        )
        said.append(f"{hidden} shown again.")
    return said


def throw_out(releases: Path, release_id: str, by: str | None) -> None:
    """Throw away a release that no reader has seen. The history keeps its id, which no other gets."""
    name = named(by)
    with opened_for_publishing(releases):
        _require_unseen(releases, release_id)
        recorded("throw away", name, release_id)
        note(releases, "throw away", release_id, name, {})
        throw_away(releases, release_id)


def recorded(what: str, who: str, release_id: str) -> None:
    """Write it into the log of what was done; what cannot be written there is not done."""
    record(what, " ".join(who.split()), release_id)


def _is_same(one: str | None, other: str | None) -> bool:
    """Whether two names may be one person's: "Ada Officer" may be "Ada Officer (ada@example.org)"."""
    names = {_plain(one), _plain(other)}
    bare = {name.partition("(")[0] for name in names}
    return len(names) == 1 or (len(bare) == 1 and bool(bare & names))


def _plain(name: str | None) -> str:
    """A name without what two spellings of it may differ in and nobody sees: how an accent is made, capitals, spaces, signs."""
    letters = normalize("NFKC", normalize("NFKC", name or "").casefold())
    return "".join(letter for letter in letters if not letter.isspace() and category(letter) not in UNSEEN)


def _waiting(releases: Path, release_id: str) -> dict:
    """What a waiting release says of itself, with what it would change for readers."""
    _require_unseen(releases, release_id)
    try:
        said = manifest_of(releases / release_id)
        _ = said["compared"]["with"], _kinds(said)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise NotThere(
            f"Release {release_id} is damaged. Throw it away and make it again. The current release stays as it was."
        ) from problem
    return said


def _kinds(manifest: Mapping) -> list[str]:
    """The kinds of change that a release would make for readers."""
    return [change["kind"] for change in manifest["compared"]["changes"]]


def _require_unseen(releases: Path, release_id: str) -> None:
    folder = releases / release_id
    if folder not in kept_folders(releases) or not is_unseen(folder):
        raise NotThere(f"No release {release_id} is waiting. The current release stays as it was.")


def _require_up_to_date(releases: Path, manifest: Mapping) -> None:
    """A preview shows what changes for readers: it must be of what they have now."""
    if manifest["compared"]["with"] != current_release(releases):
        raise NotThere(
            f"Readers have been given other figures since release {manifest['release_id']} was made. Throw it away and make it "
            "again, so that you see what would change for them now. The current release stays as it was."
        )


def _others(releases: Path, release_id: str, unread: list[str] | None = None) -> list[Kept]:
    """The other releases that readers have. unread: takes the ids of those that cannot be read; without it that is refused.

    Going back must be possible when a release is damaged, and it shows nothing that readers did not have.
    """
    found = []
    for folder in seen_folders(releases):
        if folder.name == release_id:
            continue
        try:
            found.append(known(folder))
        except ReleaseUnreadable as problem:
            if unread is None:
                raise in_the_way(problem) from problem
            unread.append(folder.name)
    return in_order(one for one in found if one.is_memory)


def _require_safe(releases: Path, release_id: str, others: Sequence[Kept], *, was_seen: bool = False) -> int:
    """The disclosure gate, by what the release's own file shows and all that readers have besides. Raises AuditRefused.

    was_seen: readers have had it. A figure that it showed before another release hid it is public and stays so; how many
    there are is returned. All else is judged as of any release.
    """
    one = _judged(releases, release_id, was_seen)
    place = district(settings.district_folder())
    if not was_seen:
        require_joined_alike(place, others, one.declared, one.joined)
    try:
        # Of a measure that is declared no longer, going back shows nothing but what readers had.
        verdict = audit(reader_of(place, POLICY, others, one.as_at, one.quoted), one.declared)
    except Impossible as fault:
        raise AuditRefused(
            f"The numbers of release {release_id} contradict each other, so readers were not given it. The current release stays "
            "as it was."
        ) from fault
    again = [weak for weak in verdict.failures if was_seen and weak.why == HIDDEN_BEFORE]
    if len(verdict.failures) > len(again):
        raise AuditRefused(
            f"Readers were not given release {release_id}, because with what was published besides a reader could work out "
            f"numbers that are hidden. The current release stays as it was.\n{in_words(verdict)}"
        )
    return len(again)


def _judged(releases: Path, release_id: str, was_seen: bool) -> Kept:
    """The release that readers are to be given. Raises NotThere when it cannot be read, or holds what no audit could judge."""
    todo = "Choose another to go back to." if was_seen else "Throw it away and make it again."
    try:
        one = known(releases / release_id)
    except ReleaseUnreadable as problem:
        raise NotThere(f"{problem} Readers were not given it and the current release stays as it was. {todo}") from problem
    if one.undeclared and not was_seen:
        raise NotThere(
            f"Release {release_id} tells of {', '.join(one.undeclared)}, which this program counts no longer and cannot audit. "
            f"Readers were not given it and the current release stays as it was. {todo}"
        )
    return one
