"""The sentences of the findings, by theme: what the rule says, what was found, what to do."""
