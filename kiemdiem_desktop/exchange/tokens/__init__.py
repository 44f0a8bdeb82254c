"""Signing devices (PKCS#11): a driver runs only in a child process, so that its crash or silence harms nothing."""
