"""What sets the program up and packs it; no part of the program itself."""
