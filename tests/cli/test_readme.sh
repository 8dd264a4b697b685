#!/bin/sh
# Every command that the README shows prints what the README says.
if command -v python3 >/dev/null; then python3 tests/cli/readme.py; else echo "skip README: no python3"; fi
