param tags object
param name string

@description('Whom alerts are sent to.')
param mail string

resource group 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'RealRecon'
    enabled: true
    emailReceivers: [{ name: 'operations', emailAddress: mail, useCommonAlertSchema: true }]
  }
}
