using Calculator.Costs;
using Calculator.Pricing;
using Calculator.Tests.Pricing;
using Calculator.Units;

namespace Calculator.Tests.Costs;

public class ComingPricesTests
{
    private const string Throughout = "acme-1 is taken at the price in force throughout, though";
    private const string Source = "(acme.example/prices)";

    [Fact]
    public void A_confirmed_price_within_a_year_is_said_with_what_a_session_then_costs() =>
        Shipped("gemini-4-argon", "2026-11-26", Session(100_000, 10_000)).ComingPrice.ShouldBe(
            "gemini-4-argon is taken at the price in force throughout, though from 2026-12-01 on the confirmed price is another one, "
                + "at which a session costs $0.6 instead of $0.3 (BerriAI/litellm discussion 46238; iyulab/TokenMeter v0.13.1; "
                + "Vercel and OpenRouter listings of 2026-11-10, in npm @earendil-works/pi-ai@1.5.2).");

    [Fact]
    public void A_tier_that_ends_is_said_of_sessions_in_it_and_of_no_others()
    {
        Shipped("claude-opus-4-8", "2026-11-26", Session(100_000, 10_000) with { Tier = ServiceTier.Fast }).ComingPrice!.ShouldStartWith(
            "claude-opus-4-8 is taken at the price in force throughout, though from 2026-11-30 on it has no fast tier (");
        Shipped("claude-opus-4-8", "2026-11-26", Session(100_000, 10_000)).ComingPrice.ShouldBeNull();
        Shipped("claude-opus-4-8", "2026-11-30", Session(100_000, 10_000)).ComingPrice.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-01-22", false)]
    [InlineData("2026-01-23", true)]
    [InlineData("2026-10-23", true)]
    // From here on every answer says it.
    [InlineData("2026-10-24", false)]
    public void An_end_within_the_year_is_said_until_every_answer_says_it(string asOf, bool isSaid) =>
        Shipped("claude-opus-4-5", asOf, Session(1, 1)).ComingPrice.ShouldBe(isSaid
            ? "claude-opus-4-5 is taken at the price in force throughout, though it ends on 2027-01-22."
            : null);

    [Fact]
    public void Of_a_moment_in_the_past_the_prices_that_came_after_it_are_said()
    {
        var then = Two("2026-12-01", 2, "2027-02-01", 3, asOf: "2026-11-24");
        then.ComingPrice.ShouldBe($"{Throughout} from 2026-12-01 on the confirmed price is another one, "
            + $"at which a session costs $2 instead of $1 {Source}, and from 2027-02-01 on the confirmed price is another one, "
            + $"at which a session costs $3 instead of $1 {Source}.");
        Two("2026-12-01", 2, "2027-02-01", 3, asOf: "2027-02-01").ComingPrice.ShouldBeNull();
    }

    [Fact]
    public void A_price_that_goes_back_is_said_to_and_one_that_stays_is_not()
    {
        Two("2026-12-01", 2, "2027-02-01", 1, asOf: "2026-11-24").ComingPrice!.ShouldEndWith("a session costs $1 all the same "
            + $"{Source}.");
        Two("2026-12-01", 1, "2027-02-01", 1, asOf: "2026-11-24").ComingPrice.ShouldBeNull();
        Two("2026-12-01", 2, "2027-02-01", 2, asOf: "2026-11-24").ComingPrice!.ShouldNotContain("2027-02-01");
    }

    [Theory]
    [InlineData("2027-11-23T23:59:59Z", true)]
    [InlineData("2027-11-24", false)]
    public void A_year_is_365_days(string from, bool isSaid) =>
        (Cost("2026-11-24", same => same, Session(1_000_000, 0), At("2026-01-01", 1), At(from, 2)).ComingPrice is not null)
            .ShouldBe(isSaid);

    [Fact]
    public void What_is_only_announced_is_not_said_nor_what_comes_after_the_end()
    {
        var announced = At("2026-12-01", 2) with { Status = PriceStatus.Announced };
        Cost("2026-11-24", same => same, Session(1_000_000, 0), At("2026-01-01", 1), announced).ComingPrice.ShouldBeNull();
        var session = Session(1_000_000, 0);
        Cost("2026-11-24", model => model with { Retires = End("2027-05-01") }, session, At("2026-01-01", 1), At("2027-06-01", 2))
            .ComingPrice.ShouldBe($"{Throughout} it ends on 2027-05-01.");
    }

    [Fact]
    public void Sessions_that_a_later_period_does_not_take_are_said_to_have_no_price()
    {
        var smaller = At("2026-12-01", 1) with { ContextWindow = 500_000 };
        Cost("2026-11-24", same => same, Session(1_000_000, 0), At("2026-01-01", 1), smaller).ComingPrice
            .ShouldBe($"{Throughout} from 2026-12-01 on it is not offered for such sessions {Source}.");
    }

    [Fact]
    public void The_later_price_is_on_the_callers_own_terms()
    {
        var inRegion = new Dictionary<string, PriceFactor> { ["us"] = new(1.1m) };
        var book = Offer.BookOver(
            "2026-11-24",
            same => same,
            At("2026-01-01", 1) with { Residency = inRegion },
            At("2026-12-01", 2) with { Residency = new Dictionary<string, PriceFactor> { ["us"] = new(1.2m) } },
            At("2027-01-01", 4)) with
        {
            InferenceGeo = "us",
            Discount = new(0.1m),
        };
        TaskCost.Of(book.Model(Offer.Id).Value(), Session(1_000_000, 0)).Value().ComingPrice.ShouldBe(
            $"{Throughout} from 2026-12-01 on the confirmed price is another one, "
                + $"at which a session costs $2.16 instead of $0.99 {Source}, "
                + $"and from 2027-01-01 on it is not offered for such sessions {Source}.");
    }

    [Fact]
    public void Peak_hours_stay_those_of_the_moment_asked_about()
    {
        var dearer = Offer.OfPeakHours() with
        {
            From = Prices.At("2026-12-01"),
            Rates = [.. Offer.OfPeakHours().Rates.Select(card => card with { Input = new(card.Input.UsdPerMillionTokens * 2) })],
        };
        Cost("2026-11-24T02:00:00Z", same => same, Session(1_000_000, 0), Offer.OfPeakHours(), dearer).ComingPrice!
            .ShouldContain("a session costs $2.64 instead of $1.32");
    }

    [Fact]
    public void The_last_year_there_is_has_no_later_price() =>
        Cost("9999-12-31", same => same, Session(1_000_000, 0), At("2026-01-01", 1)).ComingPrice.ShouldBeNull();

    [Fact]
    public void It_stands_among_the_assumptions_over_time_alone()
    {
        var cost = Two("2026-12-01", 2, "2027-02-01", 2, asOf: "2026-11-24");
        cost.Assumptions.ShouldBeEmpty();
        cost.AssumptionsOverTime.ShouldBe([cost.ComingPrice!]);
    }

    private static TaskCost Two(string first, decimal rate, string second, decimal secondRate, string asOf) =>
        Cost(asOf, same => same, Session(1_000_000, 0), At("2026-01-01", 1), At(first, rate), At(second, secondRate));

    private static TaskCost Shipped(string model, string asOf, Workload session) =>
        TaskCost.Of(ShippedVersion.At(asOf).Model(model).Value(), session).Value();

    private static TaskCost Cost(string asOf, Func<Model, Model> model, Workload session, params PricePeriod[] periods) =>
        TaskCost.Of(Offer.BookOver(asOf, model, periods).Model(Offer.Id).Value(), session).Value();

    private static PricePeriod At(string from, decimal input) =>
        Offer.Period(new RateCard { Tier = ServiceTier.Standard, Input = new(input), Output = new(input) }) with { From = Prices.At(from) };

    private static Retirement End(string day) =>
        new() { Date = Prices.At(day).Day, Status = PriceStatus.Confirmed, Source = "acme.example/ends" };

    private static Workload Session(int input, int output) =>
        new() { Tokens = TokenMix.FromCounts(new(input), TokenCount.Zero, TokenCount.Zero, new(output)) };
}
