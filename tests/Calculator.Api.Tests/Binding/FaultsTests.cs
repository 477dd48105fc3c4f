using Calculator.Api.Binding;

namespace Calculator.Api.Tests.Binding;

public class FaultsTests
{
    [Fact]
    public void The_sentence_of_a_fault_that_is_not_told_is_not_made()
    {
        var faults = new Faults();
        var made = 0;
        for (var field = 0; field < 1000; field++)
            faults.Add($"field{field}", () => $"Sentence {++made}.");
        (made, faults.Untold, faults.ToErrors().Count).ShouldBe((20, 980, 20));
    }
}
