using Calculator.Units;

namespace Calculator.Tests.Units;

public class ShareTests
{
    [Fact]
    public void Is_written_as_a_plain_number() => new Share(0.30m).ToString().ShouldBe("0.3");

    [Fact]
    public void Leaves_a_rest() => new Share(0.3m).Rest.ShouldBe(new Share(0.7m));
}
