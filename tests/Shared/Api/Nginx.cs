using System.Diagnostics;

namespace Calculator.Testing;

/// <summary>nginx, with a configuration that stands beside the service, at addresses of the test's own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private readonly Process _process;

    private Nginx(string program, string configuration)
    {
        // Where it writes, and that it stays one process that a test can end; the rest is as it is documented.
        var path = Path.Combine(_folder, "nginx.conf");
        var quiet = configuration.Replace("http {", $"http {{ access_log off; {TemporaryPaths}", StringComparison.Ordinal);
        File.WriteAllText(path, $"daemon off;\nmaster_process off;\npid {_folder}/pid;\nerror_log {_folder}/error.log;\n{quiet}");
        string[] arguments = ["-p", _folder, "-c", path, "-e", $"{_folder}/error.log"];
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
    }

    private string TemporaryPaths =>
        string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {_folder}/{kind}; "));

    /// <summary>Starts it, and waits until it lets a client through.</summary>
    /// <param name="file">The configuration, by its name.</param>
    /// <param name="client">Who asks through it.</param>
    /// <param name="health">Where the service says through it that it is alive.</param>
    /// <param name="places">What of the configuration holds on this machine instead; each must stand in it.</param>
    public static async Task<Nginx> Start(string file, HttpClient client, string health, params (string Documented, string Own)[] places)
    {
        var program = Tool.Need("nginx", "nginx-light");
        var configuration = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "src", "Calculator.Api", "Deployment", file),
            TestContext.Current.CancellationToken);
        foreach (var (documented, own) in places)
        {
            configuration.ShouldContain(documented);
            configuration = configuration.Replace(documented, own, StringComparison.Ordinal);
        }

        var nginx = new Nginx(program, configuration);
        await Asking.Until(() => nginx.LetsThrough(client, health), () => "nginx does not listen.");
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> LetsThrough(HttpClient client, string health)
    {
        _process.HasExited.ShouldBeFalse(_process.HasExited
            ? await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            : null);
        try
        {
            return (await client.Ask(health)).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
