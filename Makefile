# Newsroom. `make run` starts the demo, `make test` runs every test; both set themselves up.

.DEFAULT_GOAL := help
.PHONY: help run new test soak bench quotes related messages audit lock format setup setup-dev clean-demo

PY := .venv/bin/python
UV := .uv/bin/python -m uv
COMPILE := pip compile --quiet --universal --generate-hashes --no-header --python-version 3.12

help:  ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

run: setup  ## start the demo newsroom on 127.0.0.1, port PORT or 8000
	@DEMO=1 exec $(PY) -m newsroom.serve

new: setup  ## set an empty newsroom up, question by question
	@exec $(PY) manage.py start

test: setup-dev  ## run every check and every test, on both databases and in a browser
	@exec $(PY) -m tests.run

soak: setup-dev  ## what takes long: kill workers for SOAK seconds (300), the desk on PostgreSQL too
	@SOAK=$${SOAK:-300} $(PY) -m pytest -q tests/newsroom/test_clock.py
	@EVERYTHING=1 $(PY) -m tests.run postgresql

bench: setup-dev  ## measure what the documentation promises
	@exec $(PY) -m tests.bench

quotes: setup-dev  ## score the quotation finder by language; PASSAGES=dir for other passages
	@$(PY) -m tests.document.quotations.scores $(PASSAGES)

messages: setup-dev  ## bring the translations of what readers meet up to date, and compile them
	@$(PY) -m tests.messages

related: setup-dev  ## score the related stories of the demo newsroom by labels
	@exec $(PY) -m pytest -q tests/management/test_related_quality.py

audit: setup-dev  ## measure the demo newsroom's pages, write docs/audit.md; QUICK=1 for a look
	@exec $(PY) -m tests.audit

format: setup-dev  ## lay the code out
	@$(PY) -m ruff format . && $(PY) -m ruff check --fix .

lock: setup-dev  ## lock the newest versions that requirements/*.in allow
	@cd requirements && ../$(UV) $(COMPILE) --upgrade uv.in -o uv.txt
	@cd requirements && ../$(UV) $(COMPILE) --upgrade base.in -o base.txt
	@cd requirements && ../$(UV) $(COMPILE) --upgrade dev.in -o dev.txt

setup:
	@sh requirements/install.sh base

setup-dev:
	@sh requirements/install.sh dev

clean-demo:  ## delete the demo's database and files, so that the next start begins anew
	rm -rf var/newsroom.sqlite3* media/public media/private
