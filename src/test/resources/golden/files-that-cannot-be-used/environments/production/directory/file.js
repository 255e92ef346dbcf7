// Not this one.
