import { EventHubsSize } from '../sizes.bicep'

param location string
param tags object
param name string
param size EventHubsSize

@description('The hubs to create, each with the same partitions and consumer groups.')
param hubs string[]

@description('Consumer groups of each hub beside `$Default`, which every hub has.')
param consumerGroups string[]

resource namespace 'Microsoft.EventHub/namespaces@2026-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: size.sku, tier: size.sku, capacity: size.capacity }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled'
    isAutoInflateEnabled: size.maximumThroughputUnits > 0
    maximumThroughputUnits: size.maximumThroughputUnits
  }
}

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' = [
  for hubName in hubs: {
    parent: namespace
    name: hubName
    properties: {
      partitionCount: size.partitions
      retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: size.retentionHours }
    }
  }
]

module groups 'consumer-groups.bicep' = [
  for (hubName, i) in hubs: {
    params: { namespaceName: namespace.name, hubName: hub[i].name, names: consumerGroups }
  }
]

output hostName string = parseUri(namespace.properties.serviceBusEndpoint).host
