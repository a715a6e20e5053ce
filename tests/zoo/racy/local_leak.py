"""Jobs in a thread pool find the current user in a threading.local; no login means guest.

The pool thread that ran the admin job takes the waiting guest job before the idle one does, and
the guest is root (0 preemptions, only which worker is first).
"""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

FEWEST_PREEMPTIONS = 1


class Session(threading.local):
    user = "guest"


def main():
    session = Session()
    export_ready = threading.Event()

    def admin_export():
        session.user = "root"
        export_ready.wait()
        return f"exported by {session.user}"

    def whoami():
        return session.user

    with ThreadPoolExecutor(max_workers=2) as pool:
        export = pool.submit(admin_export)
        assert pool.submit(whoami).result() == "guest"
        late = pool.submit(whoami)
        time.sleep(0.01)
        export_ready.set()
        assert export.result() == "exported by root"
        assert late.result() == "guest", late.result()
