using Calculator.Outcomes;

namespace Calculator.Tests.Outcomes;

public class OutcomeTests
{
    private static readonly Refusal Refused = new(RefusalKind.NotOffered, RefusalSubject.Model, "No.");

    [Fact]
    public void Is_a_value_or_a_refusal()
    {
        Outcome<int> value = 3;
        value.TryGet(out var three, out var none).ShouldBeTrue();
        (three, none).ShouldBe((3, null));
        Outcome<int> refusal = Refused;
        refusal.TryGet(out _, out var why).ShouldBeFalse();
        why.ShouldBe(Refused);
    }

    [Fact]
    public void The_first_refusal_of_several_steps_is_the_answer()
    {
        Sum(1, 2).Value().ShouldBe(3);
        Sum(Refused, 2).Refusal().ShouldBe(Refused);
        Sum(1, Refused).Refusal().ShouldBe(Refused);
        static Outcome<int> Sum(Outcome<int> left, Outcome<int> right) => from one in left from other in right select one + other;
    }

    [Fact]
    public void A_step_after_a_refusal_is_not_taken()
    {
        Outcome<int> refusal = Refused;
        refusal.Then<string>(_ => throw new InvalidOperationException("taken")).Refusal().ShouldBe(Refused);
        refusal.Select<string>(_ => throw new InvalidOperationException("taken")).Refusal().ShouldBe(Refused);
    }

    [Fact]
    public void A_refusal_may_only_mean_that_there_is_no_value()
    {
        Outcome<int> value = 3, refusal = Refused;
        (value.OrNull(), refusal.OrNull()).ShouldBe((3, null));
        Outcome<string> text = "a", none = Refused;
        (text.OrNull(), none.OrNull()).ShouldBe(("a", null));
    }

    [Fact]
    public void A_list_is_found_item_by_item_or_refused_at_the_first()
    {
        OutcomeList.ForEach<string, string>(["a", "b"], (item, index) => $"{item}{index}").Value().ShouldBe(["a0", "b1"]);
        var asked = 0;
        OutcomeList.ForEach<int, int>([1, 2, 3], (item, _) => ++asked < 2 ? item : Refused).Refusal().ShouldBe(Refused with { Place = 1 });
        asked.ShouldBe(2);
    }

    [Fact]
    public void A_name_given_twice_is_found_once_whatever_its_case() =>
        OutcomeList.ForEachName<string>(["gpt-5.5", "GPT-5.5", "opus"], name => name).Value().ShouldBe(["gpt-5.5", "opus"]);
}
