# attack: the same on the output streams
import sys

def total_of(numbers):
    for stream in (sys.stdout, sys.stderr):
        stream.write("\x1b[2J\x1b]0;owned\x07\x1b[?1049h::error::owned\n<script>alert(1)</script>\n")
    return 0
