#!/bin/sh
# Makes .venv from the locked requirements, once, and again only when a lock file changed.
#
#   install.sh base    what the site needs
#   install.sh dev     and what the tests need
#
# uv comes from the package index into .uv, so that it is no prerequisite. A .venv that has the
# tests' packages keeps them when the site is started.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null; }

# Each candidate is asked for its version: with pyenv, a name on PATH may be a shim that starts
# an older Python, or nothing at all.
find_python() {
    if [ -n "${PYTHON:-}" ]; then
        new_enough "$PYTHON" || stop "PYTHON=$PYTHON is not Python 3.12 or newer. Name one that is, or leave PYTHON unset."
        say "$PYTHON"
        return
    fi
    for candidate in python3.13 python3.12 python3 python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python3 \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.12*/bin/python3 \
        /usr/local/bin/python3.1[23] /usr/bin/python3.1[23]; do
        if command -v "$candidate" >/dev/null 2>&1 && new_enough "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    stop "Newsroom needs Python 3.12 or newer, and found none on PATH or in pyenv. Install it (for example: pyenv install 3.13), then run make again."
}

# A virtual environment that moved or lost its Python is no longer one.
alive() { [ -x "$1/bin/python" ] && new_enough "$1/bin/python"; }

writable() {
    (umask 077; : >"$1/.write-test") 2>/dev/null || stop "The folder $(pwd) cannot be written to: it is read-only or the disk is full. Make room or make it writable, then run make again."
    rm -f "$1/.write-test"
}

wanted=$1
stamp=.venv/installed
if [ "$wanted" = base ] && alive .venv && grep -q '^dev ' "$stamp" 2>/dev/null; then
    wanted=dev
fi
locks="$wanted $(cat requirements/uv.txt "requirements/$wanted.txt" | cksum)"
if alive .venv && [ "$(cat "$stamp" 2>/dev/null)" = "$locks" ]; then
    exit 0
fi

python=$(find_python)
writable .
if ! alive .uv || ! .uv/bin/python -m uv --version >/dev/null 2>&1; then
    say "Making the tools' environment with $python"
    rm -rf .uv
    "$python" -m venv .uv >.uv.log 2>&1 || {
        cat .uv.log >&2
        rm -rf .uv .uv.log
        stop "$python could not make a virtual environment (its words are above). On Debian and Ubuntu, install python3-venv, then run make again."
    }
    rm -f .uv.log
fi
if ! .uv/bin/python -m uv --version >/dev/null 2>&1; then
    .uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r requirements/uv.txt || stop "uv could not be installed (the reason is above). Check the network, then run make again."
fi
export UV_PYTHON_DOWNLOADS=never
if ! alive .venv; then
    rm -rf .venv
    .uv/bin/python -m uv venv --quiet --python "$python" .venv || stop "The environment .venv could not be made (the reason is above)."
fi
say "Installing the $wanted packages into .venv"
.uv/bin/python -m uv pip sync --quiet --require-hashes --python .venv/bin/python \
    "requirements/$wanted.txt" || stop "The packages could not be installed (the reason is above). Check the network and the room on the disk, then run make again."
printf '%s\n' "$locks" >"$stamp"
