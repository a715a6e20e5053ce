# verdict: wrong
# check: test_the_loop_runs_in_a_thread_named_loop_thread
"""Prints the right text, but from the main thread."""


def main():
    print("thread MainThread is running...")
    print("thread LoopThread is running...")
    for n in range(1, 6):
        print(f"thread LoopThread >>> {n}")
    print("thread LoopThread ended.")
    print("thread MainThread ended.")
