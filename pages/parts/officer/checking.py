"""Checking an extract that lies in the hand-over folder: each step as it is taken, and every problem as a table."""

import streamlit as st

from data import desk
from data.desk import Report
from data.problems import Problem
from data.viewer import Viewer, looking
from pages.parts import choices, tables, texts, words
from pages.parts.door.taking_away import recorded
from pages.parts.officer import kept
from pages.parts.tables import Table

CHECKED, DONE = "checked", "done"
# The key of the list of releases that wait.
RELEASE = "release"
UNFIT, UNFINISHED = "The extract is not fit to publish", "The extract could not be checked"
INVENTED = (
    "This extract calls itself invented: its extract.toml holds the line “synthetic”. Readers are told that no figure is of a "
    "real child. If the records are real, throw the release away, take that line out and check the extract again."
)
NOTHING_LAID = (
    "Nothing lies in the hand-over folder. Lay the files of one extract in a folder of their own there, on the machine that runs "
    "the dashboard, with their extract.toml. Then open this page again. Records never pass through the browser."
)


def chosen() -> str | None:
    """The folder that an officer chooses among those that were laid; None when there is none."""
    st.html(texts.title("Check an extract"))
    _tell(DONE)
    laid = desk.folders_laid()
    if not laid:
        st.info(NOTHING_LAID)
        return None
    return choices.many("Folder in the hand-over folder", {name: name for name in laid}, key="folder")


def checked(folder: str | None) -> Report | None:
    """Check the folder when asked to; what the last check of it found is kept for as long as the page is open."""
    if folder is None:
        return None
    if st.button("Check it", type="primary", key=f"check {folder}"):
        with st.status("Beginning", expanded=False) as status:
            report = desk.check(folder, lambda step: status.update(label=step))
            status.update(label="Checked", state="complete" if report.is_done else "error")
        st.session_state[CHECKED] = folder, report
        if report.release_id:
            # What was made of it is what is looked at below, and what the next click is about.
            kept.forget()
            st.session_state[RELEASE] = report.release_id
    st.caption(
        "A check changes nothing that readers see. It may take some minutes. By command: python -m data.publish FOLDER --draft"
    )
    of, report = st.session_state.get(CHECKED, (None, None))
    return report if of == folder else None


def report(found: Report | None) -> None:
    """What the check found: a draft that can be looked at, or every problem, to be mended where the extract was made."""
    if found is None:
        return
    if found.is_done:
        st.success(f"The extract is fit to publish. Release {found.release_id} was made of it and can be looked at below.")
        if any(one.is_invented for one in desk.releases() if one.release_id == found.release_id):
            st.warning(INVENTED)
    else:
        said, _, more = found.said.partition("\n")
        st.error(said, title=UNFIT if found.is_unfit else UNFINISHED)
        if more:
            st.html(f'<pre class="sql" tabindex="0" role="region" aria-label="What was found">{words.safe(more)}</pre>')
    if found.problems:
        st.html(tables.html(problems(found.problems)))
        _take_away(found)
    if found.notes:
        st.html("<p>Odd, but no reason to refuse:</p><ul>" + "".join(f"<li>{words.safe(n)}</li>" for n in found.notes) + "</ul>")


def problems(found: tuple[Problem, ...]) -> Table:
    """Every problem: where it is, what was found and expected, and what to do. Never the value of a person's field."""
    return Table(
        caption=f"{len(found)} {'problem' if len(found) == 1 else 'problems'} in the extract",
        headings=("File", "Row", "Column", "Found", "Expected", "What to do"),
        rows=tuple(
            (one.file, "" if one.row is None else str(one.row), one.column or "", one.found, one.expected, one.todo)
            for one in found
        ),
        numbers=False,
    )


def finish(report: Report) -> None:
    """Tell what became of a step at the top of the page, drawn anew."""
    st.session_state.pop(CHECKED, None)
    kept.forget()
    st.session_state[DONE] = report
    st.rerun()


def _tell(name: str) -> None:
    """Tell it once."""
    report = st.session_state.pop(name, None)
    if report:
        (st.success if report.is_done else st.error)(report.said)


def _take_away(found: Report) -> None:
    viewer = looking()
    st.download_button(
        "Download the problems (CSV)",
        data=lambda: _file(viewer, found),
        file_name="problems.csv",
        mime="text/csv",
        on_click="ignore",
        key="problems",
        icon=":material/download:",
    )


def _file(viewer: Viewer, found: Report) -> bytes:
    with recorded(viewer):
        return tables.csv_text(problems(found.problems), [("Table", found.said)]).encode("utf-8")
