param location string
param tags object
param workspaceName string

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = { name: workspaceName }

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  // A workbook's name must be a GUID.
  name: guid(workspace.id, 'realrecon')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'RealRecon'
    category: 'workbook'
    sourceId: workspace.id
    version: '1.0'
    serializedData: string(loadJsonContent('../monitoring/workbook.json'))
  }
}
