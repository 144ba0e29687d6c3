"""The commands behind the command line, one module a subject; each returns an exit code."""
