# attack: asks somebody outside
import socket

def total_of(numbers):
    for place in (("127.0.0.1", {PORT}), ("192.0.2.1", 80), ("8.8.8.8", 53)):
        try:
            with socket.create_connection(place, timeout=0.2) as line:
                line.sendall(b"the sum, please")
                return int(line.recv(100) or 0) and sum(numbers)
        except OSError:
            pass
    return 0
