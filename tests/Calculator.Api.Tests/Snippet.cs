namespace Calculator.Api.Tests;

/// <summary>A program that docs/examples.md shows.</summary>
internal static class Snippet
{
    /// <summary>The one in a language, asking the service at an address.</summary>
    public static async Task<string> Of(string language, Uri address)
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "examples.md"),
            TestContext.Current.CancellationToken);
        var parts = page.Split($"```{language}\n");
        parts.Length.ShouldBe(2, $"one program in {language}");
        var source = parts[1][..parts[1].IndexOf("```", StringComparison.Ordinal)];
        source.ShouldContain("http://localhost:5080");
        return source.Replace("http://localhost:5080", address.ToString().TrimEnd('/'), StringComparison.Ordinal);
    }
}
