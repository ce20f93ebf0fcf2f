#!/bin/sh
# Writes requirements.lock and requirements-test.lock: exact versions with hashes, for every platform, no addresses.
set -eu
command -v uv >/dev/null || { echo "uv fehlt: „pip install uv“"; exit 2; }
options="--quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --allow-unsafe"
echo setuptools | uv pip compile $options pyproject.toml - --output-file requirements.lock
echo setuptools | uv pip compile $options --constraint requirements.lock --extra test pyproject.toml - --output-file requirements-test.lock
