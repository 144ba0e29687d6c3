"""What to do about it: events, the ladder, the plan."""
