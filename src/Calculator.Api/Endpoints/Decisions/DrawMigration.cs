using System.Globalization;
using Calculator.Api.Charts;
using Calculator.Api.OpenApi;
using Calculator.Api.Replies;
using Calculator.Decisions;
using Calculator.Outcomes;
using Calculator.Pricing;
using Calculator.Units;

namespace Calculator.Api.Endpoints.Decisions;

/// <summary>The move as a picture.</summary>
internal sealed class DrawMigration : FileCalculator<MigrationRequest>
{
    public override void Configure() => Ask(
        "/migration/chart.svg",
        Sections.Decisions,
        "A move to another model as a picture.",
        "One bar a day, shadow traffic on top, against what a day on the old model costs, and when the move has paid for itself. "
            + "SVG without a script, light or dark as the reader's screen is.");

    protected override string MediaType => SvgFile.ContentType;

    protected override Outcome<FileAnswer> Answer(MigrationRequest request, PriceBook book) =>
        request.Follow(book).Select(followed => SvgFile.Of(Chart(followed, request, book).Draw()));

    private static DayChart Chart(FollowedMigration followed, MigrationRequest request, PriceBook book) => new()
    {
        Title = $"From {followed.Migration.Before.Model.Id} to {followed.To.Id}, day by day",
        Subtitle = $"{Payback(followed.Expected, ShortNumber.Of)}; pricing {book.Version.Id} at {PriceAnswer.Date(book.AsOf.Day)}",
        Description = Describe(followed),
        XAxis = request.StartsOn is null ? "days on the new model" : "date",
        Days = [.. followed.Days.Select(BarOf)],
        Before = followed.Migration.BeforePerDay.Value,
        Here = followed.Expected.PaybackDays is { } days ? (days, $"paid back after {Days(days, ShortNumber.Of)}") : null,
        NameOf = day => request.DateOf(day) is { } date ? PriceAnswer.Date(date) : day.ToString(CultureInfo.InvariantCulture),
    };

    private static DayBar BarOf(MovingDay day) => new(
        day.Day,
        (day.New ?? day.Old).Value,
        day.Shadow.Value,
        day.Ends is { Low: { } low, High: { } high } && low != high ? (low.Value, high.Value) : null);

    private static string Describe(FollowedMigration followed) => string.Join(' ',
        $"A day on {followed.Migration.Before.Model.Id} costs {followed.Migration.BeforePerDay}, "
            + $"and one on {followed.To.Id} {followed.Expected.SteadyPerDay} once its cache is warm.",
        $"The move costs {followed.Expected.OneTime} once: {followed.Expected.Rebuild} for the cache, "
            + $"{followed.Expected.Shadow} for shadow traffic, {followed.Move.Engineering} for work.",
        $"{Payback(followed.Expected, PlainNumber.ForReading)}.");

    private static string Payback(MigrationPath path, Func<decimal, string> written) => path switch
    {
        { PaybackDays: { } days } => $"Paid back after {Days(days, written)}",
        { PaybackReason: PaybackReason.NeverSaves } => "Never paid back: a day on the new model costs no less",
        _ => "Not paid back within a billion days",
    };

    private static string Days(decimal days, Func<decimal, string> written) => written(days) is "1" ? "1 day" : $"{written(days)} days";
}
