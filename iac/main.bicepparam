// For azd: values come from its environment (`azd env set NAME VALUE`). What a deployment needs beyond these belongs here, in your copy.
using 'main.bicep'

import { sizes } from 'sizes.bicep'

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME')
param location = readEnvironmentVariable('AZURE_LOCATION')
param staticWebAppLocation = readEnvironmentVariable('REALRECON_WEB_LOCATION', 'westeurope')
param size = sizes[readEnvironmentVariable('REALRECON_SIZE', 'dev')]
param durableBackend = readEnvironmentVariable('REALRECON_DURABLE_BACKEND', 'storage')
param linkBackend = bool(readEnvironmentVariable('REALRECON_LINK_BACKEND', 'false'))
param lockAnchors = bool(readEnvironmentVariable('REALRECON_LOCK_ANCHORS', 'false'))
param alertMail = readEnvironmentVariable('REALRECON_ALERT_MAIL', '')
param monthlyBudget = int(readEnvironmentVariable('REALRECON_MONTHLY_BUDGET', '0'))
param budgetStart = readEnvironmentVariable('REALRECON_BUDGET_START', '')
param gatewaySenders = json(readEnvironmentVariable('REALRECON_GATEWAY_SENDERS', '[]'))
param bankSenders = json(readEnvironmentVariable('REALRECON_BANK_SENDERS', '[]'))
param settings = json(readEnvironmentVariable('REALRECON_SETTINGS', '{}'))
param tags = json(readEnvironmentVariable('REALRECON_TAGS', '{}'))
