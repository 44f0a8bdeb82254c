"""Room `gui/widgets`: the parts that screens are built of; each knows values of the domain, none knows a service."""
