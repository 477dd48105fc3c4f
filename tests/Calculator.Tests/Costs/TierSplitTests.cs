using Calculator.Costs;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Costs;

public class TierSplitTests
{
    private const string AtPeak = "2026-11-24T02:00:00Z";

    private static Workload Session => new() { Tokens = new TokenMix(new(100_000), TokenCount.Zero, TokenCount.Zero, new(10_000)) };

    [Fact]
    public void A_time_in_peak_hours_takes_the_peak_card_and_says_what_an_even_spread_costs()
    {
        var cost = Cost(Session, AtPeak);
        cost.Total.Value.ShouldBe(0.1716m);
        cost.Lines.ShouldAllBe(line => line.Tier == ServiceTier.Peak);
        cost.Assumptions.ShouldBe(
        [
            "2026-11-24T02:00:00Z lies in the peak hours of acme-1, so it is priced by its peak card. "
                + "Spread evenly over the week, 35 of 168 hours at peak, a session costs $0.103675 instead of $0.1716 (peakShare=even).",
        ]);
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("2026-11-24T05:00:00Z")]
    [InlineData("2026-11-22T02:00:00Z")]
    public void A_date_alone_and_any_other_time_are_off_peak(string asOf)
    {
        var cost = Cost(Session, asOf);
        cost.Total.Value.ShouldBe(0.0858m);
        cost.Assumptions.ShouldBe(
        [
            "acme-1 is priced off-peak. Spread evenly over the week, 35 of 168 hours at peak, "
                + "a session costs $0.103675 instead of $0.0858 (peakShare=even).",
        ]);
    }

    [Fact]
    public void A_tier_that_is_stated_is_taken_whatever_the_clock_says()
    {
        var cost = Cost(Session with { Tier = ServiceTier.Standard }, AtPeak);
        cost.Total.Value.ShouldBe(0.0858m);
        cost.Assumptions.ShouldBeEmpty();
        Cost(Session with { Tier = ServiceTier.Peak }, "2026-11-24").Total.Value.ShouldBe(0.1716m);
    }

    [Theory]
    [InlineData(0, 0.0858)]
    [InlineData(0.25, 0.10725)]
    [InlineData(1, 0.1716)]
    public void A_share_of_peak_hours_is_billed_by_the_peak_card_whatever_the_clock_says(double share, double usd)
    {
        Cost(Session with { PeakShare = new(new Share((decimal)share)) }, AtPeak).Total.Value.ShouldBe((decimal)usd);
        Cost(Session with { PeakShare = new(new Share((decimal)share)) }, "2026-11-24").Assumptions.ShouldBeEmpty();
    }

    [Fact]
    public void An_even_spread_is_35_of_168_hours() =>
        Math.Round(Cost(Session with { PeakShare = ShareOrEven.Even }, "2026-11-24").Total.Value, 20).ShouldBe(0.103675m);

    [Fact]
    public void A_share_of_batch_comes_off_both_parts_of_the_day()
    {
        var period = Offer.OfPeakHours();
        period = period with
        {
            Rates = [.. period.Rates, new RateCard { Tier = ServiceTier.Batch, Input = new(0.33m), Output = new(0.99m) }],
        };
        var cost = TaskCost.Of(Offer.Model(period), Session with { BatchShare = new(0.5m), PeakShare = new(new Share(0.2m)) }).Value();
        cost.Lines.Select(line => (line.Tier, line.Item, line.Tokens.Value)).ShouldBe(
        [
            (ServiceTier.Standard, TokenItem.Input, 40_000m), (ServiceTier.Standard, TokenItem.Output, 4_000m),
            (ServiceTier.Peak, TokenItem.Input, 10_000m), (ServiceTier.Peak, TokenItem.Output, 1_000m),
            (ServiceTier.Batch, TokenItem.Input, 50_000m), (ServiceTier.Batch, TokenItem.Output, 5_000m),
        ]);
    }

    [Fact]
    public void An_even_spread_over_hours_that_are_not_known_is_refused() =>
        TaskCost.Of(Offer.Model(Offer.OfPeakHours() with { Peak = null }), Session with { PeakShare = ShareOrEven.Even })
            .Refusal().Subject
            .ShouldBe(RefusalSubject.PeakShare);

    [Fact]
    public void A_model_without_peak_hours_costs_the_same_all_day_and_says_so() =>
        TaskCost.Of(Offer.Model(Offer.Period(Offer.Card)), Session with { PeakShare = ShareOrEven.Even }).Value().Assumptions
            .ShouldBe(["acme-1 has no peak hours: peakShare changes nothing of its price."]);

    [Fact]
    public void A_peak_card_that_ends_before_the_prompt_is_about_the_share()
    {
        var period = Offer.OfPeakHours();
        period = period with { Rates = [period.Rates[0], period.Rates[1] with { UpTo = 1_000 }] };
        TaskCost.Of(Offer.Model(period), Session with { PeakShare = new(new Share(0.5m)) })
            .Refusal().Subject
            .ShouldBe(RefusalSubject.PeakShare);
        TaskCost.Of(Offer.Model(period), Session with { Tier = ServiceTier.Peak }).Refusal().Subject.ShouldBe(RefusalSubject.Tier);
    }

    [Fact]
    public void Midnight_that_is_written_out_is_a_time_and_a_date_alone_is_none()
    {
        var allDay = Offer.OfPeakHours() with
        {
            Peak = new PeakHours
            {
                Zone = "UTC",
                Windows = [Offer.PeakHours.Windows[0] with { From = new ClockTime(0), To = new ClockTime(60) }],
            },
        };
        TaskCost.Of(Offer.Model(allDay, "2026-11-24T00:00:00Z"), Session).Value().ShouldSatisfyAllConditions(
            cost => cost.Total.Value.ShouldBe(0.1716m),
            cost => cost.Assumptions[0].ShouldStartWith("2026-11-24T00:00:00Z lies in the peak hours of acme-1"));
        TaskCost.Of(Offer.Model(allDay, "2026-11-24"), Session).Value().Total.Value.ShouldBe(0.0858m);
    }

