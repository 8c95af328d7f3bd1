// Rules about RealRecon's own metrics, which Application Insights keeps in the table AppMetrics. People who work on payments are told by RealRecon itself
// (docs/alerts.md); these tell those who run it.
import { AlertThresholds } from '../alert-thresholds.bicep'

param location string
param tags object
param workspaceName string

@description('Empty tells nobody.')
param actionGroupName string

param thresholds AlertThresholds

// A histogram's row has its largest value in Max; of a gauge, which has one value a row, only the sum is certain.
var value = 'Value = max_of(Max, Sum / max_of(ItemCount, 1))'

var rules = [
  {
    name: 'partition-lag'
    title: 'Events wait in a partition'
    description: 'The oldest event of a partition is handled later than it should be. Look at throttling of the namespace and at the number of instances.'
    severity: 2
    window: 'PT10M'
    query: 'AppMetrics | where Name == "realrecon.ingest.lag" | project TimeGenerated, ${value}, Hub = tostring(Properties["hub"]), Partition = tostring(Properties["partition"])'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: thresholds.partitionLag
    dimensions: ['Hub', 'Partition']
  }
  {
    name: 'dead-letters'
    title: 'Events are refused'
    description: 'Events came that cannot be read. GET /api/deadletters says which and why; docs/deadletters.md what to do.'
    severity: 3
    window: 'PT15M'
    query: 'AppMetrics | where Name == "realrecon.events.deadlettered" | project TimeGenerated, Value = Sum'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: thresholds.deadLetters
    dimensions: []
  }
  {
    name: 'sweep-finds'
    title: 'Timers were lost'
    description: 'The sweeper found deadlines that the platform did not deliver, and signalled them again. Nothing is lost by that, but the task hub should be looked at.'
    severity: 2
    window: 'PT15M'
    query: 'AppMetrics | where Name == "realrecon.sweep.found" | project TimeGenerated, Value = Sum'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: thresholds.sweepFinds
    dimensions: []
  }
  {
    name: 'audit-write-failures'
    title: 'The audit log cannot be written'
    description: 'Blocks of the audit log could not be written. They are kept and tried again; until they are through, views and API lag behind.'
    severity: 1
    window: 'PT5M'
    query: 'AppMetrics | where Name == "realrecon.audit.write.failures" | project TimeGenerated, Value = Sum'
    aggregation: 'Total'
    operator: 'GreaterThan'
    threshold: thresholds.auditWriteFailures
    dimensions: []
  }
  {
    name: 'oldest-waiting'
    title: 'A transaction waits beyond every deadline'
    description: 'The oldest transaction without a verdict is older than the longest deadline allows. Its timer may have been lost, or its feed is held.'
    severity: 2
    window: 'PT15M'
    query: 'AppMetrics | where Name == "realrecon.match.oldest.waiting" | project TimeGenerated, ${value}'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: thresholds.oldestWaiting
    dimensions: []
  }
  {
    name: 'anchor-age'
    title: 'The audit log is not anchored'
    description: 'The heads of the audit log were not stored outside for too long. What is written meanwhile could be rewritten unseen by whoever owns the tables.'
    severity: 1
    window: 'PT15M'
    query: 'AppMetrics | where Name == "realrecon.audit.anchor.age" | project TimeGenerated, ${value}'
    aggregation: 'Maximum'
    operator: 'GreaterThan'
    threshold: thresholds.anchorAge
    dimensions: []
  }
  {
    name: 'no-anchors'
    title: 'Nobody anchors the audit log'
    description: 'No anchor was written or looked for within a quarter of an hour: the timer does not run, or the container cannot be reached.'
    severity: 1
    window: 'PT15M'
    query: 'AppMetrics | where Name == "realrecon.audit.anchor.age" | project TimeGenerated'
    aggregation: 'Count'
    operator: 'LessThan'
    threshold: 1
    dimensions: []
  }
  {
    name: 'log-altered'
    title: 'The audit log was altered'
    description: 'The audit log is not what its anchors say, or another block stands where one is to be written. Stop the app and see docs/operations.md.'
    severity: 0
    window: 'PT15M'
    query: 'AppTraces | where SeverityLevel >= 4 and toint(Properties["EventId"]) in (1211, 2001) | project TimeGenerated'
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: 0
    dimensions: []
  }
  {
    name: 'silence'
    title: 'RealRecon says nothing'
    description: 'No metric came for a quarter of an hour, so none of the other rules can fire. The app is down, or its telemetry is.'
    severity: 1
    window: 'PT15M'
    query: 'AppMetrics | where Name startswith "realrecon." | project TimeGenerated'
    aggregation: 'Count'
    operator: 'LessThan'
    threshold: 1
    dimensions: []
  }
]

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' existing = { name: workspaceName }
resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' existing = if (!empty(actionGroupName)) {
  name: actionGroupName
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in rules: {
    name: 'realrecon-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'RealRecon: ${rule.title}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspace.id]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      autoMitigate: true
      // A new workspace does not know the table before the first metric has come.
      skipQueryValidation: true
      criteria: {
        allOf: [
          union(
            {
              query: rule.query
              timeAggregation: rule.aggregation
              operator: rule.operator
              threshold: rule.threshold
              dimensions: map(rule.dimensions, name => { name: name, operator: 'Include', values: ['*'] })
              failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
            },
            rule.aggregation == 'Count' ? {} : { metricMeasureColumn: 'Value' }
          )
        ]
      }
      actions: { actionGroups: empty(actionGroupName) ? [] : [actionGroup.id] }
    }
  }
]
