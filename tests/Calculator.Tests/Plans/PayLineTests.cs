using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class PayLineTests
{
    private static PayLine Uneven =>
        Acme.Line(40, perUsdBeyond: 1.5m) with { Knees = [new Knee(new Usd(40), 0.75m), new Knee(new Usd(120), 0.25m)] };

    [Theory]
    [InlineData(0, 40)]
    [InlineData(40, 40)]
    [InlineData(60, 62.5)]
    [InlineData(120, 130)]
    [InlineData(200, 250)]
    public void The_fee_holds_to_the_first_knee_and_each_knee_adds_its_part_of_what_follows(int usage, double cost)
    {
        Uneven.Cost(new Usd(usage)).ShouldBe(new Usd((decimal)cost));
        Uneven.At(new Usd(usage)).ShouldBe(new Usd((decimal)cost));
        Uneven.Served(new Usd(usage)).ShouldBe(new Usd(usage));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(40, 40)]
    [InlineData(60, 45)]
    [InlineData(120, 60)]
    [InlineData(1_000, 60)]
    public void Where_nothing_is_sold_beyond_what_is_beyond_is_neither_served_nor_paid_for(int usage, int served)
    {
        var ending = Uneven with { PerUsdBeyond = null };
        ending.Served(new Usd(usage)).ShouldBe(new Usd(served));
        ending.Cost(new Usd(usage)).ShouldBe(new Usd(40));
        ending.At(new Usd(usage)).ShouldBe(usage <= 40 ? new Usd(40) : null);
    }

    [Fact]
    public void It_tells_how_far_the_fee_reaches_and_how_far_it_serves()
    {
        (Uneven.Allowance, Uneven.ServesUpTo).ShouldBe((new Usd(40), null));
        (Uneven with { PerUsdBeyond = null }).ServesUpTo.ShouldBe(new Usd(40));
        (Acme.Line(20).Allowance, Acme.Line(20).ServesUpTo).ShouldBe(((Usd?)null, (Usd?)null));
        Acme.Line(20, upTo: 0).At(Usd.Zero).ShouldBe(new Usd(20));
        Acme.Line(20, upTo: 0).At(new Usd(0.01m)).ShouldBeNull();
    }

    [Fact]
    public void The_next_dollar_costs_what_is_beyond_of_it()
    {
        new[] { 0m, 39.99m, 40, 119, 120, 1_000 }.Select(usage => Uneven.SlopeAfter(new Usd(usage)))
            .ShouldBe([0, 0, 1.125m, 1.125m, 1.5m, 1.5m]);
        new[] { 0m, 40, 120 }.Select(usage => Uneven.WeightAfter(new Usd(usage))).ShouldBe([0, 0.75m, 1]);
        (Uneven with { PerUsdBeyond = null }).SlopeAfter(new Usd(50)).ShouldBe(0);
    }

    [Fact]
    public void The_API_bills_each_dollar_from_the_first_on_at_what_the_caller_pays()
    {
        var api = PayLine.OfApi(Acme.Session(0.9m, 1.2m));
        (api.Fee, api.Allowance, api.ServesUpTo).ShouldBe((Usd.Zero, Usd.Zero, null));
        api.At(new Usd(100)).ShouldBe(new Usd(75));
    }
}
