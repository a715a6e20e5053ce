# verdict: wrong
# check: test_the_tool_for_jobs_that_compute
"""The reason is missing."""

def choose(name):
    return "processes"
