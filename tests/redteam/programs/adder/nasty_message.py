# attack: a message that steers terminals, sheets, pages and build servers
def total_of(numbers):
    raise ValueError("\x1b[2J\x1b]0;owned\x07=cmd|' /C calc'!A0 <script>alert(1)</script>\n"
                     "::error::owned\n**bold** \u202eevil\u2066 \x00 " + "x" * 100_000)
