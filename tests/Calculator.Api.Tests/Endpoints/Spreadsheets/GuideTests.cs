using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Calculator.Api.Tests.Endpoints.Spreadsheets;

public partial class GuideTests(Service service)
{
    [Fact]
    public async Task Every_calculator_stands_in_the_guide()
    {
        var asked = (await service.Formulas("number")).Select(formula => Guide.AddressOf(formula).Split('?')[0]);
        asked.ShouldBe(service.Questions().Where(question => question.HasPost).Select(question => question.Pattern), ignoreOrder: true);
    }

    [Fact]
    public async Task Every_number_formula_asks_for_one_number()
    {
        foreach (var formula in await service.Formulas("number"))
        {
            var reply = await service.Get(Guide.AddressOf(formula));
            (reply.Status, reply.ContentType?.MediaType).ShouldBe((200, "text/plain"), $"{formula}: {reply.Body}");
            decimal.TryParse(reply.Body, out _).ShouldBeTrue($"{formula}: {reply.Body}");
        }
    }

    [Fact]
    public async Task Every_Sheets_formula_asks_for_a_table()
    {
        foreach (var formula in await service.Formulas("sheets"))
        {
            var reply = await service.Get(Guide.AddressOf(formula));
            (reply.Status, reply.ContentType?.MediaType).ShouldBe((200, "text/csv"), $"{formula}: {reply.Body}");
            formula.ShouldEndWith(",\",\",\"en_US\")");
        }
    }

    [Fact]
    public async Task Every_Power_Query_asks_for_the_same_table()
    {
        foreach (var (query, sheets) in (await service.Formulas("query")).Zip(await service.Formulas("sheets")))
        {
            var path = RelativePath().Match(query).Groups["path"].Value;
            var fields = Fields()
                .Matches(query[query.IndexOf("Query = [", StringComparison.Ordinal)..query.IndexOf("]]), [", StringComparison.Ordinal)])
                .Select(field => $"{field.Groups["name"].Value}={Uri.EscapeDataString(field.Groups["value"].Value)}");
            (await service.Get($"/{path}?{string.Join('&', fields)}")).Body
                .ShouldBe((await service.Get(Guide.AddressOf(sheets))).Body, query);
        }
    }

    [Fact]
    public async Task No_formula_is_longer_than_Excel_takes()
    {
        foreach (var formula in (await service.Formulas("number")).Concat(await service.Formulas("text")))
        {
            formula.Length.ShouldBeLessThan(8192);
            Literals().Matches(formula).Select(literal => literal.Length).ShouldAllBe(length => length < 255);
        }
    }

    [Fact]
    public async Task The_page_is_well_formed_and_names_the_service()
    {
        var page = XDocument.Parse((await service.Get("/spreadsheets")).Body);
        page
            .Descendants("code")
            .Single(code => (string?)code.Attribute("id") == "address").Value
            .ShouldBe(service.Client.BaseAddress!.ToString().TrimEnd('/'));
    }

    [Fact]
    public async Task A_hostile_host_name_stays_a_text()
    {
        foreach (var host in new[] { "a\"><script>alert(1)</script>", "a'b&c" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/spreadsheets");
            request.Headers.TryAddWithoutValidation("Host", host).ShouldBeTrue();
            (await service.Send(request)).Body.ShouldNotContain(host);
        }
    }

    [GeneratedRegex("RelativePath = \"(?<path>[^\"]+)\"")]
    private static partial Regex RelativePath();

    [GeneratedRegex("(?<name>[A-Za-z]+) = \"(?<value>[^\"]*)\"")]
    private static partial Regex Fields();

    [GeneratedRegex("\"([^\"]|\"\")*\"")]
    private static partial Regex Literals();
}
