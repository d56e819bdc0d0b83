"""A process that has everything imported and runs each command in a copy of itself.

So a command costs a tenth of a second, and may be killed at any point. Orders come as lines of
JSON on standard input, and what came of each goes out as one on standard output.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
CRASHED = 70  # what a command ends with that raised what nobody told (EX_SOFTWARE)


@dataclass(frozen=True)
class Outcome:
    """What came of a command.

    code:  its exit code, or minus the signal that ended it.
    steps: things it did to files, where they were counted; fork_steps: the busiest of what it
           forked.
    """

    code: int
    told: str
    steps: int = 0
    fork_steps: int = 0


class Workshop:
    """The process, seen from outside."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process = process
        self.folder = folder

    def run(self, verb: str, *, fault: Mapping[str, Any] | None = None, **options: Any) -> Outcome:
        """Run a task as `./inv` would, in the workshop's folder.

        fault: `at`, `code` and `in_forks` as `faulty.spoil` takes them, `seconds` for an end at a
        moment, `whole` to kill what it forked too, `strace` for its arguments.
        """
        assert self._process.stdin
        assert self._process.stdout
        order = {"verb": verb, "options": options, "fault": dict(fault or {})}
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._process.stdout.readline()))


@contextmanager
def workshop(folder: Path, **environment: str) -> Iterator[Workshop]:
    """Open a workshop in a checkout, until the block ends."""
    surroundings = os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"} | environment
    with subprocess.Popen(
        [sys.executable, "-m", "tests.hold.workshop"],
        cwd=folder,
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Workshop(process, folder)
        assert process.stdin
        process.stdin.close()


def _serve(orders: IO[str], answers: IO[str]) -> None:
    for line in orders:
        json.dump(_carry_out(json.loads(line)), answers)
        answers.write("\n")
        answers.flush()


def _carry_out(order: dict[str, Any]) -> dict[str, Any]:
    fault = order["fault"]
    told = Path(".told")
    told.unlink(missing_ok=True)
    steps = Path(".steps")
    steps.unlink(missing_ok=True)
    modules = Path(".modules")
    gate, go = os.pipe()
    child = os.fork()
    if not child:
        os.setsid()
        os.close(go)
        # Opened before anything is spoilt: these are not the command's.
        out = told.open("w", encoding="utf-8", buffering=1)
        count = steps.open("w", encoding="utf-8")
        os.read(gate, 1)
        os._exit(_perform(order, out, count))
    os.close(gate)
    tracer = _trace(child, fault["strace"]) if "strace" in fault else None
    os.write(go, b"!")
    os.close(go)
    _, status = os.waitpid(child, 0)
    _import_all(modules)
    if fault.get("whole"):
        _end_group(child)
    if tracer:
        tracer.communicate()
    counted = [int(one) for one in steps.read_text().split()] if steps.exists() else []
    counted = counted or [0, 0]
    return {
        "code": os.waitstatus_to_exitcode(status),
        "told": told.read_text(encoding="utf-8", errors="replace") if told.exists() else "",
        "steps": counted[0],
        "fork_steps": counted[1],
    }


def _import_all(names: Path) -> None:
    """Import what a copy had to, so that no later one has to."""
    if names.exists():
        for name in names.read_text(encoding="utf-8").split():
            if name not in sys.modules:
                with suppress(ImportError):
                    importlib.import_module(name)
        names.unlink()


def _trace(child: int, arguments: list[str]) -> subprocess.Popen[str]:
    """Let strace look at a process, and return it once it does."""
    tracer = subprocess.Popen(
        ["strace", "-f", *arguments, "-p", str(child)], stderr=subprocess.PIPE, text=True
    )
    assert tracer.stderr
    line = tracer.stderr.readline()
    if "attached" not in line:
        raise RuntimeError(f"strace cannot look at a process of ours: {line}")
    return tracer


def _end_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


def _perform(order: dict[str, Any], out: IO[str], steps: IO[str]) -> int:
    """Run a task in this copy and return its exit code."""
    from invoke.config import Config
    from invoke.context import Context
    from invoke.exceptions import Exit

    import tasks
    from tests.hold.faulty import spoil

    fault = order["fault"]
    context = Context(Config(lazy=True))  # Invoke's own settings are not what is tried
    code = 0
    with redirect_stdout(out), redirect_stderr(out):
        if "seconds" in fault:
            signal.setitimer(signal.ITIMER_REAL, fault["seconds"])  # SIGALRM ends a process
        spoilt = {one: fault[one] for one in ("at", "code", "in_forks") if one in fault}
        count = spoil(**{"code": None} | spoilt) if "at" in fault else None
        try:
            getattr(tasks, order["verb"])(context, **order["options"])
        except Exit as end:
            if end.message:
                print(end.message)
            code = end.code
        except BaseException:  # noqa: BLE001  (whatever it is, it is told and counted)
            traceback.print_exc()
            code = CRASHED
    if not fault:
        Path(".modules").write_text("\n".join(list(sys.modules)), encoding="utf-8")
    if count:
        steps.write(f"{count.done} {count.by_forks}")
        steps.flush()
    return code


if __name__ == "__main__":
    _serve(sys.stdin, sys.stdout)
