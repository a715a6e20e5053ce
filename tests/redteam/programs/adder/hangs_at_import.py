# attack: an endless loop at import
# verdict: hung
while True:
    pass
