# Locks the retention of the anchors where REALRECON_LOCK_ANCHORS is true: from then on nobody can shorten or remove it, and the account cannot be deleted before
# its last anchor is old enough. Locking is an action of the storage service, not a property that a template could set. Safe to repeat.
$ErrorActionPreference = 'Stop'
if ($env:REALRECON_ANCHORS_LOCKED -ne 'true') { exit 0 }

function Policy {
  $answer = az storage container immutability-policy @args --resource-group $env:AZURE_RESOURCE_GROUP `
    --account-name $env:REALRECON_ANCHOR_ACCOUNT --container-name $env:REALRECON_ANCHOR_CONTAINER
  if ($LASTEXITCODE -ne 0) { throw "az storage container immutability-policy $($args[0]) failed." }
  $answer
}

$state = Policy show --query state --output tsv
if ($state -eq 'Locked') {
  'The retention of the anchors is locked.'
  exit 0
}
if ($state -ne 'Unlocked') {
  throw "The anchors have no retention to lock. Run 'azd env set REALRECON_LOCK_ANCHORS false' and 'azd provision' first, which makes one."
}
Policy lock --if-match (Policy show --query etag --output tsv) --output none
'The retention of the anchors is locked now, for good.'
