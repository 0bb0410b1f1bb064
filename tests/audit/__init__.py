"""What readers' machines make of the demo newsroom, measured: `make audit`.

The newsroom is started in earnest, on this machine alone; every kind of page is weighed, looked at
by axe, Nu and Lighthouse, and what is for machines is held against its schema. The table goes to
docs/audit.md; a figure beyond its bound ends the audit with 1.
"""
