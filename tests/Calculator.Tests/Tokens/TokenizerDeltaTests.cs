using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing.Files;
using Calculator.Tokens;
using Calculator.Units;

namespace Calculator.Tests.Tokens;

public class TokenizerDeltaTests
{
    [Theory]
    [InlineData("claude-opus-4-7", "gpt-5.5", 8_000, 4_000, 7, 8)]
    [InlineData("gpt-5.5", "claude-opus-4-7", 8_000, 4_000, 8, 7)]
    [InlineData("gpt-5.5", "claude-opus-4-7", 3_000, 1_200, 17, 15)]
    public void The_break_even_ratio_is_solved_in_closed_form(string from, string to, int input, int output, int numerator, int denominator)
    {
        var at = Delta(from, to, input, output).BreakEven.ShouldBeOfType<RatioBreakEven.At>();
        at.Ratio.ShouldBe((decimal)numerator / denominator);
    }

    [Fact]
    public void Without_scaling_output_only_the_prompt_moves()
    {
        var delta = Delta("claude-opus-4-7", "gpt-5.5", 8_000, 400, scaleOutput: false, ratio: 1.2m);
        delta.After.Expected.Tokens.Output.Value.ShouldBe(400);
        delta.After.Expected.Tokens.Input.Value.ShouldBe(9_600);
        // 0.05 = 0.012 + 0.04 r
        delta.BreakEven.ShouldBe(new RatioBreakEven.At(0.95m));
    }

    [Fact]
    public void With_scaling_output_is_counted_anew_too()
    {
        var tokens = Delta("claude-opus-4-7", "gpt-5.5", 8_000, 400, ratio: 1.2m).After.Expected.Tokens;
        (tokens.Input.Value, tokens.Output.Value).ShouldBe((9_600m, 480m));
    }

    [Fact]
    public void Each_end_of_the_range_is_priced_in_its_own_band()
    {
        var delta = Delta(
            "claude-opus-4-6",
            "claude-opus-4-7",
            180_000,
            0,
            version: "2026-05-14",
            range: new(new(1), new(1.2m), new(1.35m)));
        delta.After.Select(recount => recount.Cost.Value().Total.Value).ShouldBe(new Range<decimal>(0.9m, 2.16m, 2.43m));
    }

    [Fact]
    public void A_cost_that_jumps_over_the_old_one_has_no_break_even()
    {
        // GPT-5.5 costs 1.36 at 272,000 tokens and 2.72001 at 272,001; Opus costs 1.5 in between.
        Delta("claude-opus-4-7", "gpt-5.5", 300_000, 0).BreakEven.ShouldBe(new RatioBreakEven.None(RatioReason.AtJump));
    }

    [Fact]
    public void A_break_even_above_the_jump_is_found_there()
    {
        // 600,000 tokens on Opus cost 3.00; on GPT-5.5 300,000 tokens above 272K do.
        Delta("claude-opus-4-7", "gpt-5.5", 600_000, 0).BreakEven.ShouldBe(new RatioBreakEven.At(0.5m));
    }

    [Fact]
    public void A_break_even_beyond_the_window_is_not_offered() =>
        Delta("gpt-5.5-pro", "claude-haiku-4-5", 10_000, 0).BreakEven.ShouldBe(new RatioBreakEven.None(RatioReason.NotOffered));

    [Fact]
    public void A_break_even_no_limit_stops_but_no_ratio_reaches_is_beyond_range()
    {
        var workload = new Workload { Tokens = TokenMix.FromCounts(TokenCount.Zero, TokenCount.Zero, TokenCount.Zero, new(1)) };
        RatioBreakEven.Of(new Usd(1_000_000), Prices.Model("claude-haiku-5-5"), workload, scaleOutput: true)
            .ShouldBe(new RatioBreakEven.None(RatioReason.BeyondRange));
    }

    [Fact]
    public void Output_that_alone_costs_more_leaves_no_ratio() =>
        Delta("claude-opus-4-7", "gpt-5.5", 100, 4_000, scaleOutput: false).BreakEven.ShouldBe(new RatioBreakEven.None(RatioReason.Never));

