using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Calculator.Pricing;
using Calculator.Pricing.Files;

namespace Calculator.Tests.Pricing.Files;

/// <summary>Versions that are known to be sound: they are neither judged again nor read before they are asked for.</summary>
public sealed class JudgedVersionTests : IDisposable
{
    private const string Earlier = "2026-11-19";
    private const string Private = "acme-negotiated";

    private static readonly JsonSerializerOptions AnyTypes = new(PricingJson.Options)
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(PricingJson.Options.TypeInfoResolver, new DefaultJsonTypeInfoResolver()),
    };

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_state_what_they_state_where_all_are_judged()
    {
        var released = PricingFiles.Read(Repository.Prices);
        var judged = File.ReadAllLines(Path.Combine(Repository.Prices, "digests.txt")).Select(line => line.Split("  "));
        var quick = Read(released, [.. judged.Select(line => (line[1], line[0]))]);
        var whole = Read(released, []);

        quick.Versions.Select(version => version.Id).ShouldBe(whole.Versions.Select(version => version.Id));
        quick.DefaultAt(Prices.Today).Id.ShouldBe(whole.DefaultAt(Prices.Today).Id);
        foreach (var (one, other) in quick.Versions.Zip(whole.Versions))
        {
            (one.Digest, one.Begins, one.BasedOn).ShouldBe((other.Digest, other.Begins, other.BasedOn));
            Stated(one).ShouldBe(Stated(other), one.Id);
        }
    }

    [Fact]
    public void One_is_not_read_before_it_is_asked_for()
    {
        _folder.Copy(ScratchFolder.Version, Earlier);
        _folder.Write($"{Earlier}/plans.json", "[");
        _folder.Faults().ShouldNotBeEmpty();

        var catalog = Read(PricingFiles.Read(_folder.Path), [(Earlier, _folder.DigestOf(Earlier))]);
        catalog.Versions.Select(version => version.Id).ShouldBe([Earlier, ScratchFolder.Version]);
        catalog.DefaultAt(Prices.At(ScratchFolder.Now)).Plans.ShouldNotBeEmpty();
    }

    [Fact]
    public void Other_bytes_and_another_name_are_judged()
    {
        var (sound, moved) = (_folder.DigestOf(ScratchFolder.Version), "2026-11-18");
        _folder.Replace(ScratchFolder.Models, "\"output\": 8", "\"output\": -8");
        FaultsOf([(ScratchFolder.Version, sound)]).ShouldNotBeEmpty();

        // What was checked on the 20th is not of the 18th.
        _folder.Replace(ScratchFolder.Models, "\"output\": -8", "\"output\": 8");
        _folder.Copy(ScratchFolder.Version, moved);
        FaultsOf([(ScratchFolder.Version, sound)]).ShouldAllBe(fault => fault.StartsWith(moved));
        FaultsOf([(ScratchFolder.Version, sound)]).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_file_beside_it_that_cannot_be_read_is_told()
    {
        var known = (ScratchFolder.Version, _folder.DigestOf(ScratchFolder.Version));
        _folder.Write($"{ScratchFolder.Version}/models/large.json", new string(' ', 5 * 1024 * 1024));
        FaultsOf([known]).ShouldHaveSingleItem().ShouldContain("cannot be read");
    }

    [Fact]
    public void What_is_on_top_of_one_is_judged_together_with_it()
    {
        var below = (ScratchFolder.Version, _folder.DigestOf(ScratchFolder.Version));
        _folder.Write($"{Private}/version.json", $$"""{ "based on": "{{ScratchFolder.Version}}" }""");
        _folder.Write($"{Private}/plans.json", """{ "plans": [] }""");
        var own = (Private, _folder.DigestOf(Private));
        var found = Read(PricingFiles.Read(_folder.Path), [below]).Find(Private).Value();
        Stated(found).ShouldBe(Stated(_folder.Read().Find(Private).Value()));
        found.FindModel("acme-1").ShouldNotBeNull();

        // Its own digest says nothing of what is beneath.
        _folder.Write(
            $"{Private}/models/acme.json",
            """
            { "id": "acme",
              "prices": {
                "acme-2": [
                  { "from": "2027-01-01", "source": "agreement", "checked": "2026-11-15", "confidence": "high",
                    "rates": [{ "tier": "standard", "input": 2.5, "output": 7 }] } ] } }
            """);
        FaultsOf([below, own, (Private, _folder.DigestOf(Private))]).ShouldHaveSingleItem().ShouldContain("acme-2");
    }

    private string[] FaultsOf(HashSet<(string, string)> judged) => PricingFolder.TryRead(
        PricingFiles.Read(_folder.Path), Prices.At(ScratchFolder.Now), out _, out var faults, judged: judged)
        ? []
        : [.. faults.Select(fault => fault.ToString())];

    private static Catalog Read(PricingFiles files, HashSet<(string, string)> judged) =>
        PricingFolder.TryRead(files, Prices.Today, out var catalog, out var faults, judged: judged)
            ? catalog
            : throw new InvalidOperationException(string.Join('\n', faults));

    private static string Stated(PricingVersion version) =>
        JsonSerializer.Serialize(new { version.Providers, version.Plans, version.Tokenizers, version.Measurements }, AnyTypes);
}
