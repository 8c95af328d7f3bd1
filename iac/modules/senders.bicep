param eventHubsName string
param hubName string

@description('Object ids of the managed identities or service principals that may send to the hub.')
param principalIds string[]

var eventHubsDataSender = '2b629674-e913-4c01-ae53-ef4638d8f975'

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' existing = { name: '${eventHubsName}/${hubName}' }

resource senders 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for principalId in principalIds: {
    scope: hub
    name: guid(hub.id, principalId, eventHubsDataSender)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', eventHubsDataSender)
    }
  }
]
