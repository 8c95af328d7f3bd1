// Who may do what: all role assignments of the deployment. tests/Infrastructure/RoleAssignments.txt holds the same as a table.
import { Names, roleName } from '../names.bicep'

param names Names
param anchorContainer string

@description('There is a Durable Task Scheduler.')
param usesScheduler bool

@description('Tables and the key of the custom role that the app has on each.')
param tableRoles { *: string }

@description('Hubs, and the object ids of those that may send to each.')
param senders { *: string[] }

var builtIn = {
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  eventHubsDataReceiver: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'
  monitoringMetricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  durableTaskDataContributor: '0ad04412-c4d5-4796-b79c-f76d14c8d402'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = { name: names.identity }
resource host 'Microsoft.Storage/storageAccounts@2026-04-01' existing = { name: names.hostAccount }
resource audit 'Microsoft.Storage/storageAccounts@2026-04-01' existing = { name: names.auditAccount }
resource tables 'Microsoft.Storage/storageAccounts/tableServices/tables@2026-04-01' existing = [
  for table in items(tableRoles): { name: '${names.auditAccount}/default/${table.key}' }
]
resource anchors 'Microsoft.Storage/storageAccounts/blobServices/containers@2026-04-01' existing = {
  name: '${names.anchorAccount}/default/${anchorContainer}'
}
resource hubs 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' existing = [
  for hub in items(senders): { name: '${names.eventHubs}/${hub.key}' }
]
resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: names.applicationInsights }
resource vault 'Microsoft.KeyVault/vaults@2025-05-01' existing = { name: names.vault }
resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' existing = if (usesScheduler) { name: names.scheduler }

// The Functions host: packages, checkpoints, timers' leases; the Durable task hub: queues, history, large messages.
resource hostRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [builtIn.blobDataOwner, builtIn.queueDataContributor, builtIn.tableDataContributor]: {
    scope: host
    name: guid(host.id, identity.id, role)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

// At its start the app asks for each table to be created; a table that is there makes it no difference.
resource tableMaker 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: audit
  name: guid(audit.id, identity.id, roleName(resourceGroup().id, 'tableMaker'))
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleName(resourceGroup().id, 'tableMaker')
    )
  }
}

resource rows 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (table, i) in items(tableRoles): {
    scope: tables[i]
    name: guid(tables[i].id, identity.id, roleName(resourceGroup().id, table.value))
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId(
        'Microsoft.Authorization/roleDefinitions',
        roleName(resourceGroup().id, table.value)
      )
    }
  }
]

resource anchorWriter 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: anchors
  name: guid(anchors.id, identity.id, roleName(resourceGroup().id, 'anchorWriter'))
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      roleName(resourceGroup().id, 'anchorWriter')
    )
  }
}

resource receivers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (hub, i) in items(senders): {
    scope: hubs[i]
    name: guid(hubs[i].id, identity.id, builtIn.eventHubsDataReceiver)
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.eventHubsDataReceiver)
    }
  }
]

// A hub decides which side an event is of. So who may send to one hub may not send to the other.
module hubSenders 'senders.bicep' = [
  for hub in items(senders): {
    params: { eventHubsName: names.eventHubs, hubName: hub.key, principalIds: hub.value }
  }
]

resource metricsPublisher 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, identity.id, builtIn.monitoringMetricsPublisher)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtIn.monitoringMetricsPublisher
    )
  }
}

resource secretsUser 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, builtIn.keyVaultSecretsUser)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', builtIn.keyVaultSecretsUser)
  }
}

resource taskWorker 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (usesScheduler) {
  scope: scheduler
  name: guid(scheduler.id, identity.id, builtIn.durableTaskDataContributor)
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      builtIn.durableTaskDataContributor
    )
  }
}
