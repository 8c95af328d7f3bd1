// Every connection by address and identity: there is no key in any of these.
@description('Of the app\'s identity.')
param clientId string

param hostBlobEndpoint string
param hostQueueEndpoint string
param hostTableEndpoint string
param auditTableEndpoint string

@description('https address of the container.')
param anchorContainer string

param eventHubsHostName string
param redriveGroup string

@description('What Application Insights calls its connection string. It says where to send; who may is decided by the identity\'s role.')
param telemetryAddress string

param dashboardHostName string

@description('Of the Durable Task Scheduler; empty where the task hub is in the host\'s storage account.')
param schedulerEndpoint string

@description('Settings of RealRecon itself. They win over those made here.')
param further { *: string }

var base = {
  AZURE_CLIENT_ID: clientId
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
  AzureWebJobsStorage__blobServiceUri: hostBlobEndpoint
  AzureWebJobsStorage__queueServiceUri: hostQueueEndpoint
  AzureWebJobsStorage__tableServiceUri: hostTableEndpoint
  EventHubs__fullyQualifiedNamespace: eventHubsHostName
  EventHubs__credential: 'managedidentity'
  EventHubs__clientId: clientId
  RedriveConsumerGroup: redriveGroup
  Tables: auditTableEndpoint
  Anchors: anchorContainer
  APPLICATIONINSIGHTS_CONNECTION_STRING: telemetryAddress
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD'
  RealRecon__DashboardUrl: 'https://${dashboardHostName}'
}

// host.json names the storage account's task hub; these three put the scheduler in its place.
var schedulerSettings = {
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DurableTaskScheduler'
  DurableTaskScheduler: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${clientId}'
}

output settings object = union(base, empty(schedulerEndpoint) ? {} : schedulerSettings, further)
