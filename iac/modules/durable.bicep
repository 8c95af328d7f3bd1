import { SchedulerSize } from '../sizes.bicep'

param location string
param tags object
param name string
param taskHub string
param size SchedulerSize

resource scheduler 'Microsoft.DurableTask/schedulers@2025-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    // An empty list lets nobody in. Who gets in is decided by roles: the scheduler knows no keys.
    ipAllowlist: ['0.0.0.0/0']
    sku: size.sku == 'Dedicated' ? { name: size.sku, capacity: size.capacity } : { name: size.sku }
  }

  resource hub 'taskHubs' = {
    name: taskHub
  }
}

output endpoint string = scheduler.properties.endpoint
