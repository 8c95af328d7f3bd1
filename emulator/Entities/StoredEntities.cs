using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RealRecon.Emulator.Entities;

/// <summary>Reads committed states from a runtime's file, beside the runtime or without one.</summary>
internal static class StoredEntities
{
    /// <summary>The states of all entities of one kind.</summary>
    public static List<TState> Read<TState>(string file, string kind, JsonTypeInfo<TState> type)
        where TState : class
    {
        using var connection = EntityDatabase.OpenReader(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT State FROM Entities WHERE Address >= $kind || '/' AND Address < $kind || '0'";
        command.Parameters.AddWithValue("$kind", kind);
        using var row = command.ExecuteReader();
        var states = new List<TState>();
        while (row.Read()) states.Add(JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(0), type)!);
        return states;
    }
}
