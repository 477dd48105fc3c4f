using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Calculator.Browser.Tests;

/// <summary>
/// nginx with TLS in front of the service, which it shows below a path: by the configuration that stands beside the service.
/// </summary>
internal sealed class SecureProxy : IAsyncDisposable
{
    private const string Health = "healthz";

    private readonly string _folder = Directory.CreateTempSubdirectory("tls-").FullName;
    private readonly ReservedPort _plain = ReservedPort.Take();
    private readonly ReservedPort _secure = ReservedPort.Take();
    private readonly X509Certificate2 _certificate;
    private Nginx? _nginx;

    private SecureProxy()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Address = new Uri($"https://127.0.0.1:{_secure.Number}/calc/");
        Plain = new Uri($"http://127.0.0.1:{_plain.Number}/calc/");
        Client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsOurs },
        })
        {
            BaseAddress = Address,
            Timeout = Patience.Most,
        };
    }

    /// <summary>Where the service is seen, with the slash at its end.</summary>
    public Uri Address { get; }

    /// <summary>The same without TLS.</summary>
    public Uri Plain { get; }

    /// <summary>Somebody who trusts the certificate.</summary>
    public HttpClient Client { get; }

    private string CertificateFile => Path.Combine(_folder, "calculator.pem");

    private string KeyFile => Path.Combine(_folder, "calculator.key");

    public static async Task<SecureProxy> Start(Uri service)
    {
        var proxy = new SecureProxy();
        proxy._nginx = await Nginx.Start(
            "nginx-tls.conf",
            proxy.Client,
            Health,
            ("listen 80;", $"listen {proxy.Plain.Authority};"),
            ("listen 443 ssl;", $"listen {proxy.Address.Authority} ssl;"),
            ("/etc/ssl/calculator.pem", proxy.CertificateFile),
            ("/etc/ssl/calculator.key", proxy.KeyFile),
            ("127.0.0.1:5081", service.Authority),
            ("127.0.0.1:5082", $"{service.Authority} backup"));
        return proxy;
    }

    public async Task<HttpResponseMessage> Get(Uri address) => await Client.GetAsync(address, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_nginx is not null)
            await _nginx.DisposeAsync();
        _certificate.Dispose();
        _plain.Dispose();
        _secure.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        certificate?.GetCertHashString(HashAlgorithmName.SHA256) == _certificate.GetCertHashString(HashAlgorithmName.SHA256);
}
