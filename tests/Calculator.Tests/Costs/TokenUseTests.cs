using Calculator.Costs;
using Calculator.Units;

namespace Calculator.Tests.Costs;

public class TokenUseTests
{
    private static readonly CachePart.Rest Rest = new();

    [Fact]
    public void What_is_cached_is_what_is_read_and_written()
    {
        Use(1_000, Share(0.4m), Share(0.3m)).Cached.ShouldBe(700);
        Use(1_000, Share(0.4m), Tokens(250)).Cached.ShouldBe(650);
        Use(1_000, Tokens(600), Rest).Cached.ShouldBe(1_000);
        Use(1_000, Tokens(1_600), Rest).Cached.ShouldBe(1_600);
    }

    [Fact]
    public void Only_two_shares_have_a_share_in_sum()
    {
        Use(1_000, Share(0.4m), Share(0.3m)).CachedShare.ShouldBe(0.7m);
        Use(1_000, Share(0.4m), Tokens(250)).CachedShare.ShouldBeNull();
        Use(1_000, Share(0.4m), Rest).CachedShare.ShouldBeNull();
    }

    [Fact]
    public void Reads_and_writes_fit_up_to_the_whole_input()
    {
        Use(1_000, Share(0.6m), Share(0.4m)).FitsIntoInput.ShouldBeTrue();
        Use(1_000, Share(0.6m), Share(0.41m)).FitsIntoInput.ShouldBeFalse();
        Use(1_000, Tokens(600), Tokens(400)).FitsIntoInput.ShouldBeTrue();
        Use(1_000, Tokens(600), Tokens(401)).FitsIntoInput.ShouldBeFalse();
        Use(0, Share(0.6m), Share(0.41m)).FitsIntoInput.ShouldBeFalse();
    }

    [Fact]
    public void Counts_need_an_input_that_holds_them_beside_what_is_a_share_of_it()
    {
        Use(1_000, Share(0.4m), Share(0.3m)).LeastInput.ShouldBe(0);
        Use(1_000, Share(0.6m), Share(0.4m)).LeastInput.ShouldBe(0);
        Use(1_000, Tokens(300), Share(0.25m)).LeastInput.ShouldBe(400);
        Use(1_000, Share(0.3m), Tokens(100)).LeastInput.ShouldBe(143);
        Use(1_000, Tokens(300), Tokens(100)).LeastInput.ShouldBe(400);
        Use(1_000, Tokens(300), Rest).LeastInput.ShouldBe(300);
        Use(1_000, Tokens(1), Share(1)).LeastInput.ShouldBe(TokenCount.Bounds.Most);
    }

    [Fact]
    public void Counts_become_the_shares_they_are_of_the_input()
    {
        Use(1_000, Tokens(600), Tokens(100)).ToShares().ShouldBe(Use(1_000, Share(0.6m), Share(0.1m)));
        Use(1_000, Share(0.5m), Tokens(100)).ToShares().ShouldBe(Use(1_000, Share(0.5m), Share(0.1m)));
        Use(1_000, Tokens(600), Share(0.1m)).ToShares().ShouldBe(Use(1_000, Share(0.6m), Share(0.1m)));
        Use(1_000, Tokens(600), Rest).ToShares().ShouldBe(Use(1_000, Share(0.6m), Rest));
        Use(1_000, Tokens(600), Tokens(400)).ToShares().ShouldBe(Use(1_000, Share(0.6m), Rest));
    }

    [Fact]
    public void Shares_stay_what_they_are_and_so_do_counts_of_nothing()
    {
        Use(1_000, Share(0.6m), Rest).ToShares().ShouldBe(Use(1_000, Share(0.6m), Rest));
        Use(0, Tokens(0), Tokens(0)).ToShares().ShouldBe(Use(0, Tokens(0), Tokens(0)));
    }

    [Fact]
    public void A_part_leaves_the_rest_of_the_input_to_the_other()
    {
        var use = Use(3_000, Tokens(1_000), Rest);
        use.ShareLeftBy(Share(0.3m)).ShouldBe(0.7m);
        use.ShareLeftBy(Rest).ShouldBe(1);
        Use(0, Tokens(0), Rest).ShareLeftBy(Tokens(0)).ShouldBe(1);
    }

    [Fact]
    public void What_a_count_leaves_is_rounded_down_so_that_both_fit_together() =>
        Use(3_000, Tokens(1_000), Rest).ShareLeftBy(Tokens(1_000)).ShouldBe(0.666666666666m);

    [Fact]
    public void However_the_parts_are_stated_the_classes_are_disjoint()
    {
        Use(1_000, Share(0.4m), Share(0.3m)).Mix.ShouldBe(Mix(300, 400, 300));
        Use(1_000, Share(0.4m), Rest).Mix.ShouldBe(Mix(0, 400, 600));
        Use(1_000, Tokens(600), Rest).Mix.ShouldBe(Mix(0, 600, 400));
        Use(1_000, Tokens(600), Tokens(100)).Mix.ShouldBe(Mix(300, 600, 100));
        Use(1_000, Share(0.5m), Tokens(200)).Mix.ShouldBe(Mix(300, 500, 200));
    }

    private static TokenUse Use(decimal input, CachePart read, CachePart write) => new(new(input), new(50), read, write);

    private static TokenMix Mix(decimal uncached, decimal read, decimal write) => new(new(uncached), new(read), new(write), new(50));

    private static CachePart.OfInput Share(decimal share) => new(new(share));

    private static CachePart.Counted Tokens(decimal tokens) => new(new(tokens));
}
