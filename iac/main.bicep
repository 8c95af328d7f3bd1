targetScope = 'subscription'

import { Names, namesOf } from 'names.bicep'
import { Size } from 'sizes.bicep'
import { AlertThresholds, defaultThresholds } from 'alert-thresholds.bicep'

@description('Name of the azd environment; part of the resource group\'s name and tag of every resource.')
@minLength(1)
@maxLength(64)
param environmentName string

@description('Region of everything but the Static Web App.')
param location string

@description('Region of the Static Web App, which few regions have.')
@allowed(['westus2', 'centralus', 'eastus2', 'westeurope', 'eastasia'])
param staticWebAppLocation string = 'westeurope'

@description('How much of everything: one of `sizes`, or one of your own.')
param size Size

@description('Where Durable Functions keeps its state: the host\'s storage account, or a Durable Task Scheduler. Changing it leaves behind what is under way.')
@allowed(['storage', 'scheduler'])
param durableBackend string = 'storage'

@description('Put the function app behind the Static Web App. Until then its API answers nobody.')
param linkBackend bool = false

@description('The anchors\' retention is locked, or is to be locked by iac/hooks/lock-anchors: final, whoever asks.')
param lockAnchors bool = false

@description('Whom alerts and the budget tell; empty tells nobody.')
param alertMail string = ''

@description('From where on alert rules fire; null takes `defaultThresholds`.')
param alertThresholds AlertThresholds?

@description('Cost a month at which `alertMail` is told, in the currency that is billed; 0 for no budget.')
@minValue(0)
param monthlyBudget int = 0

@description('First day of the month in which the budget was first made, yyyy-MM-01; empty for no budget.')
param budgetStart string = ''

@description('Object ids of the identities that may send to `gateway-events`.')
param gatewaySenders string[] = []

@description('Object ids of the identities that may send to `bank-events`.')
param bankSenders string[] = []

@description('Further app settings, `RealRecon__` and what follows. A secret only as a reference to the vault: @Microsoft.KeyVault(VaultName=...;SecretName=...).')
param settings { *: string } = {}

@description('Further tags of every resource.')
param tags { *: string } = {}

var allTags = union(tags, { 'azd-env-name': environmentName, application: 'realrecon' })
var names Names = namesOf(uniqueString(subscription().id, environmentName, location))
var hubs = ['gateway-events', 'bank-events']
var redriveGroup = 'redrive'
var taskHub = 'RealRecon'
var packages = 'packages'
var anchorContainer = 'anchors'
var usesScheduler = durableBackend == 'scheduler'
var hasBudget = monthlyBudget > 0 && !empty(budgetStart) && !empty(alertMail)

// Each table, and what the app may do with its rows (modules/role-definitions.bicep).
var tableRoles = {
  AuditLog: 'rowAppender'
  AuditHeads: 'rowWriter'
  DeadLetters: 'rowWriter'
  Transactions: 'rowEditor'
  Cases: 'rowEditor'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { location: location, tags: allTags, name: names.identity }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    workspaceName: names.workspace
    applicationInsightsName: names.applicationInsights
    size: size.logs
  }
}

// Three accounts, because they differ in who may do what, in what may be deleted, and in what they have to carry.
module hostAccount 'modules/storage-account.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: names.hostAccount
    sku: size.storageSku
    containers: [packages]
    deletionLock: size.deletionLocks
  }
}

module auditAccount 'modules/storage-account.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: names.auditAccount
    sku: size.storageSku
    tables: objectKeys(tableRoles)
    deletionLock: size.deletionLocks
  }
}

module anchorAccount 'modules/storage-account.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: names.anchorAccount
    sku: size.storageSku
    containers: [anchorContainer]
    undeleteDays: 14
    deletionLock: size.deletionLocks
  }
}

// A locked policy takes no more changes from a template, so it is left alone then.
module anchorRetention 'modules/anchor-retention.bicep' = if (!lockAnchors) {
  scope: group
  params: {
    accountName: names.anchorAccount
    containerName: anchorContainer
    retentionDays: size.anchorRetentionDays
  }
  dependsOn: [anchorAccount]
}

