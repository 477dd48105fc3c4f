using Calculator.Benchmarks;
using Calculator.Benchmarks.Engine;
using Calculator.Benchmarks.Requests;

return args switch
{
    ["tokens"] => TokenBenchmark.Run(),
    ["engine"] => EngineBenchmark.Run(),
    ["requests", .. var names] => RequestBenchmark.Run(names),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: dotnet run -c Release --project tests/bench/Calculator.Benchmarks -- tokens | engine | requests [name ...]");
    return 2;
}
