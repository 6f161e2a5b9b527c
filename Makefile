# Chinese first: the people who try the demo are legal officers.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
SEED   := seeds/huangzhong-2024.txt

.DEFAULT_GOAL := help
.PHONY: help demo test test-all readme docs picture clean

help: ## 列出全部目标 / list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.demo ## 安装并给一份真实报告打分 / install, then score a real report
	@$(BIN)/checker score $(SEED)

test: $(VENV)/.dev ## 运行全部检查和测试 / run every check and test
	@echo '==> ruff check'          && $(BIN)/ruff check .
	@echo '==> ruff format --check' && $(BIN)/ruff format --check .
	@echo '==> mypy'                && $(BIN)/mypy
	@echo '==> lint-imports'        && $(BIN)/lint-imports --no-logo
	@echo '==> checker rules lint'  && $(BIN)/checker rules lint
	@echo '==> checker rules test'  && $(BIN)/checker rules test
	@echo '==> pytest'              && $(BIN)/python -m pytest -q -n auto --dist loadfile -m 'not ocr'
	@echo '==> 全部通过 / all passed（扫描件的测试另见 make test-all）'

test-all: test $(VENV)/.all ## 再加扫描件识别的测试（较慢） / also the tests of text recognition (slow)
	@echo '==> pytest -m ocr'       && TEST_ALL=1 $(BIN)/python -m pytest -q -m ocr

readme: $(VENV)/.dev ## 更新 README 中的示例输出 / refresh the output shown in the READMEs
	@$(BIN)/python -m tests.test_readme

docs: $(VENV)/.dev ## 更新 docs/rules.md / refresh the page of all rules
	@$(BIN)/checker rules docs --output docs/rules.md

picture: $(VENV)/.dev ## 更新 README 中的图片 / refresh the picture in the READMEs
	@$(BIN)/python -m docs.screenshot

clean: ## 删除虚拟环境和缓存 / remove the environment and the caches
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find checker tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo '需要 Python 3.11 或更高版本；请指定：make demo PYTHON=python3.12'; \
	  echo 'Python 3.11 or newer is needed: make demo PYTHON=python3.12'; exit 2; }
	@echo '==> $(VENV)'
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
	  || { $(PYTHON) -m venv --clear --without-pip $(VENV) \
	       && $(PYTHON) -m pip --quiet --python $(BIN)/python install pip; }  # Debian without python3-venv
	@touch $@

$(VENV)/.demo: pyproject.toml constraints.txt | $(VENV)/.python
	@echo '==> pip install -e .'
	@$(PIP) install -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/.python
	@echo '==> pip install -e .[dev]'
	@$(PIP) install -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.demo

$(VENV)/.all: pyproject.toml constraints.txt | $(VENV)/.dev
	@echo '==> pip install -e .[dev,ocr]'
	@$(PIP) install -c constraints.txt -e '.[dev,ocr]'
	@touch $@
