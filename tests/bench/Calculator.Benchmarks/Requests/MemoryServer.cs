using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Calculator.Benchmarks.Requests;

/// <summary>The whole service behind a server without a socket: a request is a call, answered on the caller's thread.</summary>
internal sealed class MemoryServer : IServer, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly TaskCompletionSource<Func<IFeatureCollection, Task>> _started = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <summary>Starts the service's own program, with this server in place of its own.</summary>
    public static Func<IFeatureCollection, Task> Start(params string[] args)
    {
        var server = new MemoryServer();
        server.Features.Set<IServerAddressesFeature>(new ServerAddressesFeature());
        using var subscription = DiagnosticListener.AllListeners.Subscribe(server);
        var program = new Thread(() => server.Run(args)) { IsBackground = true };
        program.Start();
        return server._started.Task.GetAwaiter().GetResult();
    }

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _started.TrySetResult(async features =>
        {
            var context = application.CreateContext(features);
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, null);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.Extensions.Hosting")
            value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "HostBuilding", Value: IHostBuilder host })
            host.ConfigureServices(services => services.AddSingleton<IServer>(this));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error) => _started.TrySetException(error);

    public void Dispose()
    {
    }

    private void Run(string[] args)
    {
        try
        {
            var code = (int)Assembly.Load("Calculator.Api").EntryPoint!.Invoke(null, [args])!;
            _started.TrySetException(new InvalidOperationException($"The service ended with {code} before it had started."));
        }
        catch (TargetInvocationException exception)
        {
            _started.TrySetException(exception);
        }
    }

    private sealed class ServerAddressesFeature : IServerAddressesFeature
    {
        public ICollection<string> Addresses { get; } = [];

        public bool PreferHostingUrls { get; set; }
    }
}
