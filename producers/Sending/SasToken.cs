using System.Security.Cryptography;
using System.Text;

namespace RealRecon.Producers.Sending;

/// <summary>A shared access signature as Event Hubs documents it: HMAC-SHA256 over the escaped resource and the expiry, keyed by the policy's key.</summary>
public static class SasToken
{
    public static string Create(string resource, string keyName, string key, DateTimeOffset expiry)
    {
        var escaped = Uri.EscapeDataString(resource);
        var seconds = expiry.ToUnixTimeSeconds();
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{escaped}\n{seconds}"));
        return $"SharedAccessSignature sr={escaped}&sig={Uri.EscapeDataString(Convert.ToBase64String(signature))}&se={seconds}&skn={Uri.EscapeDataString(keyName)}";
    }
}
