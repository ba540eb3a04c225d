# Each target is one line calling `quyhoach`; .venv is made first where it is missing.
#   make draft2                      the repository's own workspace (sections/)
#   make draft2 WORKSPACE=../tinh-x  another one         FAST=1  without LibreOffice
#   CHI_TIET=1                       notices one by one, with file and line
#   make seal1 BY='Nguyễn Văn A' DATE=2025-11-17   issues draft 1; ALLOW_UNSIGNED='why' ALLOW_OPEN='why'
#   AGENCY=so-y-te                   one agency (check, preview, forms, import, status)
#   TODAY=2025-12-01                 the day looked at (status, progress), else today
#   make import FILE=bai.docx AGENCY=so-y-te ITEM=y-te    ROUND=2  TABLES=excel  REVISIONS=accept
#                                    DRY=1 shows what it would write, REPLACE=1 replaces
#   make fix AGENCY=so-y-te          shows what it would mend; REPLACE=1 writes
#   SINCE=theo-doi.json              an earlier status: progress tells what moved since
#   make mutants SEED=7              how many random mutants of the code its tests kill
#   COUNT=200                        FOLDERS='pipeline/compare' (else: compare, consult, checks, …)
# Needs Python 3.11 (PYTHON=… names another), make and git; nothing from apt.
PYTHON ?= python3
WORKSPACE ?=
FAST ?=
STRICT ?=
FORMAL ?=
CHI_TIET ?=
AGENCY ?=
TODAY ?=
SINCE ?=
FROM ?= 1
TO ?= 2
FILE ?=
ITEM ?=
ROUND ?=
TABLES ?=
REVISIONS ?=
DRY ?=
REPLACE ?=
SEED ?= 1
COUNT ?= 200
FOLDERS ?=

ready := .venv/.ready
ready_dev := .venv/.ready-dev
quyhoach = .venv/bin/quyhoach
place = $(if $(WORKSPACE),--workspace '$(WORKSPACE)')
detail = $(if $(CHI_TIET),--chi-tiet)
today = $(if $(TODAY),--today '$(TODAY)')
agency = $(if $(AGENCY),--agency '$(AGENCY)')
build = $(if $(WORKSPACE),$(WORKSPACE)/)build
draft_options = $(place) $(detail) $(if $(FAST),--fast) $(if $(FORMAL),--formal) $(if $(STRICT),--strict)

import_options = $(if $(ROUND),--round $(ROUND)) $(if $(TABLES),--tables $(TABLES)) \
	$(if $(REVISIONS),--revisions $(REVISIONS)) $(if $(DRY),--dry-run) $(if $(REPLACE),--replace)

# A test run starts some sixty processes: what Python compiles is kept, and out of the way.
compiled = PYTHONDONTWRITEBYTECODE= PYTHONPYCACHEPREFIX='$(CURDIR)/.venv/compiled'

.DELETE_ON_ERROR:
.SUFFIXES:
.PHONY: help diff check fix preview serve forms status progress verify dossier import \
	test bench mutants lint pages clean always

help: $(ready)
	@$(quyhoach) --help

draft%: always $(ready)
	$(quyhoach) draft $* $(draft_options)

diff: $(ready)
	$(quyhoach) diff $(FROM) $(TO) $(draft_options)

check: $(ready)
	$(quyhoach) check $(agency) $(place) $(detail)

fix: $(ready)
	$(quyhoach) fix $(agency) $(place) $(if $(ITEM),--item '$(ITEM)') $(if $(ROUND),--round $(ROUND)) \
	  $(if $(REPLACE),--replace)

preview: $(ready)
	$(quyhoach) preview $(agency) $(place)

serve: $(ready)
	$(quyhoach) serve $(place)

forms: $(ready)
	$(quyhoach) forms $(agency) $(place)

responses%: always $(ready)
	$(quyhoach) responses $* $(place)

status: $(ready)
	$(quyhoach) status $(agency) $(place) $(today)

progress: $(ready)
	$(quyhoach) progress $(place) $(today) $(if $(SINCE),--since '$(SINCE)')

seal%: always $(ready)
	$(quyhoach) seal $* $(place) $(if $(FAST),--fast) $(if $(BY),--by '$(BY)') $(if $(DATE),--date '$(DATE)') \
	  $(if $(ALLOW_UNSIGNED),--allow-unsigned '$(ALLOW_UNSIGNED)') $(if $(ALLOW_OPEN),--allow-open '$(ALLOW_OPEN)')

kit%: always $(ready)
	$(quyhoach) kit $* $(agency) $(place)

verify: $(ready)
	$(quyhoach) verify $(place)

dossier: $(ready)
	$(quyhoach) dossier $(DOSSIER) $(if $(ROUND),--round $(ROUND)) $(place)

import: $(ready)
	$(quyhoach) import '$(FILE)' $(place) $(agency) $(if $(ITEM),--item '$(ITEM)') $(import_options)

test: $(ready_dev)
	$(compiled) .venv/bin/python -m pytest -n 2 --dist worksteal

bench: $(ready_dev)
	.venv/bin/python -m tests.bench.run

mutants: $(ready_dev)
	.venv/bin/python -m tests.mutants --seed '$(SEED)' --count '$(COUNT)' $(FOLDERS)

lint: $(ready_dev)
	.venv/bin/ruff check . && .venv/bin/ruff format --check . && .venv/bin/mypy && .venv/bin/lint-imports

pages: $(ready)
	.venv/bin/python -m tests.office.contact_sheets '$(build)'

# Only what is directly in a workspace's build/; a `build` that is a link is not followed.
clean:
	@test -d '$(if $(WORKSPACE),$(WORKSPACE)/)sections' || { echo 'Không thấy sections/: không phải một thư mục làm việc, không xóa gì.'; exit 2; }
	@test ! -d '$(build)' || find '$(build)' -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf -- {} +

always:

$(ready): pyproject.toml
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(ready_dev): $(ready)
	.venv/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
