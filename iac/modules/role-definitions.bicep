// What the app does in each table and container, and no more. The built-in roles have nothing between reading and doing everything.
import { roleName } from '../names.bicep'

@description('Set at the end of each role\'s name, which must be unique in the tenant.')
param suffix string

var entities = 'Microsoft.Storage/storageAccounts/tableServices/tables/entities'
var tables = 'Microsoft.Storage/storageAccounts/tableServices/tables'
var blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs'

var roles = [
  {
    key: 'tableMaker'
    name: 'RealRecon table maker'
    description: 'Creates tables that are missing. Deletes none.'
    actions: ['${tables}/read', '${tables}/write']
    dataActions: []
  }
  {
    key: 'rowAppender'
    name: 'RealRecon row appender'
    description: 'Reads and inserts rows. Changes and deletes none: for the audit log.'
    actions: []
    dataActions: ['${entities}/read', '${entities}/add/action']
  }
  {
    key: 'rowWriter'
    name: 'RealRecon row writer'
    description: 'Reads, inserts and updates rows. Deletes none.'
    actions: []
    dataActions: ['${entities}/read', '${entities}/add/action', '${entities}/update/action']
  }
  {
    key: 'rowEditor'
    name: 'RealRecon row editor'
    description: 'Reads, inserts, updates and deletes rows: for views, which can be made again from the audit log.'
    actions: []
    dataActions: ['${entities}/read', '${entities}/add/action', '${entities}/update/action', '${entities}/delete']
  }
  {
    key: 'anchorWriter'
    name: 'RealRecon anchor writer'
    description: 'Reads blobs, adds new ones and appends to them. Overwrites and deletes none.'
    actions: []
    dataActions: ['${blobs}/read', '${blobs}/add/action']
  }
]

resource definitions 'Microsoft.Authorization/roleDefinitions@2022-04-01' = [
  for role in roles: {
    name: roleName(resourceGroup().id, role.key)
    properties: {
      roleName: '${role.name} ${suffix}'
      description: role.description
      type: 'CustomRole'
      assignableScopes: [resourceGroup().id]
      permissions: [{ actions: role.actions, notActions: [], dataActions: role.dataActions, notDataActions: [] }]
    }
  }
]
