using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Calculator.Api.Settings;

namespace Calculator.Api.Hosting;

/// <summary>The keys that are accepted, as digests: of equal length, so that comparing tells nothing.</summary>
internal sealed class ApiKeys
{
    private const int Least = 16;
    private const int Most = 256;

    private readonly IReadOnlyList<byte[]> _digests;

    private ApiKeys(IEnumerable<string> keys) => _digests = [.. keys.Select(DigestOf)];

    /// <summary>Whether callers need a key at all.</summary>
    public bool AreNeeded => _digests.Count > 0;

    /// <summary>Gathers the keys of the settings and of their file.</summary>
    /// <param name="settings">Where keys stand.</param>
    /// <param name="keys">The keys, if nothing is wrong.</param>
    /// <param name="faults">What is wrong; never the text of a key.</param>
    public static bool TryRead(KeySettings settings, [NotNullWhen(true)] out ApiKeys? keys, out IReadOnlyList<string> faults)
    {
        var filed = Filed(settings.File, out var fault);
        faults = [.. fault is null ? [] : new[] { fault }, .. Check("Keys__Accepted", settings.Accepted), .. Check("Keys__File", filed)];
        keys = faults.Count == 0 ? new ApiKeys(settings.Accepted.Concat(filed)) : null;
        return keys is not null;
    }

    /// <summary>Whether a key is one of them. Every one is compared, whether or not an earlier one was the same.</summary>
    public bool Accept(string key)
    {
        var digest = DigestOf(key);
        var accepted = false;
        foreach (var known in _digests)
            accepted |= CryptographicOperations.FixedTimeEquals(known, digest);
        return accepted;
    }

    private static string[] Filed(string? file, out string? fault)
    {
        fault = null;
        if (file is null)
            return [];

        try
        {
            var keys = File.ReadAllLines(file).Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
            // A file that was named and is empty would open the door.
            fault = keys.Length == 0 ? "Keys__File names a file without a key; write one a line." : null;
            return keys;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            fault = "Keys__File names a file that cannot be read.";
            return [];
        }
    }

    private static IEnumerable<string> Check(string setting, IReadOnlyList<string> keys) => keys
        .Select((key, index) => (key, Place: index + 1))
        .Where(item => item.key.Length is < Least or > Most || item.key.Any(character => character is <= ' ' or > '~'))
        .Select(item => $"{setting} holds a key, at place {item.Place}, that is not {Least} to {Most} visible ASCII characters.");

    private static byte[] DigestOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
