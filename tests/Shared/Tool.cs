using System.Diagnostics;

namespace Calculator.Testing;

/// <summary>Runs programs that a test needs and a machine may lack.</summary>
internal static class Tool
{
    /// <summary>Skips the test if a program is missing; where <c>CI=true</c> nothing may be skipped, and the test fails instead.</summary>
    public static void Require(bool isThere, string missing)
    {
        if (isThere)
            return;

        Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", missing);
        Assert.Skip(missing);
    }

    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program to its end; it is killed if the test is given up or after two minutes.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(string folder, string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(guard.Token);
            var errors = process.StandardError.ReadToEndAsync(guard.Token);
            await process.WaitForExitAsync(guard.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
