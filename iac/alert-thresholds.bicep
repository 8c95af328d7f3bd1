@export()
@description('From where on the operators of the platform are told. Seconds, or counts within the window of the rule.')
@sealed()
type AlertThresholds = {
  @description('Age of the oldest event of a partition that is not yet handled, in seconds.')
  partitionLag: int

  @description('Events refused within a quarter of an hour.')
  deadLetters: int

  @description('Timers that the platform lost and the sweeper found within a quarter of an hour.')
  sweepFinds: int

  @description('Writes of the audit log that failed within five minutes.')
  auditWriteFailures: int

  @description('Age of the oldest transaction that still waits, in seconds. Above the longest deadline, which is RealRecon__AuthorisationDeadline (a week).')
  oldestWaiting: int

  @description('Time since heads were last anchored, in seconds.')
  anchorAge: int
}

@export()
var defaultThresholds = {
  partitionLag: 120
  deadLetters: 0
  sweepFinds: 0
  auditWriteFailures: 0
  oldestWaiting: 691200
  anchorAge: 900
}
