"""The event loop's subprocesses."""
import asyncio
import os
import signal
import subprocess


class CommandTimeout(TimeoutError):
    pass


async def _run(argv, data, timeout):
    process = await asyncio.create_subprocess_exec(
        *argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = await asyncio.wait_for(process.communicate(data), timeout)
    except asyncio.TimeoutError:
        os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()
        raise CommandTimeout from None
    return process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def run_command(argv, input_text=None, timeout=None):
    return asyncio.run(_run(argv, (input_text or "").encode(), timeout))
