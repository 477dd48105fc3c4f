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
    private const int Left = 210;
    private const int Right = 190;
    private const int Top = 50;
    private const int Bottom = 56;
    private const int RowHeight = 34;
    private const int Thickness = 22;

    public required string Title { get; init; }

    public required string Description { get; init; }

    public required string XAxis { get; init; }

    public required IReadOnlyList<Bar> Bars { get; init; }

    public XElement Draw()
    {
        var bottom = Top + Bars.Count * RowHeight;
        var across = Ticks.UpTo(Bars.Max(bar => bar.Value) ?? 0);
        return Svg.Picture(Width, bottom + Bottom, Title, Description,
        [
            Svg.Text(16, 26, Title, style: "heading"),
            .. across.Values.SelectMany(value => new[]
            {
                Svg.Line(X(value), Top - 6, X(value), bottom, "grid"),
                Svg.Text(X(value), bottom + 18, ShortNumber.Usd(value), "middle", "quiet"),
            }),
            Svg.Text((Left + Width - Right) / 2m, bottom + 42, XAxis, "middle", "quiet"),
            .. Bars.SelectMany(Row),
        ]);

        decimal X(decimal value) => Left + value / across.End * (Width - Left - Right);

        IEnumerable<XElement> Row(Bar bar, int place)
        {
            var top = Top + place * RowHeight;
            var end = X(bar.Value ?? 0);
            return
            [
                Svg.Text(Left - 10, top + 16, bar.Name, "end"),
                Svg.Rectangle(Left, top, end - Left, Thickness, place == 0 ? "f2" : "f0"),
                Svg.Text(end + 8, top + 16, bar.Label, style: bar.Value is null ? "quiet" : null),
            ];
        }
    }
}
