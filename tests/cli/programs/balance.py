import threading

balance = 0


def change_it(n):
    global balance
    balance = balance + n
    balance = balance - n


threads = [threading.Thread(target=change_it, args=(n,)) for n in (5, 8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance)
