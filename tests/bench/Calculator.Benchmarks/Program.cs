using Calculator.Benchmarks;

return args is ["tokens"] ? TokenBenchmark.Run() : Usage();

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/bench/Calculator.Benchmarks -- tokens");
    return 2;
}