    [Fact]
    public void Where_nothing_is_counted_anew_every_ratio_or_none_breaks_even()
    {
        Delta("claude-opus-4-7", "claude-opus-4-8", 0, 100, scaleOutput: false).BreakEven
            .ShouldBe(new RatioBreakEven.None(RatioReason.Always));
        Delta("claude-opus-4-7", "gpt-5.5", 0, 100, scaleOutput: false).BreakEven.ShouldBe(new RatioBreakEven.None(RatioReason.Never));
    }

    [Fact]
    public void A_tier_the_new_model_does_not_have_is_told_in_each_bound()
    {
        var delta = Delta("claude-opus-4-7", "grok-4.3", 100, 100, tier: ServiceTier.Batch);
        delta.After.High.Cost.Refusal().Subject.ShouldBe(RefusalSubject.Tier);
        delta.BreakEven.ShouldBe(new RatioBreakEven.None(RatioReason.NotOffered));
    }

    [Fact]
    public void The_dear_band_may_be_the_last_size_on_offer_alone()
    {
        // 2 a million below 150,000 tokens and 4 at that very size, the last one: 0.3 just below it and 0.6 there.
        const string Cheap = "\"upTo\": 100000";
        const string Dear = "\"above\": 100000";
        Ratio(0.7m, (Cheap, "\"below\": 150000"), (Dear, "\"atLeast\": 150000")).ShouldBe(new RatioBreakEven.None(RatioReason.NotOffered));
        Ratio(0.6m, (Cheap, "\"below\": 150000"), (Dear, "\"atLeast\": 150000")).ShouldBe(new RatioBreakEven.At(1.5m));
        Ratio(0.4m, (Cheap, "\"below\": 150000"), (Dear, "\"atLeast\": 150000")).ShouldBe(new RatioBreakEven.None(RatioReason.AtJump));
        Ratio(0.2m, (Cheap, "\"below\": 150000"), (Dear, "\"atLeast\": 150000")).ShouldBe(new RatioBreakEven.At(1));
    }

    [Fact]
    public void A_band_beyond_the_last_size_on_offer_is_no_jump() =>
        // The dear band begins above what is offered at all: no prompt is ever billed by it.
        Ratio(0.4m, ("\"upTo\": 100000", "\"upTo\": 150000"), ("\"above\": 100000", "\"above\": 150000"))
            .ShouldBe(new RatioBreakEven.None(RatioReason.NotOffered));

    // What a session of 100,000 prompt tokens that costs so much breaks even at on Acme One, its file changed.
    private static RatioBreakEven Ratio(decimal target, params (string What, string With)[] changes)
    {
        using var folder = new ScratchFolder();
        foreach (var (what, with) in changes)
            folder.Replace(ScratchFolder.Models, what, with);
        var acme = folder.Open("2026-05-01").Model("acme-1").Value();
        var workload = new Workload { Tokens = TokenMix.FromCounts(new(100_000), default, default, default) };
        return RatioBreakEven.Of(new Usd(target), acme, workload, scaleOutput: true);
    }

    [Fact]
    public void A_batch_share_is_solved_over_the_bands_of_both_tiers()
    {
        // Half at batch price: 150,000 tokens cost 0.75 × (0.5 + 0.25) on Opus, and the same on GPT-5.5 below 272K.
        var delta = Delta("claude-opus-4-7", "gpt-5.5", 150_000, 0, batchShare: 0.5m);
        delta.BreakEven.ShouldBe(new RatioBreakEven.At(1));
    }

    private static TokenizerDelta Delta(
        string from,
        string to,
        int input,
        int output,
        bool scaleOutput = true,
        decimal ratio = 1,
        Range<TokenRatio>? range = null,
        string version = "2026-11-20",
        ServiceTier tier = ServiceTier.Standard,
        decimal batchShare = 0)
    {
        var workload = new Workload
        {
            Tokens = TokenMix.FromCounts(new(input), TokenCount.Zero, TokenCount.Zero, new(output)),
            Tier = tier,
            BatchShare = new(batchShare),
        };
        var given = TokenizerRatio.Given(range ?? new(new(ratio), new(ratio), new(ratio)));
        return TokenizerDelta.Of(Prices.Model(from, version), Prices.Model(to, version), workload, given, scaleOutput).Value();
    }
}
