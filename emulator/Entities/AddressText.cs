using RealRecon.Core;

namespace RealRecon.Emulator.Entities;

/// <summary>An entity's address as one text, <c>name/key</c>.</summary>
internal static class AddressText
{
    public static string Of(EntityAddress address) => $"{address.Name}/{address.Key}";

    public static EntityAddress Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return new EntityAddress(string.Intern(text[..slash]), text[(slash + 1)..]);
    }
}
