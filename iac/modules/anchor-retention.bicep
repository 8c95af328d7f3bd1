// Anchors can be written and appended to, but neither changed nor deleted until their time is over. The policy made here is unlocked: an owner can still
// shorten or remove it. Locking it is an action, not a property, and final: iac/hooks/lock-anchors does it where `lockAnchors` is set.
param accountName string
param containerName string

@minValue(1)
@maxValue(146000)
param retentionDays int

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  name: '${accountName}/default/${containerName}'

  resource policy 'immutabilityPolicies' = {
    name: 'default'
    properties: {
      immutabilityPeriodSinceCreationInDays: retentionDays
      allowProtectedAppendWrites: true
    }
  }
}
