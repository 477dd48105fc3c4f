namespace Calculator.Operations.Tests.Deployment;

/// <summary>The prices the service is shipped with. Every other test sees frozen ones.</summary>
public class ShippedPricesTests
{
    [Fact]
    public async Task They_fit_into_one_ConfigMap()
    {
        Tool.Need("bash", "bash");
        var script = Path.Combine(Repository.Root, "src", "Calculator.Api", "Deployment", "pricing-configmap");
        var (exitCode, printed, errors) = await Tool.Run(Repository.Root, "bash", [script]);
        exitCode.ShouldBe(0, errors);
        foreach (var version in Directory.GetDirectories(Repository.ShippedPrices, "20*"))
            printed.ShouldContain($"  {Path.GetFileName(version)}.plans.json: ");
    }
}
