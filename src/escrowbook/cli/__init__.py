"""The counter: command lines in, text and exit codes out; the only room that knows the outside."""
