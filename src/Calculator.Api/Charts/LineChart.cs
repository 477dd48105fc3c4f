using System.Xml.Linq;

namespace Calculator.Api.Charts;

/// <summary>One line of a chart, named beside the picture at the height of its end, where no label can cover a line.</summary>
/// <param name="Name">What it is; cut short where there is no room for it.</param>
/// <param name="Figures">What follows the name, and is never cut.</param>
/// <param name="Note">What is worth knowing of it, in a second line; null for nothing.</param>
/// <param name="Points">Its corners, from left to right.</param>
/// <param name="Marks">Points of it worth seeing.</param>
internal sealed record Series(
    string Name,
    string Figures,
    string? Note,
    IReadOnlyList<(decimal X, decimal Y)> Points,
    IReadOnlyList<Mark> Marks);

/// <summary>A point worth seeing.</summary>
/// <param name="X">Where it is.</param>
/// <param name="Y">How high.</param>
/// <param name="IsEnd">Whether the line stops there; else it meets another.</param>
internal readonly record struct Mark(decimal X, decimal Y, bool IsEnd);

/// <summary>Lines over two axes that begin at 0.</summary>
internal sealed record LineChart
{
    private const int Width = 900;
    private const int Height = 490;
    private const int Left = 70;
    private const int Right = 270;
    private const int Top = 96;
    private const int Bottom = 60;
    private const decimal NameHeight = 36;
    private const decimal NoteBelow = 15;
    private const int NameGap = 8;
    private const int NameRoom = Right - NameGap - 4;
    private const int NameSize = 13;
    private const int NoteSize = 12;

    // A mark this close to the origin would lie on those of other lines.
    private const decimal FromOrigin = 9;

    public required string Title { get; init; }

    /// <summary>What holds of all of it, below the title.</summary>
    public required string Subtitle { get; init; }

    public required string Description { get; init; }

    public required string XAxis { get; init; }

    public required string YAxis { get; init; }

    /// <summary>The lines; the first one is drawn strongest.</summary>
    public required IReadOnlyList<Series> Series { get; init; }

    /// <summary>A value of the horizontal axis to show as a dashed line; null for none.</summary>
    public (decimal X, string Label)? Here { get; init; }

    public XElement Draw()
    {
        var across = Ticks.UpTo(Series.SelectMany(series => series.Points).Max(point => point.X));
        var up = Ticks.UpTo(Series.SelectMany(series => series.Points).Max(point => point.Y));
        return Svg.Picture(Width, Height, Title, Description,
        [
            Svg.Text(Left, 26, Title, style: "heading"),
            Svg.Text(Left, 45, Subtitle, style: "quiet"),
            .. up.Values.SelectMany(value => new[]
            {
                Svg.Line(Left, Y(value), Width - Right, Y(value), "grid"),
                Svg.Text(Left - 8, Y(value) + 4, ShortNumber.Usd(value), "end", "quiet"),
            }),
            .. across.Values.SelectMany(value => new[]
            {
                Svg.Line(X(value), Height - Bottom, X(value), Height - Bottom + 5, "axis"),
                Svg.Text(X(value), Height - Bottom + 20, ShortNumber.Of(value), "middle", "quiet"),
            }),
            Svg.Text(Left, 66, YAxis, style: "quiet"),
            Svg.Text((Left + Width - Right) / 2m, Height - 14, XAxis, "middle", "quiet"),
            Svg.Line(Left, Height - Bottom, Width - Right, Height - Bottom, "axis"),
            .. HereLine(),
            .. Series.Select((series, index) => Svg.Path(
                series.Points.Select(point => (X(point.X), Y(point.Y))),
                $"line s{Colour(index)}{(index == 0 ? " strong" : index < Svg.Colours ? "" : " again")}")),
            .. Series.SelectMany((series, index) => series.Marks.Where(IsApart).Select(mark => MarkOf(mark, index))),
            .. Names(),
        ]);

        decimal X(decimal value) => Left + value / across.End * (Width - Left - Right);

        decimal Y(decimal value) => Height - Bottom - value / up.End * (Height - Top - Bottom);

        bool IsApart(Mark mark) => X(mark.X) - Left > FromOrigin || Height - Bottom - Y(mark.Y) > FromOrigin;

        XElement MarkOf(Mark mark, int series) => mark.IsEnd
            ? Svg.Rectangle(X(mark.X) - 2, Y(mark.Y) - 8, 4, 16, $"f{Colour(series)}")
            : Svg.Circle(X(mark.X), Y(mark.Y), 5, $"f{Colour(series)}");

        IEnumerable<XElement> HereLine()
        {
            if (Here is not { } here)
                yield break;

            yield return Svg.Line(X(here.X), Top - 4, X(here.X), Height - Bottom, "dashed");
            yield return Svg.Text(LabelX(here), Top - 10, here.Label, "middle", "quiet");
        }

        decimal NameY(Series series) => Y(series.Points[^1].Y) + 4;

        // Beside the picture stand the names.
        decimal LabelX((decimal X, string Label) here) => Math.Min(X(here.X), Width - Right - TextWidth.Of(here.Label, NoteSize) / 2);

        IEnumerable<XElement> Names() => Stacked(Series.Index().Select(series => (NameY(series.Item), series.Item, series.Index)))
            .SelectMany(name => new[]
            {
                NameOf(TextWidth.Fit(name.Series.Name, name.Series.Figures, NameSize, NameRoom), name.Y, $"f{Colour(name.Index)}"),
                name.Series.Note is { } note ? NameOf(TextWidth.Fit(note, "", NoteSize, NameRoom), name.Y + NoteBelow, "quiet") : null,
            }).OfType<XElement>();
    }

    private static XElement NameOf(string text, decimal y, string style) => Svg.Text(Width - Right + NameGap, y, text, style: style);

    private static int Colour(int series) => series < Svg.Colours ? series : 1 + (series - 1) % (Svg.Colours - 1);

    /// <summary>Names below one another, each as near to its line as the others leave room for.</summary>
    private static List<(decimal Y, Series Series, int Index)> Stacked(IEnumerable<(decimal Y, Series Series, int Index)> names)
    {
        var placed = names.OrderBy(name => name.Y).ThenBy(name => name.Index).ToList();
        var last = Height - Bottom - NoteBelow;
        for (var place = placed.Count - 1; place >= 0; place--, last -= NameHeight)
        {
            placed[place] = placed[place] with { Y = Math.Min(placed[place].Y, last) };
            last = placed[place].Y;
        }

        for (var (place, least) = (0, (decimal)Top); place < placed.Count; place++, least += NameHeight)
        {
            placed[place] = placed[place] with { Y = Math.Max(placed[place].Y, least) };
            least = placed[place].Y;
        }

        return placed;
    }
}
