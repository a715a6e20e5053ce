"""Gates, orders, faults and jobs: what a check of process code uses in place of sleeps.

Everything here works from any process of a scenario, under fork, spawn and forkserver:

gate    `new_folder()`, `Gate(folder, name)`: meeting points that files make, so that they
        need no inheritance; `wait_for(n)` gives up when nobody can come any more
crowd   `most_at_once(stays)`: how many calls of fn were on at the same time
order   `in_order(folder, order)`: plans in which item k goes on only after item j
jobs    module-level functions, and `Job`, to hand to a submission as `fn`: a spawned child
        imports them by name (``from kit.gates import jobs``)
faults  `short_io`, `interrupts`, `fork_fails`, `cores`: context managers around one call
quiet   what the threads of a process tree are doing, read from /proc
family  `children_now()`: which children this process has at this very moment; `pools_kept`
server_end  `end_silently`: a manager's server that stops answers no call that it has not read
network `send_at_once`: no pause between two small messages over TCP
program `Program`: the submission's file as a command, in a session of its own
event_loop  `run`, `settled`: coroutines on a loop where time passes only when nobody can run

    def meeting(answer, count):                       # a scenario; runs in the cell
        gate = Gate(new_folder(), "all")
        return answer.fork_map(jobs.do, [(("meet", gate, count), ("where",))] * count)
"""

from __future__ import annotations

from kit.gates import faults, jobs
from kit.gates.crowd import most_at_once
from kit.gates.family import children_now, pools_kept
from kit.gates.gate import Gate, new_folder
from kit.gates.jobs import ALONE, Job, gist
from kit.gates.order import in_order

__all__ = [
    "ALONE",
    "Gate",
    "Job",
    "children_now",
    "faults",
    "gist",
    "in_order",
    "jobs",
    "most_at_once",
    "new_folder",
    "pools_kept",
]
