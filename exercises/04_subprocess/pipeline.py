"""pipeline: join commands by pipes, as a shell does for  a | b | c.

1  The first command reads `data`, each other one what the one before it writes; the result is
   what the last one writes. All of it are bytes, of any size, and nothing changes them.
2  All the commands run at the same time.
3  A command may end before it has read everything, like `head`: the ones before it then die
   of SIGPIPE or write into nothing, and that is no error. Exit codes do not matter.
4  Nothing left over: no process, no zombie, no open pipe. If a program does not exist,
   FileNotFoundError, and nothing is left over either.
"""


def pipeline(cmds, data):
    """Return what the last of `cmds` writes; each of them is a list like argv."""
    # TODO: start every command with the stdout of the one before it as its stdin
    # TODO: close your own copies of the ends that are in use between two commands
    # TODO: feed the first one, and read the last one at the same time
    raise NotImplementedError("TODO: pipeline")
