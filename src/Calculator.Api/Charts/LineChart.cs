using System.Xml.Linq;

namespace Calculator.Api.Charts;

/// <summary>One line of a chart, named at its end.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">Its corners, from left to right.</param>
internal sealed record Series(string Name, IReadOnlyList<(decimal X, decimal Y)> Points);

/// <summary>A point worth naming.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Y">How high.</param>
/// <param name="Label">What it says.</param>
/// <param name="Series">The line it belongs to.</param>
internal sealed record Mark(decimal X, decimal Y, string Label, int Series);

/// <summary>Lines over two axes that begin at 0.</summary>
internal sealed record LineChart
{
    private const int Width = 900;
    private const int Height = 460;
    private const int Left = 70;
    private const int Right = 230;
    private const int Top = 56;
    private const int Bottom = 60;
    private const decimal LabelHeight = 15;
    private const decimal MarkLabelWidth = 72;

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string XAxis { get; init; }

    public required string YAxis { get; init; }

    /// <summary>The lines; the first one is drawn strongest.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>A value of the horizontal axis to show as a dashed line; null for none.</summary>
    public (decimal X, string Label)? Here { get; init; }

    public XElement Draw()
    {
        var across = Ticks.UpTo(Series.SelectMany(series => series.Points).Max(point => point.X));
        var up = Ticks.UpTo(Series.SelectMany(series => series.Points).Max(point => point.Y));
        return Svg.Picture(Width, Height, Title, Description,
        [
            Svg.Text(Left, 26, Title, style: "heading"),
            .. up.Values.SelectMany(value => new[] { Svg.Line(Left, Y(value), Width - Right, Y(value), "grid"), Svg.Text(Left - 8, Y(value) + 4, ShortNumber.Usd(value), "end", "quiet") }),
            .. across.Values.SelectMany(value => new[] { Svg.Line(X(value), Height - Bottom, X(value), Height - Bottom + 5, "axis"), Svg.Text(X(value), Height - Bottom + 20, ShortNumber.Of(value), "middle", "quiet") }),
            Svg.Text(Left, Top - 10, YAxis, style: "quiet"),
            Svg.Text((Left + Width - Right) / 2m, Height - 14, XAxis, "middle", "quiet"),
            Svg.Line(Left, Height - Bottom, Width - Right, Height - Bottom, "axis"),
            .. HereLine(),
            .. Series.Select((series, index) => Svg.Path(series.Points.Select(point => (X(point.X), Y(point.Y))), $"line s{Colour(index)}{(index == 0 ? " strong" : index < Svg.Colours ? "" : " again")}")),
            .. Marks.Select(mark => Svg.Circle(X(mark.X), Y(mark.Y), 5, $"f{Colour(mark.Series)}")),
            .. MarkLabels(),
            .. Names(),
        ]);

        decimal X(decimal value) => Left + value / across.End * (Width - Left - Right);

        decimal Y(decimal value) => Height - Bottom - value / up.End * (Height - Top - Bottom);

        IEnumerable<XElement> HereLine() => Here is { } here
            ? [Svg.Line(X(here.X), Top, X(here.X), Height - Bottom, "dashed"), Svg.Text(X(here.X) + 4, Height - Bottom - 6, here.Label, style: "quiet")]
            : [];

        IEnumerable<XElement> MarkLabels() => Spread(Marks.Select(mark => (X: Math.Max(X(mark.X) - 8, Left + MarkLabelWidth), Y: Y(mark.Y) - 8, mark.Label)))
            .Select(label => Svg.Text(label.X, label.Y, label.Text, "end"));

        IEnumerable<XElement> Names() => Stacked(Series.Select((series, index) => (Y: Y(series.Points[^1].Y) + 4, series.Name, Index: index)))
            .Select(name => Svg.Text(Width - Right + 8, name.Y, name.Name, style: $"f{Colour(name.Index)}"));
    }

    private static int Colour(int series) => series < Svg.Colours ? series : 1 + (series - 1) % (Svg.Colours - 1);

    /// <summary>Names below one another, each as near to its line as the others leave room for.</summary>
    private static List<(decimal Y, string Name, int Index)> Stacked(IEnumerable<(decimal Y, string Name, int Index)> names)
    {
        var placed = names.OrderBy(name => name.Y).ThenBy(name => name.Index).ToList();
        for (var place = placed.Count - 2; place >= 0; place--)
            placed[place] = placed[place] with { Y = Math.Min(placed[place].Y, placed[place + 1].Y - LabelHeight) };
        for (var (place, least) = (0, (decimal)LabelHeight); place < placed.Count; place++, least += LabelHeight)
        {
            placed[place] = placed[place] with { Y = Math.Max(placed[place].Y, least) };
            least = placed[place].Y;
        }

        return placed;
    }

    /// <summary>Moves labels upwards, the lowest first, until none covers another.</summary>
    private static List<(decimal X, decimal Y, string Text)> Spread(IEnumerable<(decimal X, decimal Y, string Text)> labels)
    {
        var placed = new List<(decimal X, decimal Y, string Text)>();
        foreach (var label in labels.OrderByDescending(label => label.Y))
        {
            var y = label.Y;
            while (placed.FindIndex(other => Math.Abs(other.Y - y) < LabelHeight && Math.Abs(other.X - label.X) < Right) is >= 0 and var covered)
                y = placed[covered].Y - LabelHeight;
            placed.Add((label.X, y, label.Text));
        }

        return placed;
    }
}
