"""A small model of processes and buffers."""
def times_printed(forks, flush):
    out, processes = [], [["before fork"]]
    if flush:
        out += processes[0]
        processes[0] = []
    for _ in range(forks):
        processes += [list(buffer) for buffer in processes]
    for buffer in processes:
        out += buffer
    return len(out)
