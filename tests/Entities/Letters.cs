using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Serialization;
using RealRecon.Core;
using RealRecon.Emulator.Entities;

namespace RealRecon.Tests.Entities;

/// <summary>A tray whose letters are stored one by one.</summary>
public sealed record Tray(long Answered, ImmutableArray<string> Letters);

public sealed record Letter(string Text);

[JsonSerializable(typeof(Tray))]
[JsonSerializable(typeof(Letter))]
internal sealed partial class TrayJson : JsonSerializerContext;

internal sealed class TrayItems : EntityItems<Tray>
{
    public static EntityKind Kind => new EntityKind<Tray>("Tray", TrayJson.Default.Tray, new TrayItems())
        .On("Take", TrayJson.Default.Letter, (tray, letter, _, _) => new(new Tray(tray?.Answered ?? 0, [.. tray?.Letters ?? [], letter.Text]), []))
        .On("Answer", (tray, _) => new(new Tray(tray!.Answered + 1, tray.Letters[1..]), []))
        .On("Burn", (_, _) => new(null, []));

    public static OutboxMessage.Signal Do(string operation, string? text = null) =>
        new(new EntityAddress("Tray", "t"), operation, text is null ? null : new Letter(text));

    protected override long FirstNumber(Tray state) => state.Answered;

    protected override IEnumerable<byte[]> All(Tray state) => state.Letters.Select(Encoding.UTF8.GetBytes);

    protected override Tray WithoutItems(Tray state) => state with { Letters = [] };

    protected override Tray WithItems(Tray state, ImmutableArray<byte[]> items) => state with { Letters = [.. items.Select(Encoding.UTF8.GetString)] };
}
