namespace Calculator.Testing;

/// <summary>Asks a running service.</summary>
internal static class Asking
{
    public static async Task<Reply> Ask(this HttpClient client, string url)
    {
        using var response = await client.GetAsync(url, TestContext.Current.CancellationToken);
        return new Reply(
            (int)response.StatusCode,
            response.Content.Headers.ContentType,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits until something is so; fails where it never is.</summary>
    public static async Task Until(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        using var guard = new CancellationTokenSource(Patience.Most);
        while (!await isSo())
        {
            guard.IsCancellationRequested.ShouldBeFalse(otherwise());
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the service has written a text to its log.</summary>
    public static Task UntilLogged(this RunningService service, string text) =>
        Until(
            () => Task.FromResult(service.Log.Any(line => line.Contains(text, StringComparison.Ordinal))),
            () => $"Never logged: {text}\n{string.Join('\n', service.Log)}");

    /// <summary>Waits until <c>/readyz</c> says of the prices what is expected.</summary>
    public static async Task UntilStale(this RunningService service, bool isStale)
    {
        var last = "";
        await Until(
            async () =>
            {
                var ready = await service.Client.Ask("/readyz");
                last = ready.Body;
                return ready.At("stale") == (isStale ? "true" : "false");
            },
            () => last);
    }
}
