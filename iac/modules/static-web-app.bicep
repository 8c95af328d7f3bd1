param location string
param tags object
param name string

resource site 'Microsoft.Web/staticSites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'web' })
  sku: { name: 'Standard', tier: 'Standard' }
  properties: {
    allowConfigFileUpdates: true
    // A preview of a change would answer without the backend, and with whatever its routes say.
    stagingEnvironmentPolicy: 'Disabled'
  }
}

output hostName string = site.properties.defaultHostname
