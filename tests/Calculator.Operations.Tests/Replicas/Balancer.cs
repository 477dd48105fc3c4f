namespace Calculator.Operations.Tests.Replicas;

/// <summary>nginx, with the configuration that stands beside the service, in front of replicas.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly ReservedPort _port;
    private readonly Nginx _nginx;

    private Balancer(ReservedPort port, HttpClient client, Nginx nginx) => (_port, Client, _nginx) = (port, client, nginx);

    public HttpClient Client { get; }

    public static async Task<Balancer> Start(Uri first, Uri second)
    {
        var port = ReservedPort.Take();
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port.Number}"), Timeout = Patience.Most };
        var nginx = await Nginx.Start(
            "nginx.conf",
            client,
            "/healthz",
            ("127.0.0.1:5080", client.BaseAddress.Authority),
            ("127.0.0.1:5081", first.Authority),
            ("127.0.0.1:5082", second.Authority));
        return new Balancer(port, client, nginx);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _nginx.DisposeAsync();
        _port.Dispose();
    }
}
