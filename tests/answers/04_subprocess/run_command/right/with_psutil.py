"""Asks psutil for all descendants before anybody is killed; and the group for the rest."""
import os
import signal
import subprocess
from typing import NamedTuple

import psutil


class CommandTimeout(Exception):
    pass


class Result(NamedTuple):
    returncode: int
    out: str
    err: str


def run_command(argv, input_text=None, timeout=None):
    p = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL if input_text is None else subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=os.setsid,
    )
    try:
        out, err = p.communicate(input_text.encode() if input_text else None, timeout=timeout)
    except subprocess.TimeoutExpired:
        try:
            victims = psutil.Process(p.pid).children(recursive=True)
        except psutil.NoSuchProcess:
            victims = []
        os.killpg(os.getpgid(p.pid), signal.SIGKILL)
        for each in victims:
            try:
                each.kill()
            except psutil.NoSuchProcess:
                pass
        p.communicate()
        raise CommandTimeout(f"more than {timeout} s") from None
    return Result(p.returncode, str(out, "utf-8", "replace"), str(err, "utf-8", "replace"))
