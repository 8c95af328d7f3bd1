@export()
@description('What the resources of one deployment are called.')
type Names = {
  identity: string
  workspace: string
  applicationInsights: string
  hostAccount: string
  auditAccount: string
  anchorAccount: string
  eventHubs: string
  vault: string
  scheduler: string
  plan: string
  functionApp: string
  staticWebApp: string
  actionGroup: string
  budget: string
}

@export()
@description('Names that are unique wherever they must be. They are known before anything exists, so that a preview of a deployment can name everything.')
func namesOf(token string) Names => {
  identity: 'id-${token}'
  workspace: 'log-${token}'
  applicationInsights: 'appi-${token}'
  hostAccount: 'sthost${token}'
  auditAccount: 'staudit${token}'
  anchorAccount: 'stanchor${token}'
  eventHubs: 'evhns-${token}'
  vault: 'kv-${token}'
  scheduler: 'dts-${token}'
  plan: 'plan-${token}'
  functionApp: 'func-${token}'
  staticWebApp: 'stapp-${token}'
  actionGroup: 'ag-${token}'
  budget: 'realrecon-${token}'
}

@export()
@description('Name of one of the roles of modules/role-definitions.bicep.')
func roleName(groupId string, key string) string => guid(groupId, key)
