namespace Calculator.HttpBench;

/// <summary>A server that can be measured.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">With what, for a port.</param>
internal sealed record Contestant(string Name, string Program, Func<int, IReadOnlyList<string>> Arguments)
{
    private const string Frameworks = "bin/Release/net10.0";

    /// <summary>The service, as it is configured by the environment it is started in.</summary>
    public static Contestant Service { get; } = Built("the service", "src/Calculator.Api", "Calculator.Api", []);

    /// <summary>The service as it was published, which is how it is in a container.</summary>
    /// <param name="folder">The folder it was published to.</param>
    public static Contestant Published(string folder) => Server("the service, as published", Path.Combine(folder, "Calculator.Api"), []);

    /// <summary>Kestrel answering a constant.</summary>
    /// <param name="bytes">How many bytes it answers.</param>
    public static Contestant Bare(int bytes) =>
        Built($"bare Kestrel, {bytes} bytes", "tests/bench/Calculator.Bare", "Calculator.Bare", ["--bytes", $"{bytes}"]);

    public static Contestant NodeHttp { get; } = Node("node:http, one genai-prices price", "node-http.mjs");

    public static Contestant Fastify { get; } = Node("Fastify, one genai-prices price", "fastify.mjs");

    private static Contestant Built(string name, string folder, string program, string[] arguments)
    {
        return Server(name, Needed.At($"{folder}/{Frameworks}/{program}", "run the benchmark with -c Release"), arguments);
    }

    private static Contestant Server(string name, string path, string[] arguments) =>
        new(name, path, port => ["--urls", $"http://127.0.0.1:{port}", .. arguments]);

    private static Contestant Node(string name, string script)
    {
        Needed.At("tests/bench/http/node_modules", "run npm ci --prefix tests/bench/http");
        var path = Needed.At($"tests/bench/http/{script}", "it is part of the repository");
        return new(name, "node", port => [path, $"{port}"]);
    }
}
