using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Calculator.Api.Settings;
using Calculator.Operations.Tests.Prices;
using Calculator.Pricing.Files;
using YamlDotNet.RepresentationModel;

namespace Calculator.Operations.Tests.Deployment;

/// <summary>What the container and the manifest say, held against the service itself: neither an image nor a cluster is run here.</summary>
public partial class DeploymentTests
{
    private static readonly string Source = Path.Combine(Repository.Root, "src", "Calculator.Api");

    [Fact]
    public void The_manifest_holds_what_keeps_the_service_up()
    {
        Manifest()
            .Select(document => Text(document, "kind"))
            .ShouldBe(["Deployment", "Service", "HorizontalPodAutoscaler", "PodDisruptionBudget"]);
        var pod = Pod();
        Text(pod, "securityContext", "runAsNonRoot").ShouldBe("true");
        var container = Container();
        Text(container, "securityContext", "readOnlyRootFilesystem").ShouldBe("true");
        Text(container, "securityContext", "allowPrivilegeEscalation").ShouldBe("false");
        Text(container, "securityContext", "capabilities", "drop", 0).ShouldBe("ALL");
        Number(pod, "terminationGracePeriodSeconds").ShouldBeGreaterThan(Number(Environment("Shutdown__DrainSeconds"))
            + Number(Environment("Shutdown__WaitSeconds")));
    }

    [Fact]
    public async Task Its_settings_are_taken_and_its_probes_answered()
    {
        var settings = ((YamlSequenceNode)Container()["env"])
            .Select(item => (Name: Text(item, "name"), Value: Text(item, "value")))
            .Where(item => item.Name.Contains("__", StringComparison.Ordinal))
            .ToList();
        settings.Count.ShouldBeGreaterThanOrEqualTo(3);
        // A pod sees all processors of its node, and has its own memory alone.
        settings.ShouldContain(("Limits__HeavyAtOnce", "1"));
        settings.Select(setting => setting.Name).ShouldBeSubsetOf(Setting.All.Select(setting => setting.Name));

        await using var service = await RunningService.Start(0, [.. settings.Where(setting => setting.Name != "Pricing__Path")]);
        foreach (var probe in new[] { "startupProbe", "readinessProbe", "livenessProbe" })
            (await service.Client.Ask(Text(Container(), probe, "httpGet", "path"))).Status.ShouldBe(200, probe);
    }

    [Fact]
    public void Its_prices_are_mounted_where_the_service_looks()
    {
        Text(Container(), "volumeMounts", 0, "mountPath").ShouldBe(Text(Environment("Pricing__Path"), "value"));
        ((YamlMappingNode)Container()["volumeMounts"][0]).Children.Keys.Select(key => key.ToString()).ShouldNotContain("subPath");
        Text(Pod(), "volumes", 0, "configMap", "name").ShouldBe("calculator-pricing");
    }

    [Fact]
    public async Task The_ConfigMap_holds_the_same_prices_as_the_folder()
    {
        Tool.Need("bash", "bash");
        var (exitCode, printed, errors) = await Tool.Run(
            Repository.Root,
            "bash",
            [Path.Combine(Source, "Deployment", "pricing-configmap"), Repository.Prices]);
        exitCode.ShouldBe(0, errors);
        var map = Documents(printed).ShouldHaveSingleItem();
        (Text(map, "kind"), Text(map, "metadata", "name")).ShouldBe(("ConfigMap", "calculator-pricing"));

        var mounted = Directory.CreateTempSubdirectory("configmap-").FullName;
        foreach (var (key, value) in ((YamlMappingNode)map["binaryData"]).Children)
        {
            key.ToString().ShouldMatch("^[-._a-zA-Z0-9]+$");
            await File.WriteAllBytesAsync(
                Path.Combine(mounted, key.ToString()),
                Convert.FromBase64String(value.ToString()),
                TestContext.Current.CancellationToken);
        }

        DigestsOf(mounted).ShouldBe(DigestsOf(Repository.Prices));
        PricingFiles.Read(mounted).Digest.ShouldBe(PricingFiles.Read(Repository.Prices).Digest);
        Directory.Delete(mounted, recursive: true);
    }

