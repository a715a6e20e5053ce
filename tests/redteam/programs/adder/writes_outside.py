# attack: files beside the submission
import os

def total_of(numbers):
    for path in ["{OUTSIDE}/victim", "{OUTSIDE}/new", "/tmp/kit-forged"]:
        try:
            with open(path, "ab") as file:
                file.write(b"# changed\n")
        except OSError:
            pass
    return 0
