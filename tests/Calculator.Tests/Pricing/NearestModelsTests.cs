using Calculator.Outcomes;

namespace Calculator.Tests.Pricing;

public class NearestModelsTests
{
    private const double LeastRight = 0.97;

    // Names as logs, gateways and price lists spell them, each with the model it stands for.
    private static readonly string[][] InTheWild =
        [
            .. File.ReadLines(Path.Combine(Repository.Root, "tests/Calculator.Tests/Pricing/NamesInTheWild.csv"))
                .Skip(1)
                .Select(line => line.Split(',')),
        ];

    [Fact]
    public void A_listed_name_is_the_model_it_stands_for_in_the_wild()
    {
        var listed = InTheWild.Where(row => ShippedVersion.Newest.FindModel(row[0]) is not null).ToList();
        listed.Count.ShouldBeGreaterThan(400);
        listed.Where(row => ShippedVersion.Newest.FindModel(row[0])!.Model.Id != row[1]).Select(row => row[0]).ShouldBeEmpty();
    }

    [Fact]
    public void The_right_model_is_first_for_nearly_every_name_that_is_not_listed()
    {
        var unknown = InTheWild.Where(row => ShippedVersion.Newest.FindModel(row[0]) is null).ToList();
        unknown.Count.ShouldBeGreaterThan(300);
        var wrong = unknown.Where(row => ShippedVersion.Newest.Guess(row[0]).Models[0] != row[1]).ToList();
        var told = wrong.Select(row => $"{row[0]} is {row[1]}, not {ShippedVersion.Newest.Guess(row[0]).Models[0]}");
        (wrong.Count / (double)unknown.Count).ShouldBeLessThanOrEqualTo(
            1 - LeastRight,
            $"{wrong.Count} of {unknown.Count}: {string.Join("; ", told)}");
    }

    [Theory]
    [InlineData("2026-11-21", "gpt-5.5-2026-04-23", "gpt-5.5")]
    [InlineData("2026-11-21", "claude-opus-4-7@20260416", "claude-opus-4-7")]
    [InlineData("2026-11-21", "opus-4.7", "claude-opus-4-7")]
    [InlineData("2026-11-21", "anthropic/claude-opus-4.7", "claude-opus-4-7")]
    [InlineData("2026-11-21", "accounts/fireworks/models/kimi-k2p6", "kimi-k2.6")]
    [InlineData("2026-11-20", "claude-opus-4.17", "claude-opus-4-7")]
    public void The_right_model_is_first(string version, string name, string model) =>
        Prices.Catalog.Find(version).Value().Guess(name).Models[0].ShouldBe(model);

    [Theory]
    [InlineData("claude-opus-4-99", "claude-opus-4")]
    [InlineData("us.anthropic.claude-opus-9", "claude-opus-")]
    [InlineData("gpt-5.99", "gpt-5.")]
    public void Another_version_is_looked_for_among_its_kin(string name, string start) =>
        ShippedVersion.Newest.Guess(name).Models[0].ShouldStartWith(start);

    [Theory]
    [InlineData("claude-opus-4-6-fast", "'fast' names a tier: ask for claude-opus-4-6 with serviceTier=fast")]
    [InlineData("acme/gpt-5.5:batch", "'batch' names a tier: ask for gpt-5.5 with serviceTier=batch")]
    [InlineData("gpt-5.5:free", "'free' names a tier of a gateway, and no price of a provider")]
    [InlineData("claude-opus-4-7-flex", "'flex' names a tier, and claude-opus-4-7 has none of that name")]
    [InlineData("claude-opus-4-7-x", null)]
    public void A_suffix_that_names_a_tier_is_told(string name, string? tier) =>
        Prices.Catalog.Find("2026-11-21").Value().Guess(name).Tier.ShouldBe(tier);

    [Fact]
    public void The_refusal_names_the_nearest_and_the_tier() => Prices.Of("2026-11-21", "2026-11-21")
        .Model("gpt-5.5:batch")
        .Refusal()
        .ShouldBe(new Refusal(
        RefusalKind.Unknown,
        RefusalSubject.Model,
        "There is no model 'gpt-5.5:batch' in pricing 2026-11-21; the nearest are gpt-5.5, gpt-5.4-nano, gpt-5.5-pro. "
            + "'batch' names a tier: ask for gpt-5.5 with serviceTier=batch."));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("  ")]
    [InlineData("🦜")]
    [InlineData("::::::[[]]")]
    public void A_name_without_a_word_has_neighbours_too(string name) => ShippedVersion.Newest.Guess(name).Models.Count.ShouldBe(3);

    [Fact]
    public void A_long_name_is_looked_at_in_its_beginning() =>
        ShippedVersion.Newest.Guess("claude-opus-4-7/" + new string('a', 1_000_000)).Models[0].ShouldBe("claude-opus-4-7");
}