    [Fact]
    public async Task The_line_that_commits_a_version_is_printed_as_the_reader_compares_it()
    {
        Tool.Need("bash", "bash");
        var lines = "";
        foreach (var version in Directory.GetDirectories(Repository.Prices, "20*").Order(StringComparer.Ordinal))
        {
            var (exitCode, line, errors) = await Tool.Run(Repository.Root, "bash", [Script("pricing-digest"), version]);
            exitCode.ShouldBe(0, errors);
            lines += line;
        }

        var mark = Path.Combine(Repository.Prices, WrittenPrices.Mark);
        lines.ShouldBe(await File.ReadAllTextAsync(mark, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_ConfigMap_of_a_folder_with_a_version_that_nothing_commits_says_so()
    {
        Tool.Need("bash", "bash");
        using var prices = new WrittenPrices();
        prices.WriteAll(WrittenPrices.Version);
        prices.WriteAll("acme-2027");
        prices.Commit(WrittenPrices.Version);
        var (exitCode, _, errors) = await Tool.Run(Repository.Root, "bash", [Script("pricing-configmap"), prices.Folder]);
        (exitCode, errors).ShouldBe((0, "acme-2027 has no line in digests.txt and will be pending: pricing-digest prints it.\n"));
    }

    [Fact]
    public async Task A_folder_too_large_for_a_ConfigMap_is_refused()
    {
        Tool.Need("bash", "bash");
        var folder = Directory.CreateTempSubdirectory("pricing-").CreateSubdirectory("2026-11-20");
        // Nothing that can be packed.
        await File.WriteAllBytesAsync(
            Path.Combine(folder.FullName, "plans.json"),
            RandomNumberGenerator.GetBytes(1024 * 1024 + 1),
            TestContext.Current.CancellationToken);
        var (exitCode, printed, errors) = await Tool.Run(
            Repository.Root,
            "bash",
            [Path.Combine(Source, "Deployment", "pricing-configmap"), folder.Parent!.FullName]);
        (exitCode, printed).ShouldBe((1, ""));
        errors.ShouldContain("take old versions");
        folder.Parent.Delete(recursive: true);
    }

    [Fact]
    public void The_image_copies_what_there_is_and_does_not_run_as_root()
    {
        var lines = File.ReadAllLines(Path.Combine(Source, "Dockerfile"));
        var copied = lines
            .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1])
            .ToList();
        copied.Count.ShouldBeGreaterThan(5);
        foreach (var source in copied)
            Path.Exists(Path.Combine(Repository.Root, source)).ShouldBeTrue(source);
        lines.Where(line => line.StartsWith("USER ", StringComparison.Ordinal)).ShouldBe(["USER $APP_UID"]);
        lines[^1].ShouldBe("ENTRYPOINT [\"./Calculator.Api\"]");
        var port = Port().Match(string.Join('\n', lines)).Groups[1].Value;
        Text(Environment("ASPNETCORE_HTTP_PORTS"), "value").ShouldBe(port);
        Text(Container(), "ports", 0, "containerPort").ShouldBe(port);
    }

    private static string Script(string name) => Path.Combine(Source, "Deployment", name);

    private static IReadOnlyList<string> DigestsOf(string folder)
    {
        PricingFolder.TryRead(folder, ChangingPrices.Newest, out var catalog, out var faults).ShouldBeTrue(string.Join('\n', faults));
        return [.. catalog!.Versions.Select(version => $"{version.Id} {version.Digest}")];
    }

    private static YamlNode Pod() => Manifest()[0]["spec"]["template"]["spec"];

    private static YamlNode Container() => ((YamlSequenceNode)Pod()["containers"]).ShouldHaveSingleItem();

    private static YamlNode Environment(string name) => ((YamlSequenceNode)Container()["env"]).Single(item => Text(item, "name") == name);

    private static int Number(YamlNode node, string key = "value") => int.Parse(Text(node, key), CultureInfo.InvariantCulture);

    private static string Text(YamlNode node, params object[] path) =>
        path.Aggregate(node, (inner, step) => step is int index ? inner[index] : inner[(string)step]).ToString();

    private static IReadOnlyList<YamlNode> Manifest() => Documents(File.ReadAllText(Path.Combine(Source, "Deployment", "kubernetes.yaml")));

    private static IReadOnlyList<YamlNode> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return [.. stream.Documents.Select(document => document.RootNode)];
    }

    [GeneratedRegex("ASPNETCORE_HTTP_PORTS=([0-9]+)")]
    private static partial Regex Port();
}
