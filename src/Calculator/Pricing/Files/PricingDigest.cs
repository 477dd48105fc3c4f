using System.Security.Cryptography;
using System.Text;

namespace Calculator.Pricing.Files;

/// <summary>
/// The fingerprint of a version: SHA-256 over the names and bytes of its files, so that
/// a quoted figure can be tied to the exact prices behind it.
/// </summary>
internal static class PricingDigest
{
    public static string Of(IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            // The length between name and bytes keeps two different folders from running together into the same bytes.
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
