"""Only the commands between have pipes; the ends are files."""
import subprocess
import tempfile


def pipeline(cmds, data):
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as sink:
        source.write(data)
        source.seek(0)
        processes, before = [], source
        try:
            for number, cmd in enumerate(cmds, 1):
                out = sink if number == len(cmds) else subprocess.PIPE
                processes.append(subprocess.Popen(cmd, stdin=before, stdout=out))
                before.close()
                before = processes[-1].stdout
        finally:
            for process in processes:
                if process.stdout:
                    process.stdout.close()
            for process in processes:
                process.wait()
        sink.seek(0)
        return sink.read()
