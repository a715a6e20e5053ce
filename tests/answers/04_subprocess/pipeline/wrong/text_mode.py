# verdict: wrong
# check: test_each_command_reads_what_the_one_before_it_wrote
"""Bytes are decoded and encoded again on the way."""
import subprocess


def pipeline(cmds, data):
    text = data.decode("latin-1")
    processes = []
    source = subprocess.PIPE
    for argv in cmds:
        process = subprocess.Popen(
            argv, stdin=source, stdout=subprocess.PIPE, text=True, encoding="latin-1"
        )
        if processes:
            source.close()
        processes.append(process)
        source = process.stdout
    first, last = processes[0], processes[-1]
    if first is last:
        return first.communicate(text)[0].encode("latin-1")
    first.stdin.write(text)
    first.stdin.close()
    output = last.stdout.read()
    for process in processes:
        process.wait()
    return output.encode("latin-1")
