using System.Xml.Linq;
using Calculator.Api.Replies;

namespace Calculator.Api.Charts;

/// <summary>A picture as a file.</summary>
internal static class SvgFile
{
    public const string ContentType = "image/svg+xml";

    public static FileAnswer Of(XElement picture) => new(Svg.ToBytes(picture));
}
