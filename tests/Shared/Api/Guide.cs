using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Calculator.Testing;

/// <summary>The formulas of the guide for spreadsheets, and the addresses they ask.</summary>
public static partial class Guide
{
    /// <summary>The formulas of one kind: <c>number</c>, <c>text</c>, <c>sheets</c> or <c>query</c>; fails if there are none.</summary>
    public static async Task<IReadOnlyList<string>> Formulas(this Service service, string kind)
    {
        var page = await service.Get("/spreadsheets");
        page.Status.ShouldBe(200);
        var formulas = Regex.Matches(page.Body, $"<pre class=\"formula {kind}\">(?<formula>[^<]*)</pre>")
            .Select(match => WebUtility.HtmlDecode(match.Groups["formula"].Value))
            .ToList();
        formulas.Count.ShouldBeGreaterThan(10);
        return formulas;
    }

    /// <summary>The address a formula asks, without the service's own: its texts and what it encodes, put together.</summary>
    public static string AddressOf(string formula)
    {
        var address = new StringBuilder();
        foreach (Match part in Parts().Matches(formula[(formula.IndexOf("$B$1&", StringComparison.Ordinal) + "$B$1&".Length)..]))
        {
            var text = part.Groups["text"].Value.Replace("\"\"", "\"", StringComparison.Ordinal);
            if (text is "." or "," or "en_US")
                break;
            address.Append(part.Groups["encoded"].Success ? Uri.EscapeDataString(text) : text);
        }

        return address.ToString();
    }

    [GeneratedRegex("""(?<encoded>ENCODEURL\()?"(?<text>([^"]|"")*)"\)?""", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
