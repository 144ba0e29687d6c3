"""What the law is: dates, conditions, the model of a statute, authorities, matching."""
