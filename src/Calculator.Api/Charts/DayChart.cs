using System.Xml.Linq;

namespace Calculator.Api.Charts;

/// <summary>One day of a chart.</summary>
/// <param name="Day">Its number; negative before the move.</param>
/// <param name="Served">What the sessions cost on the model that serves them.</param>
/// <param name="Besides">What is billed on top of that.</param>
/// <param name="Ends">From where to where the whole may be; null if no more is known than the bar shows.</param>
internal readonly record struct DayBar(int Day, decimal Served, decimal Besides, (decimal Low, decimal High)? Ends)
{
    public decimal Top => Math.Max(Served + Besides, Ends?.High ?? 0);
}

/// <summary>What each day costs, as bars beside one another, against what it cost before.</summary>
internal sealed record DayChart
{
    private const int Width = 860;
    private const int Height = 440;
    private const int Left = 76;
    private const int Right = 24;
    private const int Top = 116;
    private const int Bottom = 60;
    private const int LegendY = 70;
    private const int LabelSize = 12;

    private const string BeforeColour = "f7";
    private const string AfterColour = "f0";
    private const string BesidesColour = "f4";
    private const string LineColour = "f1";

    public required string Title { get; init; }

    /// <summary>What holds of all of it, below the title.</summary>
    public required string Subtitle { get; init; }

    public required string Description { get; init; }

    public required string XAxis { get; init; }

    /// <summary>The days, each a day after the one before.</summary>
    public required IReadOnlyList<DayBar> Days { get; init; }

    /// <summary>What a day cost before, as a line across all of them.</summary>
    public required decimal Before { get; init; }

    /// <summary>A point in time to show as a dashed line, in days from day 0's beginning; null for none.</summary>
    public (decimal Day, string Label)? Here { get; init; }

    /// <summary>What stands below a day.</summary>
    public required Func<int, string> NameOf { get; init; }

    private decimal DayWidth => (Width - Left - Right) / (decimal)Days.Count;

    public XElement Draw()
    {
        var up = Ticks.UpTo(Math.Max(Before, Days.Max(day => day.Top)));
        return Svg.Picture(Width, Height, Title, Description,
        [
            Svg.Text(16, 26, TextWidth.Fit(Title, "", 16, Width - 32), style: "heading"),
            Svg.Text(16, 45, TextWidth.Fit(Subtitle, "", LabelSize, Width - 32), style: "quiet"),
            .. Legend(),
            .. up.Values.SelectMany(value => new[]
            {
                Svg.Line(Left, Y(value), Width - Right, Y(value), "grid"),
                Svg.Text(Left - 8, Y(value) + 4, ShortNumber.Usd(value), "end", "quiet"),
            }),
            .. Days.SelectMany(Bar),
            Svg.Path([(Left, Y(Before)), (Width - Right, Y(Before))], "line s1"),
            .. NamedDays().Select(day => Svg.Text(Middle(day), Height - Bottom + 20, NameOf(day), "middle", "quiet")),
            Svg.Text((Left + Width - Right) / 2m, Height - 14, XAxis, "middle", "quiet"),
            .. HereLine(),
        ]);

        decimal Y(decimal value) => Height - Bottom - value / up.End * (Height - Top - Bottom);

        IEnumerable<XElement> Bar(DayBar day)
        {
            // Many days stand without gaps, so that each is still there to be seen.
            var thickness = DayWidth >= 4 ? DayWidth * 0.75m : DayWidth;
            var (x, whole) = (Middle(day.Day) - thickness / 2, day.Served + day.Besides);
            yield return Svg.Rectangle(x, Y(day.Served), thickness, Y(0) - Y(day.Served), day.Day < 0 ? BeforeColour : AfterColour);
            if (day.Besides > 0)
                yield return Svg.Rectangle(x, Y(whole), thickness, Y(day.Served) - Y(whole), BesidesColour);
            if (day.Ends is { } ends)
                yield return Svg.Line(Middle(day.Day), Y(ends.Low), Middle(day.Day), Y(ends.High), "axis");
        }
    }

    private decimal X(decimal day) => Left + (day - Days[0].Day) * DayWidth;

    private decimal Middle(int day) => X(day + 0.5m);

    // Some five of them, at round numbers.
    private IEnumerable<int> NamedDays()
    {
        var step = (int)Math.Max(1, Ticks.UpTo(Days.Count).Step);
        return Days.Select(day => day.Day).Where(day => day % step == 0);
    }

    private IEnumerable<XElement> HereLine()
    {
        if (Here is not { } here || here.Day > Days[^1].Day + 1)
            yield break;

        var half = TextWidth.Of(here.Label, LabelSize) / 2;
        yield return Svg.Line(X(here.Day), Top - 12, X(here.Day), Height - Bottom, "dashed");
        yield return Svg.Text(Math.Clamp(X(here.Day), Left + half, Width - Right - half), Top - 18, here.Label, "middle", "quiet");
    }

    private IEnumerable<XElement> Legend()
    {
        (string? Colour, string Name, bool IsThere)[] all =
        [
            (BeforeColour, "old model", Days[0].Day < 0),
            (BesidesColour, "shadow traffic", Days.Any(day => day.Besides > 0)),
            (AfterColour, "new model", true),
            (LineColour, $"a day on the old model, {ShortNumber.Usd(Before)}", true),
            (null, "from the lowest to the highest ratio", Days.Any(day => day.Ends is not null)),
        ];
        decimal x = 16;
        foreach (var (colour, name, _) in all.Where(part => part.IsThere))
        {
            yield return colour is null
                ? Svg.Line(x + 5, LegendY - 11, x + 5, LegendY + 2, "axis")
                : Svg.Rectangle(x, LegendY - 9, 10, 10, colour);
            yield return Svg.Text(x + 15, LegendY, name, style: "quiet");
            x += 33 + TextWidth.Of(name, LabelSize);
        }
    }
}
