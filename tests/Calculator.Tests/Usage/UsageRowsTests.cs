using System.Text;
using Calculator.Usage;
using static Calculator.Tests.Usage.Sources.ClaudeCodeTests;

namespace Calculator.Tests.Usage;

public class UsageRowsTests
{
    [Fact]
    public async Task What_was_taken_may_be_sent_on_now_and_then_after_a_long_row_too()
    {
        const int Short = 1_000_000;
        var longRow = Line("msg_1", text: new string('x', 3_000_000));
        var (rows, sinceLast, most) = (0, 0, 0);
        var fault = await new UsageRows(Logs.Book, UsageSource.ClaudeCode).ReadAsync(
            new MemoryStream(Encoding.UTF8.GetBytes($"{longRow}\n{string.Concat(Enumerable.Repeat("x\n", Short))}{longRow}\n")),
            _ => { },
            (ReadOnlySpan<byte> _, in PricedRow? _) => (rows, sinceLast) = (rows + 1, sinceLast + 1),
            () =>
            {
                (most, sinceLast) = (Math.Max(most, sinceLast), 0);
                return ValueTask.CompletedTask;
            },
            TestContext.Current.CancellationToken);
        (fault, rows).ShouldBe((null, Short + 2));
        most.ShouldBeLessThan(40_000);
    }
}
