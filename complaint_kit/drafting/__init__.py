"""From a plan to letters, and from letters to the formats asked for."""
