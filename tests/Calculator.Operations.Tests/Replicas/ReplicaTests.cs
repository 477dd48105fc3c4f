using System.Net.Http.Json;

namespace Calculator.Operations.Tests.Replicas;

public class ReplicaTests
{
    private const string Question = "/v1/task-cost?model=gpt-5.5&inputTokens=8000&outputTokens=4000&format=text&field=totalUsd";

    private static readonly string Heavy =
        $"/v1/grid?rows=inputTokens:{string.Join(',', Enumerable.Range(1, 50))}"
            + $"&columns=outputTokens:{string.Join(',', Enumerable.Range(1, 50))}&model=gpt-5.5&value=perSessionUsd";

    [Fact]
    public async Task Of_two_replicas_behind_a_balancer_one_is_killed_under_load_and_started_again_and_no_request_fails()
    {
        using var port = ReservedPort.Take();
        await using var first = await RunningService.Start(port.Number);
        await using var second = await RunningService.Start();
        await using var balancer = await Balancer.Start(first.Address, second.Address);
        var gets = new Load(4, async () => (await balancer.Client.Ask(Question)).Body.ShouldBe("0.16"));
        var posts = new Load(4, () => Post(balancer.Client));
        await Both(500);
        await first.Kill();
        await Both(500);

        await using var again = await RunningService.Start(port.Number);
        await Asking.Until(
            async () => (await again.Client.Ask("/metrics")).Body.Contains("http_route=\"/v1/task-cost\"", StringComparison.Ordinal),
            () => "The replica never came back into use.");
        await Both(500);

        await Task.WhenAll(gets.Stop(), posts.Stop());
        gets.Failures.ShouldBeEmpty();
        posts.Failures.ShouldBeEmpty();

        Task Both(int more) => Task.WhenAll(gets.AnswerMore(more), posts.AnswerMore(more));
    }

    [Fact]
    public async Task A_replica_ordered_to_stop_leaves_the_balancer_without_a_failed_request()
    {
        await using var first = await RunningService.Start(0, ("Shutdown__DrainSeconds", "1"));
        await using var second = await RunningService.Start();
        await using var balancer = await Balancer.Start(first.Address, second.Address);
        var load = new Load(8, async () => (await balancer.Client.Ask(Question)).Body.ShouldBe("0.16"));
        await load.AnswerMore(500);
        await first.Terminate();
        (await first.Ended()).ShouldBe(0);
        await load.AnswerMore(500);
        await load.Stop();
        load.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_replica_with_its_hands_full_is_not_taken_for_one_that_is_down()
    {
        (string, string)[] narrow = [("Limits__HeavyAtOnce", "1"), ("Limits__HeavyWaiting", "0")];
        await using var first = await RunningService.Start(0, narrow);
        await using var second = await RunningService.Start(0, narrow);
        await using var balancer = await Balancer.Start(first.Address, second.Address);
        var busy = 0;
        var heavy = new Load(8, async () => Interlocked.Add(ref busy, (await balancer.Client.Ask(Heavy)).Status == 503 ? 1 : 0));
        var light = new Load(2, async () => (await balancer.Client.Ask(Question)).Body.ShouldBe("0.16"));
        await light.AnswerMore(200);
        await Asking.Until(() => Task.FromResult(Volatile.Read(ref busy) > 0), () => "Nobody was ever refused.");
        await Task.WhenAll(heavy.Stop(), light.Stop());
        light.Failures.ShouldBeEmpty();
        heavy.Failures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replicas_that_name_the_balancer_as_their_proxy_give_its_address_to_callers()
    {
        await using var first = await RunningService.Start(0, ("Proxies__Known", "127.0.0.1"));
        await using var second = await RunningService.Start(0, ("Proxies__Known", "127.0.0.1"));
        await using var balancer = await Balancer.Start(first.Address, second.Address);
        for (var request = 0; request < 4; request++)
            (await balancer.Client.Ask("/spreadsheets")).Body.ShouldContain(balancer.Client.BaseAddress!.ToString().TrimEnd('/'));
    }

    private static async Task Post(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync(
            "/v1/task-cost?format=text&field=totalUsd",
            new { model = "gpt-5.5", inputTokens = 8000, outputTokens = 4000 },
            TestContext.Current.CancellationToken);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("0.16");
    }
}
