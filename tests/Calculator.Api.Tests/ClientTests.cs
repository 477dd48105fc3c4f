namespace Calculator.Api.Tests;

/// <summary>
/// Holds the OpenAPI document against the tools people point at it: a linter, and a generator of TypeScript clients, with which the
/// program of docs/examples.md runs too.
/// </summary>
public class ClientTests(Service service)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Calculator.Client");

    [Fact]
    public async Task The_document_lints_and_a_client_made_from_it_compiles_and_calls_the_service()
    {
        using var turn = await NodePackages.Use(Folder);
        var document = Path.Combine(Folder, "build", "openapi.json");
        await File.WriteAllTextAsync(document, (await service.Get("/swagger/v1/swagger.json")).Body, TestContext.Current.CancellationToken);

        await Run("spectral", "lint", "--ruleset", ".spectral.yaml", "--fail-severity", "warn", document);
        await Run("openapi-typescript", document, "--output", Path.Combine("src", "service.d.ts"));
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "src", "snippet.ts"),
            await Snippet.Of("ts", service.Client.BaseAddress!),
            TestContext.Current.CancellationToken);
        await Run("tsc");
        (await Printed("snippet.js")).ShouldBe("0.16\n");
        (await Printed("client.js", service.Client.BaseAddress!.ToString())).ShouldBe("""
            task cost 0.045 from 2026-11-21
            claude-max-5x at 2222.222222222222
            cursor-pro never includedUsageNotAboveFee
            GPT-5.5 30
            404 model

            """);
    }

    private static async Task<string> Printed(string program, params string[] arguments)
    {
        var (exitCode, printed, errors) = await Tool.Run(Folder, "node", [Path.Combine("build", program), .. arguments]);
        exitCode.ShouldBe(0, errors);
        return printed;
    }

    private static async Task Run(string tool, params string[] arguments)
    {
        var (exitCode, output, errors) = await Tool.Run(Folder, Path.Combine(Folder, "node_modules", ".bin", tool), arguments);
        exitCode.ShouldBe(0, output + errors);
    }
}
