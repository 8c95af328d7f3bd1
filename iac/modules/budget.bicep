param name string

@description('A month, in the currency that the subscription is billed in.')
@minValue(1)
param amount int

@description('First day of the month in which the budget was made, yyyy-MM-01. Cannot be changed afterwards.')
param start string

@description('Whom it tells.')
param mail string

resource budget 'Microsoft.Consumption/budgets@2026-06-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      foreseen: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: [mail]
      }
      nearly: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: [mail]
      }
    }
  }
}
