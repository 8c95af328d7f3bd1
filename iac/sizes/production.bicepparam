// A deployment that people rely on. Its identities, mail address and bank are examples.
using '../main.bicep'

import { sizes } from '../sizes.bicep'

param environmentName = 'realrecon-production'
param location = 'westeurope'
param size = sizes.production
param alertMail = 'operations@example.com'
param monthlyBudget = 1000
param budgetStart = '2026-01-01'
param gatewaySenders = ['11111111-1111-1111-1111-111111111111']
param bankSenders = ['22222222-2222-2222-2222-222222222222']
param settings = {
  RealRecon__BankDeadline: '00:15:00'
  RealRecon__Sources__bank__Type: 'ledger'
  RealRecon__Sources__bank__Url: 'https://bank.example.com/ledger'
  RealRecon__Sources__bank__Key: '@Microsoft.KeyVault(VaultName=kv-name;SecretName=bank-key)'
}
