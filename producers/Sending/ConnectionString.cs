using System.Diagnostics.CodeAnalysis;

namespace RealRecon.Producers.Sending;

/// <summary>
/// An Event Hubs namespace to send to, as the portal and both emulators write it. Azure speaks AMQP over TLS on 5671;
/// <c>UseDevelopmentEmulator=true</c> means plain AMQP, on 5672 unless the endpoint names another port.
/// </summary>
public sealed record ConnectionString
{
    /// <summary>The emulator of this repository, and Microsoft's, on this machine.</summary>
    public const string LocalEmulator =
        "Endpoint=sb://localhost:5672;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;";

    private const string Shape = "write Endpoint=sb://HOST;SharedAccessKeyName=NAME;SharedAccessKey=KEY";

    private static readonly string[] Words =
        ["Endpoint", "SharedAccessKeyName", "SharedAccessKey", "UseDevelopmentEmulator", "EntityPath"];

    private ConnectionString()
    {
    }

    public required string Host { get; init; }

    public required int Port { get; init; }

    public required bool UseTls { get; init; }

    public required string KeyName { get; init; }

    public required string Key { get; init; }

    /// <summary>The emulator of this repository on <paramref name="amqpPort"/> of this machine.</summary>
    public static ConnectionString ForEmulator(int amqpPort) =>
        Parse($"Endpoint=sb://localhost:{amqpPort};SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true");

    /// <exception cref="ProducerException">Not a connection string, or one for a single hub.</exception>
    public static ConnectionString Parse(string text) =>
        TryParse(text, out var connection, out var problem) ? connection : throw new ProducerException(problem);

    /// <param name="text">Pairs of name and value; names are compared without case, the key may contain '='.</param>
    /// <param name="connection">Set when the answer is true.</param>
    /// <param name="problem">Otherwise one sentence that says what to write instead. It never repeats the key.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ConnectionString? connection, [NotNullWhen(false)] out string? problem)
    {
        connection = null;
        problem = Read(text, out var parts) ?? Check(parts, out connection);
        return problem is null;
    }

    private static string? Read(string text, out Dictionary<string, string> parts)
    {
        parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var split = part.IndexOf('=', StringComparison.Ordinal);
            var name = split < 0 ? "" : part[..split].TrimEnd();
            if (!Words.Contains(name, StringComparer.OrdinalIgnoreCase)) return $"--connection has a part that Event Hubs does not know; {Shape}.";
            if (!parts.TryAdd(name, part[(split + 1)..].TrimStart())) return $"--connection names {name} twice; {Shape}.";
        }

        return null;
    }

    private static string? Check(Dictionary<string, string> parts, out ConnectionString? connection)
    {
        connection = null;
        if (parts.ContainsKey("EntityPath"))
        {
            return $"--connection names one hub (EntityPath), but two are needed; leave EntityPath out and use the namespace's own connection string, with rights on {Hub.Gateway} and {Hub.Bank}.";
        }

        if (!Uri.TryCreate(parts.GetValueOrDefault("Endpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme != "sb" || endpoint.Host.Length == 0)
        {
            return $"--connection has no endpoint of the form sb://HOST; {Shape}.";
        }

        var emulator = parts.GetValueOrDefault("UseDevelopmentEmulator");
        if (emulator is not null && !bool.TryParse(emulator, out _)) return "--connection has a UseDevelopmentEmulator that is neither true nor false; write UseDevelopmentEmulator=true or leave it out.";
        if (string.IsNullOrEmpty(parts.GetValueOrDefault("SharedAccessKeyName"))) return $"--connection has no SharedAccessKeyName; {Shape}.";
        if (string.IsNullOrEmpty(parts.GetValueOrDefault("SharedAccessKey"))) return $"--connection has no SharedAccessKey; {Shape}.";

        var plain = emulator is not null && bool.Parse(emulator);
        connection = new ConnectionString
        {
            Host = endpoint.Host,
            Port = endpoint.Port > 0 ? endpoint.Port : plain ? 5672 : 5671,
            UseTls = !plain,
            KeyName = parts["SharedAccessKeyName"],
            Key = parts["SharedAccessKey"],
        };
        return null;
    }
}
