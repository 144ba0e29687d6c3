"""Where law, words and organisations come from: folders of YAML, read only as far as needed."""
