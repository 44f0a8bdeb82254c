"""Smoke tests of what was built: installed on a fresh machine, used for the main job, upgraded, removed."""
