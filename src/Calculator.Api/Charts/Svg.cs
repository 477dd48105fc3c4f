using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Calculator.Api.Charts;

/// <summary>The elements pictures are made of. Every text goes through an XML writer, so none can become markup.</summary>
internal static class Svg
{
    private const string FontFamily = "system-ui, sans-serif";

    private static readonly XNamespace Namespace = "http://www.w3.org/2000/svg";

    // Colours that can be told apart in light and in dark, also by people who see red and green alike.
    private const string Style =
        ":root { --ink: #1b1f24; --quiet: #59636e; --grid: #d8dee4; --paper: #ffffff; --c0: #0b57d0; --c1: #b3261e; "
            + "--c2: #1a7f37; --c3: #8250df; --c4: #9a6700; --c5: #0a7c86; --c6: #bf3989; --c7: #57606a; }\n"
        + "@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9da7b1; --grid: #343b43; "
            + "--paper: #0d1117; --c0: #79b0ff; --c1: #ff938a; --c2: #5fd07a; --c3: #c9a6ff; --c4: #e3b341; --c5: #56d4dd; "
            + "--c6: #ff8fc8; --c7: #adb5bd; } }\n"
        + "text { fill: var(--ink); font: 13px system-ui, sans-serif; } .quiet { fill: var(--quiet); font-size: 12px; } "
            + ".heading { font-size: 16px; font-weight: 600; }\n"
        + ".paper { fill: var(--paper); } .grid { stroke: var(--grid); } .axis { stroke: var(--quiet); } "
            + ".line { fill: none; stroke-width: 2; } .strong { stroke-width: 3.5; } .again { stroke-dasharray: 9 4; } "
            + ".dashed { stroke: var(--quiet); stroke-dasharray: 5 4; }\n"
        + ".s0 { stroke: var(--c0); } .s1 { stroke: var(--c1); } .s2 { stroke: var(--c2); } .s3 { stroke: var(--c3); } "
            + ".s4 { stroke: var(--c4); } .s5 { stroke: var(--c5); } .s6 { stroke: var(--c6); } .s7 { stroke: var(--c7); }\n"
        + ".f0 { fill: var(--c0); } .f1 { fill: var(--c1); } .f2 { fill: var(--c2); } .f3 { fill: var(--c3); } "
            + ".f4 { fill: var(--c4); } .f5 { fill: var(--c5); } .f6 { fill: var(--c6); } .f7 { fill: var(--c7); }";

    /// <summary>How many colours there are; a series beyond them takes one again, the API's own left out, and is drawn in dashes.</summary>
    public const int Colours = 8;

    /// <summary>A whole picture with its title and description for those who cannot see it.</summary>
    public static XElement Picture(int width, int height, string title, string description, IEnumerable<XElement> content) => new(
        Namespace + "svg",
        new XAttribute("viewBox", $"0 0 {width} {height}"),
        new XAttribute("width", width),
        new XAttribute("height", height),
        new XAttribute("role", "img"),
        new XAttribute("aria-labelledby", "title description"),
        new XAttribute("font-family", FontFamily),
        new XElement(Namespace + "title", new XAttribute("id", "title"), Clean(title)),
        new XElement(Namespace + "desc", new XAttribute("id", "description"), Clean(description)),
        new XElement(Namespace + "style", Style),
        Rectangle(0, 0, width, height, "paper"),
        content);

    public static XElement Line(decimal x1, decimal y1, decimal x2, decimal y2, string style) => new(
        Namespace + "line", At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2), new XAttribute("class", style));

    public static XElement Path(IEnumerable<(decimal X, decimal Y)> points, string style) => new(
        Namespace
            + "polyline", new XAttribute(
                "points",
                string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))), new XAttribute("class", style));

    public static XElement Circle(decimal x, decimal y, decimal radius, string style) => new(
        Namespace + "circle", At("cx", x), At("cy", y), At("r", radius), new XAttribute("class", style));

    public static XElement Rectangle(decimal x, decimal y, decimal width, decimal height, string style) => new(
        Namespace + "rect", At("x", x), At("y", y), At("width", width), At("height", height), new XAttribute("class", style));

    /// <summary>A text; <paramref name="anchor"/> is start, middle or end.</summary>
    public static XElement Text(decimal x, decimal y, string text, string anchor = "start", string? style = null) => new(
        Namespace
            + "text", At("x", x), At("y", y), new XAttribute("text-anchor", anchor), style is null
                ? null
                : new XAttribute("class", style), Clean(text));

    /// <summary>The picture as it is sent.</summary>
    public static byte[] ToBytes(XElement picture)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(
            buffer,
            new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            picture.Save(writer);
        }
        return buffer.ToArray();
    }

    private static XAttribute At(string name, decimal value) => new(name, Number(value));

    private static string Number(decimal value) =>
        Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);

    // XML has no way to write most control characters.
    private static string Clean(string text) =>
        string.Concat(text.Select(sign => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign) ? sign : '?'));
}
