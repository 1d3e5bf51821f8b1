"""A real Streamlit server on a free loopback port, for the browser tests and the benchmarks."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and the file that holds all it has printed."""

    url: str
    process: subprocess.Popen[bytes]
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    @property
    def websocket(self) -> str:
        return self.url.replace("http://", "ws://") + "/_stcore/stream"

    def resident_bytes(self) -> int | None:
        """Memory the process holds in bytes, or None where the system does not say (no /proc)."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) * 1024

    def processor_seconds(self) -> float | None:
        """Seconds of processor that the process has used, or None where the system does not say (no /proc)."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.exists():
            return None
        after_name = status.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(
    folder: Path = ROOT,
    *,
    releases: Path | None = None,
    boundaries: Path | None = None,
    places: Mapping[str, Path] | None = None,
    port: int | None = None,
    options: tuple[str, ...] = (),
    wait_seconds: float = 90,
) -> Iterator[Server]:
    """Run `streamlit run app.py` in a folder until the block ends; releases, boundaries: where they are kept, where given.

    places: other settings (SCRUTINY_...) by name. What the server writes otherwise goes into a folder that is thrown away.
    Raises RuntimeError with the server's own last words when it does not answer in time.
    """
    with tempfile.TemporaryDirectory(prefix="served-") as home:
        port = port or free_port()
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
        command += ["--server.address", "127.0.0.1", "--server.port", str(port), *options]
        log_file = Path(home) / "server.log"
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=_environment(
                    Path(home), {"SCRUTINY_RELEASES": releases, "SCRUTINY_BOUNDARIES": boundaries, **(places or {})}
                ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        server = Server(f"http://127.0.0.1:{port}", process, log_file)
        try:
            _wait_until_healthy(server, wait_seconds)
            yield server
        finally:
            _end(process)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _environment(home: Path, settings: Mapping[str, Path | None]) -> dict[str, str]:
    """The caller's environment without its own Streamlit settings, so that only the folder's config.toml speaks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "SCRUTINY_"))}
    places = {"HOME": home, "USERPROFILE": home, "SCRUTINY_ACTIVITY": home / "activity", "SCRUTINY_ACCESS": home / "access.toml"}
    return (
        kept
        | {name: str(place) for name, place in places.items()}
        | {name: str(place) for name, place in settings.items() if place}
    )


def _wait_until_healthy(server: Server, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.process.poll() is None:
        try:
            with urllib.request.urlopen(server.url + "/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not answer within {seconds:.0f} seconds. It said:\n{server.log[-2000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the server and whatever it started."""
    _signal_all(process, "SIGTERM")
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        _signal_all(process, "SIGKILL")
        process.wait(timeout=10)


def _signal_all(process: subprocess.Popen[bytes], name: str) -> None:
    if os.name != "posix":
        process.kill()
        return
    try:
        os.killpg(process.pid, getattr(signal, name))
    except ProcessLookupError:
        return
