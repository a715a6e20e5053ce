# attack: the kit and the packages of Python
import os

def total_of(numbers):
    for path in [__import__("kit").__file__, os.__file__, "{OUTSIDE}/victim"]:
        try:
            with open(path, "ab") as file:
                file.write(b"# changed\n")
        except OSError:
            pass
    return 0
