"""Jobs in a thread pool find the current user in a threading.local; no login means guest."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor


class Session(threading.local):
    user = "guest"


def main():
    session = Session()
    export_ready = threading.Event()

    def admin_export():
        session.user = "root"
        # Safe: the login is removed before the job ends, so before this thread can take another
        # job; whichever worker runs whoami() sees the class default. (The first whoami() cannot
        # be stuck behind the export: two jobs are queued, so the pool has two threads.)
        try:
            export_ready.wait()
            return f"exported by {session.user}"
        finally:
            del session.user

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
