using Calculator.Operations.Tests.Prices;

namespace Calculator.Operations.Tests.Reload;

public sealed class ReloadTests : IDisposable
{
    private readonly ChangingPrices _prices = new();

    [Fact]
    public async Task A_changed_file_is_answered_from_without_a_restart()
    {
        await using var service = await Start();
        _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)).ShouldBe(0);
        _prices.Put(1);
        await Asking.Until(
            async () => _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)) == 1,
            () => "The new prices were never taken over.");
        await service.UntilLogged("Prices reloaded: the default version is 2026-11-21");
    }

    [Fact]
    public async Task A_new_version_is_answered_from_and_one_taken_away_is_not()
    {
        await using var service = await Start();
        Directory.Move(Path.Combine(_prices.Folder, ChangingPrices.Version), Path.Combine(_prices.Folder, "2026-11-22"));
        _prices.Commit("2026-11-22");
        await Asking.Until(
            async () => (await service.Client.Ask("/readyz")).At("defaultPricing") == "2026-11-22",
            () => "The new version was never taken over.");
        (await service.Client.Ask("/v1/pricing/2026-11-22")).Status.ShouldBe(200);
        (await service.Client.Ask("/v1/pricing/2026-11-21")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task What_waits_is_named_in_the_log_when_it_is_there_at_the_start_and_when_it_comes()
    {
        _prices.Write(Path.Combine(_prices.Folder, "acme-2027", "plans.json"), "{");
        await using var service = await Start();
        await service.UntilLogged("Pricing version acme-2027 is pending and not answered from: digests.txt has no line for it; "
            + $"its digest is now {_prices.DigestOf("acme-2027")}");

        // What is announced to this day is no longer so by then.
        foreach (var (file, text) in WrittenPrices.Files)
        {
            var then = text.Replace(", \"status\": \"announced\"", "", StringComparison.Ordinal);
            _prices.Write(Path.Combine(_prices.Folder, "9999-01-01", file), then);
        }

        await service.UntilLogged("Pricing version 9999-01-01 is pending");
        _prices.Commit(ChangingPrices.Version, "9999-01-01");
        await service.UntilLogged("Pricing version 9999-01-01 is scheduled: it becomes the default at 00:00Z of its day");
        _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)).ShouldBe(0);
    }

    [Theory]
    [InlineData(
        true,
        "2026-11-21/plans.json(1) $: is missing",
        "2026-11-21(1) $: differs from what was released (digests.txt(1)); "
            + "a released version is never edited: copy it to a new date or revision")]
    [InlineData(false, "digests.txt(1) $: has no line for a version named by a date; pending are 2026-11-21")]
    public async Task A_half_written_version_ends_the_start_whether_its_line_stands_or_not(bool hasLine, params string[] faults)
    {
        if (!hasLine)
        {
            foreach (var (file, text) in WrittenPrices.Files)
                _prices.Write(Path.Combine(_prices.Folder, "acme-2027", file), text);
            _prices.Commit("acme-2027");
        }

        File.Delete(_prices.PathOf(ChangingPrices.Plans));
        string[] start = [Path.Combine(AppContext.BaseDirectory, "Calculator.Api.dll"), "--urls", "http://127.0.0.1:0"];
        var (exitCode, _, errors) = await Tool.Run(_prices.Folder, "dotnet", start, ("Pricing__Path", _prices.Folder));
        exitCode.ShouldBe(1);
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe(faults);
    }

    [Fact]
    public async Task A_bad_file_is_refused_everywhere_an_operator_looks_and_the_last_good_prices_stay()
    {
        await using var service = await Start();
        var plans = ChangingPrices.Files(0)[ChangingPrices.Plans];
        _prices.Write(ChangingPrices.Plans, plans.Replace("\"monthlyFeeUsd\": 20,", "\"monthlyFeeUsd\": -20,", StringComparison.Ordinal));
        await service.UntilStale(true);

        const string reason = "2026-11-21/plans.json(9) $.plans[0].prices[0].monthlyFeeUsd: must be from 0 to 1000000 dollars";
        var ready = await service.Client.Ask("/readyz");
        ready.At("status").ShouldBe("ready");
        ready.At("reasons.0").ShouldBe(reason);
        ready.At("staleSince").ShouldMatch("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");
        await service.UntilLogged($"Prices refused, the last good ones stay: {reason}");
        var metrics = (await service.Client.Ask("/metrics")).Body;
        metrics.ShouldContain("calculator_pricing_reload_ok 0\n");
        metrics.ShouldContain("calculator_pricing_reloads_total{outcome=\"refused\"} 1\n");
        _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)).ShouldBe(0);

        _prices.Write(ChangingPrices.Plans, plans);
        await service.UntilStale(false);
        (await service.Client.Ask("/metrics")).Body.ShouldContain("calculator_pricing_reload_ok 1\n");
    }

    [Fact]
    public async Task A_ConfigMap_is_followed_through_its_symlink_swap()
    {
        var map = Directory.CreateTempSubdirectory("configmap-").FullName;
        try
        {
            await Project(0);
            await using var service = await RunningService.Start(0, ("Pricing__Path", map), ("Pricing__WatchMilliseconds", "50"));
            for (var state = 1; state <= 5; state++)
            {
                await Project(state);
                await Asking.Until(
                    async () => _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)) == state,
                    () => "The swap was never seen.");
            }
        }
        finally
        {
            Directory.Delete(map, recursive: true);
        }

        // As the kubelet does: a new folder, and one link that is swapped to it.
        async Task Project(int state)
        {
            var data = Directory.CreateDirectory(Path.Combine(map, $"..2026_11_21_10_00_0{state}.1")).FullName;
            foreach (var (file, text) in ChangingPrices.Files(state))
            {
                var key = $"{ChangingPrices.Version}.{file.Replace('/', '.')}";
                File.WriteAllText(Path.Combine(data, key), text);
                if (state == 0)
                    File.CreateSymbolicLink(Path.Combine(map, key), Path.Combine("..data", key));
            }

            // The mark comes by the same swap as the files it is for.
            _prices.Put(state);
            File.Copy(Path.Combine(_prices.Folder, WrittenPrices.Mark), Path.Combine(data, WrittenPrices.Mark));
            if (state == 0)
                File.CreateSymbolicLink(Path.Combine(map, WrittenPrices.Mark), Path.Combine("..data", WrittenPrices.Mark));
            Directory.CreateSymbolicLink(Path.Combine(map, "..data_tmp"), Path.GetFileName(data));
            (await Tool.Run(map, "mv", ["-T", "..data_tmp", "..data"])).ExitCode.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Where_it_is_told_not_to_the_service_does_not_look()
    {
        await using var service = await RunningService.Start(0, ("Pricing__Path", _prices.Folder), ("Pricing__WatchMilliseconds", "0"));
        await using var other = await RunningService.Start(0, ("Pricing__Path", _prices.Folder));
        // As often as another has seen something, which was told nothing, this one would have.
        for (var state = 1; state <= 2; state++)
        {
            _prices.Put(state);
            await Asking.Until(
                async () => _prices.StateOf(await other.Client.Ask(ChangingPrices.Question)) == state,
                () => "The other never looked.");
        }

        _prices.StateOf(await service.Client.Ask(ChangingPrices.Question)).ShouldBe(0);
    }

    public void Dispose() => _prices.Dispose();

    private Task<RunningService> Start() =>
        RunningService.Start(0, ("Pricing__Path", _prices.Folder), ("Pricing__WatchMilliseconds", "50"));
}
