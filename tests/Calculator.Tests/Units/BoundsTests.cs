using System.Reflection;
using Calculator.Units;

namespace Calculator.Tests.Units;

public class BoundsTests
{
    public static TheoryData<Type> Units =>
        [.. typeof(IUnit).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IUnit)))];

    [Theory]
    [InlineData(1.01, 1)]
    [InlineData(-0.5, 0)]
    [InlineData(0.25, 0.25)]
    public void Names_the_nearest_share(double value, double nearest) => Share.Bounds.NearestTo((decimal)value).ShouldBe((decimal)nearest);

    [Fact]
    public void Whole_units_refuse_fractions_from_outside()
    {
        TokenCount.Bounds.Contain(3000.0m).ShouldBeTrue();
        TokenCount.Bounds.Contain(1.5m).ShouldBeFalse();
        TokenCount.Bounds.NearestTo(1.5m).ShouldBe(2);
        TokenCount.Bounds.NearestTo(2.5m).ShouldBe(3);
    }

    [Fact]
    public void Every_unit_has_the_bounds_that_are_documented()
    {
        Holds<CharacterCount>("a whole number of characters from 0 to 1000000000000000", whole: true);
        Holds<DaysPerMonth>("a number of days from 1 to 31");
        Holds<PrefixCount>("a whole number of prefixes from 1 to 1000000000", whole: true);
        Holds<RequestsPerSession>("a number of requests from 1 to 1000000");
        Holds<Seats>("a whole number of seats from 1 to 1000000", whole: true);
        Holds<SessionsPerDay>("a number of sessions a day from 0 to 1000000000");
        Holds<Share>("a share from 0 to 1");
        Holds<SuccessRate>("a share from 0.000001 to 1");
        Holds<TokenCount>("a whole number of tokens from 0 to 1000000000000000", whole: true);
        Holds<TokenRatio>("a ratio from 0.001 to 1000");
        Holds<Turns>("a whole number of turns from 1 to 10000", whole: true);
        Holds<Usd>("an amount of dollars from 0 to 1000000000");
        Holds<WholeDays>("a whole number of days from 0 to 3650", whole: true);
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Every_unit_is_its_number_and_nothing_else(Type unit) =>
        unit.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).ShouldHaveSingleItem().FieldType
            .ShouldBe(typeof(decimal));

    [Theory]
    [MemberData(nameof(Units))]
    public void Every_unit_is_made_of_the_numbers_from_its_least_to_its_most_and_of_no_other(Type unit) =>
        typeof(BoundsTests).GetMethod(nameof(KeepsItsBounds), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(unit).Invoke(null, null);

    [Fact]
    public void A_refused_value_names_the_rule() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Share(1.01m)).Message.ShouldContain("Must be a share from 0 to 1.");

    [Fact]
    public void Tokens_and_dollars_may_grow_beyond_what_callers_may_state_but_tokens_never_below_nothing()
    {
        new TokenCount(TokenCount.Bounds.Most + 1).Value.ShouldBe(1_000_000_000_000_001m);
        (Usd.Zero - new Usd(1)).Value.ShouldBe(-1);
        Should.Throw<ArgumentOutOfRangeException>(() => TokenCount.Zero - new TokenCount(1)).Message
            .ShouldContain("Tokens cannot be negative.");
    }

    private static void Holds<T>(string rule, bool whole = false)
        where T : struct, IUnit<T>
    {
        T.Bounds.Rule.ShouldBe(rule);
        T.Bounds.Whole.ShouldBe(whole);
        KeepsItsBounds<T>();
    }

    private static void KeepsItsBounds<T>()
        where T : struct, IUnit<T>
    {
        T.Of(T.Bounds.Least).Value.ShouldBe(T.Bounds.Least);
        T.Of(T.Bounds.Most).Value.ShouldBe(T.Bounds.Most);
        Should.Throw<ArgumentOutOfRangeException>(() => T.Of(T.Bounds.Least - 0.0000001m));
        Should.Throw<ArgumentOutOfRangeException>(() => T.Of(T.Bounds.Most + 0.0000001m));
    }
}
