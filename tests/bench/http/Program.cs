using Calculator.HttpBench;

if (Options.Read(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

try
{
    await Benchmark.Run(options);
    return 0;
}
catch (BenchFailure failure)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
