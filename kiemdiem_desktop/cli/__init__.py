"""Room `cli`: commands: parse, open the workspace, call a service, print."""
