"""RWLock: many read, one writes, nobody waits for ever."""

import threading

from kit import points, together

STUCK = ("deadlock", "livelock")


class Room:
    """Who is inside; to come and to go are steps of their own."""

    def __init__(self, rw_lock):
        self.lock = rw_lock.RWLock()
        self.step = threading.Event()
        self.inside = []
        self.met = []

    def read(self, name):
        self.lock.acquire_read()
        self.stay(name)
        self.lock.release_read()

    def write(self, name):
        self.lock.acquire_write()
        self.stay(name)
        self.lock.release_write()

    def stay(self, name):
        self.inside.append(name)
        self.look()
        self.step.set()
        self.inside.remove(name)

    def look(self):
        if len(self.inside) > 1 and any(name.startswith("writer") for name in self.inside):
            self.met.append(" and ".join(sorted(self.inside)))


def visits(rw_lock, scripts):
    """Each script in a thread of its own: names to read (reader...) or write (writer...)."""
    room = Room(rw_lock)

    def thread(script):
        def run():
            for name in script:
                (room.write if name.startswith("writer") else room.read)(name)

        run.__name__ = " and ".join(name.partition(" ")[0] for name in script)
        return run

    together(*map(thread, scripts))
    return room.met


def check(submission, *scripts, schedules):
    for outcome in submission.every_schedule(visits, scripts, schedules=schedules):
        assert not outcome.value, f"{outcome.value[0]} were inside at the same time"


@points(1)
def test_one_thread_alone(submission):
    """One thread reads, writes, reads again: it never waits."""
    check(submission, ["reader 1", "writer 1", "reader 1", "writer 1"], schedules=2)


@points(2)
def test_writers_are_alone(submission):
    """Two writers are never inside together."""
    check(submission, ["writer 1"], ["writer 2"], schedules=400)
    check(submission, ["writer 1", "writer 1"], ["writer 2"], schedules=600)


@points(2)
def test_no_reader_beside_a_writer(submission):
    """A reader and a writer are never inside together."""
    check(submission, ["reader 1"], ["writer 1"], schedules=400)
    check(submission, ["reader 1", "reader 1"], ["writer 1"], schedules=600)
    check(submission, ["reader 1"], ["reader 2"], ["writer 1"], schedules=800)


def one_leaves(rw_lock):
    """Two readers are inside, a writer comes, and the first of them leaves."""
    room, second_inside = Room(rw_lock), threading.Event()

    def read():
        room.lock.acquire_read()
        room.inside.append("reader 2")
        second_inside.set()
        room.look()
        room.step.set()
        room.inside.remove("reader 2")
        room.lock.release_read()

    room.lock.acquire_read()
    reader = threading.Thread(target=read)
    reader.start()
    second_inside.wait()
    writer = threading.Thread(target=room.write, args=("writer 1",))
    writer.start()
    room.lock.release_read()
    reader.join()
    writer.join()
    return room.met


@points(1)
def test_one_reader_leaves_and_another_stays(submission):
    """Of two readers inside one leaves: a writer waits for the other one, too."""
    for outcome in submission.every_schedule(one_leaves, schedules=200):
        assert not outcome.value, f"{outcome.value[0]} were inside at the same time"


@points(2)
def test_nobody_sleeps_for_ever(submission):
    """Readers and writers in turn: whoever may come in is woken."""
    check(submission, ["reader 1"], ["writer 1"], ["writer 2"], schedules=800)
    check(submission, ["writer 1", "reader 1"], ["writer 2", "reader 2"], schedules=500)
    check(submission, ["reader 1"], ["reader 2"], ["writer 1"], ["writer 2"], schedules=400)


def read_together(rw_lock, readers, after_writer):
    """Readers who stay inside until all are inside; before them a writer, if so told."""
    lock, all_inside, step = rw_lock.RWLock(), threading.Barrier(readers), threading.Event()

    def read():
        lock.acquire_read()
        all_inside.wait()
        lock.release_read()

    if after_writer:
        lock.acquire_write()
    threads = [threading.Thread(target=read) for _ in range(readers)]
    for thread in threads:
        thread.start()
    if after_writer:
        step.set()  # a step of its own, so that the readers may have to wait
        lock.release_write()
    for thread in threads:
        thread.join()
    lock.acquire_write()
    lock.release_write()
    return "all read"


@points(2)
def test_readers_read_together(submission):
    """Readers do not wait for each other: all may be inside at the same time."""
    for readers, schedules in ((2, 300), (3, 300)):
        for outcome in submission.every_schedule(
            read_together, readers, False, schedules=schedules
        ):
            assert outcome.value == "all read"


@points(2)
def test_a_writer_wakes_all_readers(submission):
    """Readers who waited for a writer all come in when it leaves."""
    for readers, schedules in ((2, 300), (3, 300)):
        for outcome in submission.every_schedule(read_together, readers, True, schedules=schedules):
            assert outcome.value == "all read"


def new_reader(rw_lock, writers):
    """A reader is inside until a second one is; the writers come between the two.

    A lock that lets the second one wait for the writers can never go on here.
    """
    lock, second_inside = rw_lock.RWLock(), threading.Event()
    lock.acquire_read()
    order = []

    def write():
        lock.acquire_write()
        order.append("the writer")
        lock.release_write()

    def read():
        lock.acquire_read()
        order.append("the new reader")
        second_inside.set()
        lock.release_read()

    threads = [threading.Thread(target=each) for each in [write] * writers + [read]]
    for thread in threads:
        thread.start()
    second_inside.wait()
    lock.release_read()
    for thread in threads:
        thread.join()
    return order


def passing(rw_lock, scripts):
    """As `new_reader`, and the reader inside leaves by itself: all must come to an end."""
    room = Room(rw_lock)
    room.lock.acquire_read()
    threads = [
        threading.Thread(
            target=room.write if name.startswith("writer") else room.read, args=(name,)
        )
        for name in scripts
    ]
    for thread in threads:
        thread.start()
    room.step.set()
    room.lock.release_read()
    for thread in threads:
        thread.join()
    return room.met


@points(3)
def test_no_writer_starves(submission):
    """While a writer waits for a reader to leave, a new reader lets it go first."""
    for outcome in submission.every_schedule(passing, ["writer 1", "reader 2"], schedules=40):
        assert not outcome.value, f"{outcome.value[0]} were inside at the same time"
    for writers in (1, 2):
        outcomes = submission.every_schedule(new_reader, writers, schedules=600)
        held_off = [outcome.kind in STUCK for outcome in outcomes]
        for outcome in submission.every_schedule(new_reader, writers, schedules=600):
            assert any(held_off), (
                f"a reader was inside, a writer waited, and a new reader came in before it: "
                f"{outcome.value[0]} was first, under every schedule"
            )


@points(2)
def test_the_new_reader_comes_in_later(submission):
    """The reader that waited for a waiting writer comes in after it; all end."""
    for scripts, schedules in (
        (["writer 1", "reader 2"], 600),
        (["writer 1", "reader 2", "reader 3"], 600),
        (["writer 1", "writer 2", "reader 2"], 600),
    ):
        for outcome in submission.every_schedule(passing, scripts, schedules=schedules):
            assert not outcome.value, f"{outcome.value[0]} were inside at the same time"
