// Puts the function app behind the Static Web App's /api and its sign-in. Apart from everything else, because it was never seen on Flex Consumption:
// docs/deployment.md, "Not certain".
param staticWebAppName string
param functionAppId string

@description('Region of the function app.')
param location string

resource site 'Microsoft.Web/staticSites@2025-03-01' existing = {
  name: staticWebAppName

  resource backend 'linkedBackends' = {
    name: 'api'
    properties: {
      backendResourceId: functionAppId
      region: location
    }
  }
}
