namespace RealRecon.Core.Normalise.Envelopes;

/// <summary>What an envelope says about its data.</summary>
internal enum DataContent
{
    Unsaid,
    Json,
    Xml,
}
