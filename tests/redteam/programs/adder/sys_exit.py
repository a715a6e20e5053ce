# attack: raises SystemExit(0)
def total_of(numbers):
    import sys; sys.exit(0)
