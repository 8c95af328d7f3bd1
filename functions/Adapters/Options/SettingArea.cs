namespace RealRecon.Adapters.Options;

/// <summary>What settings belong to, in the order in which people read of them.</summary>
internal enum SettingArea
{
    Matching,
    Feeds,
    Intake,
    Roles,
    Api,
    Sources,
    Sinks,
    Connections,
    Telemetry,
}