    [Theory]
    [InlineData(ServiceTier.Batch, 0.5, null, "batchShare")]
    [InlineData(ServiceTier.Batch, 0, 0.5, "peakShare")]
    [InlineData(ServiceTier.Priority, 0, 0.5, "peakShare")]
    public void A_name_that_asks_for_a_tier_is_not_shared_out_among_others(ServiceTier named, double batch, double? peak, string field)
    {
        var session = Session with
        {
            BatchShare = new((decimal)batch),
            PeakShare = peak is { } share ? new(new Share((decimal)share)) : null,
        };
        TaskCost.Of(Named(named), session).Refusal().ShouldBe(new Refusal(
            RefusalKind.Contradiction,
            field == "peakShare" ? RefusalSubject.PeakShare : RefusalSubject.BatchShare,
            $"'acme-1:tier' is acme-1 in the {EnumNames<ServiceTier>.Of(named)} tier, and {field} shares its sessions out among tiers: "
                + $"leave {field} out, or name acme-1."));
        TaskCost.Of(Named(named), Session).Value().Lines.ShouldAllBe(line => line.Tier == named);
    }

    [Fact]
    public void A_name_of_another_tier_goes_with_a_share_of_batch() =>
        TaskCost.Of(Named(ServiceTier.Priority), Session with { BatchShare = new(0.5m) })
            .Value().Lines
            .Select(line => line.Tier)
            .Distinct()
            .ShouldBe([ServiceTier.Priority, ServiceTier.Batch]);

    [Fact]
    public void An_agent_loop_says_which_card_the_clock_chose_and_what_an_even_spread_costs()
    {
        var loop = new SessionShape { System = new(100_000), GrowthPerTurn = default, OutputPerTurn = new(10_000), Turns = new(1) };
        Said(AtPeak, null).ShouldContain("2026-11-24T02:00:00Z lies in the peak hours of acme-1, so it is priced by its peak card. "
            + "Spread evenly over the week, 35 of 168 hours at peak, a session costs $0.103675 instead of $0.1716 (peakShare=even).");
        Said("2026-11-24", null).ShouldContain("acme-1 is priced off-peak. "
            + "Spread evenly over the week, 35 of 168 hours at peak, a session costs $0.103675 instead of $0.0858 (peakShare=even).");
        Said(AtPeak, ServiceTier.Standard).ShouldNotContain(sentence => sentence.Contains("peak hours", StringComparison.Ordinal));

        IReadOnlyList<string> Said(string asOf, ServiceTier? tier) =>
            ShapedCost.Of(Offer.Model(Offer.OfPeakHours(), asOf), loop, tier, ttl: null).Value().Assumptions;
    }

    [Fact]
    public void An_agent_loop_over_the_window_says_so()
    {
        var model = (Offer.Book(Offer.Period(Offer.Card) with { ContextWindow = 1_000 }) with { AllowOverWindow = true })
            .Model(Offer.Id)
            .Value();
        ShapedCost.Of(
            model,
            new SessionShape
            {
                System = new(800),
                GrowthPerTurn = new(150),
                OutputPerTurn = new(1),
                UncachedPerTurn = new(1),
                Turns = new(3),
            },
            tier: null,
            ttl: null)
            .Value().Assumptions.ShouldBe(
            [
                "A request's prompt of 1,101 tokens is over the 1,000 acme-1 takes; it is priced by the largest band (allowOverWindow).",
            ]);
    }

    [Theory]
    [InlineData(
        1_000,
        "acme-1 offers the batch tier for prompts upTo 100 tokens, not for one of 5,000; at that size it is offered as standard.")]
    [InlineData(
        10_000,
        "acme-1 offers the batch tier for prompts upTo 100 tokens, not for one of 5,000; at that size it is offered as standard.")]
    public void A_tier_that_does_not_go_so_far_is_refused_with_those_that_do(int window, string sentence)
    {
        var period = Offer.Period(Offer.Card, Offer.Card with { Tier = ServiceTier.Batch, UpTo = 100 }) with { ContextWindow = window };
        var session = new Workload
        {
            Tokens = new TokenMix(new(5_000), TokenCount.Zero, TokenCount.Zero, TokenCount.Zero),
            Tier = ServiceTier.Batch,
        };
        TaskCost.Of((Offer.Book(period) with { AllowOverWindow = true }).Model(Offer.Id).Value(), session)
            .Refusal().Sentence
            .ShouldBe(sentence);
    }

    [Fact]
    public void An_agent_loop_of_no_stated_tier_follows_the_clock_too() =>
        ShapedCost.Of(
            Offer.Model(Offer.OfPeakHours(), AtPeak),
            new SessionShape { System = new(100_000), GrowthPerTurn = default, OutputPerTurn = new(10_000), Turns = new(1) },
            tier: null,
            ttl: null)
            .Value().Total.Value.ShouldBe(0.1716m);

    private static PricedModel Named(ServiceTier tier) => Offer.Book(
        Offer.Period(Offer.Card, Offer.Card with { Tier = ServiceTier.Batch }, Offer.Card with { Tier = ServiceTier.Priority }),
        alias: new Alias { Id = "acme-1:tier", ServiceTier = tier }).Model("acme-1:tier").Value();

    private static TaskCost Cost(Workload session, string asOf) => TaskCost.Of(Offer.Model(Offer.OfPeakHours(), asOf), session).Value();
}
