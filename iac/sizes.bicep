@export()
@description('How much of everything. One value of this type is chosen as the parameter `size` of main.bicep; a size of your own is `{ ...sizes.production, eventHubs: { ... } }`.')
@sealed()
type Size = {
  @description('Spread over availability zones what can be. The region must have zones.')
  zoneRedundant: bool

  @description('Put locks on the accounts of the audit log and of its anchors, so that nobody deletes them by mistake. `azd down` then needs the locks removed first.')
  deletionLocks: bool

  @description('Of all three storage accounts.')
  storageSku: 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS' | 'Standard_RAGZRS'

  @description('Days that an anchor cannot be changed or deleted after it was written.')
  @minValue(1)
  @maxValue(146000)
  anchorRetentionDays: int

  eventHubs: EventHubsSize
  functionApp: FunctionAppSize
  scheduler: SchedulerSize
  logs: LogsSize
}

@export()
@sealed()
type EventHubsSize = {
  sku: 'Standard' | 'Premium'

  @description('Throughput units (Standard) or processing units (Premium) at the start.')
  @minValue(1)
  capacity: int

  @description('Standard: up to how many throughput units the namespace grows by itself; 0 keeps it at `capacity`.')
  @minValue(0)
  @maxValue(40)
  maximumThroughputUnits: int

  @description('Of each hub. Cannot be changed afterwards on Standard, and bounds how many instances read a hub at once. At most 32 on Standard, 100 on Premium.')
  @minValue(1)
  @maxValue(100)
  partitions: int

  @description('How long events can be read again, in hours. At most 168 on Standard, 2160 on Premium.')
  @minValue(1)
  @maxValue(2160)
  retentionHours: int
}

@export()
@sealed()
type FunctionAppSize = {
  instanceMemoryMB: 512 | 2048 | 4096

  @minValue(40)
  @maxValue(1000)
  maximumInstanceCount: int

  @description('Instances that wait warm, by scaling group: `http`, `durable`, or `function:` and the name of a function. Zone redundancy needs two or more of each.')
  alwaysReady: AlwaysReady[]
}

@sealed()
type AlwaysReady = {
  name: string

  @minValue(0)
  instanceCount: int
}

@export()
@sealed()
type SchedulerSize = {
  @description('Of the Durable Task Scheduler; used where `durableBackend` is `scheduler`. Consumption carries 500 actions a second.')
  sku: 'Consumption' | 'Dedicated'

  @description('Capacity units of a Dedicated scheduler, 2,000 actions a second each.')
  @minValue(1)
  @maxValue(3)
  capacity: int
}

@export()
@sealed()
type LogsSize = {
  @minValue(30)
  @maxValue(730)
  retentionDays: int

  @description('Gigabytes a day after which no more logs are taken until the next day; -1 takes all.')
  dailyCapGB: int
}

@export()
var sizes = {
  // A team's own copy: cheapest, nothing waits warm.
  dev: {
    zoneRedundant: false
    deletionLocks: false
    storageSku: 'Standard_LRS'
    anchorRetentionDays: 1
    eventHubs: { sku: 'Standard', capacity: 1, maximumThroughputUnits: 0, partitions: 4, retentionHours: 24 }
    functionApp: { instanceMemoryMB: 2048, maximumInstanceCount: 40, alwaysReady: [] }
    scheduler: { sku: 'Consumption', capacity: 1 }
    logs: { retentionDays: 30, dailyCapGB: 1 }
  }
  // Up to some hundreds of events a second.
  production: {
    zoneRedundant: true
    deletionLocks: true
    storageSku: 'Standard_ZRS'
    anchorRetentionDays: 2555
    eventHubs: { sku: 'Standard', capacity: 2, maximumThroughputUnits: 10, partitions: 16, retentionHours: 168 }
    functionApp: {
      instanceMemoryMB: 2048
      maximumInstanceCount: 100
      alwaysReady: [
        { name: 'http', instanceCount: 2 }
        { name: 'durable', instanceCount: 2 }
        { name: 'function:GatewayEventsFunction', instanceCount: 2 }
        { name: 'function:BankEventsFunction', instanceCount: 2 }
      ]
    }
    scheduler: { sku: 'Dedicated', capacity: 1 }
    logs: { retentionDays: 90, dailyCapGB: -1 }
  }
  // Beyond that: a Premium namespace, larger and more instances.
  highVolume: {
    zoneRedundant: true
    deletionLocks: true
    storageSku: 'Standard_ZRS'
    anchorRetentionDays: 2555
    eventHubs: { sku: 'Premium', capacity: 2, maximumThroughputUnits: 0, partitions: 32, retentionHours: 168 }
    functionApp: {
      instanceMemoryMB: 4096
      maximumInstanceCount: 400
      alwaysReady: [
        { name: 'http', instanceCount: 2 }
        { name: 'durable', instanceCount: 8 }
        { name: 'function:GatewayEventsFunction', instanceCount: 8 }
        { name: 'function:BankEventsFunction', instanceCount: 8 }
      ]
    }
    scheduler: { sku: 'Dedicated', capacity: 3 }
    logs: { retentionDays: 90, dailyCapGB: -1 }
  }
}
