"""Starts one program, tells its wall time and peak memory: `launch.py REPORT_FD TIMEOUT PROGRAM ARGUMENT...`

A process of its own because Linux counts the starter's memory as the started one's least; so it must never
import more than next to nothing.
"""

import os
import signal
import sys
import time


def launch(report: int, timeout: int, command: list[str]) -> None:
    """Run `command`, then write seconds, KiB of its largest process, and exit status to `report`, a line."""
    os.set_inheritable(report, False)
    begun = time.perf_counter()
    pid = os.posix_spawnp(command[0], command, os.environ)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
    signal.signal(signal.SIGTERM, lambda *_: os.kill(pid, signal.SIGKILL))
    signal.alarm(timeout)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - begun
    kib = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    os.write(report, f"{seconds} {kib} {os.waitstatus_to_exitcode(status)}\n".encode())


if __name__ == "__main__":
    launch(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
