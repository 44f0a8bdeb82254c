"""Foreign files in: rosters as secretaries keep them, read as they are and never changed."""
