using System.Xml.Linq;

namespace Calculator.Api.Charts;

/// <summary>One bar.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How long it is; null where there is none.</param>
/// <param name="Label">What stands at its end.</param>
internal sealed record Bar(string Name, decimal? Value, string Label);

/// <summary>Bars that lie below one another and begin at 0.</summary>
internal sealed record BarChart
{
    private const int Width = 860;
    private const int LeastLeft = 210;
    private const int MostLeft = 420;
    private const int NameGap = 10;
    private const int NameSize = 13;
    private const int Right = 190;
    private const int Top = 50;
    private const int Bottom = 56;
    private const int RowHeight = 34;
    private const int Thickness = 22;

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string XAxis { get; init; }

    public required IReadOnlyList<Bar> Bars { get; init; }

    // The names have the room that the longest of them needs; the bars keep a part of the picture.
    private decimal Left => Math.Clamp(Bars.Max(bar => TextWidth.Of(bar.Name, NameSize)) + 2 * NameGap, LeastLeft, MostLeft);

    public XElement Draw()
    {
        var bottom = Top + Bars.Count * RowHeight;
        var left = Left;
        var across = Ticks.UpTo(Bars.Max(bar => bar.Value) ?? 0);
        return Svg.Picture(Width, bottom + Bottom, Title, Description,
        [
            Svg.Text(16, 26, Title, style: "heading"),
            .. across.Values.SelectMany(value => new[]
            {
                Svg.Line(X(value), Top - 6, X(value), bottom, "grid"),
                Svg.Text(X(value), bottom + 18, ShortNumber.Usd(value), "middle", "quiet"),
            }),
            Svg.Text((left + Width - Right) / 2, bottom + 42, XAxis, "middle", "quiet"),
            .. Bars.SelectMany(Row),
        ]);

        decimal X(decimal value) => left + value / across.End * (Width - left - Right);

        IEnumerable<XElement> Row(Bar bar, int place)
        {
            var top = Top + place * RowHeight;
            var end = X(bar.Value ?? 0);
            return
            [
                Svg.Text(left - NameGap, top + 16, TextWidth.Fit(bar.Name, "", NameSize, left - 2 * NameGap), "end"),
                Svg.Rectangle(left, top, end - left, Thickness, place == 0 ? "f2" : "f0"),
                Svg.Text(end + 8, top + 16, bar.Label, style: bar.Value is null ? "quiet" : null),
            ];
        }
    }
}
