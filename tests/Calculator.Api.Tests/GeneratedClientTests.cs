namespace Calculator.Api.Tests;

/// <summary>
/// Clients that the common generators of C# make of the OpenAPI document: they compile as they are, and get the right numbers.
/// </summary>
public class GeneratedClientTests(Service service)
{
    private const string Printed = """
        GET 0.16
        POST 0.12
        claude-max-5x 2222.222222222222 -
        cursor-pro -1 includedUsageNotAboveFee
        404 model

        """;

    [Theory]
    [InlineData(
        "Kiota",
        "kiota generate --language CSharp --openapi openapi.json --class-name CalculatorClient --namespace-name Calculator.Made "
            + "--output .")]
    [InlineData(
        "NSwag",
        "nswag openapi2csclient /input:openapi.json /output:Client.cs /classname:CalculatorClient /namespace:Calculator.Made "
            + "/JsonLibrary:SystemTextJson /GenerateNullableReferenceTypes:true /GenerateOptionalParameters:true "
            // Beside a list that is required it declares a variable of an optional one twice.
            + "/ExcludedParameterNames:columns")]
    public async Task A_client_made_of_the_document_compiles_and_calls_the_service(string generator, string command)
    {
        var folder = Directory.CreateTempSubdirectory("client-").FullName;
        var sources = Path.Combine(Repository.Root, "tests", "Calculator.Client", "csharp");
        File.Copy(Path.Combine(sources, "Client.csproj"), Path.Combine(folder, "Client.csproj"));
        File.Copy(Path.Combine(sources, $"{generator}.cs"), Path.Combine(folder, "Program.cs"));
        File.Copy(Path.Combine(Repository.Root, ".config", "dotnet-tools.json"), Path.Combine(folder, "dotnet-tools.json"));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "openapi.json"),
            (await service.Get("/swagger/v1/swagger.json")).Body,
            TestContext.Current.CancellationToken);

        var (restored, told, why) = await Tool.Run(folder, "dotnet", ["tool", "restore"]);
        Tool.Require(restored == 0, $"dotnet tool restore failed: {told}{why}");
        await Run(command.Split(' '));
        await Run("build", "--output", "built", "--verbosity", "quiet");
        (await Run(Path.Combine("built", "Client.dll"), service.Client.BaseAddress!.ToString())).ShouldBe(Printed);
        Directory.Delete(folder, recursive: true);

        async Task<string> Run(params string[] arguments)
        {
            var (exitCode, output, errors) = await Tool.Run(folder, "dotnet", arguments);
            exitCode.ShouldBe(0, output + errors);
            return output;
        }
    }
}
