#!/bin/sh
# Locks the retention of the anchors where REALRECON_LOCK_ANCHORS is true: from then on nobody can shorten or remove it, and the account cannot be deleted before
# its last anchor is old enough. Locking is an action of the storage service, not a property that a template could set. Safe to repeat.
set -eu
[ "${REALRECON_ANCHORS_LOCKED:-false}" = "true" ] || exit 0

policy() { # policy COMMAND...: az storage container immutability-policy COMMAND... of the anchors
  az storage container immutability-policy "$@" \
    --resource-group "$AZURE_RESOURCE_GROUP" --account-name "$REALRECON_ANCHOR_ACCOUNT" --container-name "$REALRECON_ANCHOR_CONTAINER"
}

state=$(policy show --query state --output tsv)
if [ "$state" = "Locked" ]; then
  echo "The retention of the anchors is locked."
  exit 0
fi
if [ "$state" != "Unlocked" ]; then
  echo "The anchors have no retention to lock. Run 'azd env set REALRECON_LOCK_ANCHORS false' and 'azd provision' first, which makes one." >&2
  exit 1
fi
policy lock --if-match "$(policy show --query etag --output tsv)" --output none
echo "The retention of the anchors is locked now, for good."
