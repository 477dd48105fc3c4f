using System.Globalization;

namespace Calculator.Office.Tests;

/// <summary>Every formula of the guide, calculated by LibreOffice Calc where a number has a point and where it has a comma.</summary>
public class GuideTests(Service service)
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Every_number_formula_gives_the_number_that_the_service_sends(string locale)
    {
        var formulas = await service.Formulas("number");
        foreach (var (formula, cell) in formulas.Zip(await Office.Calculate(locale, [Address], formulas)))
        {
            var sent = (await service.Get(Guide.AddressOf(formula))).Body;
            cell.Number.ShouldBe(double.Parse(sent, CultureInfo.InvariantCulture), $"{formula} shows {cell.Text}; the service sent {sent}");
        }
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public async Task Every_text_formula_shows_what_the_service_sends(string locale)
    {
        var formulas = await service.Formulas("text");
        foreach (var (formula, cell) in formulas.Zip(await Office.Calculate(locale, [Address], formulas)))
            cell.Text.ShouldBe((await service.Get(Guide.AddressOf(formula))).Body, formula);
    }

    private string Address => service.Client.BaseAddress!.ToString().TrimEnd('/');
}
