"""Database route (host and password belong together) that fails over and back while in use."""

# WHY SAFE: host and password are one immutable tuple in one attribute, replaced by a single
# write and read by a single read, so every reader gets a pair that was set together.
import threading

SECRETS = {"primary": "pw-p", "replica": "pw-r"}


class Route:
    def __init__(self):
        self.current = ("primary", SECRETS["primary"])

    def switch(self, host):
        self.current = (host, SECRETS[host])

    def credentials(self):
        host, password = self.current
        return host, password


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
