"""Lists of people, as they come: files, headers, cells, rows."""
