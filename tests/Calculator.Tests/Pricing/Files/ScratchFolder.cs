using Calculator.Pricing;
using Calculator.Pricing.Files;
using Calculator.Tokenizers;

namespace Calculator.Tests.Pricing.Files;

/// <summary>A small, sound pricing folder in a temporary place, to be broken one way at a time.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public const string Version = "2026-11-20";
    public const string Now = "2026-11-25";
    public const string Models = $"{Version}/models/acme.json";
    public const string Plans = $"{Version}/plans.json";
    public const string Tokenizers = $"{Version}/tokenizers.json";

    private const string Fee = "{ \"from\": \"2026-01-01\", \"monthlyFeeUsd\": 20, \"source\": \"acme.example/plans\", "
        + "\"checked\": \"2026-11-20\", \"confidence\": \"high\" }";

    private const string Measured = "{ \"from\": \"acme-old\", \"to\": \"acme-tok\", \"content\": \"code\", "
        + "\"low\": 1.1, \"expected\": 1.2, \"high\": 1.3, "
        + "\"source\": \"acme.example/tokens\", \"checked\": \"2026-11-20\", \"confidence\": \"high\" }";

    public ScratchFolder()
    {
        Path = Directory.CreateTempSubdirectory("pricing-").FullName;
        Write(Models, """
            {
              "id": "acme",
              "name": "Acme",
              "tierAliases": { "fast": "priority" },
              "models": [
                {
                  "id": "acme-1",
                  "name": "Acme One",
                  "aliases": ["acme-one"],
                  "tokenizer": "acme-tok",
                  "prices": [
                    {
                      "from": "2026-01-01",
                      "source": "acme.example/prices", "checked": "2026-11-20", "confidence": "high",
                      "contextWindow": 200000, "maxInput": 150000,
                      "rates": [
                        { "tier": "standard", "upTo": 100000, "input": 2, "cacheRead": 0.2, "output": 8 },
                        { "tier": "standard", "above": 100000, "input": 4, "cacheRead": 0.4, "output": 16 },
                        { "tier": "batch", "input": 1, "output": 4 }
                      ]
                    },
                    {
                      "from": "2026-06-01",
                      "source": "acme.example/prices", "checked": "2026-11-20", "confidence": "high",
                      "rates": [
                        { "tier": "standard", "input": 3, "output": 9 }
                      ]
                    }
                  ]
                }
              ]
            }
            """);
        Write(Plans, $$"""
            {
              "plans": [
                {
                  "id": "acme-pro",
                  "name": "Acme Pro",
                  "covers": ["acme"],
                  "prices": [
                    {{Fee}}
                  ]
                }
              ]
            }
            """);
        Write(Tokenizers, $$"""
            {
              "tokenizers": [
                { "id": "acme-tok", "public": true, "usedBy": "Acme One" },
                { "id": "acme-old", "public": false, "usedBy": "older ones" }
              ],
              "measurements": [
                {{Measured}}
              ]
            }
            """);
    }

    public string Path { get; }

    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Replace(string file, string what, string with)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Path, file));
        text.ShouldContain(what, Case.Sensitive, $"{file} has nothing to break");
        Write(file, text.Replace(what, with, StringComparison.Ordinal));
    }

    public void Delete(string file) => File.Delete(System.IO.Path.Combine(Path, file));

    /// <summary>Copies a version, file by file.</summary>
    public void Copy(string version, string to)
    {
        var from = System.IO.Path.Combine(Path, version);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            Write(System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file)), File.ReadAllText(file));
    }

    /// <summary>Writes the commit mark: a line for each of these versions as they stand, and no other.</summary>
    public void Commit(params string[] versions) =>
        Write("digests.txt", string.Concat(versions.Select(version => $"{DigestOf(version)}  {version}\n")));

    public string DigestOf(string version)
    {
        var read = PricingFiles.Read(Path).Versions.Single(files => files.Id == version);
        return PricingDigest.Of(read.Files.Select(file => (file.Name, file.Bytes!)));
    }

    public string[] Faults(string now = Now) =>
        PricingFolder.TryRead(Path, Prices.At(now), out _, out var faults) ? [] : [.. faults.Select(fault => fault.ToString())];

    public Catalog Read(string now = Now) =>
        PricingFolder.TryRead(Path, Prices.At(now), out var catalog, out var faults, TokenCounters.Shipped)
            ? catalog
            : throw new InvalidOperationException(string.Join('\n', faults));

    /// <summary>The version that questions without one are answered from.</summary>
    public PricingVersion Default(string now = Now) => Read(now).DefaultAt(Prices.At(now));

    /// <summary>The default version's prices at a date.</summary>
    public PriceBook Open(string asOf) => Read().Open(null, Prices.At(asOf), Prices.At(Now)).Value();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
