using Calculator.Benchmarks;
using Calculator.Benchmarks.Engine;

return args switch
{
    ["tokens"] => TokenBenchmark.Run(),
    ["engine"] => EngineBenchmark.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/bench/Calculator.Benchmarks -- tokens | engine");
    return 2;
}
