namespace Calculator.Operations.Tests.Starting;

/// <summary>What a process makes at its first use of it must be whole whoever is the first to use it.</summary>
public class FirstAnswerTests
{
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=8000&outputTokens=4000";

    [Theory]
    [InlineData("", "\"totalUsd\": 0.16")]
    [InlineData("&format=csv&columns=item,usd", "item,usd\r\ninput,0.04\r\noutput,0.12\r\n")]
    [InlineData("&format=csv&columns=usd,cost", "There is no column 'cost'")]
    [InlineData("&format=text", "totalUsd: 0.16")]
    [InlineData("&format=text&field=totalUsd", "0.16")]
    public async Task Every_form_of_reply_may_be_the_first_that_a_process_writes(string form, string expected)
    {
        await using var service = await RunningService.Start(0);
        (await service.Client.Ask(Question + form)).Body.ShouldContain(expected);
    }
}
