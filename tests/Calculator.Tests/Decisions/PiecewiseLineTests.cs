using Calculator.Decisions;
using Interval = Calculator.Decisions.Interval;

namespace Calculator.Tests.Decisions;

public class PiecewiseLineTests
{
    [Fact]
    public void A_piece_is_cut_at_its_root()
    {
        var line = new PiecewiseLine(value => 3 * value - 1, [0, 1]);
        line.Stretches().ShouldBe([Stretch(0, 1m / 3, -1), Stretch(1m / 3, 1, 1)]);
        line.Roots([.. line.Stretches()]).ShouldBe([1m / 3]);
    }

    [Fact]
    public void A_bent_piece_is_cut_where_it_turns_and_at_each_of_its_roots()
    {
        var line = new PiecewiseLine(value => (value - 1) * (value - 2), [0, 10], mayBend: true);
        List<SignedStretch> stretches = [.. line.Stretches()];
        stretches.Select(stretch => stretch.Sign).ShouldBe([1, -1, -1, 1]);
        line.Roots(stretches).Select(root => Math.Round(root, 20)).ShouldBe([1, 2]);
        new PiecewiseLine(value => value * value + 1, [-3, 5], mayBend: true).Stretches().ShouldAllBe(stretch => stretch.Sign == 1);
        new PiecewiseLine(value => 3 * value - 1, [0, 1], mayBend: true).Stretches().Select(stretch => stretch.Sign).ShouldBe([-1, 1]);
    }

    [Fact]
    public void A_piece_without_a_value_is_left_out()
    {
        var line = new PiecewiseLine(value => value is > 1 and < 2 ? null : value, [0, 1, 2, 3]);
        line.Stretches().ShouldBe([Stretch(0, 1, 1), Stretch(2, 3, 1)]);
        PiecewiseLine.SignChanges([.. line.Stretches()]).ShouldBeEmpty();
    }

    [Fact]
    public void What_does_not_rise_or_fall_is_flat()
    {
        new PiecewiseLine(_ => 5, [0, 1]).Stretches().ShouldBe([new SignedStretch(new(0, 1), 1, IsFlat: true)]);
        new PiecewiseLine(_ => 0, [0, 1]).Stretches().ShouldBe([new SignedStretch(new(0, 1), 0, IsFlat: true)]);
    }

    [Fact]
    public void A_zero_on_an_edge_is_a_root_and_the_ends_of_a_zero_stretch_are_where_something_else_follows()
    {
        Roots(value => value - 1, 0, 1, 2).ShouldBe([1]);
        Roots(value => Math.Max(0, value - 1), 0, 1, 2).ShouldBe([1]);
        Roots(_ => 0, 0, 1, 2).ShouldBeEmpty();
    }

    [Fact]
    public void A_point_between_two_stretches_may_have_a_sign_of_its_own()
    {
        Changes(value => value == 1 ? -1 : 1, 0, 1, 2).ShouldBe([1]);
        Changes(value => value < 1 ? 1 : -1, 0, 1, 2).ShouldBe([1]);
        Changes(_ => 1, 0, 1, 2).ShouldBeEmpty();
        // Between 1 and 2 there is nothing: the point at 1 ends what comes before, with a sign of its own.
        Changes(value => value == 1 ? -1 : value is > 1 and < 2 ? null : 1, 0, 1, 2, 3).ShouldBe([1, 2]);
    }

    [Fact]
    public void Both_ends_of_the_domain_are_asked()
    {
        new PiecewiseLine(value => value == 2 ? -1 : 1, [0, 2]).Stretches().ShouldBe([Flat(0, 2, 1), Flat(2, 2, -1)]);
        new PiecewiseLine(value => value == 0 ? -1 : 1, [0, 2]).Stretches().ShouldBe([Flat(0, 0, -1), Flat(0, 2, 1)]);
        Changes(value => value == 2 ? -1 : 1, 0, 2).ShouldBe([2]);
        Changes(value => value == 0 ? -1 : 1, 0, 2).ShouldBe([0]);
    }

    [Fact]
    public void A_point_is_a_stretch_where_there_is_nothing_else()
    {
        new PiecewiseLine(value => value == 0 ? -1 : null, [0, 2]).Stretches().ShouldBe([Flat(0, 0, -1)]);
        new PiecewiseLine(value => value == 2 ? 0 : null, [0, 2]).Stretches().ShouldBe([Flat(2, 2, 0)]);
        new PiecewiseLine(_ => 1, [2, 2]).Stretches().ShouldBe([Flat(2, 2, 1)]);
    }

    [Fact]
    public void A_point_that_one_of_its_neighbours_agrees_with_is_no_stretch()
    {
        new PiecewiseLine(value => value < 1 ? 1 : -1, [0, 1, 2]).Stretches().ShouldBe([Flat(0, 1, 1), Flat(1, 2, -1)]);
        new PiecewiseLine(value => value == 1 ? 0 : 1, [0, 1, 2]).Stretches().ShouldBe([Flat(0, 1, 1), Flat(1, 2, 1)]);
        new PiecewiseLine(value => value == 1 ? -1 : 0, [0, 1, 2]).Stretches().ShouldBe([Flat(0, 1, 0), Flat(1, 1, -1), Flat(1, 2, 0)]);
    }

    [Fact]
    public void Every_edge_has_the_sign_of_its_own_value() =>
        new PiecewiseLine(value => value == 2 ? null : value - 1, [0, 1, 2, 3]).SignsOnEdges.ShouldBe([(0, -1), (1, 0), (2, null), (3, 1)]);

    [Theory]
    [InlineData(100, 1)]
    [InlineData(2, 1)]
    [InlineData(-100, -1)]
    [InlineData(-2, -1)]
    public void A_root_that_is_asked_out_of_its_piece_leaves_the_sign_of_the_other_end(int residue, int sign) =>
        // From −1 at a quarter to 1 at three quarters: the root is looked for at 2, where the function says otherwise.
        new PiecewiseLine(value => value == 2 ? residue : value - 2, [0, 4]).Stretches().ShouldBe([Stretch(0, 4, sign)]);

    [Fact]
    public void An_end_that_is_zero_but_for_rounding_ends_in_no_root_of_its_own()
    {
        new PiecewiseLine(value => value - 1e-25m, [0, 4]).Stretches().ShouldBe([Stretch(0, 4, 1)]);
        new PiecewiseLine(value => value * (1 + 1e-20m) - 1e-20m, [0, 4]).Stretches().ShouldBe([Stretch(0, 4, 1)]);
        new PiecewiseLine(value => value - 1e-15m, [0, 4]).Stretches().Count().ShouldBe(2);
    }

    private static IEnumerable<decimal> Roots(Func<decimal, decimal?> at, params decimal[] edges)
    {
        var line = new PiecewiseLine(at, edges);
        return line.Roots([.. line.Stretches()]);
    }

    private static IEnumerable<decimal> Changes(Func<decimal, decimal?> at, params decimal[] edges)
    {
        var line = new PiecewiseLine(at, edges);
        return PiecewiseLine.SignChanges([.. line.Stretches()]);
    }

    private static SignedStretch Flat(decimal from, decimal to, int sign) => new(new Interval(from, to), sign, IsFlat: true);

    private static SignedStretch Stretch(decimal from, decimal to, int sign) => new(new Interval(from, to), sign, IsFlat: false);
}
