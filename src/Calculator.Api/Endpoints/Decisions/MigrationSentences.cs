using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>What was assumed on the way of a move.</summary>
internal static class MigrationSentences
{
    private const int ShortestMonth = 28;

    public static IEnumerable<string> Of(FollowedMigration followed, MigrationRequest request, PriceBook book)
    {
        var migration = followed.Migration;
        return migration.Before.AssumptionsOverTime
            .Concat(migration.Ratio.Assumptions)
            .Concat(request.Output.Assumptions(migration.Before.Model.Id, followed.To.Id))
            .Concat(OfTheSameText(followed, request))
            .Concat(Ends(migration).Select(path => path.OrNull()).OfType<MigrationPath>().SelectMany(path => path.Session.Assumptions))
            .Concat(Coming(followed))
            .Concat(Ends(migration).SelectMany(NotOffered))
            .Concat(Rebuilding(followed))
            .Concat(OfUnknownWrites(followed, request))
            .Concat(OfTheWork(followed, request))
            .Concat(OfTheDays(request))
            .Concat(OtherPrices(followed, request, book));
    }

    private static Outcome<MigrationPath>[] Ends(Migration migration) =>
        [migration.Paths.Low, migration.Paths.Expected, migration.Paths.High];

    private static IEnumerable<string> Coming(FollowedMigration followed) =>
        followed.Expected.Session.ComingPrice is { } coming ? [coming] : [];

    private static IEnumerable<string> NotOffered(Outcome<MigrationPath> end) =>
        end.TryGet(out _, out var refusal) ? [] : [$"An end of the ratio's range is not offered: {refusal.Sentence}"];

    private static IEnumerable<string> Rebuilding(FollowedMigration followed)
    {
        if (followed.Expected.Days[^1].CacheRatio == 0)
        {
            yield return "Nothing is read from cache, so there is no cache to rebuild.";
        }
        else if (followed.To.Id == followed.Migration.Before.Model.Id)
        {
            yield return "The model stays the same, and with it its cache.";
        }
        else if (followed.Move.Rebuild == CacheRebuild.ColdDay)
        {
            yield return "rebuildUsd takes a whole day without a cache read, an upper bound: "
                + "entries that are used again within their time to live are written once for each prefix (rebuild=perPrefix).";
        }
    }

    private static IEnumerable<string> OfUnknownWrites(FollowedMigration followed, MigrationRequest request)
    {
        if (followed.Expected.Rebuild != Usd.Zero
            && followed.Move.Rebuild != CacheRebuild.PerPrefix
            && !request.Task.Workload.ToWorkload().CacheWriteIsKnown
            && followed.Expected.Session.Tokens.Uncached != TokenCount.Zero)
        {
            yield return "No cache writes were given: on a rebuilding day every prompt token that is not read is taken to be written, "
                + "those that are never cached too. cacheWriteRatio says how many are.";
        }
    }

    private static IEnumerable<string> OfTheSameText(FollowedMigration followed, MigrationRequest request)
    {
        var migration = followed.Migration;
        if (request is { Tokenizer.ScaleOutput: true, Output.Ratio: null }
            && migration.Before.Tokens.Output != TokenCount.Zero
            && migration.Ratio.Range != new Range<TokenRatio>(TokenRatio.One, TokenRatio.One, TokenRatio.One))
        {
            yield return $"{followed.To.Id} is taken to write the same text, reasoning included: output is counted by its tokenizer too "
                + "(outputRatio, claimedFewerOutputTokens, scaleOutput=false).";
        }
    }

    private static IEnumerable<string> OfTheWork(FollowedMigration followed, MigrationRequest request)
    {
        if (request.EngineeringUsd == Usd.Zero && followed.Expected.PaybackDays is not null)
        {
            yield return "The work of moving is not counted (engineeringUsd)" + followed.Expected switch
            {
                { OneTime.Value: 0 } => ", and without it the move costs nothing.",
                { PaybackDays: 0 } => ", and without it the move saves more from its first day on than its cache costs.",
                _ => ": what is paid back is the cache and the shadow traffic alone.",
            };
        }
    }

    private static IEnumerable<string> OfTheDays(MigrationRequest request)
    {
        if (request.Month.DaysPerMonth.Value < ShortestMonth)
        {
            yield return $"Days are days with sessions, {PlainNumber.Format(request.Month.DaysPerMonth.Value)} of them a month; "
                + "dates are counted as if every day had some.";
        }
    }

    // All days are priced alike; where the calendar knows better, the answer says so.
    private static IEnumerable<string> OtherPrices(FollowedMigration followed, MigrationRequest request, PriceBook book)
    {
        if (request.StartsOn is null)
            return [];

        var ends = new[] { followed.Days[0], followed.Days[^1] }
            .Select(day => request.Task.Workload.Rates.AtMyRates(book with { AsOf = Moment.StartOf(request.DateOf(day.Day)!.Value) }))
            .ToList();
        return new[] { followed.Migration.Before.Model, followed.To }
            .Select(model => ends.Select(then => Other(model, then)).FirstOrDefault(other => other is not null))
            .OfType<string>()
            .Select(other => $"Every day is priced as of {book.AsOf}, whatever its date: {other}");
    }

    private static string? Other(PricedModel model, PriceBook then)
    {
        if (!then.Model(model.Name).TryGet(out var later, out var refusal))
            return refusal.Sentence;

        return later.Period.From == model.Period.From
            ? null
            : $"at {then.AsOf} {model.Id} has another price, in force from {later.Period.From} on.";
    }
}
