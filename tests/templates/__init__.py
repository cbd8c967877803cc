"""Templates: their files, drawing, prompts and library."""
