using System.Text;
using System.Text.Encodings.Web;
using Calculator.Api.Workbook;

namespace Calculator.Api.Endpoints.Spreadsheets;

/// <summary>The guide as a page. Well-formed, so that it can be read as XML too.</summary>
internal static class GuidePage
{
    private static readonly string[] Advice =
    [
        "Put the service's address into cell B1. Every formula below takes it from there, and answers the example it shows: "
            + "put your own values, or cells, in place of its.",
        "A number of the sheet must reach the service with a point: write SUBSTITUTE(D1,\",\",\".\") where a cell holds a fraction, "
            + "since a German or French sheet would send 0,5. A name goes through ENCODEURL.",
        "NUMBERVALUE(…,\".\",\",\") reads what comes back; VALUE would read 1.234 as 1234 where the comma is the decimal mark.",
        "errors=text sends a line that begins with #ERROR where a cell would only show #VALUE!. "
            + "What has no number sends the word of its reason, such as never.",
        "Cells are fetched one after another. For more than a few ask for a table: format=csv on any route, "
            + "or /v1/grid for one figure over two fields.",
        "Excel has WEBSERVICE on Windows only; elsewhere use Power Query. LibreOffice asks to allow links when the document is opened; "
            + "Google Sheets needs the service at a public address.",
        "What is charged beside plain tokens is a field like any other: cacheWrite1hTokens, inferenceGeo, peakShare, webSearches, "
            + "otherUsdPerSession, discount (below 0 a surcharge). /v1/models has what each model knows of it in its last columns.",
        "Add &asOf=2026-11-20 to keep the prices of that day. An answer at a stated moment may be kept for five minutes; "
            + "add &_= and any number to get past a cache.",
    ];

    /// <summary>Writes the page.</summary>
    /// <param name="address">Where the reader reaches the service.</param>
    /// <param name="root">The path the service stands under; empty at a host of its own.</param>
    /// <param name="routes">The formulas, and what each answers.</param>
    public static string Of(string address, string root, IReadOnlyList<(string Summary, Formulas Formulas)> routes)
    {
        var page = new StringBuilder();
        page.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8" />
              <meta name="viewport" content="width=device-width, initial-scale=1" />
              <title>Spreadsheets · LLM cost calculator</title>
              <link rel="icon" href="{Encoded(root)}/icon.svg" type="image/svg+xml" />
              <link rel="stylesheet" href="{Encoded(root)}/page.css" />
              <script type="module" src="{Encoded(root)}/guide.js"></script>
            </head>
            <body>
            <header><h1>In spreadsheets</h1>
            <nav><a href="{Encoded(root)}/">Calculator</a> <a href="{Encoded(root)}/swagger">Swagger</a></nav></header>
            <div class="guide">
            <section>
            """);
        page.Append("<p>The service's address, for B1: <code id=\"address\">").Append(Encoded(address)).Append("</code></p>\n<ul>\n");
        foreach (var sentence in Advice)
            page.Append("<li>").Append(Encoded(sentence)).Append("</li>\n");
        page.Append("</ul>\n</section>\n<section><h2>Contents</h2>\n<ul class=\"contents\">\n");
        foreach (var (summary, formulas) in routes)
            page.Append($"<li><a href=\"#{Anchor(formulas)}\">{Encoded(formulas.Path)}</a> {Encoded(summary)}</li>\n");
        page.Append("</ul>\n</section>\n");
        foreach (var (summary, formulas) in routes)
            AppendRoute(page, address, summary, formulas);
        return page.Append("</div>\n</body>\n</html>\n").ToString();
    }

    private static void AppendRoute(StringBuilder page, string address, string summary, Formulas formulas)
    {
        page.Append($"<section><h2 id=\"{Anchor(formulas)}\">{Encoded(formulas.Path)}</h2>\n<p>{Encoded(summary)}</p>\n");
        AppendFormula(page, "Excel, LibreOffice: one number", "number", formulas.OneNumber);
        AppendFormula(page, "Excel, LibreOffice: with a sentence where something is wrong", "text", formulas.OneText);
        if (formulas.HasTable)
        {
            AppendFormula(page, "Google Sheets: the table", "sheets", formulas.SheetsTable);
            AppendFormula(page, "Power Query: the table", "query", formulas.PowerQuery(address));
        }

        page.Append("</section>\n");
    }

    private static void AppendFormula(StringBuilder page, string label, string style, string formula) => page
        .Append("<p class=\"quiet\">")
        .Append(Encoded(label))
        .Append("</p>\n<pre class=\"formula ")
        .Append(style)
        .Append("\">")
        .Append(Encoded(formula))
        .Append("</pre>\n");

    private static string Anchor(Formulas formulas) => Encoded(formulas.Path.TrimStart('/').Replace('/', '-'));

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}
