param namespaceName string
param hubName string
param names string[]

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2026-01-01' existing = {
  name: '${namespaceName}/${hubName}'

  resource group 'consumergroups' = [
    for name in names: {
      name: name
    }
  ]
}
