import { LogsSize } from '../sizes.bicep'

param location string
param tags object
param workspaceName string
param applicationInsightsName string
param size LogsSize

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: size.retentionDays
    workspaceCapping: { dailyQuotaGb: size.dailyCapGB }
    features: { disableLocalAuth: true, enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: applicationInsightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

// An address and the name of the resource, no credential: DisableLocalAuth refuses whoever has nothing else.
output connectionString string = insights.properties.ConnectionString
