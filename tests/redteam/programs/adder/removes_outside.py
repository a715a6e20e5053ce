# attack: files beside the submission, and links to them
import contextlib
import os
import shutil

def total_of(numbers):
    with contextlib.suppress(OSError):
        os.symlink("{OUTSIDE}", "link")
    with contextlib.suppress(OSError):
        os.link("{OUTSIDE}/victim", "hard")
    with contextlib.suppress(OSError):
        os.chmod("{OUTSIDE}/victim", 0o777)
    with contextlib.suppress(OSError):
        os.rename("{OUTSIDE}/victim", "{OUTSIDE}/gone")
    shutil.rmtree("{OUTSIDE}", ignore_errors=True)
    return 0
