"""What happened to whom: the interview, the organisations, the facts."""
