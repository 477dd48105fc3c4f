using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Calculator.Operations.Tests.Replicas;

/// <summary>nginx, with the configuration that stands beside the service, in front of replicas.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string _folder = Directory.CreateTempSubdirectory("nginx-").FullName;
    private readonly Process _process;

    private Balancer(int port, int first, int second)
    {
        var configuration = File.ReadAllText(Path.Combine(Repository.Root, "src", "Calculator.Api", "Deployment", "nginx.conf"));
        foreach (var (documented, own) in new[] { ("127.0.0.1:5080", port), ("127.0.0.1:5081", first), ("127.0.0.1:5082", second) })
        {
            configuration.ShouldContain(documented);
            configuration = configuration.Replace(documented, $"127.0.0.1:{own.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
        }

        // Where it writes, and that it stays one process that a test can end; the rest is as it is documented.
        var path = Path.Combine(_folder, "nginx.conf");
        File.WriteAllText(path, $"daemon off;\nmaster_process off;\npid {_folder}/pid;\nerror_log {_folder}/error.log;\n{configuration.Replace("http {", $"http {{ access_log off; {TemporaryPaths}", StringComparison.Ordinal)}");
        _process = Process.Start(new ProcessStartInfo(Program, ["-p", _folder, "-c", path, "-e", $"{_folder}/error.log"]) { RedirectStandardError = true })!;
        Client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public HttpClient Client { get; }

    private string TemporaryPaths => string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {_folder}/{kind}; "));

    public static async Task<Balancer> Start(Uri first, Uri second)
    {
        Tool.Require(File.Exists(Program), "nginx is not installed.");
        var balancer = new Balancer(FreePort(), first.Port, second.Port);
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
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> Listens()
    {
        _process.HasExited.ShouldBeFalse(_process.HasExited ? await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : null);
        try
        {
            return (await Client.Ask("/healthz")).Status == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
