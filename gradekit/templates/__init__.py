"""Template files: their schema, drawing, prompt text, and the library."""
