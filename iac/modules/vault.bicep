// For the keys of banks, gateways and sinks, which RealRecon needs but no template may know. App settings refer to them; docs/deployment.md says how.
param location string
param tags object

@maxLength(24)
param name string

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    publicNetworkAccess: 'Enabled'
  }
}
