"""Other people's formats: what we know, in words that their tools read."""
