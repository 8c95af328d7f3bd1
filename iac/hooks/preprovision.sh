#!/bin/sh
# A budget remembers the month in which it was made, and cannot be told another one later.
set -eu
if [ -z "${REALRECON_BUDGET_START:-}" ]; then
  azd env set REALRECON_BUDGET_START "$(date -u +%Y-%m-01)"
fi
