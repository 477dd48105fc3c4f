using Calculator.Plans;
using Calculator.Units;

namespace Calculator.Tests.Plans;

public class SeatSharesTests
{
    [Fact]
    public void An_even_spread_uses_all_seats_up_at_once()
    {
        SeatShares.Even(new(14)).KneesAt(new Usd(163)).ShouldBe([new Knee(new Usd(2_282), 1)]);
        SeatShares.Of([new(0.25m), new(0.25m), new(0.25m), new(0.25m)]).KneesAt(new Usd(10)).ShouldBe([new Knee(new Usd(40), 1)]);
    }

    [Fact]
    public void The_busiest_seat_is_used_up_first_and_its_share_is_what_is_beyond() =>
        SeatShares.Of([new(0.2m), new(0.5m), new(0.3m)]).KneesAt(new Usd(30))
            .ShouldBe([new Knee(new Usd(60), 0.5m), new Knee(new Usd(100), 0.3m), new Knee(new Usd(150), 0.2m)]);

    [Fact]
    public void Seats_that_carry_alike_are_used_up_together() =>
        SeatShares.Of([new(0.1m), new(0.4m), new(0.1m), new(0.4m)]).KneesAt(new Usd(10))
            .ShouldBe([new Knee(new Usd(25), 0.8m), new Knee(new Usd(100), 0.2m)]);

    [Fact]
    public void A_seat_without_any_usage_is_paid_for_and_never_used_up()
    {
        var shares = SeatShares.Of([new(1), new(0)]);
        shares.KneesAt(new Usd(10)).ShouldBe([new Knee(new Usd(10), 1)]);
        (shares.Count, shares.IsEven).ShouldBe((new Seats(2), false));
    }

    [Fact]
    public void Only_shares_that_are_all_alike_are_even()
    {
        SeatShares.Even(new(3)).IsEven.ShouldBeTrue();
        SeatShares.Of([new(0.5m), new(0.50m)]).IsEven.ShouldBeTrue();
        SeatShares.Of([new(0.5m), new(0.4m), new(0.1m)]).IsEven.ShouldBeFalse();
    }

    [Fact]
    public void Where_nothing_may_be_used_all_of_it_is_beyond_from_the_first_dollar_on() =>
        SeatShares.Of([new(0.5m), new(0.3m), new(0.2m)]).KneesAt(Usd.Zero)
            .ShouldBe([new Knee(Usd.Zero, 0.5m), new Knee(Usd.Zero, 0.3m), new Knee(Usd.Zero, 0.2m)]);

    [Fact]
    public void A_seat_that_no_usage_there_is_could_use_up_has_no_end()
    {
        const decimal least = 0.0000000000000000000000000001m;
        SeatShares.Of([new(1 - least), new(least)]).KneesAt(new Usd(1_000_000)).ShouldHaveSingleItem().Weight.ShouldBe(1 - least);
        SeatShares.Even(new(1_000_000)).KneesAt(new Usd(1_000_000_000_000_000_000_000_000m)).ShouldBeEmpty();
    }
}
