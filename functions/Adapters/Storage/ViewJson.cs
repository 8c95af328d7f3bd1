using System.Text.Json;
using RealRecon.Core;
using RealRecon.Core.Views;

namespace RealRecon.Adapters.Storage;

/// <summary>How stores keep a view and a head as text.</summary>
internal static class ViewJson
{
    public static string Write(TransactionView view) => JsonSerializer.Serialize(view, CoreJson.Default.TransactionView);

    /// <exception cref="JsonException">Not a view.</exception>
    public static TransactionView ReadView(string json) => JsonSerializer.Deserialize(json, CoreJson.Default.TransactionView) ?? throw new JsonException("A stored view is empty.");

    public static string Write(CaseView view) => JsonSerializer.Serialize(view, CoreJson.Default.CaseView);

    /// <exception cref="JsonException">Not a view.</exception>
    public static CaseView ReadCase(string json) => JsonSerializer.Deserialize(json, CoreJson.Default.CaseView) ?? throw new JsonException("A stored view is empty.");

    public static string Write(ShardHead head) => JsonSerializer.Serialize(head, CoreJson.Default.ShardHead);

    /// <exception cref="JsonException">Not a head.</exception>
    public static ShardHead ReadHead(string json) => JsonSerializer.Deserialize(json, CoreJson.Default.ShardHead) ?? throw new JsonException("A stored head is empty.");
}
