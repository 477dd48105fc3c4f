using System.Diagnostics;
using System.Globalization;

namespace Calculator.Operations.Tests.Replicas;

/// <summary>nginx, with the configuration that stands beside the service, in front of replicas.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private readonly Process _process;

    private readonly ReservedPort _port = ReservedPort.Take();

    private Balancer(string program, int first, int second)
    {
        var configuration = File.ReadAllText(Path.Combine(Repository.Root, "src", "Calculator.Api", "Deployment", "nginx.conf"));
        foreach (var (documented, own) in new[] { ("127.0.0.1:5080", _port.Number), ("127.0.0.1:5081", first), ("127.0.0.1:5082", second) })
        {
            configuration.ShouldContain(documented);
            configuration = configuration.Replace(
                documented,
                $"127.0.0.1:{own.ToString(CultureInfo.InvariantCulture)}",
                StringComparison.Ordinal);
        }

        // Where it writes, and that it stays one process that a test can end; the rest is as it is documented.
        var path = Path.Combine(_folder, "nginx.conf");
        var quiet = configuration.Replace("http {", $"http {{ access_log off; {TemporaryPaths}", StringComparison.Ordinal);
        File.WriteAllText(path, $"daemon off;\nmaster_process off;\npid {_folder}/pid;\nerror_log {_folder}/error.log;\n{quiet}");
        string[] arguments = ["-p", _folder, "-c", path, "-e", $"{_folder}/error.log"];
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port.Number}"), Timeout = Patience.Most };
    }

    public HttpClient Client { get; }

    private string TemporaryPaths =>
        string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {_folder}/{kind}; "));

    public static async Task<Balancer> Start(Uri first, Uri second)
    {
        var balancer = new Balancer(Tool.Need("nginx", "nginx-light"), first.Port, second.Port);
        await Asking.Until(balancer.Listens, () => "nginx does not listen.");
        return balancer;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _port.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> Listens()
    {
        _process.HasExited.ShouldBeFalse(_process.HasExited
            ? await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)
            : null);
        try
        {
            return (await Client.Ask("/healthz")).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
