"""Database route (host and password belong together) that fails over and back while in use.

The reader validates by reading `host` again (ABA): it reads host 'primary', [W] fails over, it
reads the replica's password, [W] fails back, it sees 'primary' again and accepts the mixed
pair; 3 preemptions.
"""

import threading
import time

FEWEST_PREEMPTIONS = 3

SECRETS = {"primary": "pw-p", "replica": "pw-r"}


class Route:
    def __init__(self):
        self.host = "primary"
        self.password = SECRETS["primary"]

    def switch(self, host):
        self.host = None  # readers retry while the route changes
        self.password = SECRETS[host]
        self.host = host

    def credentials(self):
        while True:
            host = self.host
            password = self.password
            if host is not None and self.host == host:
                return host, password
            time.sleep(0)


def main():
    route, used = Route(), []

    def operator():
        route.switch("replica")
        route.switch("primary")

    def client():
        used.append(route.credentials())

    threads = [threading.Thread(target=client), threading.Thread(target=operator)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    ((host, password),) = used
    assert SECRETS[host] == password, used
