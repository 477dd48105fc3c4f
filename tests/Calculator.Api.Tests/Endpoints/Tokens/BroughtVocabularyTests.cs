using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Calculator.Pricing.Files;
using Calculator.Tokenizers;
using Calculator.Units;

namespace Calculator.Api.Tests.Endpoints.Tokens;

/// <summary>
/// The vocabulary that <c>docs/tokenizers.md</c> brings, in a private list on top of a released version: the page's own files, with an
/// excerpt of the vocabulary in the place of the whole.
/// </summary>
public sealed partial class BroughtVocabularyTests : IAsyncDisposable
{
    private const string Private = "acme";
    private const string Published = "aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4";
    private const string Price = "\"prices\": [{ \"from\": \"2026-11-01\", \"source\": \"acme.example\", \"checked\": \"2026-11-20\", "
        + "\"confidence\": \"high\", \"rates\": [{ \"tier\": \"standard\", \"input\": 2, \"output\": 8 }] }]";

    private static readonly string Excerpt = Path.Combine(
        Repository.Root, "tests", "Calculator.Tokenizers.Tests", "Families", "qwen3.tokenizer.json");

    private readonly WrittenPrices _prices = new();
    private readonly Lazy<Service> _service;

    public BroughtVocabularyTests()
    {
        var files = Blocks().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs/tokenizers.md"))).ToList();
        files.ConvertAll(file => file.Groups["name"].Value).ShouldBe(["version.json", "tokenizers.json"]);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Excerpt)));
        foreach (var file in files)
        {
            _prices.Write(Private, file.Groups["name"].Value, file.Groups["json"].Value
                .Replace("2026-11-25-2", WrittenPrices.Version, StringComparison.Ordinal)
                .Replace(Published, sha256, StringComparison.Ordinal));
        }

        _prices.Write(Private, "models/acme.json", $$"""
            { "id": "acme", "name": "Acme", "models": [
                { "id": "acme-1", "name": "Acme 1", "tokenizer": "qwen3", {{Price}} },
                { "id": "acme-2", "name": "Acme 2", "tokenizer": "qwen3", "tokenizerNote": "Assumed of acme-2.", {{Price}} } ] }
            """);
        _prices.Write("vocabularies", "qwen3.tokenizer.json", File.ReadAllText(Excerpt));
        _prices.WriteAll(WrittenPrices.Version);
        _service = new Lazy<Service>(() => new Service(("Pricing:Path", _prices.Folder), ("Pricing:WatchMilliseconds", "0")));
    }

    [Fact]
    public async Task It_is_counted_with_by_its_id_and_said_whose_it_is()
    {
        var reply = await Count("tokenizers=qwen3");
        reply.At("counts.0.tokenizer").ShouldBe("qwen3");
        reply.At("counts.0.tokens").ShouldBe("9");
        reply.At("counts.0.exact").ShouldBe("true");
        reply.At("counts.0.vocabulary.from").ShouldBe("Qwen/Qwen3-8B, tokenizer.json");
        reply.At("counts.0.vocabulary.licence").ShouldBe("Apache-2.0");
        reply.At("counts.0.counter").ShouldBe(
            "byte-level BPE, this service's own, with a vocabulary that came with the prices, of the text in Unicode's form NFC");
    }

    [Fact]
    public async Task It_is_exact_for_a_model_whose_vendor_names_it_and_not_where_it_is_assumed()
    {
        var reply = await Count("models=acme-1,acme-2");
        reply.At("counts.0.inputUsd.0.model").ShouldBe("acme-1");
        reply.At("counts.0.inputUsd.0.exact").ShouldBe("true");
        reply.At("counts.0.inputUsd.0.usd").ShouldBe("0.000018");
        reply.At("counts.0.inputUsd.1.exact").ShouldBe("false");
        reply.At("assumptions.0").ShouldBe("Assumed of acme-2.");
    }

    [Fact]
    public async Task What_fits_is_told_and_two_vocabularies_are_compared_on_a_sample()
    {
        var fit = await _service.Value.Get(
            "/v1/token-fit?text=Invoice%2020260412&maxTokens=5&tokenizer=qwen3&pricing=acme&asOf=2026-11-20&format=text&field=fits.bytes");
        fit.Body.ShouldBe("11");
        var delta = await _service.Value.Get("/v1/tokenizer-delta?model=gpt-5.5&toModel=acme-1&inputTokens=1000&outputTokens=0"
            + "&sampleText=Invoice%2020260412&pricing=acme&asOf=2026-11-20");
        delta.At("ratio.basis").ShouldBe("measuredOnSample");
        delta.At("ratio.vocabularies.to.id").ShouldBe("qwen3");
    }

    [Fact]
    public async Task Elsewhere_it_is_not_known()
    {
        var reply = await _service.Value.Get($"/v1/token-count?text=x&tokenizers=qwen3&pricing={WrittenPrices.Version}");
        reply.Problem(404, "tokenizers").ShouldContain("qwen3");
    }

    [Fact]
    public async Task A_sample_that_is_missed_ends_the_start_with_file_and_line()
    {
        var tokenizers = Path.Combine(_prices.Folder, Private, "tokenizers.json");
        var text = await File.ReadAllTextAsync(tokenizers, TestContext.Current.CancellationToken);
        _prices.Write(Private, "tokenizers.json", text.Replace("\"tokens\": 16", "\"tokens\": 17", StringComparison.Ordinal));
        var now = new Moment(DateTimeOffset.UtcNow);
        PricingFolder.TryRead(_prices.Folder, now, out _, out var faults, TokenCounters.Shipped).ShouldBeFalse();
        faults.ShouldHaveSingleItem().ToString().ShouldBe(
            "acme/tokenizers.json(9) $.tokenizers[0].vocabulary.samples[0].tokens: 'Invoice 20260412: DON'T pay twice.?' has 16 tokens "
                + "by this vocabulary, split and normalization, and not 17");
    }

    public async ValueTask DisposeAsync()
    {
        if (_service.IsValueCreated)
            await _service.Value.DisposeAsync();
        _prices.Dispose();
    }

    private Task<Reply> Count(string of) => _service.Value.Get(
        $"/v1/token-count?text={Uri.EscapeDataString("価格は1234円です")}&{of}&pricing={Private}&asOf=2026-11-20");

    [GeneratedRegex(@"`acme/(?<name>[^`]+)`\n```json\n(?<json>.+?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
