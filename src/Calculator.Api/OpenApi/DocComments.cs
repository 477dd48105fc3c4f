using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Calculator.Api.OpenApi;

/// <summary>The doc comments of an assembly, for the document to show.</summary>
internal static partial class DocComments
{
    /// <summary>Reads them with each text on one line: where the source breaks a line is no part of what it says.</summary>
    public static XPathDocument Of(string assembly)
    {
        var comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml"));
        foreach (var text in comments.DescendantNodes().OfType<XText>())
            text.Value = LineBreak().Replace(text.Value, " ");
        return new XPathDocument(comments.CreateReader());
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
