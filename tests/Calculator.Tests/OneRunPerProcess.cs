using System.Diagnostics;
using Calculator.Tests;

[assembly: AssemblyFixture(typeof(OneRunPerProcess))]

namespace Calculator.Tests;

/// <summary>
/// Stryker keeps the test process from mutant to mutant. What one mutant left in a static, as a price read wrong or a count cached,
/// would be held against the next ones; and a mutant of a static initialiser would never come to act. So a process that has tested
/// one mutant ends when it is asked to test another, and Stryker asks a new one.
/// </summary>
public sealed class OneRunPerProcess
{
    private static int _runs;

    /// <summary>Begins a run.</summary>
    public OneRunPerProcess()
    {
        if (Interlocked.Increment(ref _runs) > 1 && IsSet("STRYKER_MUTANT_FILE") && !IsSet("STRYKER_COVERAGE_FILE"))
            Process.GetCurrentProcess().Kill();
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is not null;
}
