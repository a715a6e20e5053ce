# attack: an endless loop that catches everything
# verdict: hung
def total_of(numbers):
    while True:
        try:
            while True:
                pass
        except:
            pass
