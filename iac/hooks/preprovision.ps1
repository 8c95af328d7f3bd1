# A budget remembers the month in which it was made, and cannot be told another one later.
$ErrorActionPreference = 'Stop'
if (-not $env:REALRECON_BUDGET_START) {
  azd env set REALRECON_BUDGET_START ([DateTime]::UtcNow.ToString('yyyy-MM-01'))
}
