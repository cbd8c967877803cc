"""Set files, rosters, and the sheets drawn from them."""
