"""What an installed program is made of, as data: the wheels of each target, and what of them is left out."""
