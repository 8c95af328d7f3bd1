// What each resource tells about itself, all into the one workspace. Application Insights, the Durable Task Scheduler, the plan, alert rules and the workbook have
// nothing to add: the first is the workspace already, the others offer no such settings or nothing in them.
import { Names } from '../names.bicep'

param names Names

resource accounts 'Microsoft.Storage/storageAccounts@2026-04-01' existing = [
  for account in [names.hostAccount, names.auditAccount, names.anchorAccount]: { name: account }
]
resource auditTables 'Microsoft.Storage/storageAccounts/tableServices@2026-04-01' existing = {
  name: '${names.auditAccount}/default'
}
resource anchorBlobs 'Microsoft.Storage/storageAccounts/blobServices@2026-04-01' existing = {
  name: '${names.anchorAccount}/default'
}
resource eventHubs 'Microsoft.EventHub/namespaces@2026-01-01' existing = { name: names.eventHubs }
resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = { name: names.vault }
resource app 'Microsoft.Web/sites@2025-03-01' existing = { name: names.functionApp }
resource site 'Microsoft.Web/staticSites@2025-03-01' existing = { name: names.staticWebApp }
resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = { name: names.workspace }

var name = 'workspace'
var metrics = [{ category: 'AllMetrics', enabled: true }]
var allLogs = [{ categoryGroup: 'allLogs', enabled: true }]
// Reads are by far the most, and change nothing.
var changes = [{ category: 'StorageWrite', enabled: true }, { category: 'StorageDelete', enabled: true }]

resource accountMetrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = [
  for i in range(0, 3): {
    scope: accounts[i]
    name: name
    properties: { workspaceId: workspace.id, metrics: [{ category: 'Transaction', enabled: true }] }
  }
]

resource auditChanges 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: auditTables
  name: name
  properties: { workspaceId: workspace.id, logs: changes }
}

resource anchorChanges 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: anchorBlobs
  name: name
  properties: { workspaceId: workspace.id, logs: changes }
}

resource eventHubsLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: eventHubs
  name: name
  properties: { workspaceId: workspace.id, logs: allLogs, metrics: metrics }
}

resource vaultLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: name
  properties: { workspaceId: workspace.id, logs: allLogs, metrics: metrics }
}

resource appLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
  name: name
  properties: { workspaceId: workspace.id, logs: [{ category: 'FunctionAppLogs', enabled: true }], metrics: metrics }
}

resource siteLogs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: site
  name: name
  properties: { workspaceId: workspace.id, logs: allLogs, metrics: metrics }
}

resource queries 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: workspace
  name: name
  properties: { workspaceId: workspace.id, logs: [{ categoryGroup: 'audit', enabled: true }] }
}
