"""An audit as a process of its own: python -m tests.audit.driver FOLDER STORE LINES [DIE_AFTER].

Writes the assessments to LINES; with DIE_AFTER it kills itself, all at once, when so many paths are done.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from checker.audit.run import Progress
from tests.audit import jobs


def main() -> None:
    folder, store, lines = map(Path, sys.argv[1:4])
    die_after = int(sys.argv[4]) if len(sys.argv) > 4 else None

    def tell(progress: Progress) -> None:
        if progress.done == die_after:
            os.kill(os.getpid(), signal.SIGKILL)

    _, made = jobs.audited([str(path) for path in sorted(folder.iterdir())], store, engine=jobs.pool, tell=tell)
    lines.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