module eventHubs 'modules/event-hubs.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: names.eventHubs
    size: size.eventHubs
    hubs: hubs
    consumerGroups: [redriveGroup]
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: { location: location, tags: allTags, name: names.vault }
}

module scheduler 'modules/durable.bicep' = if (usesScheduler) {
  scope: group
  params: {
    location: location
    tags: allTags
    name: names.scheduler
    taskHub: taskHub
    size: size.scheduler
  }
}

module staticWebApp 'modules/static-web-app.bicep' = {
  scope: group
  params: { location: staticWebAppLocation, tags: allTags, name: names.staticWebApp }
}

module settingsOfApp 'modules/app-settings.bicep' = {
  scope: group
  params: {
    clientId: identity.outputs.clientId
    hostBlobEndpoint: hostAccount.outputs.blobEndpoint
    hostQueueEndpoint: hostAccount.outputs.queueEndpoint
    hostTableEndpoint: hostAccount.outputs.tableEndpoint
    auditTableEndpoint: auditAccount.outputs.tableEndpoint
    anchorContainer: '${anchorAccount.outputs.blobEndpoint}${anchorContainer}'
    eventHubsHostName: eventHubs.outputs.hostName
    redriveGroup: redriveGroup
    telemetryAddress: monitoring.outputs.connectionString
    dashboardHostName: staticWebApp.outputs.hostName
    schedulerEndpoint: usesScheduler ? scheduler!.outputs.endpoint : ''
    further: settings
  }
}

// Before the app, so that it is not started without its rights.
module roleDefinitions 'modules/role-definitions.bicep' = {
  scope: group
  params: { suffix: environmentName }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    names: names
    anchorContainer: anchorContainer
    usesScheduler: usesScheduler
    tableRoles: tableRoles
    senders: { 'gateway-events': gatewaySenders, 'bank-events': bankSenders }
  }
  dependsOn: [
    identity
    monitoring
    hostAccount
    auditAccount
    anchorAccount
    eventHubs
    vault
    scheduler
    roleDefinitions
  ]
}

module functionApp 'modules/function-app.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    name: names.functionApp
    planName: names.plan
    size: size.functionApp
    zoneRedundant: size.zoneRedundant
    identityId: identity.outputs.id
    packageContainer: '${hostAccount.outputs.blobEndpoint}${packages}'
    settings: settingsOfApp.outputs.settings
  }
  dependsOn: [roles]
}

module linkedBackend 'modules/linked-backend.bicep' = if (linkBackend) {
  scope: group
  params: {
    staticWebAppName: names.staticWebApp
    functionAppId: functionApp.outputs.id
    location: location
  }
}

module diagnostics 'modules/diagnostics.bicep' = {
  scope: group
  params: { names: names }
  dependsOn: [
    monitoring
    hostAccount
    auditAccount
    anchorAccount
    eventHubs
    vault
    functionApp
    staticWebApp
  ]
}

module actionGroup 'modules/action-group.bicep' = if (!empty(alertMail)) {
  scope: group
  params: { tags: allTags, name: names.actionGroup, mail: alertMail }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: allTags
    workspaceName: names.workspace
    actionGroupName: empty(alertMail) ? '' : names.actionGroup
    thresholds: alertThresholds ?? defaultThresholds
  }
  dependsOn: [monitoring, actionGroup]
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: { location: location, tags: allTags, workspaceName: names.workspace }
  dependsOn: [monitoring]
}

module budget 'modules/budget.bicep' = if (hasBudget) {
  scope: group
  params: { name: names.budget, amount: max(1, monthlyBudget), start: budgetStart, mail: alertMail }
}

// azd keeps these in its environment; the hooks read them there.
output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output REALRECON_API string = 'https://${functionApp.outputs.hostName}/api'
output REALRECON_DASHBOARD string = 'https://${staticWebApp.outputs.hostName}'
output REALRECON_EVENT_HUBS string = eventHubs.outputs.hostName
output REALRECON_VAULT string = names.vault
output REALRECON_ANCHOR_ACCOUNT string = names.anchorAccount
output REALRECON_ANCHOR_CONTAINER string = anchorContainer
output REALRECON_ANCHORS_LOCKED bool = lockAnchors
