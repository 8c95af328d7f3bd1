namespace RealRecon.Producers.Payloads;

/// <summary>The versions of camt.054 that banks send most. They differ in where a detail keeps its amount and how a status is written.</summary>
public enum CamtVersion
{
    V2 = 2,
    V4 = 4,
    V8 = 8,
}
